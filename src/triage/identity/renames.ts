import type { Keys } from './keys.ts';
import type { Matching } from './matching.ts';
import { at } from './side.ts';

/** Places with the same text, above which a text is too common to tell where its file went. */
const commonMax = 8;

/** Where the findings of files that are gone seem to have gone. */
export interface Renames {
  /** By path before: the one file that took over most of it. */
  readonly main: ReadonlyMap<number, number>;
  /** By path before: every file that took over some of it, most first. */
  readonly parts: ReadonlyMap<number, readonly number[]>;
}

/** Lets each finding of a file that is gone vote for the new files that hold the same text. */
export function inferRenames(
  matching: Matching,
  keys: Keys,
  stillThere: (path: string) => boolean = () => false,
): Renames {
  const here = new Set(matching.after.path);
  const there = new Set(matching.before.path);
  const places = placesOf(matching, keys, (path) => !there.has(path));
  const votes = new Map<number, Map<number, number>>();
  for (const index of matching.before.order) {
    const path = at(matching.before.path, index);
    if (here.has(path) || at(matching.before.taken, index) === 1 || stillThere(matching.names.text(path)))
      continue;
    const mine = votes.get(path) ?? new Map<number, number>();
    votes.set(path, mine);
    for (const [to, weight] of ballot(matching, keys, places, index))
      mine.set(to, (mine.get(to) ?? 0) + weight);
  }
  return countVotes(matching, votes);
}

type Places = ReadonlyMap<number, readonly number[]>;

/** The unmatched findings of new files, by rule and text. */
function placesOf(matching: Matching, keys: Keys, isNew: (path: number) => boolean): Places {
  const places = new Map<number, number[]>();
  for (const index of matching.after.order) {
    if (at(matching.after.taken, index) === 1 || !isNew(at(matching.after.path, index))) continue;
    const key = keys.of(at(matching.after.rule, index), at(matching.after.match, index));
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  return places;
}

/** One finding's votes: a place with the same scope or context counts more than one with the same text alone. */
function ballot(matching: Matching, keys: Keys, places: Places, index: number): ReadonlyMap<number, number> {
  const { before, after } = matching;
  const same = places.get(keys.of(at(before.rule, index), at(before.match, index))) ?? [];
  const ballots = new Map<number, number>();
  const common = same.length > commonMax;
  const from = matching.names.text(at(before.path, index));
  for (const place of same) {
    const context = at(before.context, index) === at(after.context, place);
    const scope = at(before.scope, index) === at(after.scope, place);
    const path = at(after.path, place);
    const name = sameBase(matching.names.text(path), from);
    if (common && !(context && scope) && name === 0) continue;
    const weight = 1 + (context ? 4 : 0) + (scope ? 2 : 0) + name;
    ballots.set(path, Math.max(ballots.get(path) ?? 0, weight));
  }
  return ballots;
}

function countVotes(matching: Matching, votes: ReadonlyMap<number, ReadonlyMap<number, number>>): Renames {
  const main = new Map<number, number>();
  const parts = new Map<number, readonly number[]>();
  for (const [path, mine] of votes) {
    const name = matching.names.text(path);
    const ranked = [...mine]
      .map(([to, count]) => ({ to, count, name: matching.names.text(to) }))
      .sort(
        (a, b) =>
          b.count - a.count || sameBase(b.name, name) - sameBase(a.name, name) || (a.name < b.name ? -1 : 1),
      );
    const best = ranked[0];
    if (best === undefined) continue;
    main.set(path, best.to);
    parts.set(
      path,
      ranked.map(({ to }) => to),
    );
  }
  return { main, parts };
}

function sameBase(a: string, b: string): number {
  return a.slice(a.lastIndexOf('/') + 1) === b.slice(b.lastIndexOf('/') + 1) ? 1 : 0;
}
