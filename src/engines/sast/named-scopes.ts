import { childIn, symbolOf, type FlatTree } from '../../lang/index.ts';
import { kindNumber } from './match/pattern.ts';

/** The names of the functions and classes around an offset, outermost first, joined by dots; empty at top level. */
export function namedScope(tree: FlatTree, offset: number): string {
  const names: string[] = [];
  let node = 0;
  for (;;) {
    const name = nameOf(tree, node);
    if (name !== '') names.push(name);
    const child = childAt(tree, node, offset);
    if (child < 0) return names.join('.');
    node = child;
  }
}

function childAt(tree: FlatTree, node: number, offset: number): number {
  const end = tree.last[node] ?? node;
  for (let child = node + 1; child <= end; child = (tree.last[child] ?? child) + 1) {
    if ((tree.start[child] ?? 0) <= offset && offset < (tree.end[child] ?? 0)) return child;
  }
  return -1;
}

const named: ReadonlySet<number> = new Set([kindNumber.function, kindNumber.class]);
/** `const f = () => …`: the function has the name of what it is given to. */
const naming: ReadonlySet<number> = new Set([kindNumber.variable, kindNumber.field, kindNumber.pair]);

function nameOf(tree: FlatTree, node: number): string {
  const kind = tree.kind[node] ?? 0;
  if (named.has(kind)) return symbolIn(tree, childIn(tree, node, 'name'));
  if (!naming.has(kind)) return '';
  const value = childIn(tree, node, 'value');
  if (value < 0 || (tree.kind[value] !== kindNumber.lambda && tree.kind[value] !== kindNumber.function))
    return '';
  const name = childIn(tree, node, kind === kindNumber.pair ? 'key' : 'name');
  return symbolIn(tree, name);
}

function symbolIn(tree: FlatTree, node: number): string {
  return node < 0 ? '' : symbolOf(tree, node);
}
