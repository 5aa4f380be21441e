/**
 * Finds many literals in one pass over bytes: Aho-Corasick as a dense table over byte classes, ASCII letters
 * folded, accepting states numbered last so that the loop asks one question a byte.
 */
export interface Dfa {
  /** Byte to column. */
  readonly columnOf: Uint8Array;
  /** Next state at `state + column`; states are multiplied by the row width beforehand. */
  readonly next: Uint32Array;
  readonly width: number;
  /** States from here on accept. */
  readonly accepting: number;
  /** Per accepting state, in order, the literals that end there. */
  readonly outputs: readonly (readonly number[])[];
  /** Bytes of the longest literal. */
  readonly longest: number;
}

/** Called for each literal found, with the offset after its last byte. */
export type Visit = (literal: number, end: number) => void;

/** Builds the table for literals of ASCII text; their indexes are what `scan` reports. */
export function buildDfa(literals: readonly string[]): Dfa {
  const folded = literals.map((literal) => literal.toLowerCase());
  const { columnOf, width } = columnsOf(folded);
  const trie = buildTrie(folded, columnOf, width);
  const order = closeTrie(trie, width);
  const longest = folded.reduce((most, literal) => Math.max(most, literal.length), 0);
  return { ...numbered(trie, order, width), columnOf, width, longest };
}

/** Calls `visit` for each literal found, in order of its last byte; letters are folded, so exact case is not proved. */
export function scan(dfa: Dfa, bytes: Uint8Array, visit: Visit): void {
  scanOn(dfa, bytes, { from: 0, to: bytes.length, state: 0 }, visit);
}

/** As `scan`, for a part of the bytes, from the state before it; returns the state after it. */
export function scanOn(
  dfa: Dfa,
  bytes: Uint8Array,
  part: { readonly from: number; readonly to: number; readonly state: number },
  visit: Visit,
): number {
  const { columnOf, next, accepting, width, outputs } = dfa;
  let { state } = part;
  for (let i = part.from; i < part.to; i++) {
    // All three reads are in range by construction; a fallback here costs a tenth of the speed.
    state = next[state + (columnOf[bytes[i] as number] as number)] as number;
    if (state < accepting) continue;
    for (const literal of outputs[(state - accepting) / width] ?? []) visit(literal, i + 1);
  }
  return state;
}

interface Trie {
  /** Child at `state * width + column`, 0 for none: no state has the root as its child before the trie is closed. */
  readonly next: Uint32Array;
  readonly outputs: number[][];
}

function columnsOf(literals: readonly string[]): { columnOf: Uint8Array; width: number } {
  const used = [...new Set(literals.join(''))].sort(byFrequency);
  const columnOf = new Uint8Array(256);
  for (const [index, character] of used.entries()) {
    columnOf[character.charCodeAt(0)] = index + 1;
    columnOf[character.toUpperCase().charCodeAt(0)] = index + 1;
  }
  return { columnOf, width: used.length + 1 };
}

/** Letters in the order in which source code has them: what is asked for most lies in one cache line of a row. */
const frequent = 'etaonisrlcdpumfhgb_ywvkxqjz';

function byFrequency(a: string, b: string): number {
  const [first, second] = [frequent.indexOf(a), frequent.indexOf(b)];
  if (first >= 0 && second >= 0) return first - second;
  return first === second ? a.charCodeAt(0) - b.charCodeAt(0) : second - first;
}

function buildTrie(literals: readonly string[], columnOf: Uint8Array, width: number): Trie {
  const most = literals.reduce((sum, literal) => sum + literal.length, 1);
  const trie: Trie = { next: new Uint32Array(most * width), outputs: [[]] };
  for (const [index, literal] of literals.entries()) {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const at = state * width + (columnOf[literal.charCodeAt(i)] ?? 0);
      if (trie.next[at] === 0) trie.next[at] = trie.outputs.push([]) - 1;
      state = trie.next[at] ?? 0;
    }
    trie.outputs[state]?.push(index);
  }
  return trie;
}

/** Fills the missing transitions from the longest proper suffix, breadth first; returns the states in that order. */
function closeTrie({ next, outputs }: Trie, width: number): Uint32Array {
  const fail = new Uint32Array(outputs.length);
  const order = new Uint32Array(outputs.length);
  let known = 1;
  for (let done = 0; done < known; done++) {
    const state = order[done] ?? 0;
    const suffix = fail[state] ?? 0;
    if (state !== 0) outputs[state]?.push(...(outputs[suffix] ?? []));
    for (let column = 0; column < width; column++) {
      const at = state * width + column;
      const other = state === 0 ? 0 : (next[suffix * width + column] ?? 0);
      const child = next[at] ?? 0;
      if (child === 0) {
        next[at] = other;
        continue;
      }
      fail[child] = other;
      order[known++] = child;
    }
  }
  return order;
}

function numbered(
  trie: Trie,
  order: Uint32Array,
  width: number,
): Pick<Dfa, 'next' | 'accepting' | 'outputs'> {
  const silent = order.filter((state) => trie.outputs[state]?.length === 0);
  const loud = order.filter((state) => trie.outputs[state]?.length !== 0);
  const numberOf = new Uint32Array(order.length);
  for (const [index, state] of silent.entries()) numberOf[state] = index * width;
  for (const [index, state] of loud.entries()) numberOf[state] = (silent.length + index) * width;
  const next = new Uint32Array(order.length * width);
  for (let state = 0; state < order.length; state++) {
    const row = numberOf[state] ?? 0;
    for (let column = 0; column < width; column++) {
      next[row + column] = numberOf[trie.next[state * width + column] ?? 0] ?? 0;
    }
  }
  const outputs = Array.from(loud, (state) => trie.outputs[state] ?? []);
  return { next, accepting: silent.length * width, outputs };
}
