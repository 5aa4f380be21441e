import { childrenOf, kindOf, roleOf, type FlatTree, type Kind } from '../../../lang/index.ts';

/** Finds the nodes of a tree that lie in a stretch of its text. */
export class NodeIndex {
  readonly #tree: FlatTree;
  /** All nodes by where they start, longer ones first. */
  readonly #nodes: readonly number[];

  constructor(tree: FlatTree) {
    this.#tree = tree;
    const nodes = Array.from({ length: tree.count - 1 }, (_, n) => n + 1);
    const by = (a: number, b: number): number =>
      (tree.start[a] ?? 0) - (tree.start[b] ?? 0) || (tree.end[b] ?? 0) - (tree.end[a] ?? 0) || a - b;
    this.#nodes = nodes.sort(by);
  }

  /** Every node inside. */
  within(start: number, end: number): readonly number[] {
    const tree = this.#tree;
    const found: number[] = [];
    for (let at = this.#firstFrom(start); at < this.#nodes.length; at++) {
      const node = this.#nodes[at] ?? 0;
      if ((tree.start[node] ?? 0) >= end && start !== end) break;
      if ((tree.start[node] ?? 0) > end) break;
      if ((tree.end[node] ?? 0) <= end) found.push(node);
    }
    return found;
  }

  /** The outermost nodes inside that compute something. */
  outermost(start: number, end: number): readonly number[] {
    const tree = this.#tree;
    const found: number[] = [];
    let covered = -1;
    for (const node of this.within(start, end)) {
      if (node <= covered) continue;
      covered = tree.last[node] ?? node;
      found.push(...computing(tree, node));
    }
    return found;
  }

  #firstFrom(start: number): number {
    let low = 0;
    let high = this.#nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tree.start[this.#nodes[middle] ?? 0] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Nodes that hold what computes, but compute nothing themselves. */
const holders: ReadonlySet<Kind> = new Set([
  'expression-statement',
  'block',
  'module',
  'arguments',
  'parameters',
  'class-body',
  'class',
  'function',
  'if',
  'while',
  'do-while',
  'for',
  'for-each',
  'switch',
  'case',
  'default-case',
  'try',
  'catch',
  'finally',
  'with',
  'label',
  'export',
  'package',
  'decorator',
  'pair',
  'keyword-argument',
  'interpolation',
]);

function computing(tree: FlatTree, node: number): readonly number[] {
  const kind = kindOf(tree, node);
  if (!holders.has(kind)) return [node];
  const inner = childrenOf(tree, node).filter(
    (child) => !(roleOf(tree, child) === 'name' && kind === 'function'),
  );
  return inner.flatMap((child) => computing(tree, child));
}
