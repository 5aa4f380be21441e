import type { FlatTree } from '../../../lang/index.ts';
import type { FileNames } from '../../../lang/names/index.ts';
import { kindNumber } from './pattern.ts';

/** Where the names of one file stand. */
export class NameIndex {
  readonly #tree: FlatTree;
  readonly #names: FileNames;
  readonly #places = new Map<string, Uint32Array | undefined>();
  #bySymbol: SymbolPlaces | undefined;
  #combined: ReadonlySet<string> | undefined;

  constructor(tree: FlatTree, names: FileNames) {
    this.#tree = tree;
    this.#names = names;
  }

  /**
   * The nodes, in order, that are a name or may stand for it: imports give other names to things. Undefined when any
   * name may.
   */
  placesOf(name: string): Uint32Array | undefined {
    if (this.#places.has(name)) return this.#places.get(name);
    const found = this.#placesOf(name);
    this.#places.set(name, found);
    return found;
  }

  /** The nodes, in order, that have a symbol. */
  placesOfSymbol(symbol: number): Uint32Array {
    this.#bySymbol ??= placesBySymbol(this.#tree);
    return this.#bySymbol.of(symbol);
  }

  /** Whether a string may be somewhere in the file: written as it is, or made of others that are known. */
  mayHoldText(text: string): boolean {
    if (this.#tree.symbols.find(text) !== undefined) return true;
    this.#combined ??= this.#combinedTexts();
    return this.#combined.has(text);
  }

  #combinedTexts(): ReadonlySet<string> {
    const { kind, count } = this.#tree;
    const texts = new Set<string>();
    for (let node = 0; node < count; node++) {
      if (kind[node] !== kindNumber.binary && kind[node] !== kindNumber.template) continue;
      const text = this.#names.constant(node)?.text;
      if (text !== undefined) texts.add(text);
    }
    return texts;
  }

  #placesOf(name: string): Uint32Array | undefined {
    const locals = this.#names.localNames(name);
    if (locals === undefined) return undefined;
    const places = (this.#bySymbol ??= placesBySymbol(this.#tree));
    const { symbols } = this.#tree;
    const meant = new Set<number>();
    for (const local of [symbols.find(name) ?? 0, ...locals]) {
      meant.add(local);
      for (const symbol of places.compound.get(symbols.text(local)) ?? []) meant.add(symbol);
    }
    meant.delete(0);
    const lists = [...meant].map((symbol) => places.of(symbol)).filter(({ length }) => length > 0);
    const [only] = lists;
    if (lists.length <= 1) return only ?? new Uint32Array(0);
    return Uint32Array.from(lists.flatMap((list) => [...list])).sort();
  }
}

/** Whether one of some sorted places lies inside a node. */
export function liesInside(tree: FlatTree, places: Uint32Array, node: number): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < node) low = middle + 1;
    else high = middle;
  }
  return low < places.length && (places[low] ?? 0) <= (tree.last[node] ?? node);
}

interface SymbolPlaces {
  /** The nodes that have a symbol. */
  of(symbol: number): Uint32Array;
  /** A word -> symbols such as `a.b` that it is a part of. */
  readonly compound: ReadonlyMap<string, readonly number[]>;
}

function placesBySymbol({ symbol, symbols, kind, count }: FlatTree): SymbolPlaces {
  const starts = new Uint32Array(symbols.size + 2);
  for (let node = 0; node < count; node++)
    starts[(symbol[node] ?? 0) + 1] = (starts[(symbol[node] ?? 0) + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const ends = starts.slice();
  const nodes = new Uint32Array(count);
  const compound = new Map<string, number[]>();
  for (let node = 0; node < count; node++) {
    const number = symbol[node] ?? 0;
    const at = ends[number] ?? 0;
    ends[number] = at + 1;
    nodes[at] = node;
    const isFirst = at === starts[number];
    if (isFirst && (kind[node] === kindNumber.identifier || kind[node] === kindNumber.type))
      addCompound(compound, symbols.text(number), number);
  }
  return { of: (number) => nodes.subarray(starts[number] ?? 0, ends[number] ?? 0), compound };
}

function addCompound(compound: Map<string, number[]>, text: string, symbol: number): void {
  if (!/[^\w$]/.test(text)) return;
  for (const word of text.split(/[^\w$]+/)) {
    const known = compound.get(word);
    if (known === undefined) compound.set(word, [symbol]);
    else known.push(symbol);
  }
}
