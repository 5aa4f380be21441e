import { contextOverlap } from './context.ts';
import type { Drift } from './drift.ts';
import type { Group, Matching, MatchPass } from './matching.ts';
import { take } from './matching.ts';
import { at } from './side.ts';

/** Items of one group compared with each other, per item of the left side: a bound on the work of a hostile group. */
const neighboursMax = 24;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly shared: number;
  readonly distance: number;
}

/** Makes partners within a group: by shared context first, by nearness to the expected line then. */
export function alignGroup(matching: Matching, group: Group, pass: MatchPass, drift: Drift): void {
  const candidates = candidatesOf(matching, group, drift, pass);
  candidates.sort((a, b) => b.shared - a.shared || a.distance - b.distance);
  for (const { before, after } of candidates) {
    if (at(matching.before.taken, before) === 1 || at(matching.after.taken, after) === 1) continue;
    take(matching, before, after, pass);
  }
  if (pass !== 'same-text' && group.before.length === group.after.length) takeInOrder(matching, group, pass);
}

/** What is left of a group of equal size that was too large to compare everything. */
function takeInOrder(matching: Matching, group: Group, pass: MatchPass): void {
  const before = group.before.filter((index) => at(matching.before.taken, index) === 0);
  const after = group.after.filter((index) => at(matching.after.taken, index) === 0);
  for (const [n, index] of before.entries()) {
    const partner = after[n];
    if (partner !== undefined) take(matching, index, partner, pass);
  }
}

function candidatesOf(matching: Matching, group: Group, drift: Drift, pass: MatchPass): Candidate[] {
  const candidates: Candidate[] = [];
  const lines = group.after.map((index) => matching.after.items[index]?.line ?? 0);
  for (const before of group.before) {
    const line = matching.before.items[before]?.line ?? 0;
    const expected = drift.expected(at(matching.before.path, before), line);
    for (const n of nearest(lines, expected)) {
      const after = group.after[n];
      if (after === undefined) continue;
      const distance = Math.abs((lines[n] ?? 0) - expected);
      const shared = sharedContext(matching, before, after);
      if (pass === 'same-text' && shared === 0) continue;
      candidates.push({ before, after, shared, distance });
    }
  }
  return candidates;
}

/** The positions in `lines` around the expected one, at most `neighboursMax` of them. */
function nearest(lines: readonly number[], expected: number): number[] {
  let from = 0;
  if (lines.length > neighboursMax) {
    while (from + neighboursMax < lines.length && further(lines, from, expected)) from++;
  }
  const to = Math.min(lines.length, from + neighboursMax);
  return Array.from({ length: to - from }, (_, n) => from + n);
}

/** Whether the window that starts at `from` gains by moving one on. */
function further(lines: readonly number[], from: number, expected: number): boolean {
  const lost = Math.abs((lines[from] ?? 0) - expected);
  const gained = Math.abs((lines[from + neighboursMax] ?? 0) - expected);
  return gained < lost;
}

function sharedContext(matching: Matching, before: number, after: number): number {
  return contextOverlap(
    matching.contexts,
    at(matching.before.context, before),
    at(matching.after.context, after),
  );
}
