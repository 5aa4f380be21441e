import { childIn, childrenOf, kindOf, symbolOf } from '../../tree/flat-tree.ts';
import { tokenText } from './bindings.ts';
import type { ProviderFacts, WriteFacts } from './file-facts.ts';
import type { Reading } from './reading.ts';
import { describedValue, exportedName } from './script-exports.ts';
import type { Shape } from './shape.ts';
import { givenOf, keyText, shapeOf } from './shapes.ts';

/** Functions, and what leads to them, that are put into members after the object was made. */
export function writeFacts(r: Reading): WriteFacts[] {
  const { tree } = r;
  const writes: WriteFacts[] = [];
  for (let node = 1; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (kind === 'assign') writes.push(...assignment(r, node));
    else if (kind === 'call' && r.language === 'ecmascript') writes.push(...definingCall(r, node));
    else if (kind === 'call' && r.language === 'python') writes.push(...makings(r, node));
    else if (kind === 'new' && r.language === 'go') writes.push(...literalFields(r, node));
    else if (kind === 'new' && r.language === 'ecmascript') writes.push(...makings(r, node));
  }
  return writes;
}

function assignment(r: Reading, node: number): WriteFacts[] {
  const { tree } = r;
  const left = childIn(tree, node, 'left');
  if (left < 0) return [];
  const kind = kindOf(tree, left);
  if (kind !== 'member' && kind !== 'index') return [];
  if (r.language === 'ecmascript' && exportedName(r, left) !== undefined) return [];
  const name =
    kind === 'member'
      ? symbolOf(tree, childIn(tree, left, 'property'))
      : (r.text(childIn(tree, left, 'value')) ?? '*');
  return write(r, childIn(tree, left, 'object'), name, childIn(tree, node, 'right'));
}

function write(r: Reading, object: number, name: string, value: number): WriteFacts[] {
  const of = shapeOf(r, object);
  // Fields of the class itself are its members.
  if (of === undefined || of.is === 'this' || of.is === 'own-class') return [];
  const shape = shapeOf(r, value);
  return shape === undefined || !isWorthKeeping(shape) ? [] : [{ of, name, value: shape }];
}

function isWorthKeeping(shape: Shape): boolean {
  if (shape.is === 'either') return shape.of.some(isWorthKeeping);
  return shape.is !== 'parameter' && shape.is !== 'item';
}

/** `Object.assign(a, { … })`, `Object.defineProperty(a, 'b', { … })`, `util.inherits(A, B)`. */
function definingCall(r: Reading, node: number): WriteFacts[] {
  const { tree } = r;
  const callee = childIn(tree, node, 'callee');
  if (kindOf(tree, callee) !== 'member') return [];
  const name = symbolOf(tree, childIn(tree, callee, 'property'));
  const [first = -1, second = -1, third = -1] = r.args(node);
  const of =
    name === 'assign' || name === 'defineProperty' || name === 'inherits' ? shapeOf(r, first) : undefined;
  if (of === undefined || exportedName(r, first) !== undefined) return [];
  if (name === 'inherits') {
    const value = shapeOf(r, second);
    return value === undefined ? [] : [{ of, name: 'super_', value }];
  }
  if (name === 'defineProperty') {
    const key = r.text(second);
    const value = third < 0 ? undefined : describedValue(r, third);
    return key === undefined || value === undefined ? [] : [{ of, name: key, value }];
  }
  return second < 0 || kindOf(tree, second) !== 'object' ? [] : fieldWrites(r, of, second);
}

function fieldWrites(r: Reading, of: Shape, object: number): WriteFacts[] {
  const { tree } = r;
  return childrenOf(tree, object).flatMap((child) => {
    const isPair = kindOf(tree, child) === 'pair';
    const name = keyText(r, childIn(tree, child, isPair ? 'key' : 'name'));
    const value = shapeOf(r, isPair ? childIn(tree, child, 'value') : child);
    return name === undefined || value === undefined ? [] : [{ of, name, value }];
  });
}

/** `T{F: f}` puts f into the field of a T. */
function literalFields(r: Reading, node: number): WriteFacts[] {
  const { tree } = r;
  const type = shapeOf(r, childIn(tree, node, 'callee'));
  if (type === undefined) return [];
  return r.args(node).flatMap((argument) => {
    if (kindOf(tree, argument) !== 'keyword-argument') return [];
    const value = shapeOf(r, childIn(tree, argument, 'value'));
    const name = symbolOf(tree, childIn(tree, argument, 'name'));
    const of: Shape = { is: 'new', class: type };
    return value === undefined || !isWorthKeeping(value) ? [] : [{ of, name, value }];
  });
}

/** What is given to the constructor of a class: `new Controller(new Service())`, in Python `Controller(Service())`. */
function makings(r: Reading, node: number): WriteFacts[] {
  const { tree } = r;
  const callee = childIn(tree, node, 'callee');
  const name = symbolOf(tree, kindOf(tree, callee) === 'member' ? childIn(tree, callee, 'property') : callee);
  if (!/^[A-Z]/u.test(name)) return [];
  const given = givenOf(r, node).filter(([, shape]) => isWorthKeeping(shape));
  const of = given.length === 0 ? undefined : shapeOf(r, callee);
  return of === undefined ? [] : given.map(([at, value]) => ({ of, name: makingName(name, at), value }));
}

/** The name under which what constructors of a class are given is written. */
export function makingName(of: string, at: number | string): string {
  return `new ${of} ${at}`;
}

/** Literal providers of dependency injection: `{ provide: TOKEN, useClass: C }`. */
export function providerFacts(r: Reading): ProviderFacts[] {
  const { tree } = r;
  if (r.language !== 'ecmascript' || tree.symbols.find('provide') === undefined) return [];
  const providers: ProviderFacts[] = [];
  for (let node = 1; node < tree.count; node++)
    if (kindOf(tree, node) === 'object') providers.push(...provider(r, node));
  return providers;
}

function provider(r: Reading, object: number): ProviderFacts[] {
  const { tree } = r;
  const fields = new Map<string, number>();
  for (const child of childrenOf(tree, object)) {
    const key = keyText(r, childIn(tree, child, kindOf(tree, child) === 'pair' ? 'key' : 'name'));
    if (key !== undefined)
      fields.set(key, kindOf(tree, child) === 'pair' ? childIn(tree, child, 'value') : child);
  }
  const provide = fields.get('provide');
  const token = provide === undefined ? undefined : tokenText(r, provide);
  if (token === undefined) return [];
  return ['useClass', 'useFactory', 'useValue', 'useExisting'].flatMap((how) => {
    const node = fields.get(how);
    const shape = node === undefined ? undefined : shapeOf(r, node);
    return shape === undefined ? [] : [{ token, shape: provided(how, shape) }];
  });
}

function provided(how: string, shape: Shape): Shape {
  if (how === 'useFactory') return { is: 'call', callee: shape, count: 0, given: [] };
  return how === 'useValue' ? shape : { is: 'typed', type: shape };
}
