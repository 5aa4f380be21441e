import { kinds, roles, type Kind, type Role } from './kinds.ts';
import type { Symbols } from './symbols.ts';

/**
 * A syntax tree as columns, in preorder: node `n + 1` is the first child of `n` if it has one, `last[n] + 1` is what
 * comes after all of `n`, and "inside" is an interval test. Offsets are UTF-16 units into `text`. It holds no
 * reference to another tree, so files are parsed in parallel, and its columns can be handed to another thread.
 */
export interface FlatTree {
  readonly language: string;
  readonly text: string;
  /** Number of nodes; node 0 is the module. */
  readonly count: number;
  /** Position in `kinds`. */
  readonly kind: Uint16Array;
  /** Position in `roles`. */
  readonly role: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** The parent; node 0 is its own. */
  readonly parent: Uint32Array;
  /** The last node inside this one; itself for a leaf. */
  readonly last: Uint32Array;
  /** Names, literal values, operators: a number of `symbols`; 0 where there is none. */
  readonly symbol: Uint32Array;
  /** The grammar's own name of the node, a number of `symbols`. */
  readonly grammarKind: Uint32Array;
  readonly symbols: Symbols;
  /** Stretches the parser could not make sense of; the rest of the tree stands. */
  readonly errors: readonly { readonly start: number; readonly end: number }[];
}

/** The kind of a node by name. */
export function kindOf(tree: FlatTree, node: number): Kind {
  return kinds[tree.kind[node] ?? 0] ?? 'error';
}

/** The role of a node by name. */
export function roleOf(tree: FlatTree, node: number): Role {
  return roles[tree.role[node] ?? 0] ?? 'none';
}

/** The source text of a node. */
export function textOf(tree: FlatTree, node: number): string {
  return tree.text.slice(tree.start[node] ?? 0, tree.end[node] ?? 0);
}

/** The symbol of a node as text; empty when it has none. */
export function symbolOf(tree: FlatTree, node: number): string {
  return tree.symbols.text(tree.symbol[node] ?? 0);
}

/** The children of a node, in order. */
export function childrenOf(tree: FlatTree, node: number): readonly number[] {
  const children: number[] = [];
  const end = tree.last[node] ?? node;
  for (let child = node + 1; child <= end; child = (tree.last[child] ?? child) + 1) children.push(child);
  return children;
}

/** The first child with a role, or -1. */
export function childIn(tree: FlatTree, node: number, role: Role): number {
  const wanted = roles.indexOf(role);
  const end = tree.last[node] ?? node;
  for (let child = node + 1; child <= end; child = (tree.last[child] ?? child) + 1) {
    if (tree.role[child] === wanted) return child;
  }
  return -1;
}

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(tree: FlatTree, inner: number, outer: number): boolean {
  return inner >= outer && inner <= (tree.last[outer] ?? outer);
}
