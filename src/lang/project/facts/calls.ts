import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../../tree/flat-tree.ts';
import { blindKind } from './blind.ts';
import type { CallFacts } from './file-facts.ts';
import type { Reading } from './reading.ts';
import type { Given, Shape } from './shape.ts';
import { givenOf, shapeOf } from './shapes.ts';

/** The calls of a file, in the order of their nodes; at most `limits.factsCalls`. */
export function callFacts(r: Reading): CallFacts[] {
  const calls: CallFacts[] = [];
  const { tree } = r;
  for (let node = 1; node < tree.count && calls.length < limits.factsCalls; node++) {
    const kind = kindOf(tree, node);
    if (kind === 'call' && !isAnnotation(r, node)) calls.push(oneCall(r, node, 'call'));
    else if (kind === 'new') calls.push(oneCall(r, node, 'new'));
    else if (kind === 'decorator' && r.language !== 'java') calls.push(...decoration(r, node));
    else if (kind === 'element' && r.language === 'ecmascript') calls.push(...element(r, node));
  }
  return calls;
}

/** Java's annotations look like calls and are none. */
function isAnnotation(r: Reading, node: number): boolean {
  return r.language === 'java' && kindOf(r.tree, r.tree.parent[node] ?? 0) === 'decorator';
}

function oneCall(r: Reading, node: number, kind: 'call' | 'new'): CallFacts {
  const args = r.args(node);
  const callee = calleeShape(r, node, kind);
  const text = args[0] === undefined ? undefined : r.text(args[0]);
  const blind = blindKind(r, node);
  // Filled in step by step: this is done for every call, and spreads are slow.
  const call: Writable<CallFacts> = {
    ...place(r, node),
    kind,
    arguments: args.length,
    given: givenOf(r, node),
  };
  if (callee !== undefined) call.callee = callee;
  if (args.some((one) => isSpread(r, one))) call.spread = true;
  if (text !== undefined) call.text = text.slice(0, limits.factChars);
  if (blind !== undefined) call.blind = blind;
  return call;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function isSpread(r: Reading, node: number): boolean {
  const kind = kindOf(r.tree, node);
  return kind === 'spread' || kind === 'keyword-spread';
}

function place(r: Reading, node: number): Pick<CallFacts, 'node' | 'start' | 'end' | 'function'> {
  const { tree } = r;
  return { node, start: tree.start[node] ?? 0, end: tree.end[node] ?? 0, function: r.functionAt(node) };
}

/** Java's and Go's literals of a type are not calls of a function, but make an instance all the same. */
function calleeShape(r: Reading, node: number, kind: 'call' | 'new'): Shape | undefined {
  const { tree } = r;
  if (kind === 'new') {
    const shape = shapeOf(r, node);
    return shape?.is === 'new' ? shape.class : undefined;
  }
  const callee = childIn(tree, node, 'callee');
  // A call of something nobody knows still is a call.
  return shapeOf(r, callee);
}

/** `@d` above a function or class calls d with it. */
function decoration(r: Reading, node: number): CallFacts[] {
  const { tree } = r;
  const callee = shapeOf(r, childIn(tree, node, 'value'));
  if (callee === undefined) return [];
  const target = r.numberOf(tree.parent[node] ?? 0);
  const isClass = kindOf(tree, tree.parent[node] ?? 0) === 'class';
  const given: Given[] = target < 0 ? [] : [[0, { is: isClass ? 'class' : 'function', n: target }]];
  return [{ ...place(r, node), kind: 'decorator', callee, arguments: 1, given }];
}

/** `<Name a={f}/>` calls the component with its attributes. */
function element(r: Reading, node: number): CallFacts[] {
  const { tree } = r;
  const tag = childIn(tree, node, 'tag');
  if (tag < 0 || isIntrinsic(r, tag)) return handlers(r, node);
  const callee = shapeOf(r, tag);
  const given = attributes(r, node);
  return callee === undefined ? [] : [{ ...place(r, node), kind: 'element', callee, arguments: 1, given }];
}

function isIntrinsic(r: Reading, tag: number): boolean {
  return kindOf(r.tree, tag) === 'identifier' && /^[a-z]/u.test(symbolOf(r.tree, tag));
}

/** `<button onClick={f}>`: the browser calls f. */
function handlers(r: Reading, node: number): CallFacts[] {
  const given = attributes(r, node);
  return given.length === 0 ? [] : [{ ...place(r, node), kind: 'element', arguments: 1, given }];
}

function attributes(r: Reading, node: number): Given[] {
  const { tree } = r;
  const given: Given[] = [];
  for (const child of childrenOf(tree, node).slice(0, limits.shapeItems)) {
    if (kindOf(tree, child) !== 'attribute') continue;
    const shape = shapeOf(r, childIn(tree, child, 'value'));
    if (shape !== undefined) given.push([symbolOf(tree, childIn(tree, child, 'name')), shape]);
  }
  return given;
}

/** Places where a function is given on without a name; those with one are looked up by it. */
const carrying: ReadonlySet<string> = new Set([
  'return',
  'array',
  'tuple',
  'set',
  'ternary',
  'binary',
  'keyword-argument',
  'lambda',
  'parameter',
  'yield',
  'spread',
]);

/** The functions and classes that each function hands on without calling them. */
export function mentionsOf(r: Reading): ReadonlyMap<number, readonly Shape[]> {
  const { tree } = r;
  const mentions = new Map<number, Map<string, Shape>>();
  for (let node = 1; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if ((kind !== 'identifier' && kind !== 'member') || !carries(r, node)) continue;
    const shape = shapeOf(r, node);
    if (shape === undefined || !maybeFunction(shape)) continue;
    const within = r.functionAt(node);
    const list = mentions.get(within) ?? new Map<string, Shape>();
    list.set(JSON.stringify(shape), shape);
    mentions.set(within, list);
  }
  return new Map([...mentions].map(([within, list]) => [within, [...list.values()]]));
}

function carries(r: Reading, node: number): boolean {
  const { tree } = r;
  const parent = tree.parent[node] ?? 0;
  const role = roleOf(tree, node);
  if (role === 'name' || role === 'left' || role === 'key' || role === 'property' || role === 'alias')
    return false;
  return carrying.has(kindOf(tree, parent));
}

/** Names and members of what is not data of the function itself. */
function maybeFunction(shape: Shape): boolean {
  if (shape.is === 'member') return shape.of.is === 'this' || maybeFunction(shape.of);
  return (
    shape.is === 'function' ||
    shape.is === 'class' ||
    shape.is === 'binding' ||
    shape.is === 'import' ||
    shape.is === 'global'
  );
}
