import { familyOf } from '../../src/triage/issues/weakness-family.ts';
import type { LineRange } from './changed-functions.ts';

/** One report of an engine. */
export interface Report {
  readonly rule: string;
  readonly cwe: readonly number[];
  readonly path: string;
  readonly line: number;
}

/** A tree with the places that its fix changed, by path. */
export interface Side {
  readonly reports: readonly Report[];
  readonly places: ReadonlyMap<string, readonly LineRange[]>;
}

export interface PairScore {
  /** Rules of the advisory's family that report in a changed function before the fix. */
  readonly fires: readonly string[];
  /** Those of them that still report in a changed function after it. */
  readonly stillFires: readonly string[];
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
  const families = new Set(cwe.map((one) => familyOf(one) ?? `CWE-${one}`));
  const fires = [...new Set(rulesAt(before, families))].sort();
  const still = new Set(rulesAt(after, families));
  return { fires, stillFires: fires.filter((rule) => still.has(rule)) };
}

function rulesAt({ reports, places }: Side, families: ReadonlySet<string>): readonly string[] {
  return reports
    .filter(({ cwe }) => cwe.some((one) => families.has(familyOf(one) ?? `CWE-${one}`)))
    .filter(({ path, line }) => places.get(path)?.some(({ from, to }) => line >= from && line <= to) ?? false)
    .map(({ rule }) => rule);
}
