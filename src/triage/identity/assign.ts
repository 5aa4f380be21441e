import { alignGroup } from './align.ts';
import type { Anchored, Identified } from './anchored.ts';
import { Contexts } from './context.ts';
import { Drift } from './drift.ts';
import { matchEqualEnds } from './equal-ends.ts';
import { filePairs } from './files.ts';
import { matchInOrder } from './in-order.ts';
import { Keys } from './keys.ts';
import type { LineMap } from './line-map.ts';
import { placeAfter } from './line-map.ts';
import type { Group, Match, MatchPass, Matching } from './matching.ts';
import { groupsOf, take } from './matching.ts';
import { inferRenames } from './renames.ts';
import type { Renames } from './renames.ts';
import type { Side } from './side.ts';
import { Names, at, freeOf, numberParts, sideOf } from './side.ts';
import { matchSimilar } from './similar.ts';

export interface AssignOptions {
  /** What git says became of each line, when a repo is at hand. */
  readonly lineMap?: LineMap;
  /** Only equality within the same file counts: where one side is not the whole of what was there. */
  readonly exactOnly?: boolean;
  /** Whether a file of `before` still exists: then it was not renamed. Unknown: it exists if it has findings. */
  readonly stillThere?: (path: string) => boolean;
}

/**
 * Says which finding of `after` is which of `before`: an assignment between two sets, in passes of decreasing
 * strength, each consuming both sides. Every item has at most one partner; the result does not depend on the order
 * of either input (docs/decisions/007).
 */
export function assign(
  before: readonly Identified[],
  after: readonly Anchored[],
  options: AssignOptions = {},
): Match[] {
  const names = new Names();
  const matching: Matching = {
    before: sideOf(before, names, (item) => item.id),
    after: sideOf(after, names, () => ''),
    names,
    contexts: new Contexts(names),
    pairs: [],
  };
  if (options.lineMap !== undefined) matchByLine(matching, options.lineMap);
  matchByAnchor(matching, options);
  return matching.pairs.map(({ before: from, after: to, pass: name }) => ({
    id: before[from]?.id ?? '',
    before: from,
    after: to,
    pass: name,
    carries: name === 'similar' ? 'identity-only' : 'all',
  }));
}

/** Where the file of a `before` item is looked for among the `after` items; undefined: nowhere. */
type PathAfter = (path: number) => number | undefined;

const stays: PathAfter = (path) => path;

function matchByAnchor(matching: Matching, { exactOnly, stillThere }: AssignOptions): void {
  for (const file of filePairs(matching, stays)) matchEqualEnds(matching, file);
  if (isDone(matching)) return;
  const left = freeOf(matching.before).length + freeOf(matching.after).length;
  const keys = new Keys(left * keysPerItem);
  numberParts(matching.before, matching.names);
  numberParts(matching.after, matching.names);
  matchWithinFiles(matching, keys);
  if (exactOnly === true || isDone(matching)) return;
  const renames = inferRenames(matching, keys, stillThere);
  matchRenamed(matching, keys, renames);
  const anywhere: PathAfter = (path) => renames.main.get(path) ?? path;
  const { loose, near } = looseKeysOf(keys, matching);
  pass(matching, 'reformatted', loose, anywhere);
  matchSimilar(matching, groups(matching, near, anywhere), new Drift(matching));
}

/** Each level of each key of one item. */
const keysPerItem = 5;

function matchWithinFiles(matching: Matching, keys: Keys): void {
  const { whole, scoped, placed, text } = keysOf(keys);
  for (const file of filePairs(matching, stays)) matchInOrder(matching, keys, file);
  pass(matching, 'exact', whole, stays);
  pass(matching, 'context-changed', scoped, stays);
  pass(matching, 'scope-changed', placed, stays);
  pass(matching, 'same-text', text, stays);
}

