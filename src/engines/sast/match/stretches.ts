interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches of a text, sorted, so that it is quick to tell what lies inside one of them. */
export class Stretches {
  readonly #starts: readonly number[];
  /** The largest end of those up to each. */
  readonly #ends: readonly number[];

  /** `offset` is added to each. */
  constructor(stretches: readonly Stretch[], offset: number) {
    const sorted = stretches.toSorted((a, b) => a.start - b.start);
    let reach = -1;
    this.#starts = sorted.map(({ start }) => start + offset);
    this.#ends = sorted.map(({ end }) => (reach = Math.max(reach, end + offset)));
  }

  /** Whether one of them holds all of a stretch. */
  hold(start: number, end: number): boolean {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (this.#ends[low - 1] ?? -1) >= end;
  }
}
