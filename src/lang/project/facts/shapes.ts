import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../../tree/flat-tree.ts';
import { nameShape } from './name-shapes.ts';
import type { ObjectFacts } from './file-facts.ts';
import type { Reading } from './reading.ts';
import { eitherOf, type Given, type Shape } from './shape.ts';
import { typedShape } from './type-shapes.ts';

/** What an expression stands for; undefined when nothing that leads to a function is known. */
export function shapeOf(r: Reading, node: number, depth = 0): Shape | undefined {
  if (node < 0) return undefined;
  if (depth > limits.shapeDepth) {
    r.cut++;
    return undefined;
  }
  if (r.shapes.has(node)) return r.shapes.get(node);
  const before = r.cut;
  const shape = newShapeOf(r, node, depth);
  // What was cut short here may be whole when it is asked for by itself.
  if (r.cut === before) r.shapes.set(node, shape);
  return shape;
}

function newShapeOf(r: Reading, node: number, depth: number): Shape | undefined {
  const { tree } = r;
  const inner = (role: Parameters<typeof childIn>[2]): Shape | undefined =>
    shapeOf(r, childIn(tree, node, role), depth + 1);
  switch (kindOf(tree, node)) {
    case 'identifier':
    case 'type':
      return nameShape(r, node);
    case 'generic-type':
      return inner('name');
    case 'this':
      return thisShape(r, node);
    case 'super':
      return superShape(r, node);
    case 'member':
      return memberShape(r, node, depth);
    case 'index':
      return indexShape(r, node, depth);
    case 'call':
      return callShape(r, node, depth);
    case 'new':
      return newShape(r, node, depth);
    case 'function':
    case 'lambda':
      return { is: 'function', n: r.numberOf(node) };
    case 'class':
      return { is: 'class', n: r.numberOf(node) };
    case 'cast':
      return eitherOf([inner('value'), typedShape(r, childIn(tree, node, 'type'))]);
    case 'await':
    case 'spread':
    case 'expression-statement':
      return inner('value');
    case 'assign':
      return inner('right');
    case 'unary':
      return symbolOf(tree, node) === '&' || symbolOf(tree, node) === '*' ? inner('operand') : undefined;
    case 'ternary':
      return eitherOf([inner('then'), inner('else')]);
    case 'binary':
      return isChoice(symbolOf(tree, node)) ? eitherOf([inner('left'), inner('right')]) : undefined;
    case 'sequence':
      return shapeOf(r, childrenOf(tree, node).at(-1) ?? -1, depth + 1);
    case 'object':
      return eitherOf([
        literalType(r, node),
        { is: 'object', n: r.object(node, () => objectFacts(r, node, depth)) },
      ]);
    case 'array':
    case 'tuple':
    case 'set':
      return eitherOf([literalType(r, node), listShape(r, node, depth)]);
    default:
      return undefined;
  }
}

/** `[]T{…}` and `map[K]T{…}` of Go hold a T. */
function literalType(r: Reading, node: number): Shape | undefined {
  return r.language === 'go' ? typedShape(r, childIn(r.tree, node, 'type')) : undefined;
}

function isChoice(operator: string): boolean {
  return (
    operator === '||' || operator === '??' || operator === '&&' || operator === 'or' || operator === 'and'
  );
}

/** JavaScript's `this` is that of the method around, through arrows; Java's that of the class around. */
function thisShape(r: Reading, node: number): Shape | undefined {
  const { tree } = r;
  if (r.language === 'java') return { is: 'this', class: r.classAt(node) };
  for (let at = tree.parent[node] ?? 0; at !== 0; at = tree.parent[at] ?? 0) {
    const kind = kindOf(tree, at);
    const parent = tree.parent[at] ?? 0;
    if (kind === 'class-body') return { is: 'this', class: r.classAt(at + 1) };
    if (kind === 'function' && kindOf(tree, parent) === 'object') return shapeOf(r, parent);
    if (kind === 'function' && kindOf(tree, parent) === 'class-body') continue;
    if (kind === 'lambda' && tree.symbols.text(tree.grammarKind[at] ?? 0) !== 'ArrowFunctionExpression')
      return boundThis(r, at);
    if (kind === 'function') return madeBy(r, at);
  }
  return undefined;
}

/** A plain function may be a constructor. */
function madeBy(r: Reading, node: number): Shape {
  return { is: 'new', class: { is: 'function', n: r.numberOf(node) } };
}

/** `{ m: function () { this } }`, and `A.prototype.m = function () { this }`. */
function boundThis(r: Reading, lambda: number): Shape | undefined {
  const { tree } = r;
  const parent = tree.parent[lambda] ?? 0;
  if (kindOf(tree, parent) === 'pair') return shapeOf(r, tree.parent[parent] ?? -1);
  const left = kindOf(tree, parent) === 'assign' ? childIn(tree, parent, 'left') : -1;
  const object = left >= 0 && kindOf(tree, left) === 'member' ? childIn(tree, left, 'object') : -1;
  if (object < 0) return madeBy(r, lambda);
  const isPrototype = symbolOf(tree, childIn(tree, object, 'property')) === 'prototype';
  if (!isPrototype) return shapeOf(r, object);
  const made = shapeOf(r, childIn(tree, object, 'object'));
  return made === undefined ? undefined : { is: 'new', class: made };
}

function superShape(r: Reading, node: number): Shape | undefined {
  const of = r.classAt(node);
  return of < 0 ? undefined : { is: 'super', class: of };
}

