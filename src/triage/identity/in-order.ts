import { chain } from './chain.ts';
import { contextOverlap } from './context.ts';
import type { FilePair } from './files.ts';
import type { Keys } from './keys.ts';
import type { MatchPass, Matching } from './matching.ts';
import { take } from './matching.ts';
import type { Side } from './side.ts';
import { at } from './side.ts';

/** Comparisons within one stretch between two sure partners; a longer stretch is left to the later passes. */
const cellsMax = 160_000;

/**
 * Matches one file with itself as a diff would: what is equal and unique, then the best order-keeping alignment of
 * the stretches in between. `name` overrides the pass that is recorded.
 */
export function matchInOrder(matching: Matching, keys: Keys, file: FilePair, name?: MatchPass): void {
  const unique = uniquePairs(matching, keys, file);
  for (const { before, after } of unique) {
    take(matching, at(file.before, before), at(file.after, after), name ?? 'exact');
  }
  for (const stretch of stretchesBetween(chain(unique), file)) alignStretch(matching, stretch, name);
}

function sameText({ before, after }: Matching, b: number, a: number): boolean {
  return at(before.match, b) === at(after.match, a) && at(before.rule, b) === at(after.rule, a);
}

/** Positions in the two lists of a file. */
interface Positions {
  readonly before: number;
  readonly after: number;
}

/** The items that are equal in everything and the only ones of their kind in the file, in the order of `before`. */
function uniquePairs(matching: Matching, keys: Keys, file: FilePair): Positions[] {
  const after = singles(matching.after, keys, file.after);
  const pairs: Positions[] = [];
  for (const [key, position] of singles(matching.before, keys, file.before)) {
    const partner = after.get(key);
    if (position >= 0 && partner !== undefined && partner >= 0)
      pairs.push({ before: position, after: partner });
  }
  return pairs;
}

/** By key the position, or -1 when there are several. */
function singles(side: Side, keys: Keys, items: Int32Array): Map<number, number> {
  const positions = new Map<number, number>();
  for (const [position, index] of items.entries()) {
    const text = keys.of(at(side.rule, index), at(side.match, index));
    const key = keys.of(keys.of(text, at(side.scope, index)), at(side.context, index));
    positions.set(key, positions.has(key) ? -1 : position);
  }
  return positions;
}

/** Points for nearness stay below those for anything that is equal. */
const nearnessMax = 8;

/** What lies between two sure partners: items without partner, and the partners' lines to measure from. */
interface Stretch extends FilePair {
  readonly above: Positions | undefined;
  readonly below: Positions | undefined;
  readonly file: FilePair;
}

function stretchesBetween(anchors: readonly Positions[], file: FilePair): Stretch[] {
  const stretches: Stretch[] = [];
  let above: Positions | undefined;
  for (const below of [...anchors, undefined]) {
    const before = file.before.subarray((above?.before ?? -1) + 1, below?.before ?? file.before.length);
    const after = file.after.subarray((above?.after ?? -1) + 1, below?.after ?? file.after.length);
    if (before.length > 0 && after.length > 0) stretches.push({ before, after, above, below, file });
    above = below;
  }
  return stretches;
}

function alignStretch(matching: Matching, stretch: Stretch, name?: MatchPass): void {
  const before = stretch.before.filter((index) => at(matching.before.taken, index) === 0);
  const after = stretch.after.filter((index) => at(matching.after.taken, index) === 0);
  if (before.length * after.length > cellsMax) return;
  const scoreOf = scorer(matching, stretch);
  const width = after.length + 1;
  const scores = new Int32Array(before.length * after.length);
  const best = new Int32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const score = scoreOf(at(before, i), at(after, j));
      scores[i * after.length + j] = score;
      const skip = Math.max(at(best, (i + 1) * width + j), at(best, i * width + j + 1));
      best[i * width + j] = Math.max(skip, score > 0 ? score + at(best, (i + 1) * width + j + 1) : 0);
    }
  }
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const score = at(scores, i * after.length + j);
    const here = at(best, i * width + j);
    if (score > 0 && here === score + at(best, (i + 1) * width + j + 1)) {
      const [b, a] = [at(before, i++), at(after, j++)];
      take(matching, b, a, name ?? passOf(matching, b, a));
    } else if (here === at(best, i * width + j + 1)) j++;
    else i++;
  }
}

/**
 * How well two items fit: 0 when they may not be partners. Context weighs more than order, so that swapped code is
 * not matched crosswise; the distance to the nearest sure partner decides between equals.
 */
function scorer(matching: Matching, stretch: Stretch): (b: number, a: number) => number {
  const { before, after } = matching;
  const lineBefore = (index: number): number => before.items[index]?.line ?? 0;
  const lineAfter = (index: number): number => after.items[index]?.line ?? 0;
  const moved = [stretch.above, stretch.below]
    .filter((anchor) => anchor !== undefined)
    .map(
      (anchor) =>
        lineAfter(at(stretch.file.after, anchor.after)) - lineBefore(at(stretch.file.before, anchor.before)),
    );
  if (moved.length === 0) moved.push(0);
  return (b, a) => {
    if (!sameText(matching, b, a)) return 0;
    const scope = at(before.scope, b) === at(after.scope, a) ? 2 : 0;
    const shared = contextOverlap(matching.contexts, at(before.context, b), at(after.context, a));
    if (scope + shared === 0) return 0;
    const away = Math.min(...moved.map((lines) => Math.abs(lineAfter(a) - lineBefore(b) - lines)));
    return (
      nearnessMax * (1 + scope + 3 * shared) + Math.max(0, nearnessMax - 1 - Math.ceil(Math.log2(away + 1)))
    );
  };
}

function passOf({ before, after }: Matching, b: number, a: number): MatchPass {
  const scope = at(before.scope, b) === at(after.scope, a);
  const context = at(before.context, b) === at(after.context, a);
  if (scope) return context ? 'exact' : 'context-changed';
  return context ? 'scope-changed' : 'same-text';
}
