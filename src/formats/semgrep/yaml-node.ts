/**
 * The YAML values a rule file is read from: scalars as written, with UTF-16 offsets. Any reader that keeps positions
 * can give them; bounds on bytes, depth and aliases are that reader's.
 */
export type RuleNode = RuleScalar | RuleMap | RuleList;

/** A single value as it was written, with its quotes taken away. */
export interface RuleScalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  readonly start: number;
  readonly end: number;
}

/** Keys and values, in the order of the file; a key may come twice. */
export interface RuleMap {
  readonly kind: 'map';
  readonly pairs: readonly { readonly key: RuleScalar; readonly value: RuleNode }[];
  readonly start: number;
  readonly end: number;
}

/** A list, in block or flow style. */
export interface RuleList {
  readonly kind: 'seq';
  readonly items: readonly RuleNode[];
  readonly start: number;
  readonly end: number;
}

/** A rule file as its YAML reader understood it: one root for each document, and what it could not understand. */
export interface RuleDocument {
  readonly nodes: readonly RuleNode[];
  readonly problems: readonly { readonly message: string; readonly offset: number }[];
}

/** Data without positions. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const integer = /^[-+]?\d+$/;
const float = /^[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?$/;

/** The value of a node by the YAML core schema: only plain scalars become numbers, booleans and null. */
export function plainOf(node: RuleNode): Plain {
  switch (node.kind) {
    case 'seq':
      return node.items.map(plainOf);
    case 'map':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, plainOf(value)]));
    case 'scalar':
      return scalarValue(node);
  }
}

function scalarValue({ text, style }: RuleScalar): Plain {
  if (style !== 'plain') return text;
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (integer.test(text) || float.test(text)) return Number(text);
  return text;
}
