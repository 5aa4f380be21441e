import type { Anchored } from './anchored.ts';

/**
 * One of the two sets, every part of an anchor replaced by a number that both sides share. Items that found their
 * partner early have only a path number.
 */
export interface Side {
  readonly items: readonly Anchored[];
  readonly rule: Int32Array;
  readonly path: Int32Array;
  readonly scope: Int32Array;
  readonly match: Int32Array;
  readonly context: Int32Array;
  /** Item numbers in an order that does not depend on the order of the input. */
  readonly order: Int32Array;
  /** The part of `order` that had no partner when `freeOf` was last asked. */
  free: Int32Array;
  /** 1 once the item has its partner. */
  readonly taken: Uint8Array;
}

/** Gives equal texts equal numbers, across both sides. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  get count(): number {
    return this.#texts.length;
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#numbers.set(text, number);
    this.#texts.push(text);
    return number;
  }

  text(number: number): string {
    return this.#texts[number] ?? '';
  }
}

/** Orders the items and numbers their paths; `tieOf` orders items that are equal in everything. */
export function sideOf<T extends Anchored>(
  items: readonly T[],
  names: Names,
  tieOf: (item: T) => string,
): Side {
  const column = (): Int32Array => new Int32Array(items.length);
  const path = column();
  for (let n = 0; n < items.length; n++) path[n] = names.numberOf(items[n]?.path ?? '');
  const order = orderOf(items, path, names, tieOf);
  const taken = new Uint8Array(items.length);
  return {
    items,
    path,
    order,
    free: order,
    taken,
    rule: column(),
    scope: column(),
    match: column(),
    context: column(),
  };
}

/** Numbers the other parts of the items that are still free: most of them never need it. */
export function numberParts(side: Side, names: Names): void {
  for (const n of freeOf(side)) {
    const item = side.items[n];
    if (item === undefined) continue;
    side.rule[n] = names.numberOf(item.rule);
    side.scope[n] = names.numberOf(item.anchor.scope);
    side.match[n] = names.numberOf(item.anchor.match);
    side.context[n] = names.numberOf(item.anchor.context);
  }
}

/** The items that have no partner yet, in stable order. Each call looks only at those the last one left. */
export function freeOf(side: Side): Int32Array {
  let kept = 0;
  for (let n = 0; n < side.free.length; n++) if (at(side.taken, at(side.free, n)) === 0) kept++;
  if (kept === side.free.length) return side.free;
  const free = new Int32Array(kept);
  for (let n = 0, to = 0; n < side.free.length; n++) {
    const index = at(side.free, n);
    if (at(side.taken, index) === 0) free[to++] = index;
  }
  side.free = free;
  return free;
}

function orderOf<T extends Anchored>(
  items: readonly T[],
  paths: Int32Array,
  names: Names,
  tieOf: (item: T) => string,
): Int32Array {
  const rank = rankOf(paths, names);
  const compareItems = (i: number, j: number): number => {
    const [a, b] = [items[i], items[j]];
    if (a === undefined || b === undefined) return 0;
    return at(rank, at(paths, i)) - at(rank, at(paths, j)) || a.line - b.line || compareTexts(a, b, tieOf);
  };
  const order = new Int32Array(items.length);
  let sorted = true;
  for (let n = 0; n < order.length; n++) {
    order[n] = n;
    if (n > 0 && sorted) sorted = compareItems(n - 1, n) <= 0;
  }
  return sorted ? order : order.sort(compareItems);
}

function compareTexts<T extends Anchored>(a: T, b: T, tieOf: (item: T) => string): number {
  return (
    compare(a.rule, b.rule) ||
    compare(a.anchor.match, b.anchor.match) ||
    compare(a.anchor.scope, b.anchor.scope) ||
    compare(a.anchor.context, b.anchor.context) ||
    compare(tieOf(a), tieOf(b))
  );
}

/** Reads a column; the columns are as long as the items, so a miss is out of the question. */
export function at(column: Int32Array | Uint8Array, index: number): number {
  return column[index] ?? 0;
}

/** The alphabetical place of each path, by its number. */
function rankOf(paths: Int32Array, names: Names): Int32Array {
  const distinct = [...new Set(paths)].sort((a, b) => compare(names.text(a), names.text(b)));
  const ranks = new Int32Array(names.count);
  for (const [rank, path] of distinct.entries()) ranks[path] = rank;
  return ranks;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
