import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf, symbolOf } from '../../tree/flat-tree.ts';
import { dottedShape, nameShape } from './name-shapes.ts';
import type { Reading } from './reading.ts';
import { eitherOf, type Shape } from './shape.ts';

const simpleName = /^[\w$]+(?:\.[\w$]+)*$/u;
/** Types that no function is found through. */
const plain: ReadonlySet<string> = new Set([
  'string',
  'number',
  'boolean',
  'any',
  'unknown',
  'void',
  'never',
  'undefined',
  'null',
  'object',
  'symbol',
  'bigint',
  'int',
  'str',
  'bool',
  'float',
  'bytes',
  'None',
  'long',
  'double',
  'short',
  'byte',
  'char',
  'error',
  'int64',
  'int32',
  'uint',
  'uint64',
  'uint32',
  'rune',
  'float64',
  'var',
  'dict',
  'String',
  'Integer',
  'Object',
]);

/** An instance of the type that a node writes; undefined for types without members of their own. */
export function typedShape(r: Reading, node: number, qualifier?: string): Shape | undefined {
  return typed(r, node, { qualifier, depth: 0 });
}

interface How {
  readonly qualifier: string | undefined;
  readonly depth: number;
}

function typed(r: Reading, node: number, how: How): Shape | undefined {
  if (node < 0 || how.depth > limits.shapeDepth) return undefined;
  const { tree } = r;
  const below = { ...how, depth: how.depth + 1 };
  const kind = kindOf(tree, node);
  if (kind === 'generic-type') return genericShape(r, node, below);
  if (kind === 'string') return writtenShape(r, node, how.qualifier);
  if (kind === 'member' || kind === 'identifier') {
    const type = kind === 'identifier' ? nameShape(r, node) : dottedShape(r, node, memberText(r, node));
    return type === undefined ? undefined : instance(type, how.qualifier);
  }
  if (kind !== 'type') return undefined;
  const parts = childrenOf(tree, node);
  const symbol = symbolOf(tree, node);
  if (parts.length === 0 || simpleName.test(symbol)) return writtenShape(r, node, how.qualifier);
  if (isContainer(symbol) && !symbol.startsWith('*')) {
    const item = typed(r, parts.at(-1) ?? -1, below);
    return item === undefined ? undefined : { is: 'list', of: [item] };
  }
  if (symbol.startsWith('func') || symbol.includes('=>')) return undefined;
  return eitherOf(parts.slice(0, limits.shapeItems).map((part) => typed(r, part, below)));
}

function isContainer(symbol: string): boolean {
  return (
    symbol.endsWith(']') || symbol.startsWith('[') || symbol.startsWith('map[') || symbol.startsWith('chan ')
  );
}

function memberText(r: Reading, node: number): string {
  return r.tree.text.slice(r.tree.start[node] ?? 0, r.tree.end[node] ?? 0).replaceAll(/\s/gu, '');
}

/** A type by its written name, which may have dots. */
function writtenShape(r: Reading, node: number, qualifier: string | undefined): Shape | undefined {
  const name = symbolOf(r.tree, node);
  if (!simpleName.test(name) || plain.has(name)) return undefined;
  const type = dottedShape(r, node, name);
  return type === undefined ? undefined : instance(type, qualifier);
}

function instance(type: Shape, qualifier: string | undefined): Shape {
  return { is: 'typed', type, ...(qualifier === undefined ? {} : { qualifier }) };
}

function genericShape(r: Reading, node: number, how: How): Shape | undefined {
  const { tree } = r;
  const name = childIn(tree, node, 'name');
  const of = typed(r, name, how);
  const list = childIn(tree, node, 'arguments');
  const args = list < 0 ? [] : childrenOf(tree, list);
  const given = args
    .slice(0, limits.shapeItems)
    .map((argument) => typed(r, argument, { ...how, qualifier: undefined }))
    .filter((shape) => shape !== undefined);
  if (of === undefined) return eitherOf(given);
  return of.is !== 'typed' || given.length === 0 ? of : { ...of, args: given };
}
