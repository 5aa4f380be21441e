/** Numbers from 0 (inclusive) to 1, the same for the same seed. */
export type Random = () => number;

/** A 32-bit mixing generator: good enough to spread moments, and repeatable. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
