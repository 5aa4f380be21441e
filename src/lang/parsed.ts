import type { ParseProblem } from './parse-problem.ts';
import type { FlatTree } from './tree/flat-tree.ts';
import type { Symbols } from './tree/symbols.ts';

/** A text as a tree. There always is one, if need be with nothing but its root. */
export interface Parsed {
  readonly tree: FlatTree;
  readonly problems: readonly ParseProblem[];
}

/** What part of a program a text is. Fragments that are no whole file are how rule patterns are parsed. */
export type Fragment =
  | 'module'
  | 'statements'
  | 'expression'
  | 'member'
  | 'parameters'
  | 'decorator'
  | 'import'
  | 'type'
  /** A pair of an object, an attribute of markup, a case of a `switch`, `catch` and `finally`. */
  | 'pair'
  | 'attribute'
  | 'case'
  | 'handler'
  /** A statement, function or class without its body: `if ($X)`, `function $F($A)`. */
  | 'header';

/** How to parse. */
export interface ParseOptions {
  /** `module` when left out. */
  readonly fragment?: Fragment;
  /** Where names are interned; a table of the tree's own when left out. */
  readonly symbols?: Symbols;
}
