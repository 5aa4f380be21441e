import type { Node } from 'oxc-parser';
import type { Kind, Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

/** A node that the parser does not have: several of its nodes under one of ours, such as `arguments`. */
export interface Group {
  readonly type: 'Group';
  readonly kind: Kind;
  readonly grammar: string;
  readonly start: number;
  readonly end: number;
  readonly nodes: readonly (SyntaxNode | null | undefined)[];
  readonly role: Role;
  readonly symbol?: string;
}

/** One parameter of a function; the parser has only its pattern. */
export interface Parameter {
  readonly type: 'Parameter';
  readonly start: number;
  readonly end: number;
  readonly node: SyntaxNode;
}

/** One declarator with what its declaration says of it. */
export interface Declarator {
  readonly type: 'Declarator';
  readonly start: number;
  readonly end: number;
  readonly node: NodeOf<'VariableDeclarator'>;
  readonly of: NodeOf<'VariableDeclaration'>;
}

/** A leaf whose turn comes after that of its siblings. */
export interface Leaf {
  readonly type: 'Leaf';
  readonly kind: Kind;
  readonly grammar: string;
  readonly start: number;
  readonly end: number;
  readonly symbol?: string;
}

/** An imported or exported name. */
export interface Item {
  readonly type: 'Item';
  readonly grammar: string;
  readonly start: number;
  readonly end: number;
  readonly name: SyntaxNode;
  readonly alias: SyntaxNode | null;
}

export type SyntaxNode = Node | Group | Parameter | Declarator | Leaf | Item;
export type NodeType = SyntaxNode['type'];
export type NodeOf<T extends NodeType> = T extends unknown ? Having<T, SyntaxNode> : never;
/** The members of a union that may have a type; some have one of several. */
type Having<T, N extends SyntaxNode> = N extends unknown ? (T extends N['type'] ? N : never) : never;

/** How a node becomes generic: opens at most one node and names its children in order. */
// Written as a method so that a rule for one node type is also one for all (which is what a table by type needs).
export type Rule<N> = { lower(to: Lowering, node: N, role: Role): void }['lower'];
export type Rules<T extends NodeType> = { readonly [K in T]: Rule<NodeOf<K>> };
