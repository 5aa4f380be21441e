import type { Stretch } from '../rule.ts';

/**
 * The parts of a content that its base does not have as they stand there: bytes that are new, and places (empty
 * stretches) where two copied parts meet that were not neighbours. `steps`: pairs of a source (below 0: new bytes)
 * and a length. Ordered, not touching each other.
 */
export function changedRegions(steps: readonly number[], baseSize: number): readonly Stretch[] {
  const regions: Stretch[] = [];
  let at = 0;
  /** Where the base would go on if nothing had changed. */
  let expected = 0;
  for (let i = 0; i < steps.length; i += 2) {
    const from = steps[i] ?? 0;
    const length = steps[i + 1] ?? 0;
    if (from < 0) add(regions, at, at + length);
    else if (from !== expected) add(regions, at, at);
    expected = from < 0 ? -1 : from + length;
    at += length;
  }
  if (expected !== baseSize) add(regions, at, at);
  return regions;
}

function add(regions: Stretch[], start: number, end: number): void {
  const last = regions.at(-1);
  if (last !== undefined && last.end >= start) regions[regions.length - 1] = { start: last.start, end };
  else regions.push({ start, end });
}

/** Whether a region lies in, or borders on, the stretch. */
export function touches(regions: readonly Stretch[], start: number, end: number): boolean {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const region = regions[low];
  return region !== undefined && region.start <= end;
}
