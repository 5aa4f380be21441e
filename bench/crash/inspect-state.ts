import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openLibsql } from '../../src/store/libsql-driver.ts';
import { openStore } from '../../src/store/open-store.ts';

export interface Violation {
  readonly what: string;
  readonly detail: string;
}

/** Verifications of the shop's model: what one run of `verify` records. */
const recordsPerRun = 4;

/** What is wrong with a state file, and the runs it knows by their moments. */
export interface Inspected {
  readonly runs: readonly number[];
  readonly violations: readonly Violation[];
}

/** The word after which this script inspects instead of killing. */
export const inspectWord = 'inspect';

/**
 * Inspects in a process of its own, as the next run would be: whoever opens and closes a database file twice in one
 * process drops the locks of its other connections.
 */
export async function inspectState(file: string, acknowledged: ReadonlySet<number>): Promise<Inspected> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [script, inspectWord, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen: Inspected = JSON.parse(await text(child.stdout));
  return { ...seen, violations: [...seen.violations, ...lost(acknowledged, new Set(seen.runs))] };
}

/** Opens the state as the next process would, and checks every promise of the store. */
export async function inspectHere(file: string): Promise<Inspected> {
  if (!existsSync(file)) return { runs: [], violations: [] };
  const opened = await openStore(file);
  if (!opened.ok) return { runs: [], violations: [{ what: 'open', detail: opened.error.message }] };
  const store = opened.value;
  try {
    const runs = await store.runs(-1);
    const evidence = await store.readEvidence();
    const chain = await store.verifyChain();
    if (!runs.ok) return { runs: [], violations: [{ what: 'runs', detail: runs.error.message }] };
    if (!evidence.ok) return { runs: [], violations: [{ what: 'evidence', detail: evidence.error.message }] };
    const finished = runs.value.map(({ finishedAt }) => finishedAt);
    const perRun = new Map<number, number>();
    for (const { at: when } of evidence.value) perRun.set(when, (perRun.get(when) ?? 0) + 1);
    return {
      runs: finished,
      violations: [
        ...(chain.ok && chain.value.intact ? [] : [{ what: 'chain', detail: JSON.stringify(chain) }]),
        ...partial(finished, perRun),
        ...(await unsound(file)),
      ],
    };
  } finally {
    store.close();
  }
}

function lost(acknowledged: ReadonlySet<number>, runs: ReadonlySet<number>): readonly Violation[] {
  return [...acknowledged]
    .filter((now) => !runs.has(now))
    .map((now) => ({ what: 'acknowledged and lost', detail: String(now) }));
}

/** Every run once, with all of its evidence; no evidence without its run. */
function partial(finished: readonly number[], perRun: ReadonlyMap<number, number>): readonly Violation[] {
  const runs = new Set(finished);
  const twice =
    finished.length === runs.size
      ? []
      : [{ what: 'recorded twice', detail: String(finished.length - runs.size) }];
  const incomplete = [...runs].filter((now) => perRun.get(now) !== recordsPerRun);
  const orphans = [...perRun.keys()].filter((now) => !runs.has(now));
  return [
    ...twice,
    ...incomplete.map((now) => ({
      what: 'run without its evidence',
      detail: `${now}: ${perRun.get(now) ?? 0} records`,
    })),
    ...orphans.map((now) => ({ what: 'evidence without its run', detail: String(now) })),
  ];
}

/** What the store does not show: half-written runs, and the database's own opinion of itself. */
async function unsound(file: string): Promise<readonly Violation[]> {
  const driver = await openLibsql(file);
  try {
    const verdict = driver.prepare('PRAGMA integrity_check').all([]);
    const running = driver.prepare("SELECT count(*) AS n FROM run WHERE state <> 'done'").get([]);
    const sound = verdict.length === 1 && verdict[0]?.['integrity_check'] === 'ok';
    return [
      ...(sound ? [] : [{ what: 'integrity', detail: JSON.stringify(verdict).slice(0, 300) }]),
      ...(running?.['n'] === 0 ? [] : [{ what: 'partial run', detail: JSON.stringify(running) }]),
    ];
  } finally {
    driver.close();
  }
}
