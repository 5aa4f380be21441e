import type { Contexts } from './context.ts';
import type { Names, Side } from './side.ts';
import { freeOf } from './side.ts';

/** What two findings had in common when they were taken for one, strongest first. */
export const matchPasses = [
  'line-map',
  'exact',
  'context-changed',
  'scope-changed',
  'same-text',
  'reformatted',
  'renamed',
  'similar',
] as const;
export type MatchPass = (typeof matchPasses)[number];

/** A partnership: `before` and `after` are item numbers of the two inputs. */
export interface Match {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly pass: MatchPass;
  /** `identity-only`: likeness is enough to keep the id and the clock, not to keep a suppression. */
  readonly carries: 'all' | 'identity-only';
}

/** The work in hand: both sides, and who was matched so far. */
export interface Matching {
  readonly before: Side;
  readonly after: Side;
  readonly names: Names;
  readonly contexts: Contexts;
  readonly pairs: Pair[];
}

export interface Pair {
  readonly before: number;
  readonly after: number;
  readonly pass: MatchPass;
}

/** Items of both sides that share a key and have no partner yet. */
export interface Group {
  readonly before: number[];
  readonly after: number[];
}

/** Makes two items partners; each item has at most one. */
export function take(matching: Matching, before: number, after: number, pass: MatchPass): void {
  matching.before.taken[before] = 1;
  matching.after.taken[after] = 1;
  matching.pairs.push({ before, after, pass });
}

/** Groups what is left of both sides by key; only groups with both sides are returned, in stable order. */
export function groupsOf(
  matching: Matching,
  keyBefore: (index: number) => number | undefined,
  keyAfter: (index: number) => number | undefined,
): Group[] {
  const groups = new Map<number, Group>();
  for (const index of freeOf(matching.before)) {
    const key = keyBefore(index);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { before: [index], after: [] });
    else group.before.push(index);
  }
  if (groups.size === 0) return [];
  for (const index of freeOf(matching.after)) {
    const key = keyAfter(index);
    if (key !== undefined) groups.get(key)?.after.push(index);
  }
  return [...groups.values()].filter((group) => group.after.length > 0);
}
