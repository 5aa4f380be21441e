import { childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from './tree/flat-tree.ts';

/** A tree as one line, for tests and for people: `call(callee:identifier'f' arguments:arguments(number'1'))`. */
export function treeText(tree: FlatTree, node = 0): string {
  const role = roleOf(tree, node);
  const symbol = tree.symbol[node] === 0 ? '' : `'${symbolOf(tree, node)}'`;
  const children = childrenOf(tree, node).map((child) => treeText(tree, child));
  const inner = children.length === 0 ? '' : `(${children.join(' ')})`;
  return `${role === 'none' ? '' : `${role}:`}${kindOf(tree, node)}${symbol}${inner}`;
}
