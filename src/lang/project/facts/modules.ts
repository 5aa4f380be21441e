import { childIn, childrenOf, kindOf, symbolOf } from '../../tree/flat-tree.ts';
import type { ExportFacts, ImportFacts } from './file-facts.ts';
import type { Reading } from './reading.ts';
import { dottedShape } from './name-shapes.ts';
import { shapeOf } from './shapes.ts';

/** What a file brings in, wherever it does. */
export function importFacts(r: Reading): ImportFacts[] {
  const imports: ImportFacts[] = [];
  for (let node = 1; node < r.tree.count; node++) {
    const kind = kindOf(r.tree, node);
    if (kind === 'import') imports.push(...statement(r, node, 'import'));
    else if (kind === 'export' && childIn(r.tree, node, 'source') >= 0)
      imports.push(...statement(r, node, 're-export'));
    else if (kind === 'call') imports.push(...calledImport(r, node));
  }
  return imports;
}

function statement(r: Reading, node: number, kind: 'import' | 're-export'): ImportFacts[] {
  const { tree } = r;
  const source = childIn(tree, node, 'source');
  const items = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'import-item');
  const names = items.map((item) => symbolOf(tree, childIn(tree, item, 'name')));
  const words = r.modifiers(node);
  const typeOnly =
    words.includes('type') || (items.length > 0 && items.every((item) => r.modifiers(item).includes('type')));
  const about = {
    at: tree.start[node] ?? 0,
    kind,
    function: r.functionAt(node),
    ...(typeOnly ? { typeOnly } : {}),
    ...(words.includes('static') ? { static: true } : {}),
  };
  const from = source < 0 ? '' : symbolOf(tree, source);
  // `import a, b` of Python names modules.
  if (source < 0) return names.map((name) => ({ ...about, from: name, names: ['*'] }));
  return [{ ...about, from, names: r.language === 'go' ? ['*'] : names }];
}

const importers: ReadonlySet<string> = new Set([
  'require',
  'import',
  '__import__',
  'import_module',
  'resolve',
]);

/** `require('m')`, `import('m')`, `importlib.import_module('m')`. */
function calledImport(r: Reading, node: number): ImportFacts[] {
  const { tree } = r;
  const callee = childIn(tree, node, 'callee');
  const isMember = kindOf(tree, callee) === 'member';
  const name = symbolOf(tree, isMember ? childIn(tree, callee, 'property') : callee);
  if (!importers.has(name)) return [];
  if (isMember && !(name === 'import_module' || isRequireResolve(r, callee, name))) return [];
  const from = r.text(r.args(node)[0] ?? -1);
  if (from === undefined) return [];
  const kind = name === 'require' || name === 'resolve' ? 'require' : 'dynamic';
  return [{ from, at: tree.start[node] ?? 0, kind, function: r.functionAt(node), names: ['*'] }];
}

function isRequireResolve(r: Reading, callee: number, name: string): boolean {
  return name === 'resolve' && symbolOf(r.tree, childIn(r.tree, callee, 'object')) === 'require';
}

/** Modules whose names all become the file's own exports, or names. */
export function starsOf(r: Reading): string[] {
  const { tree } = r;
  const stars: string[] = [];
  for (let node = 1; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (kind !== 'import-item') continue;
    const parent = tree.parent[node] ?? 0;
    const source = childIn(tree, parent, 'source');
    if (source < 0 || symbolOf(tree, childIn(tree, node, 'name')) !== '*') continue;
    const alias = childIn(tree, node, 'alias');
    const wanted =
      r.language === 'ecmascript' ? kindOf(tree, parent) === 'export' : kindOf(tree, parent) === 'import';
    if (wanted && (alias < 0 || symbolOf(tree, alias) === '.')) stars.push(symbolOf(tree, source));
  }
  return stars;
}

/** The `package` of a file of Java or Go. */
export function packageOf(r: Reading): string {
  if (r.language !== 'java' && r.language !== 'go') return '';
  const { tree } = r;
  const found = childrenOf(tree, 0).find((child) => kindOf(tree, child) === 'package');
  return found === undefined ? '' : symbolOf(tree, found);
}

/** The names that a file of Python or Go, or a file with classes of Java, defines for others. */
export function definedNames(r: Reading): ExportFacts[] {
  const { tree } = r;
  const nodes = new Map<string, number>();
  for (let node = 1; node < tree.count; node++) {
    if (r.functionAt(node) !== 0 || r.classAt(node) >= 0) continue;
    for (const name of namesDefined(r, node)) nodes.set(symbolOf(tree, name), name);
  }
  const exports: ExportFacts[] = [];
  for (const [name, node] of nodes) {
    const shape =
      r.language === 'python' ? dottedShape(r, node, name.split('.')[0] ?? name) : packageLevel(r, node);
    const plain = name.includes('.') ? (name.split('.')[0] ?? name) : name;
    if (shape !== undefined) exports.push({ name: plain, shape });
  }
  return exports;
}

function namesDefined(r: Reading, node: number): readonly number[] {
  const { tree } = r;
  switch (kindOf(tree, node)) {
    case 'function':
      return childIn(tree, node, 'receiver') < 0 ? [childIn(tree, node, 'name')] : [];
    case 'class':
      return [childIn(tree, node, 'name')];
    case 'import-item': {
      const alias = childIn(tree, node, 'alias');
      return r.language === 'python' ? [alias < 0 ? childIn(tree, node, 'name') : alias] : [];
    }
    case 'variable':
      return leaves(r, childIn(tree, node, 'name'));
    case 'assign':
      return r.language === 'python' ? leaves(r, childIn(tree, node, 'left')) : [];
    case 'other':
      return r.language === 'go' && symbolOf(tree, node) === 'type' ? [childIn(tree, node, 'name')] : [];
    default:
      return [];
  }
}

function leaves(r: Reading, node: number): readonly number[] {
  if (node < 0) return [];
  const kind = kindOf(r.tree, node);
  if (kind === 'identifier') return [node];
  return kind === 'tuple' || kind === 'array'
    ? childrenOf(r.tree, node).flatMap((child) => leaves(r, child))
    : [];
}

/** What a name of a Go package stands for: the declaration around it. */
function packageLevel(r: Reading, name: number): ExportFacts['shape'] | undefined {
  const { tree } = r;
  let at = tree.parent[name] ?? 0;
  while (kindOf(tree, at) === 'tuple') at = tree.parent[at] ?? 0;
  const kind = kindOf(tree, at);
  if (kind === 'function' || kind === 'class') return shapeOf(r, at);
  if (kind === 'other') return r.numberOf(at) < 0 ? aliased(r, at) : { is: 'class', n: r.numberOf(at) };
  const symbol = tree.symbol[name] ?? 0;
  const definition = r.names.definitionAt(0, symbol);
  return definition === undefined ? undefined : { is: 'binding', n: r.binding(definition) };
}

/** `type A = B` is B; a function type is called to convert to it. */
function aliased(r: Reading, node: number): ExportFacts['shape'] | undefined {
  const type = childIn(r.tree, node, 'type');
  if (type >= 0 && symbolOf(r.tree, type).startsWith('func')) return { is: 'global', name: 'func' };
  return type >= 0 && kindOf(r.tree, type) === 'type' ? shapeOf(r, type) : undefined;
}
