import { limits } from '../../../core/limits.ts';
import {
  childIn,
  childrenOf,
  kindOf,
  roleOf,
  symbolOf,
  textOf,
  type FlatTree,
} from '../../tree/flat-tree.ts';
import type { Argument, Expression, RecordPair, Span } from './facts.ts';

/** What reading an expression needs of the file's reader: functions and classes that are written inside it. */
export interface InnerReader {
  readonly tree: FlatTree;
  /** Whether one more expression may be kept. */
  admit(): boolean;
  addFunction(node: number): number;
  addClass(node: number): number;
}

/** A node as an expression; `unknown` for what routing does not depend on. */
export function readExpression(reader: InnerReader, node: number, depth = 0): Expression {
  const { tree } = reader;
  const at = spanOf(tree, node);
  if (node < 0 || depth > limits.routeExpressionDepth || !reader.admit()) return { kind: 'unknown', at };
  const inner = (child: number): Expression => readExpression(reader, child, depth + 1);
  switch (kindOf(tree, node)) {
    case 'string':
      return { kind: 'text', text: symbolOf(tree, node), at };
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: 'literal', text: textOf(tree, node), at };
    case 'template':
      return {
        kind: 'join',
        parts: childrenOf(tree, node).map((part) => templatePart(tree, part, inner)),
        at,
      };
    case 'identifier':
      return { kind: 'name', name: symbolOf(tree, node), at };
    case 'type':
    case 'generic-type':
      return typeName(tree, node);
    case 'this':
      return { kind: 'self', at };
    case 'member':
      return {
        kind: 'member',
        of: inner(childIn(tree, node, 'object')),
        name: symbolOf(tree, childIn(tree, node, 'property')),
        at,
      };
    case 'call':
    case 'new':
      return readCall(reader, node, inner);
    case 'array':
    case 'tuple':
    case 'set':
      return {
        kind: 'list',
        items: childrenOf(tree, node)
          .filter((child) => roleOf(tree, child) !== 'type')
          .map(inner),
        at,
      };
    default:
      return readComposed(reader, node, inner);
  }
}

type Inner = (node: number) => Expression;

/** Operators, functions and wrappers. */
function readComposed(reader: InnerReader, node: number, inner: Inner): Expression {
  const { tree } = reader;
  const at = spanOf(tree, node);
  switch (kindOf(tree, node)) {
    case 'index':
      return {
        kind: 'item',
        of: inner(childIn(tree, node, 'object')),
        key: inner(childIn(tree, node, 'value')),
        at,
      };
    case 'object':
      return {
        kind: 'record',
        pairs: childrenOf(tree, node).map((pair) => readPair(reader, pair, inner)),
        at,
      };
    case 'lambda':
    case 'function':
      return { kind: 'function', id: reader.addFunction(node), at };
    case 'class':
      return { kind: 'class', id: reader.addClass(node), at };
    case 'binary':
      return readBinary(tree, node, inner);
    case 'ternary':
      return {
        kind: 'either',
        options: [inner(childIn(tree, node, 'then')), inner(childIn(tree, node, 'else'))],
        at,
      };
    case 'assign':
      return inner(childIn(tree, node, 'right'));
    case 'spread':
    case 'keyword-spread':
      return { kind: 'spread', of: inner(firstChild(tree, node)), at };
    case 'unary':
      return symbolOf(tree, node) === '&' || symbolOf(tree, node) === '*'
        ? inner(childIn(tree, node, 'operand'))
        : { kind: 'unknown', at };
    case 'await':
    case 'cast':
    case 'expression-statement':
    case 'sequence':
      return inner(wrapped(tree, node));
    default:
      return { kind: 'unknown', at };
  }
}

function wrapped(tree: FlatTree, node: number): number {
  if (kindOf(tree, node) === 'sequence') return childrenOf(tree, node).at(-1) ?? -1;
  const value = childIn(tree, node, 'value');
  if (value >= 0) return value;
  const operand = childIn(tree, node, 'operand');
  return operand >= 0 ? operand : firstChild(tree, node);
}

