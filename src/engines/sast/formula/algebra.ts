import type { Budget } from './budget.ts';
import { agree, joined } from './range.ts';
import type { Range } from './range.ts';

/**
 * What two parts of a conjunction have in common: of each pair in which one lies inside the other and the bindings
 * agree, the inner one with the bindings of both. An `inside` range does not survive in place of a plain one.
 */
export function meet(left: readonly Range[], right: readonly Range[], budget: Budget): readonly Range[] {
  return distinct([...within(left, right, budget), ...within(right, left, budget)]);
}

/** The ranges of `inner` that lie inside one of `outer`, once for each, with the bindings of both. */
function within(inner: readonly Range[], outer: readonly Range[], budget: Budget): readonly Range[] {
  const index = new Containers(outer);
  const kept: Range[] = [];
  for (const range of inner) {
    for (const container of index.around(range, budget)) {
      if (range.kind === 'inside' && container.kind !== 'inside') continue;
      if (!agree(range.bindings, container.bindings)) continue;
      const bindings = joined(range.bindings, container.bindings);
      kept.push(bindings === range.bindings ? range : { ...range, bindings });
    }
    if (budget.spent) break;
  }
  return kept;
}

/** The ranges that no negated one forbids; what forbids depends on the kind of the negated one. */
export function without(
  ranges: readonly Range[],
  negated: readonly Range[],
  budget: Budget,
): readonly Range[] {
  if (negated.length === 0 || ranges.length === 0) return ranges;
  if (negated.some(({ kind }) => kind === 'anywhere')) return [];
  const index = new Containers(negated);
  const regexes = negated.filter(({ kind }) => kind === 'regex');
  return ranges.filter((range) => {
    for (const other of index.around(range, budget)) {
      const exact = other.kind === 'plain' && (other.start !== range.start || other.end !== range.end);
      if (!exact && agree(range.bindings, other.bindings)) return false;
    }
    return !regexes.some(
      (other) => budget.spend(1) && liesIn(other, range) && agree(range.bindings, other.bindings),
    );
  });
}

/** Whether `a` lies inside `b`, ends included. */
export function liesIn(a: Pick<Range, 'start' | 'end'>, b: Pick<Range, 'start' | 'end' | 'kind'>): boolean {
  return b.kind === 'anywhere' || (a.start >= b.start && a.end <= b.end);
}

/** The same ranges, each once, sorted by place. */
export function distinct(ranges: readonly Range[]): readonly Range[] {
  const seen = new Map<string, Range>();
  for (const range of ranges) {
    const key = identityOf(range);
    if (!seen.has(key)) seen.set(key, range);
  }
  return [...seen.values()].sort(byPlace);
}

/** Sorts by start, longer ones first. */
export function byPlace(a: Range, b: Range): number {
  return a.start - b.start || b.end - a.end;
}

/** Text that is equal exactly for ranges with the same place, kind and bindings. */
export function identityOf({ start, end, kind, bindings, fix }: Range): string {
  const names = [...bindings.keys()].sort();
  const bound = names.map((name) => {
    const binding = bindings.get(name);
    return binding === undefined
      ? name
      : `${name}\u0000${binding.start}\u0000${binding.end}\u0000${binding.text}`;
  });
  return [start, end, kind, fix ?? '', ...bound].join('\u0001');
}

/** Ranges sorted by start, so that those around a given one are found without looking at all. */
class Containers {
  readonly #ranges: readonly Range[];
  /** For each place in the order: the largest end up to there. */
  readonly #ends: number[] = [];
  readonly #everywhere: readonly Range[];

  constructor(ranges: readonly Range[]) {
    this.#everywhere = ranges.filter(({ kind }) => kind === 'anywhere');
    this.#ranges = ranges.filter(({ kind }) => kind !== 'anywhere').sort(byPlace);
    let end = -1;
    for (const range of this.#ranges) this.#ends.push((end = Math.max(end, range.end)));
  }

  /** Those that hold a range, in the order of their place. */
  around(range: Range, budget: Budget): readonly Range[] {
    const found: Range[] = [];
    for (let at = this.#lastStartingBy(range.start); at >= 0; at--) {
      if ((this.#ends[at] ?? -1) < range.end || !budget.spend(1)) break;
      const container = this.#ranges[at];
      if (container !== undefined && container.end >= range.end) found.push(container);
    }
    return [...this.#everywhere, ...found.reverse()];
  }

  #lastStartingBy(start: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
