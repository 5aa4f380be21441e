import { kinds, roles, type Kind, type Role } from '../../../lang/index.ts';

/** Number of each kind and role, as the columns of a tree hold them. */
export const kindNumber = numbersOf<Kind>(kinds);
export const roleNumber = numbersOf<Role>(roles);

function numbersOf<T extends string>(names: readonly T[]): Readonly<Record<T, number>> {
  return Object.fromEntries(names.map((name, at) => [name, at])) as Record<T, number>;
}

/** What a part of a pattern accepts. */
export type PatternNodeType =
  /** A node of the same kind with matching parts. */
  | 'node'
  /** `$X`: any one node, the same everywhere. */
  | 'metavariable'
  /** `$...X`: any number of nodes. */
  | 'metavariables'
  /** `...`: any number of nodes; alone, any one. */
  | 'anything'
  /** `<... e ...>`: a node with `e` somewhere inside. */
  | 'deep'
  /** `(T $X)`: an expression of a type; the type is the only child. */
  | 'typed'
  /** `"..."`, `"$X"` and `"=~/re/"`. */
  | 'any-string'
  /** `/.../`, with flags as its text. */
  | 'any-regex'
  | 'string-metavariable'
  | 'string-regex';

/** One node of a compiled pattern. */
export interface PatternNode {
  readonly is: PatternNodeType;
  readonly kind: number;
  readonly role: number;
  /** The symbol: name, literal value, operator; or the regular expression of `string-regex`. */
  readonly text: string;
  /** The grammar's own name of it. */
  readonly grammar: string;
  readonly children: readonly PatternNode[];
  /** The metavariable with its `$`; empty for what binds nothing. */
  readonly name: string;
  /** `a.b.c` when it is nothing but names; otherwise empty. */
  readonly dotted: string;
}

/** A compiled pattern. An expression is looked for everywhere, statements in lists of statements. */
export interface Pattern {
  readonly form: 'expression' | 'statements';
  readonly nodes: readonly PatternNode[];
  /** Names that a file must hold for the pattern to match in it. */
  readonly needs: readonly string[];
  readonly language: string;
}

/** The first child in a role. */
export function partOf(pattern: PatternNode, role: Role): PatternNode | undefined {
  const wanted = roleNumber[role];
  return pattern.children.find((child) => child.role === wanted);
}

/** All children in a role. */
export function partsOf(pattern: PatternNode, role: Role): readonly PatternNode[] {
  const wanted = roleNumber[role];
  return pattern.children.filter((child) => child.role === wanted);
}

/** Whether a part is a node of one kind. */
export function isKind(pattern: PatternNode | undefined, kind: Kind): boolean {
  return pattern !== undefined && pattern.is === 'node' && pattern.kind === kindNumber[kind];
}