function matchRenamed(matching: Matching, keys: Keys, renames: Renames): void {
  const { whole, scoped, placed, text } = keysOf(keys);
  const follows: PathAfter = (path) => renames.main.get(path);
  for (const file of filePairs(matching, follows)) matchInOrder(matching, keys, file, 'renamed');
  for (const key of [whole, scoped, placed, text]) pass(matching, 'renamed', key, follows);
  for (let n = 1; n < partsMax && hasPart(renames, n); n++) {
    const toPart: PathAfter = (path) => renames.parts.get(path)?.[n];
    for (const key of [whole, scoped, placed]) pass(matching, 'renamed', key, toPart);
  }
}

/** New files that one file may have been split into, beyond which its findings count as new. */
const partsMax = 16;

function hasPart(renames: Renames, n: number): boolean {
  return [...renames.parts.values()].some((parts) => parts.length > n);
}

function isDone(matching: Matching): boolean {
  const { before, after, pairs } = matching;
  return pairs.length === Math.min(before.items.length, after.items.length);
}

/** What must be equal for a pass, as one number; the path is given because it may be another one. */
type KeyOf = (side: Side, index: number, path: number) => number;

function keysOf(keys: Keys): Record<'whole' | 'scoped' | 'placed' | 'text', KeyOf> {
  const text: KeyOf = (side, n, path) => keys.of(keys.of(at(side.rule, n), path), at(side.match, n));
  const scoped: KeyOf = (side, n, path) => keys.of(text(side, n, path), at(side.scope, n));
  const placed: KeyOf = (side, n, path) => keys.of(text(side, n, path), at(side.context, n));
  const whole: KeyOf = (side, n, path) => keys.of(scoped(side, n, path), at(side.context, n));
  return { text, scoped, placed, whole };
}

function looseKeysOf(keys: Keys, matching: Matching): Record<'loose' | 'near', KeyOf> {
  const { names } = matching;
  const near: KeyOf = (side, n, path) => keys.of(keys.of(at(side.rule, n), path), at(side.scope, n));
  const loose: KeyOf = (side, n, path) =>
    keys.of(near(side, n, path), names.numberOf(withoutLayout(names.text(at(side.match, n)))));
  return { loose, near };
}

/** What a formatter may change is dropped: blanks, the kind of quotes, trailing commas and semicolons. */
function withoutLayout(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/['`]/g, '"')
    .replace(/,([)\]}])/g, '$1')
    .replace(/;$/, '');
}

function pass(matching: Matching, name: MatchPass, keyOf: KeyOf, pathAfter: PathAfter): void {
  const crowded: Group[] = [];
  for (const group of groups(matching, keyOf, pathAfter)) {
    const [before, after] = [group.before[0], group.after[0]];
    const alone = group.before.length === 1 && group.after.length === 1;
    if (alone && before !== undefined && after !== undefined) take(matching, before, after, name);
    else crowded.push(group);
  }
  if (crowded.length === 0) return;
  const drift = new Drift(matching);
  for (const group of crowded) alignGroup(matching, group, name, drift);
}

function groups(matching: Matching, keyOf: KeyOf, pathAfter: PathAfter): Group[] {
  const { before, after } = matching;
  return groupsOf(
    matching,
    (index) => {
      const path = pathAfter(at(before.path, index));
      return path === undefined ? undefined : keyOf(before, index, path);
    },
    (index) => keyOf(after, index, at(after.path, index)),
  );
}

/** The strongest pass: git says that the line is the same one. */
function matchByLine(matching: Matching, map: LineMap): void {
  const places = new Map<string, number[]>();
  for (const index of matching.after.order) {
    const item = matching.after.items[index];
    if (item === undefined) continue;
    const key = lineKey(item, item.path, item.line);
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  for (const index of matching.before.order) {
    const item = matching.before.items[index];
    const place = item === undefined ? undefined : placeAfter(map, item);
    if (item === undefined || place === undefined) continue;
    const free = places.get(lineKey(item, place.path, place.line))?.shift();
    if (free !== undefined) take(matching, index, free, 'line-map');
  }
}

function lineKey({ rule, anchor }: Anchored, path: string, line: number): string {
  return JSON.stringify([rule, path, line, anchor.match]);
}
