import type { CharSet } from './char-set.ts';

/** A regular expression with case, dot and class options already worked into its character sets. */
export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  /** A Unicode property, which has no compact set: the name as JavaScript writes it. */
  | { readonly kind: 'property'; readonly name: string; readonly negative: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly min: number;
      /** Infinity when there is no bound. */
      readonly max: number;
      readonly mode: 'greedy' | 'lazy' | 'possessive';
    }
  | { readonly kind: 'group'; readonly body: RegexNode; readonly index: number }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | {
      readonly kind: 'look';
      readonly body: RegexNode;
      readonly ahead: boolean;
      readonly negative: boolean;
    }
  | { readonly kind: 'backreference'; readonly index: number }
  | { readonly kind: 'assertion'; readonly at: Assertion };

export type Assertion =
  | 'text-start'
  | 'text-end'
  /** The end, or before the line feed that ends the text. */
  | 'last-line-end'
  | 'line-start'
  | 'line-end'
  | 'word-edge'
  | 'not-word-edge';

export interface ParsedRegex {
  readonly root: RegexNode;
  /** Number of capture groups. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** What is not understood, and where. */
export interface RegexRefusal {
  readonly offset: number;
  readonly message: string;
}

/** The empty expression. */
export const empty: RegexNode = { kind: 'sequence', parts: [] };

/** The children of a node. */
export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.parts;
    case 'choice':
      return node.branches;
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return [node.body];
    default:
      return [];
  }
}