function readBinary(tree: FlatTree, node: number, inner: Inner): Expression {
  const at = spanOf(tree, node);
  const operator = symbolOf(tree, node);
  // A long chain nests to the left: it is taken apart without recursion.
  const parts: number[] = [];
  let left = node;
  while (kindOf(tree, left) === 'binary' && symbolOf(tree, left) === operator) {
    parts.push(childIn(tree, left, 'right'));
    left = childIn(tree, left, 'left');
  }
  parts.push(left);
  const operands = parts.reverse();
  if (operator === '+') return { kind: 'join', parts: operands.map(inner), at };
  if (operator === '||' || operator === '??' || operator === 'or')
    return { kind: 'either', options: operands.map(inner), at };
  return { kind: 'unknown', at };
}

function templatePart(tree: FlatTree, part: number, inner: Inner): Expression {
  if (kindOf(tree, part) === 'string-part')
    return { kind: 'text', text: symbolOf(tree, part), at: spanOf(tree, part) };
  return inner(childIn(tree, part, 'value'));
}

function readCall(reader: InnerReader, node: number, inner: Inner): Expression {
  const { tree } = reader;
  const list = childIn(tree, node, 'arguments');
  return {
    kind: 'call',
    callee: inner(childIn(tree, node, 'callee')),
    args: list < 0 ? [] : childrenOf(tree, list).map((argument) => readArgument(tree, argument, inner)),
    makes: kindOf(tree, node) === 'new',
    at: spanOf(tree, node),
  };
}

function readArgument(tree: FlatTree, node: number, inner: Inner): Argument {
  if (kindOf(tree, node) !== 'keyword-argument') return { value: inner(node) };
  return {
    name: symbolOf(tree, childIn(tree, node, 'name')),
    value: inner(childIn(tree, node, 'value')),
  };
}

function readPair(reader: InnerReader, node: number, inner: Inner): RecordPair {
  const { tree } = reader;
  if (kindOf(tree, node) === 'function')
    return {
      key: symbolOf(tree, childIn(tree, node, 'name')),
      value: { kind: 'function', id: reader.addFunction(node), at: spanOf(tree, node) },
    };
  if (kindOf(tree, node) !== 'pair') return { key: undefined, value: inner(firstChild(tree, node)) };
  return {
    key: symbolOf(tree, childIn(tree, node, 'key')),
    value: inner(childIn(tree, node, 'value')),
  };
}

/** A written type as a name or a chain of members: `pkg.Type`, also behind `*` and with type arguments. */
export function typeName(tree: FlatTree, node: number): Expression {
  const at = spanOf(tree, node);
  const [first = '', ...rest] = typeText(tree, node).split('.');
  let name: Expression = { kind: 'name', name: first, at };
  for (const part of rest) name = { kind: 'member', of: name, name: part, at };
  return name;
}

/** The name of a type, without pointers, type arguments and brackets; empty when there is none. */
export function typeText(tree: FlatTree, node: number): string {
  if (node < 0) return '';
  const kind = kindOf(tree, node);
  if (kind === 'generic-type') return typeText(tree, childIn(tree, node, 'name'));
  if (kind === 'type' || kind === 'identifier') return symbolOf(tree, node).replace(/^[*&]+/u, '');
  return textOf(tree, node).slice(0, limits.routeTypeChars);
}

/** Where a node is; nowhere for -1. */
export function spanOf(tree: FlatTree, node: number): Span {
  return node < 0 ? [0, 0] : [tree.start[node] ?? 0, tree.end[node] ?? 0];
}

function firstChild(tree: FlatTree, node: number): number {
  const value = childIn(tree, node, 'value');
  if (value >= 0) return value;
  return node >= 0 && (tree.last[node] ?? node) > node ? node + 1 : -1;
}