function memberShape(r: Reading, node: number, depth: number): Shape | undefined {
  const { tree } = r;
  const property = childIn(tree, node, 'property');
  const name = symbolOf(tree, property);
  const of = shapeOf(r, childIn(tree, node, 'object'), depth + 1) ?? unknownOf(depth);
  // `A.this` and `A.super` of Java.
  if (kindOf(tree, property) === 'this' || name === 'this') return of;
  return of === undefined || name === '' ? undefined : { is: 'member', of, name };
}

/** An object nobody knows still has a member by that name. */
function unknownOf(depth: number): Shape | undefined {
  return depth > limits.shapeDepth - 2 ? undefined : { is: 'either', of: [] };
}

function indexShape(r: Reading, node: number, depth: number): Shape | undefined {
  const { tree } = r;
  const of = shapeOf(r, childIn(tree, node, 'object'), depth + 1);
  const key = childIn(tree, node, 'value');
  if (of === undefined) return undefined;
  const name = r.text(key);
  if (name !== undefined) return { is: 'member', of, name };
  const number = key >= 0 && kindOf(tree, key) === 'number' ? Number(symbolOf(tree, key)) : Number.NaN;
  return Number.isInteger(number) ? { is: 'item', of, at: number } : { is: 'item', of, keyed: true };
}

function callShape(r: Reading, node: number, depth: number): Shape | undefined {
  const { tree } = r;
  const callee = childIn(tree, node, 'callee');
  const special = kindOf(tree, callee) === 'identifier' ? specialCall(r, node, depth) : undefined;
  if (special !== undefined) return special;
  if (kindOf(tree, callee) === 'type') return typedShape(r, callee);
  const of = shapeOf(r, callee, depth + 1);
  return of === undefined
    ? undefined
    : { is: 'call', callee: of, count: r.args(node).length, given: givenOf(r, node, depth + 1) };
}

/** Calls that stand for something else: `require('m')`, `super()`, `getattr(x, 'name')`, `new(T)`. */
function specialCall(r: Reading, node: number, depth: number): Shape | undefined {
  const [first = -1, second = -1] = r.args(node);
  const name = symbolOf(r.tree, childIn(r.tree, node, 'callee'));
  if (r.language === 'ecmascript' && (name === 'require' || name === 'import')) {
    const from = r.text(first);
    return from === undefined ? undefined : { is: 'import', from, name: name === 'import' ? '*' : '=' };
  }
  if (r.language === 'python' && name === 'super') return superShape(r, node);
  if (r.language === 'python' && name === 'getattr') {
    const of = shapeOf(r, first, depth + 1);
    const member = r.text(second);
    return of === undefined || member === undefined ? undefined : { is: 'member', of, name: member };
  }
  if (r.language === 'go' && name === 'new') return typedShape(r, first);
  if (r.language === 'go' && name === 'append') return shapeOf(r, first, depth + 1);
  return undefined;
}

function newShape(r: Reading, node: number, depth: number): Shape | undefined {
  const { tree } = r;
  const body = childrenOf(tree, node).find((child) => kindOf(tree, child) === 'class-body') ?? -1;
  if (body >= 0) return { is: 'new', class: { is: 'class', n: r.numberOf(body) } };
  const made = shapeOf(r, childIn(tree, node, 'callee'), depth + 1);
  return made === undefined ? undefined : { is: 'new', class: made };
}

/** The arguments that lead to functions. */
export function givenOf(r: Reading, call: number, depth = 0): readonly Given[] {
  const { tree } = r;
  const given: Given[] = [];
  for (const [at, argument] of r.args(call).slice(0, limits.shapeItems).entries()) {
    const named = kindOf(tree, argument) === 'keyword-argument';
    const shape = shapeOf(r, named ? childIn(tree, argument, 'value') : argument, depth + 1);
    if (shape !== undefined)
      given.push([named ? symbolOf(tree, childIn(tree, argument, 'name')) : at, shape]);
  }
  return given;
}

function listShape(r: Reading, node: number, depth: number): Shape | undefined {
  const items = childrenOf(r.tree, node)
    .filter((child) => roleOf(r.tree, child) !== 'type')
    .slice(0, limits.shapeItems)
    .map((child) => shapeOf(r, child, depth + 1) ?? null);
  return items.every((item) => item === null) ? undefined : { is: 'list', of: items };
}

function objectFacts(r: Reading, node: number, depth: number): ObjectFacts {
  const { tree } = r;
  const fields: [string, Shape][] = [];
  const spreads: Shape[] = [];
  let computed = false;
  for (const child of childrenOf(tree, node)) {
    const kind = kindOf(tree, child);
    if (kind === 'spread' || kind === 'keyword-spread') {
      const spread = shapeOf(r, childIn(tree, child, 'value'), depth + 1);
      if (spread === undefined) computed = true;
      else spreads.push(spread);
      continue;
    }
    if (kind !== 'pair' && kind !== 'function') continue;
    const name = keyText(r, childIn(tree, child, kind === 'pair' ? 'key' : 'name'));
    const shape = shapeOf(r, kind === 'pair' ? childIn(tree, child, 'value') : child, depth + 1);
    if (name === undefined) computed = true;
    // A value under an unknown key may be any of them.
    if (shape !== undefined) fields.push([name ?? '*', shape]);
  }
  return { fields, spreads, ...(computed ? { computed } : {}) };
}

/** The text of a key; a name is itself in JavaScript only. */
export function keyText(r: Reading, key: number): string | undefined {
  if (key < 0) return undefined;
  const kind = kindOf(r.tree, key);
  if (kind === 'identifier' && r.language === 'ecmascript') return symbolOf(r.tree, key);
  if (kind === 'other') return r.text(childIn(r.tree, key, 'value'));
  return kind === 'number' ? symbolOf(r.tree, key) : r.text(key);
}
