import type { Anchored } from '../../src/triage/identity/anchored.ts';
import { placeAfter } from '../../src/triage/identity/line-map.ts';
import type { LineMap } from '../../src/triage/identity/line-map.ts';

/** What must happen to the findings on unchanged lines: item number before -> item number after. */
export function unchangedPairs(
  before: readonly Anchored[],
  after: readonly Anchored[],
  map: LineMap,
): ReadonlyMap<number, number> {
  const places = new Map(after.map((finding, n) => [keyOf(finding.rule, finding.path, finding.line), n]));
  const pairs = new Map<number, number>();
  for (const [n, finding] of before.entries()) {
    const place = placeAfter(map, finding);
    const partner = place && places.get(keyOf(finding.rule, place.path, place.line));
    if (partner !== undefined) pairs.set(n, partner);
  }
  return pairs;
}

function keyOf(rule: string, path: string, line: number): string {
  return `${rule}\n${path}\n${line}`;
}

export interface Score {
  readonly unchanged: number;
  readonly kept: number;
  /** Partners that contradict the truth: one of the two is on an unchanged line and belongs to another finding. */
  readonly wrong: number;
}

/** Compares an assignment (item number before -> after) with the truth. */
export function score(truth: ReadonlyMap<number, number>, found: ReadonlyMap<number, number>): Score {
  const owner = new Map([...truth].map(([before, after]) => [after, before]));
  let kept = 0;
  let wrong = 0;
  for (const [before, after] of found) {
    if (truth.get(before) === after) kept++;
    else if (truth.has(before) || owner.has(after)) wrong++;
  }
  return { unchanged: truth.size, kept, wrong };
}
