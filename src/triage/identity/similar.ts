import type { Drift } from './drift.ts';
import { likeness, trigramsOf } from './likeness.ts';
import type { Group, Matching } from './matching.ts';
import { take } from './matching.ts';
import { at } from './side.ts';

/** From where on two matched texts count as one that was edited. */
const likenessMin = 0.5;
/** Comparisons in one call, over all groups: a bound on the work of hostile input. */
const comparisonsMax = 100_000;
/** Comparisons for one finding. */
const neighboursMax = 32;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly like: number;
  readonly distance: number;
}

/** Makes partners of edited findings, the most alike first. Their ids are kept; their suppressions are not. */
export function matchSimilar(matching: Matching, groups: readonly Group[], drift: Drift): void {
  const pieces = new Map<number, Uint32Array>();
  const piecesOf = (match: number): Uint32Array => {
    const known = pieces.get(match) ?? trigramsOf(matching.names.text(match));
    pieces.set(match, known);
    return known;
  };
  let left = comparisonsMax;
  for (const group of groups) {
    const candidates: Candidate[] = [];
    for (const before of group.before) {
      const text = piecesOf(at(matching.before.match, before));
      const line = matching.before.items[before]?.line ?? 0;
      const expected = drift.expected(at(matching.before.path, before), line);
      for (const after of group.after.slice(0, neighboursMax)) {
        if (left-- <= 0) break;
        const like = likeness(text, piecesOf(at(matching.after.match, after)));
        const distance = Math.abs((matching.after.items[after]?.line ?? 0) - expected);
        if (like >= likenessMin) candidates.push({ before, after, like, distance });
      }
    }
    takeBest(matching, candidates);
  }
}

function takeBest(matching: Matching, candidates: Candidate[]): void {
  candidates.sort((a, b) => b.like - a.like || a.distance - b.distance);
  for (const { before, after } of candidates) {
    if (at(matching.before.taken, before) === 1 || at(matching.after.taken, after) === 1) continue;
    take(matching, before, after, 'similar');
  }
}
