import { childIn, textOf, type FlatTree } from '../../../lang/index.ts';
import type { FileNames } from '../../../lang/names/index.ts';
import { numberOf } from './number-of.ts';
import { kindNumber, roleNumber } from './pattern.ts';
import type { TreeView } from './tree-view.ts';

/** What a metavariable is bound to: nodes side by side, or a piece of text such as the inside of a string. */
export interface Bound {
  readonly start: number;
  readonly end: number;
  /** None for text. */
  readonly nodes: readonly number[];
  readonly text: string;
}

/** What one node binds. An expression that stands as a statement is that expression. */
export function boundNode({ tree }: TreeView, node: number): Bound {
  const inner =
    tree.kind[node] === kindNumber['expression-statement'] && tree.last[node] !== node ? node + 1 : node;
  const [start, end] = [tree.start[inner] ?? 0, tree.end[inner] ?? 0];
  return { start, end, nodes: [inner], text: tree.text.slice(start, end) };
}

/** What several nodes side by side bind; an empty place when there are none. */
export function boundNodes({ tree }: TreeView, nodes: readonly number[], at: number): Bound {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined) return { start: at, end: at, nodes: [], text: '' };
  const [start, end] = [tree.start[first] ?? 0, tree.end[last] ?? 0];
  return { start, end, nodes, text: tree.text.slice(start, end) };
}

/** Whether two bindings of one metavariable are the same code; with `names`, their names meaning the same things. */
export function sameBound(subject: TreeView, names: FileNames | undefined, a: Bound, b: Bound): boolean {
  if (a.nodes.length !== b.nodes.length || a.nodes.length === 0)
    return nameOf(subject, a) === nameOf(subject, b);
  return a.nodes.every((given, at) => {
    const [node, other] = [uncast(subject.tree, given), uncast(subject.tree, b.nodes[at] ?? 0)];
    return subject.same(node, other) && (names === undefined || sameMeaning(subject, names, node, other));
  });
}

/** A value under another type is the same value. */
function uncast(tree: FlatTree, node: number): number {
  if (tree.kind[node] !== kindNumber.cast) return node;
  const value = childIn(tree, node, 'value');
  return value < 0 ? node : uncast(tree, value);
}

const literals: ReadonlySet<number> = new Set([
  kindNumber.string,
  kindNumber.number,
  kindNumber.boolean,
  kindNumber.null,
]);

/** Whether one is a literal and the other a name that is known to stand for the same value. */
export function sameConstant({ tree }: TreeView, names: FileNames, a: Bound, b: Bound): boolean {
  const [one, other] = [a.nodes[0], b.nodes[0]];
  if (one === undefined || other === undefined || a.nodes.length + b.nodes.length !== 2) return false;
  if (isKey(tree, one) && isKey(tree, other)) return keyValue(tree, one) === keyValue(tree, other);
  if (literals.has(tree.kind[one] ?? 0) === literals.has(tree.kind[other] ?? 0)) return false;
  const [x, y] = [names.constant(one), names.constant(other)];
  return x?.text !== undefined && x.text === y?.text && x.kind === y.kind;
}

function isKey(tree: FlatTree, node: number): boolean {
  return tree.role[node] === roleNumber.key && tree.kind[tree.parent[node] ?? 0] === kindNumber.pair;
}

/** A key of an object is its text, whether it is written as a name, a string or a number. */
function keyValue(tree: FlatTree, node: number): string {
  const text = tree.symbols.text(tree.symbol[node] ?? 0);
  return tree.kind[node] === kindNumber.number ? String(numberOf(text)) : text;
}

/** Whether no name in two nodes of equal structure has two definitions; a name without one agrees with any. */
function sameMeaning({ tree }: TreeView, names: FileNames, a: number, b: number): boolean {
  const size = (tree.last[a] ?? a) - a;
  for (let at = 0; at <= size; at++) {
    if (tree.kind[a + at] !== kindNumber.identifier || a === b) continue;
    const one = names.definition(a + at);
    const other = names.definition(b + at);
    if (one !== undefined && other !== undefined && one !== other) return false;
  }
  return true;
}

/** A lone name or string stands for its value, so that `"$X"` and `$X` can be the same. */
function nameOf({ tree }: TreeView, { nodes, text }: Bound): string {
  const [node] = nodes;
  if (node === undefined || nodes.length !== 1) return text;
  const symbol = tree.symbol[node] ?? 0;
  return tree.last[node] === node && symbol !== 0 ? tree.symbols.text(symbol) : textOf(tree, node);
}
