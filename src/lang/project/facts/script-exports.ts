import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../../tree/flat-tree.ts';
import type { ExportFacts } from './file-facts.ts';
import { dottedShape } from './name-shapes.ts';
import type { Reading } from './reading.ts';
import { keyText, shapeOf } from './shapes.ts';

/** What a JavaScript or TypeScript file exports, as a module of either kind. */
export function scriptExports(r: Reading): ExportFacts[] {
  const exports: ExportFacts[] = [];
  for (let node = 1; node < r.tree.count; node++) {
    const kind = kindOf(r.tree, node);
    if (kind === 'export') exports.push(...exportStatement(r, node));
    else if (kind === 'assign') exports.push(...commonExport(r, node));
    else if (kind === 'call') exports.push(...exportingCall(r, node));
  }
  return exports;
}

function exportStatement(r: Reading, node: number): ExportFacts[] {
  const { tree } = r;
  const value = childIn(tree, node, 'value');
  const source = childIn(tree, node, 'source');
  if (value >= 0) return exportedValue(r, node, value);
  return childrenOf(tree, node)
    .filter((child) => kindOf(tree, child) === 'import-item')
    .flatMap((item) => exportedItem(r, item, source));
}

function exportedValue(r: Reading, node: number, value: number): ExportFacts[] {
  const isDefault = r.modifiers(node).includes('default');
  const isWhole = r.tree.symbols.text(r.tree.grammarKind[node] ?? 0) === 'TSExportAssignment';
  if (isDefault || isWhole) {
    const shape = shapeOf(r, value);
    return shape === undefined ? [] : [{ name: isWhole ? '=' : 'default', shape }];
  }
  return declaredNames(r, value).flatMap((name) => {
    const shape = dottedShape(r, name, symbolOf(r.tree, name));
    return shape === undefined ? [] : [{ name: symbolOf(r.tree, name), shape }];
  });
}

/** The names that `export const …`, `export function …` and their like declare. */
function declaredNames(r: Reading, value: number): readonly number[] {
  const { tree } = r;
  const name = childIn(tree, value, 'name');
  if (kindOf(tree, value) === 'block' || kindOf(tree, value) === 'other')
    return childrenOf(tree, value).flatMap((child) => declaredNames(r, child));
  if (name < 0) return [];
  if (kindOf(tree, name) === 'identifier') return [name];
  const names: number[] = [];
  const end = tree.last[name] ?? name;
  for (let node = name; node <= end; node++) {
    const role = roleOf(tree, node);
    if (kindOf(tree, node) === 'identifier' && role !== 'key' && role !== 'right') names.push(node);
  }
  return names;
}

/** `export { a as b }`, also from another module. */
function exportedItem(r: Reading, item: number, source: number): ExportFacts[] {
  const { tree } = r;
  const name = childIn(tree, item, 'name');
  const alias = childIn(tree, item, 'alias');
  const original = symbolOf(tree, name);
  const exported = alias < 0 ? original : symbolOf(tree, alias);
  if (source >= 0) {
    const from = symbolOf(tree, source);
    return original === '*' && alias < 0
      ? []
      : [{ name: exported, shape: { is: 'import', from, name: original } }];
  }
  const shape = dottedShape(r, name, original);
  return shape === undefined ? [] : [{ name: exported, shape }];
}

/** `module.exports = …`, `exports.a = …`, `module.exports.a = …`, also chained. */
function commonExport(r: Reading, node: number): ExportFacts[] {
  const name = exportedName(r, childIn(r.tree, node, 'left'));
  if (name === undefined) return [];
  const shape = shapeOf(r, childIn(r.tree, node, 'right'));
  return shape === undefined ? [] : [{ name, shape }];
}

/** The name that a place of the exports object has; `=` for the object itself. */
export function exportedName(r: Reading, node: number): string | undefined {
  const { tree } = r;
  if (node < 0) return undefined;
  if (isExportsObject(r, node)) return '=';
  const kind = kindOf(tree, node);
  if (kind !== 'member' && kind !== 'index') return undefined;
  if (!isExportsObject(r, childIn(tree, node, 'object')) && !isBareExports(r, childIn(tree, node, 'object')))
    return undefined;
  return kind === 'member'
    ? symbolOf(tree, childIn(tree, node, 'property'))
    : r.text(childIn(tree, node, 'value'));
}

function isBareExports(r: Reading, node: number): boolean {
  return node >= 0 && isGlobalName(r, node, 'exports');
}

function isExportsObject(r: Reading, node: number): boolean {
  const { tree } = r;
  if (node < 0 || kindOf(tree, node) !== 'member') return false;
  return (
    symbolOf(tree, childIn(tree, node, 'property')) === 'exports' &&
    isGlobalName(r, childIn(tree, node, 'object'), 'module')
  );
}

function isGlobalName(r: Reading, node: number, name: string): boolean {
  const { tree } = r;
  if (kindOf(tree, node) !== 'identifier' || symbolOf(tree, node) !== name) return false;
  const definition = r.names.definition(node);
  // A wrapper that takes `exports` or `module` as its parameter hands on the real one.
  return (
    definition === undefined ||
    definition.sites.every((site) => site.how !== 'declared' && site.how !== 'import')
  );
}

/** `Object.assign(module.exports, …)`, `Object.defineProperty(exports, 'a', …)`, `__exportStar(require('m'), exports)`. */
function exportingCall(r: Reading, node: number): ExportFacts[] {
  const { tree } = r;
  const callee = childIn(tree, node, 'callee');
  const isMember = kindOf(tree, callee) === 'member';
  const name = symbolOf(tree, isMember ? childIn(tree, callee, 'property') : callee);
  const args = r.args(node);
  const [first = -1, second = -1, third = -1] = args;
  if (name === '__exportStar' || name === '__export')
    return isBareExports(r, second) || name === '__export' ? whole(r, [first]) : [];
  if (first < 0 || !(isBareExports(r, first) || isExportsObject(r, first))) return [];
  if (name === 'assign') return whole(r, args.slice(1));
  if (name !== 'defineProperty' || third < 0) return [];
  const exported = r.text(second);
  const shape = describedValue(r, third);
  return exported === undefined || shape === undefined ? [] : [{ name: exported, shape }];
}

function whole(r: Reading, nodes: readonly number[]): ExportFacts[] {
  return nodes.flatMap((node) => {
    const shape = shapeOf(r, node);
    return shape === undefined ? [] : [{ name: '=', shape }];
  });
}

/** `{ value: f }` or `{ get: function () { return f } }` of a property descriptor. */
export function describedValue(r: Reading, node: number): ExportFacts['shape'] | undefined {
  const { tree } = r;
  for (const child of childrenOf(tree, node)) {
    const isPair = kindOf(tree, child) === 'pair';
    const key = keyText(r, childIn(tree, child, isPair ? 'key' : 'name'));
    const shape = shapeOf(r, isPair ? childIn(tree, child, 'value') : child);
    if (shape === undefined) continue;
    if (key === 'value') return shape;
    if (key === 'get') return { is: 'call', callee: shape, count: 0, given: [] };
  }
  return undefined;
}
