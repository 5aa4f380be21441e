import type { Anchored } from './anchored.ts';
import type { FilePair } from './files.ts';
import type { Matching } from './matching.ts';
import { take } from './matching.ts';
import { at } from './side.ts';

/**
 * Takes what is equal at the start and at the end of a file. Most files of most runs are done with this, so it
 * compares the texts themselves and needs no numbers.
 */
export function matchEqualEnds(matching: Matching, { before, after }: FilePair): void {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && takeIfEqual(matching, at(before, start), at(after, start))) start++;
  let end = 1;
  while (end <= shorter - start) {
    if (!takeIfEqual(matching, at(before, before.length - end), at(after, after.length - end))) return;
    end++;
  }
}

function takeIfEqual(matching: Matching, b: number, a: number): boolean {
  const [before, after] = [matching.before.items[b], matching.after.items[a]];
  if (before === undefined || after === undefined || !areEqual(before, after)) return false;
  take(matching, b, a, 'exact');
  return true;
}

function areEqual(a: Anchored, b: Anchored): boolean {
  return (
    a.rule === b.rule &&
    a.anchor.match === b.anchor.match &&
    a.anchor.scope === b.anchor.scope &&
    a.anchor.context === b.anchor.context
  );
}
