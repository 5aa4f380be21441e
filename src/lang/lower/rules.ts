import type { Kind, Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

/** Lowers one grammar node by code: the way out for constructs that a table row cannot say. */
export type Hook = (l: Lowering, node: number, role: Role) => void;

/** Where a node's symbol comes from: its own text, the text of a field, a fixed word, or nowhere. */
export type SymbolSource = 'text' | { readonly field: string } | { readonly word: string };

/** A row of a table: the generic kind, the role of each field's child (`null`: left out), and the symbol. */
export interface NodeRule {
  readonly kind: Kind;
  readonly fields?: Readonly<Record<string, Role | null>>;
  /** Role of the children without a field. */
  readonly rest?: Role;
  readonly symbol?: SymbolSource;
  /** Words of the grammar (`static`, `async`) that become `modifier` children when present. */
  readonly modifiers?: readonly string[];
}

/**
 * How a grammar's nodes become generic ones. A node type that no part names becomes `other` with its children lowered,
 * so that an unforeseen construct loses its meaning, never its content.
 */
export interface LanguageTable {
  /** Left out with all they hold. */
  readonly drop: readonly string[];
  /** Replaced by their children, which take over the role. */
  readonly unwrap: readonly string[];
  /** Leaves whose symbol is their text. */
  readonly leaves: Readonly<Record<string, Kind>>;
  /** The same for words that the grammar has no node of its own for, such as C#'s `this`. */
  readonly tokens?: Readonly<Record<string, Kind>>;
  readonly nodes: Readonly<Record<string, NodeRule>>;
  readonly hooks: Readonly<Record<string, Hook>>;
  /** What a hook makes, where others must know beforehand: an `if` after `else` is not put into a block. */
  readonly hookKinds?: Readonly<Record<string, Kind>>;
  /**
   * In a language whose grammar has no expression statements: the node types that are statements themselves.
   * Everything else that stands in a block becomes an `expression-statement`.
   */
  readonly statements?: readonly string[];
}

/** A table row in one line: `node('if', { condition: 'condition' })`. */
export function node(
  kind: Kind,
  fields: Readonly<Record<string, Role | null>> = {},
  more: Omit<NodeRule, 'kind' | 'fields'> = {},
): NodeRule {
  return { kind, fields, ...more };
}
