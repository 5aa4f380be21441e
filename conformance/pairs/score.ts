import { sha256 } from '../../src/core/digest.ts';
import { familyOf } from '../../src/triage/issues/weakness-family.ts';
import type { LineRange } from './changed-functions.ts';

/** One report of an engine. */
export interface Report {
  readonly rule: string;
  readonly cwe: readonly number[];
  readonly path: string;
  readonly line: number;
}

/** The places of a tree that its fix changed, by path. */
export type Places = ReadonlyMap<string, readonly LineRange[]>;

export interface Side {
  readonly reports: readonly Report[];
  readonly places: Places;
  /** Of the changed files, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface PairScore {
  /** Rules of the advisory's family that report in a changed function before the fix. */
  readonly fires: readonly string[];
  /** Those of them that still report in a changed function after it. */
  readonly stillFires: readonly string[];
  /** By `before RULE` and `after RULE`: the digest of the first changed function with its report, white space collapsed. */
  readonly code: Readonly<Record<string, string>>;
}

/** A pair as it is listed. */
export interface Pair {
  readonly id: string;
  readonly repository: string;
  readonly before: string;
  readonly after: string;
  readonly cwe: readonly number[];
  readonly language: string;
}

export interface ScoredPair {
  readonly pair: Pair;
  readonly ours: PairScore;
  /** Undefined: the peer is absent. */
  readonly peer: PairScore | undefined;
}

/** Scores one pair: `cwe` are the advisory's weaknesses. */
export function scoreOf(cwe: readonly number[], before: Side, after: Side): PairScore {
  const families = new Set(cwe.map(familyName));
  const [first, last] = [rulesAt(before, families), rulesAt(after, families)];
  const fires = [...first.keys()].sort();
  const stillFires = fires.filter((rule) => last.has(rule));
  const code = [
    ...fires.map((rule) => [`before ${rule}`, first.get(rule) ?? ''] as const),
    ...stillFires.map((rule) => [`after ${rule}`, last.get(rule) ?? ''] as const),
  ];
  return { fires, stillFires, code: Object.fromEntries(code) };
}

/** The family of a weakness, or the weakness itself where it has none. */
export function familyName(cwe: number): string {
  return familyOf(cwe) ?? `CWE-${cwe}`;
}

/** The rules of some families that report in a changed function, with the digest of the first such function. */
function rulesAt(
  { reports, places, texts }: Side,
  families: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const { rule, cwe, path, line } of reports) {
    if (rules.has(rule) || !cwe.some((one) => families.has(familyName(one)))) continue;
    const place = places.get(path)?.find(({ from, to }) => line >= from && line <= to);
    if (place !== undefined) rules.set(rule, codeDigest(texts.get(path) ?? '', place));
  }
  return rules;
}

function codeDigest(text: string, { from, to }: LineRange): string {
  const lines = text.split('\n').slice(Math.max(0, from - 1), to);
  return sha256(lines.join('\n').replace(/\s+/gu, ' ')).slice(0, 32);
}
