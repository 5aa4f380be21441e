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
}

/** Builds the table for literals of ASCII text; their indexes are what `scan` reports. */
export function buildDfa(literals: readonly string[]): Dfa {
  const folded = literals.map((literal) => literal.toLowerCase());
  const { columnOf, width } = columnsOf(folded);
  const trie = buildTrie(folded, columnOf, width);
  const order = closeTrie(trie, width);
  return numbered(trie, order, { columnOf, width });
}

/** Calls `visit` for each literal found, in order of its last byte; letters are folded, so exact case is not proved. */
export function scan(dfa: Dfa, bytes: Uint8Array, visit: (literal: number, end: number) => void): void {
  const { columnOf, next, accepting, width, outputs } = dfa;
  const size = bytes.length;
  let state = 0;
  for (let i = 0; i < size; i++) {
    // All three reads are in range by construction; a fallback here costs a tenth of the speed.
    state = next[state + (columnOf[bytes[i] as number] as number)] as number;
    if (state < accepting) continue;
    for (const literal of outputs[(state - accepting) / width] ?? []) visit(literal, i + 1);
  }
}

interface Trie {
  readonly next: number[];
  readonly outputs: number[][];
}

function columnsOf(literals: readonly string[]): { columnOf: Uint8Array; width: number } {
  const used = [...new Set(literals.join(''))].sort();
  const columnOf = new Uint8Array(256);
  for (const [index, character] of used.entries()) {
    columnOf[character.charCodeAt(0)] = index + 1;
    columnOf[character.toUpperCase().charCodeAt(0)] = index + 1;
  }
  return { columnOf, width: used.length + 1 };
}

function buildTrie(literals: readonly string[], columnOf: Uint8Array, width: number): Trie {
  const trie: Trie = { next: Array.from({ length: width }, () => -1), outputs: [[]] };
  for (const [index, literal] of literals.entries()) {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const at = state * width + (columnOf[literal.charCodeAt(i)] ?? 0);
      if ((trie.next[at] ?? -1) < 0) {
        trie.next[at] = trie.outputs.length;
        trie.outputs.push([]);
        for (let column = 0; column < width; column++) trie.next.push(-1);
      }
      state = trie.next[at] ?? 0;
    }
    trie.outputs[state]?.push(index);
  }
  return trie;
}

/** Fills the missing transitions from the longest proper suffix, breadth first. */
function closeTrie(trie: Trie, width: number): readonly number[] {
  const fail = Array.from({ length: trie.outputs.length }, () => 0);
  const order = [0];
  for (let done = 0; done < order.length; done++) {
    const state = order[done] ?? 0;
    const suffix = fail[state] ?? 0;
    trie.outputs[state]?.push(...(state === 0 ? [] : (trie.outputs[suffix] ?? [])));
    for (let column = 0; column < width; column++) {
      const child = trie.next[state * width + column] ?? -1;
      const other = state === 0 ? 0 : (trie.next[suffix * width + column] ?? 0);
      if (child < 0) trie.next[state * width + column] = other;
      else {
        fail[child] = other;
        order.push(child);
      }
    }
  }
  return order;
}

function numbered(
  trie: Trie,
  order: readonly number[],
  columns: { columnOf: Uint8Array; width: number },
): Dfa {
  const { width } = columns;
  const silent = order.filter((state) => trie.outputs[state]?.length === 0);
  const loud = order.filter((state) => trie.outputs[state]?.length !== 0);
  const numberOf = new Map([...silent, ...loud].map((state, index) => [state, index * width]));
  const next = new Uint32Array(trie.next.length);
  for (const [state, number] of numberOf) {
    for (let column = 0; column < width; column++) {
      next[number + column] = numberOf.get(trie.next[state * width + column] ?? 0) ?? 0;
    }
  }
  const outputs = loud.map((state) => trie.outputs[state] ?? []);
  return { ...columns, next, accepting: silent.length * width, outputs };
}
