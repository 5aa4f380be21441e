import type { Grammar } from './grammar.ts';

/** Bits of `DecodedTree.flags`. */
export const nodeFlags = { missing: 1, extra: 2 } as const;

/**
 * A grammar's own tree as columns in preorder, tokens included: `n + 1` is the first child, `last[n] + 1` what follows.
 * Offsets are UTF-16 units. The columns are longer than `count` and are overwritten by the next parse.
 */
export interface DecodedTree {
  grammar: Grammar;
  text: string;
  count: number;
  /** Row of `grammar.types`. */
  type: Uint16Array;
  start: Uint32Array;
  end: Uint32Array;
  /** The last node inside this one; itself for a leaf. */
  last: Uint32Array;
  /** Row of `grammar.fields`. */
  field: Uint8Array;
  flags: Uint8Array;
}

/** An empty tree whose columns can hold `capacity` nodes. */
export function emptyTree(grammar: Grammar, capacity: number): DecodedTree {
  return {
    grammar,
    text: '',
    count: 0,
    type: new Uint16Array(capacity),
    start: new Uint32Array(capacity),
    end: new Uint32Array(capacity),
    last: new Uint32Array(capacity),
    field: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
  };
}

/** Doubles the columns' capacity, keeping what is in them. */
export function growTree(tree: DecodedTree): void {
  const larger = emptyTree(tree.grammar, tree.type.length * 2);
  larger.type.set(tree.type);
  larger.start.set(tree.start);
  larger.end.set(tree.end);
  larger.last.set(tree.last);
  larger.field.set(tree.field);
  larger.flags.set(tree.flags);
  const { type, start, end, last, field, flags } = larger;
  Object.assign(tree, { type, start, end, last, field, flags });
}
