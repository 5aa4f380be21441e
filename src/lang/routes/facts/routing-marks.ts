import { childIn, childrenOf, kindOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import { routerNames, routingWords, verbWords } from './routing-words.ts';

/** Makers of plain objects are kept when they are this short. */
const makerChars = 600;

/** The nodes of a file that may have to do with routing, in order. */
export function routingMarks(tree: FlatTree): readonly number[] {
  const marks: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if ((kind === 'call' || kind === 'new') && isRouting(tree, node)) marks.push(node);
    else if (kind === 'return' && isMaker(tree, node)) marks.push(node);
  }
  return marks;
}

/** Whether one of the nodes is inside a node. */
export function isMarked(marks: readonly number[], first: number, last: number): boolean {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  const next = marks[low];
  return next !== undefined && next <= last;
}

function isRouting(tree: FlatTree, call: number): boolean {
  const callee = childIn(tree, call, 'callee');
  if (callee < 0) return false;
  const isMember = kindOf(tree, callee) === 'member';
  const name = symbolOf(tree, isMember ? childIn(tree, callee, 'property') : callee);
  const list = childIn(tree, call, 'arguments');
  const args = list < 0 ? [] : childrenOf(tree, list);
  if (routingWords.has(name)) return true;
  if (isMember && verbWords.has(name))
    return args.length > 1 || isChained(tree, callee) || isPath(tree, args[0]);
  return tree.language !== 'java' && args.some((argument) => isRouter(tree, argument));
}

function isChained(tree: FlatTree, callee: number): boolean {
  return kindOf(tree, childIn(tree, callee, 'object')) === 'call';
}

function isPath(tree: FlatTree, node: number | undefined): boolean {
  if (node === undefined || kindOf(tree, node) !== 'string') return false;
  const text = symbolOf(tree, node);
  return text === '' || text.startsWith('/');
}

function isRouter(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  if (kind === 'identifier') return routerNames.has(symbolOf(tree, node));
  return kind === 'member' && routerNames.has(symbolOf(tree, childIn(tree, node, 'property')));
}

/** `return &Server{…}`, `return makeRouter()` of a short function. */
function isMaker(tree: FlatTree, node: number): boolean {
  let value = childIn(tree, node, 'value');
  if (value >= 0 && kindOf(tree, value) === 'unary') value = childIn(tree, value, 'operand');
  if (value < 0) return false;
  const kind = kindOf(tree, value);
  if (kind !== 'call' && kind !== 'new' && kind !== 'identifier' && kind !== 'member') return false;
  for (let at = tree.parent[node] ?? 0; at !== 0; at = tree.parent[at] ?? 0) {
    const around = kindOf(tree, at);
    if (around === 'function' || around === 'lambda')
      return (tree.end[at] ?? 0) - (tree.start[at] ?? 0) <= makerChars;
  }
  return false;
}
