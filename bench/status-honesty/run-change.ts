import { cpSync, rmSync } from 'node:fs';
import { openNest, type Nest } from '../../tools/sample/nest.ts';
import { applyChange } from './apply-change.ts';
import type { Benign, Found, Mutant } from './change.ts';

/** Where changes are tried, and with what. */
export interface Ground {
  readonly sample: string;
  /** The repository as it was verified; only copied from. */
  readonly pristine: string;
  /** Where the copies go, one after the other. */
  readonly folder: string;
  readonly program: string;
  /** Programs of which one rule was emptied, by the rule's id. */
  readonly emptied: Readonly<Record<string, string>>;
}

/** What became of one change. */
export interface Row {
  readonly kind: 'mutant' | 'benign';
  readonly name: string;
  readonly mitigation: string;
  readonly after: Found | 'missing';
  readonly because: string;
  readonly right: boolean;
}

/** The state of every mitigation, and why it is in it. */
export interface States {
  get(mitigation: string): { readonly state: Found; readonly because: string } | undefined;
}

/** Applies a mutant: its mitigation must leave `verified`. */
export async function tryMutant(ground: Ground, mutant: Mutant): Promise<Row> {
  const states = await statesAfter(ground, mutant);
  const { name, mitigation, becomes } = mutant;
  const { state, because } = states.get(mitigation) ?? nowhere;
  const right =
    state !== 'missing' && state !== 'verified' && (becomes === undefined || becomes.includes(state));
  return { kind: 'mutant', name, mitigation, after: state, because, right };
}

/** Applies ordinary work: what was verified must be verified again. */
export async function tryBenign(ground: Ground, benign: Benign, verified: readonly string[]): Promise<Row> {
  const states = await statesAfter(ground, benign);
  const lost = verified.find((id) => states.get(id)?.state !== 'verified');
  const { name, mitigation } = benign;
  if (lost === undefined)
    return { kind: 'benign', name, mitigation, after: 'verified', because: '', right: true };
  const { state, because } = states.get(lost) ?? nowhere;
  return { kind: 'benign', name, mitigation: lost, after: state, because, right: false };
}

const nowhere = { state: 'missing', because: 'the report does not name it' } as const;

async function statesAfter(ground: Ground, one: Mutant | Benign): Promise<States> {
  const { change } = one;
  const program = change.kind === 'empty-rule' ? ground.emptied[change.rule] : ground.program;
  if (program === undefined) throw new Error(`${one.name}: no program has that rule emptied`);
  rmSync(ground.folder, { recursive: true, force: true });
  cpSync(ground.pristine, ground.folder, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
  const nest = openNest({ sample: ground.sample, folder: ground.folder, program });
  const { now, afterTests } = await applyChange(nest, change);
  if (one.rerunTests) nest.runTests(now);
  afterTests();
  return verifiedStates(nest, now, 'flags' in one ? one.flags : []);
}

/** Verifies, and tells what came out; when Holdfast refuses, every mitigation is `refused`. */
export function verifiedStates(nest: Nest, now: string, flags: readonly string[] = []): States {
  const { status, stdout, stderr } = nest.holdfast(['verify', '--format', 'json', ...flags], now);
  if (stdout === '' && (status === 2 || status === 3)) {
    return { get: () => ({ state: 'refused', because: stderr.split('\n')[0] ?? '' }) };
  }
  const report: { mitigations: { id: string; state: Found; because: string }[] } = JSON.parse(stdout);
  return new Map(report.mitigations.map(({ id, state, because }) => [id, { state, because }]));
}
