import type { RuleSource } from '../../src/engines/sast/index.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Parsers } from '../../src/lang/index.ts';
import type { FlowCase } from './read-case.ts';
import { engineWith, linesOf, scanTree } from './scan-tree.ts';

/** What became of a case; texts say what is wrong and are empty when nothing is. */
export interface CaseOutcome {
  readonly name: string;
  readonly found: boolean;
  /** Found, with the twin silent, by looking at each file by itself: then nothing crosses files. */
  readonly rightAlone: boolean;
  readonly falseOnTwin: boolean;
  /** A change of one file gave the same as a look at all; undefined when that was not tried. */
  readonly sameInChange: boolean | undefined;
  readonly reasons: readonly string[];
}

/** How cases of a language are run. */
export interface CaseSetup {
  readonly rule: RuleSource;
  readonly parsers: Parsers;
  /** Also as a change of one file, in both directions. */
  readonly withChange: boolean;
}

/** Scans both trees of a case, whole and, when asked for, as changes from one to the other. */
export async function runCase(one: FlowCase, setup: CaseSetup): Promise<CaseOutcome> {
  const { rule, parsers } = setup;
  const bad = await scanTree(engineWith(rule, parsers), one.bad);
  const ok = await scanTree(engineWith(rule, parsers), one.ok);
  const [reported, onTwin] = [linesOf(bad.findings), linesOf(ok.findings)];
  const reasons: string[] = [];
  const found = reported.join() === one.expected.join();
  if (!found)
    reasons.push(`expected ${one.expected.join(', ')}; reported ${reported.join(', ') || 'nothing'}`);
  if (onTwin.length > 0) reasons.push(`twin: reported ${onTwin.join(', ')}`);
  const changes = setup.withChange
    ? await differences(one, setup, { bad: bad.findings, ok: ok.findings })
    : [];
  reasons.push(...changes);
  return {
    name: one.name,
    found,
    rightAlone: ok.alone.length === 0 && linesOf(bad.alone).join() === one.expected.join(),
    falseOnTwin: onTwin.length > 0,
    sameInChange: setup.withChange ? changes.length === 0 : undefined,
    reasons,
  };
}

interface Whole {
  readonly bad: readonly Finding[];
  readonly ok: readonly Finding[];
}

/** How changes of one file differ from whole scans: there and back, with all that earlier scans kept. */
async function differences(
  one: FlowCase,
  { rule, parsers }: CaseSetup,
  whole: Whole,
): Promise<readonly string[]> {
  const kept = new Map<string, Uint8Array>();
  const store = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: Uint8Array) => void kept.set(key, value),
  };
  const changedTo = { changed: one.changed };
  const base = await scanTree(engineWith(rule, parsers, store), one.ok);
  const head = await scanTree(engineWith(rule, parsers, store), one.bad, { ...base, ...changedTo });
  const back = await scanTree(engineWith(rule, parsers, store), one.ok, { ...head, ...changedTo });
  const reasons: string[] = [];
  if (!same(head.findings, whole.bad))
    reasons.push(`change: reported ${linesOf(head.findings).join(', ') || 'nothing'}`);
  if (!same(back.findings, whole.ok))
    reasons.push(`change back: reported ${linesOf(back.findings).join(', ') || 'nothing'}`);
  const before = new Set(base.findings.map(identityOf));
  const fresh = linesOf(head.findings.filter((finding) => !before.has(identityOf(finding))));
  if (fresh.join() !== linesOf(whole.bad).join())
    reasons.push(`change: new is ${fresh.join(', ') || 'nothing'}`);
  return reasons;
}

function same(a: readonly Finding[], b: readonly Finding[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function identityOf({ rule, at, anchor }: Finding): string {
  return JSON.stringify([rule, 'path' in at ? at.path : '', anchor.scope, anchor.match]);
}
