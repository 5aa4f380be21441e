/**
 * The longest run of pairs that keeps the order on both sides (the longest increasing subsequence of `after`), for
 * pairs that come in the order of `before`.
 */
export function chain<T extends { readonly after: number }>(pairs: readonly T[]): T[] {
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [n, pair] of pairs.entries()) {
    const length = lengthBelow(pairs, ends, pair.after);
    if (length > 0) previous[n] = ends[length - 1] ?? -1;
    ends[length] = n;
  }
  const longest: T[] = [];
  for (let n = ends.at(-1) ?? -1; n >= 0; n = previous[n] ?? -1) {
    const pair = pairs[n];
    if (pair !== undefined) longest.push(pair);
  }
  return longest.reverse();
}

/** How many of the runs found so far end below `after`, by binary search: `ends` is increasing. */
function lengthBelow(
  pairs: readonly { readonly after: number }[],
  ends: readonly number[],
  after: number,
): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[ends[middle] ?? 0]?.after ?? 0) < after) low = middle + 1;
    else high = middle;
  }
  return low;
}
