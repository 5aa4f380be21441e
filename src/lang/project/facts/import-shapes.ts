import { childIn, kindOf, symbolOf } from '../../tree/flat-tree.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shape.ts';

/** What the name that an import defines stands for; `node` is that name. */
export function importShape(r: Reading, node: number): Shape | undefined {
  const { tree } = r;
  const parent = tree.parent[node] ?? 0;
  const item = kindOf(tree, parent) === 'import-item' ? parent : -1;
  const statement = item < 0 ? parent : (tree.parent[item] ?? 0);
  if (kindOf(tree, statement) !== 'import') return undefined;
  const source = childIn(tree, statement, 'source');
  const from = source < 0 ? '' : symbolOf(tree, source);
  if (item < 0) return { is: 'import', from, name: '*' };
  const name = symbolOf(tree, childIn(tree, item, 'name'));
  const hasAlias = childIn(tree, item, 'alias') >= 0;
  if (r.language === 'python') return pythonImport(from, name, hasAlias);
  if (tree.symbols.text(tree.grammarKind[item] ?? 0) === 'ImportEqualsSpecifier')
    return { is: 'import', from, name: '=' };
  return { is: 'import', from, name };
}

/** `import a.b` makes `a` known, `import a.b as c` makes c be `a.b`. */
function pythonImport(from: string, name: string, hasAlias: boolean): Shape {
  if (from !== '') return { is: 'import', from, name };
  const module = hasAlias ? name : (name.split('.')[0] ?? name);
  return { is: 'import', from: module, name: '*' };
}
