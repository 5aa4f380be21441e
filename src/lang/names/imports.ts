import { limits } from '../../core/limits.ts';
import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import { addDotted } from './definition.ts';
import type { Scopes } from './scopes.ts';

/** Defines the names that an import brings, with what they are called in full. */
export function addImport(scopes: Scopes, node: number): void {
  const { tree } = scopes;
  const source = childIn(tree, node, 'source');
  const module = source < 0 ? '' : symbolOf(tree, source);
  const items = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'import-item');
  for (const item of items) addItem(scopes, item, module);
  if (items.length === 0 && module !== '' && tree.language === 'go') addGoPackage(scopes, source, module);
}

function addItem(scopes: Scopes, item: number, module: string): void {
  const { tree } = scopes;
  const name = childIn(tree, item, 'name');
  const alias = childIn(tree, item, 'alias');
  const original = symbolOf(tree, name);
  const local = alias < 0 ? original : symbolOf(tree, alias);
  if (original === '*' && alias < 0) {
    // Where functions may import, their names are theirs.
    if (tree.language === 'python' && !isUnconditional(tree, item)) return;
    if (scopes.wildcards.length < limits.wildcardImports && !scopes.wildcards.includes(module))
      scopes.wildcards.push(module);
    return;
  }
  // `import a.b` makes `a` known.
  const known = module === '' && alias < 0 ? (local.split('.')[0] ?? local) : local;
  const full =
    module === '' && alias < 0
      ? [known]
      : moduleNames(tree, module).flatMap((one) => fullNames(tree, one, original));
  addName(scopes, {
    node: alias < 0 ? name : alias,
    name: known,
    dotted: full,
    scope: scopes.scopeOf(item, true),
  });
}

/** Node knows its own modules by two names: rules that say `child_process` mean `node:child_process` too. */
function moduleNames(tree: FlatTree, module: string): readonly string[] {
  const isScript = /^(?:javascript|typescript|tsx)$/.test(tree.language);
  return isScript && module.startsWith('node:') ? [module.slice('node:'.length), module] : [module];
}

function fullNames(tree: FlatTree, module: string, name: string): readonly string[] {
  if (name === '*' || module === '') return withShort(tree, module === '' ? name : module);
  if (name === 'default') return [module, `${module}.default`];
  const separator = module.endsWith('.') ? '' : tree.language === 'php' ? '\\' : '.';
  return [`${module}${separator}${name}`];
}

function addGoPackage(scopes: Scopes, source: number, module: string): void {
  addName(scopes, {
    node: source,
    name: goPackage(module),
    dotted: withShort(scopes.tree, module),
    scope: 0,
  });
}

/** What a Go package is probably called: the last part of its path without versions and the language's name. */
function goPackage(module: string): string {
  const parts = module.split('/');
  const last = parts.at(-1) ?? module;
  const name = /^v\d+$/.test(last) ? (parts.at(-2) ?? last) : last;
  return name.replace(/\.v\d+$/, '').replace(/^go-|[-.]go$/, '');
}

/** A Go package is known by its path, by the path's last part and by its name. */
function withShort(tree: FlatTree, module: string): readonly string[] {
  if (tree.language !== 'go') return [module];
  return [...new Set([module, module.split('/').at(-1) ?? module, goPackage(module)])];
}

interface Imported {
  readonly node: number;
  readonly name: string;
  readonly dotted: readonly string[];
  readonly scope: number;
}

function addName(scopes: Scopes, { node, name, dotted, scope }: Imported): void {
  const { tree } = scopes;
  const symbol = tree.symbols.intern(name);
  const owner = roleOf(tree, node) === 'source' ? 0 : scope;
  const known = scopes.in(owner, symbol)?.dotted ?? dotted;
  const replaces = isUnconditional(tree, node) && known.join(' ') !== dotted.join(' ');
  const definition = scopes.add(owner, symbol, { node, how: 'import', value: -1, type: -1 }, replaces);
  addDotted(definition, dotted);
}

/** Whether an import stands in the file itself, not in a branch of it. */
function isUnconditional(tree: FlatTree, node: number): boolean {
  for (let at = node; at !== 0; at = tree.parent[at] ?? 0)
    if (kindOf(tree, at) === 'import') return tree.parent[at] === 0;
  return false;
}
