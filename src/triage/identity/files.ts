import type { Matching } from './matching.ts';
import type { Side } from './side.ts';
import { at, freeOf } from './side.ts';

/** The items of one file on both sides that have no partner yet, in line order. */
export interface FilePair {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Puts the files of both sides together; `pathAfter` says where a file is now, undefined: nowhere. */
export function filePairs(matching: Matching, pathAfter: (path: number) => number | undefined): FilePair[] {
  const files = byPath(matching.after);
  const pairs: FilePair[] = [];
  for (const [path, before] of byPath(matching.before)) {
    const to = pathAfter(path);
    const after = to === undefined ? undefined : files.get(to);
    if (after !== undefined) pairs.push({ before, after });
  }
  return pairs;
}

/** `order` goes file by file, so each file is one stretch of it. */
function byPath(side: Side): Map<number, Int32Array> {
  const files = new Map<number, Int32Array>();
  const free = freeOf(side);
  let start = 0;
  for (let n = 1; n <= free.length; n++) {
    const path = at(side.path, at(free, start));
    if (n < free.length && at(side.path, at(free, n)) === path) continue;
    files.set(path, free.subarray(start, n));
    start = n;
  }
  return files;
}
