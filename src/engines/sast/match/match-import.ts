import { childIn, childrenOf, kindOf, symbolOf } from '../../../lang/index.ts';
import { boundNode } from './bindings.ts';
import { hasModifier } from './match-assign.ts';
import { matchAnyOrder } from './match-list.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, partsOf, type PatternNode } from './pattern.ts';

/** An import: of the same module or one inside it, with the items that the pattern names. */
export function matchImport(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = kindOf(tree, node);
  if (kind === 'variable') {
    matchRequire(m, pattern, node, then);
    return;
  }
  if (kind !== 'import') return;
  const source = partOf(pattern, 'source');
  const sourceNode = childIn(tree, node, 'source');
  const items = pattern.children.filter(
    (child) => child !== source && (isKind(child, 'import-item') || child.is !== 'node'),
  );
  const nodes = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'import-item');
  const matchItems = (): void =>
    matchAnyOrder(m, { patterns: items, nodes, at: tree.start[node] ?? 0, rest: true }, then);
  if (!partsOf(pattern, 'modifier').every((modifier) => hasModifier(m, modifier, node))) return;
  if (source === undefined && paths.has(tree.language)) matchPath(m, items, node, then);
  if (source === undefined && sourceNode < 0) matchItems();
  else if (source !== undefined && sourceNode >= 0) matchSource(m, source, sourceNode, matchItems);
  matchNormal(m, pattern, node, then);
}

/** Languages whose imports are one dotted path. */
const paths: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'rust']);

/** `import $X` is all of what is imported. */
function matchPath(m: Matching, items: readonly PatternNode[], node: number, then: Then): void {
  const { tree } = m.subject;
  const [item, other] = items;
  const name = item === undefined ? undefined : (partOf(item, 'name') ?? item);
  if (name?.is !== 'metavariable' || other !== undefined) return;
  const parts = childrenOf(tree, node).filter((child) => kindOf(tree, child) !== 'modifier');
  const [start, end] = [tree.start[parts[0] ?? node] ?? 0, tree.end[parts.at(-1) ?? node] ?? 0];
  m.bind(name.name, { start, end, nodes: [], text: tree.text.slice(start, end) }, then);
}

/** One imported name; the pattern need not give its alias, and `import a` is also in `import a.b`. */
export function matchImportItem(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (kindOf(tree, node) !== 'import-item') return;
  const [name, alias] = [partOf(pattern, 'name'), partOf(pattern, 'alias')];
  const [nameNode, aliasNode] = [childIn(tree, node, 'name'), childIn(tree, node, 'alias')];
  const matchAlias = (): void => {
    if (alias === undefined) then();
    else if (aliasNode >= 0) m.parts.expression(m, alias, aliasNode, then);
    else if (name?.is !== 'metavariable' && nameNode >= 0) m.parts.expression(m, alias, nameNode, then);
  };
  if (name === undefined || nameNode < 0) return;
  if (name.is === 'node' && symbolOf(tree, nameNode).startsWith(`${name.text}.`)) matchAlias();
  else m.parts.expression(m, name, nameNode, matchAlias);
}

function matchSource(m: Matching, source: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const text = symbolOf(tree, node);
  const isPath = source.kind === kindNumber.string;
  const plain = source.is === 'node' && source.text !== '';
  if (plain && (text === source.text || text.startsWith(`${source.text}${isPath ? '/' : '.'}`))) then();
  else if (!plain) m.parts.expression(m, source, node, then);
}

/** Languages in which a package is imported like what is in it. */
const joinsImports: ReadonlySet<string> = new Set(['scala', 'kotlin']);

/** `import a.b` and `from a import b` are the same when the pattern has no alias. */
function matchNormal(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.language !== 'python' && !joinsImports.has(tree.language)) return;
  const wanted = patternModules(pattern);
  if (wanted === undefined) return;
  const given = modulesOf(m, node);
  const shape = (partOf(pattern, 'source') === undefined) === childIn(tree, node, 'source') < 0;
  if (
    (!shape || joinsImports.has(tree.language)) &&
    wanted.every((one) => given.some((other) => other === one || other.startsWith(`${one}.`)))
  )
    then();
}

/** The full names that a pattern imports; undefined when it uses aliases or metavariables. */
function patternModules(pattern: PatternNode): readonly string[] | undefined {
  const source = partOf(pattern, 'source')?.text;
  const names: string[] = [];
  for (const item of pattern.children.filter((child) => isKind(child, 'import-item'))) {
    const name = partOf(item, 'name');
    if (
      name === undefined ||
      name.is !== 'node' ||
      partOf(item, 'alias') !== undefined ||
      /(?:^|\.)hf/.test(name.text)
    )
      return undefined;
    names.push(source === undefined ? name.text : `${source}.${name.text}`);
  }
  return names.length === 0 ? undefined : names;
}

function modulesOf(m: Matching, node: number): readonly string[] {
  const { tree } = m.subject;
  const source = childIn(tree, node, 'source');
  const items = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'import-item');
  const names = items.map((item) => symbolOf(tree, childIn(tree, item, 'name')));
  return names.map((name) => (source < 0 ? name : `${symbolOf(tree, source)}.${name}`));
}

/** `import { x } from 'm'` as pattern also finds `const { x } = require('m')`. */
function matchRequire(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const value = childIn(tree, node, 'value');
  if (
    value < 0 ||
    kindOf(tree, value) !== 'call' ||
    symbolOf(tree, childIn(tree, value, 'callee')) !== 'require'
  )
    return;
  const source = partOf(pattern, 'source');
  const module = childrenOf(tree, childIn(tree, value, 'arguments'))[0];
  if (source === undefined || module === undefined || kindOf(tree, module) !== 'string') return;
  const items = pattern.children.filter((child) => isKind(child, 'import-item'));
  matchSource(m, source, module, () => matchRequired(m, { items, name: childIn(tree, node, 'name') }, then));
}

function matchRequired(
  m: Matching,
  { items, name }: { readonly items: readonly PatternNode[]; readonly name: number },
  then: Then,
): void {
  const { tree } = m.subject;
  const [first, ...rest] = items;
  if (first === undefined) {
    then();
    return;
  }
  const imported = partOf(first, 'name');
  const local = partOf(first, 'alias') ?? imported;
  if (imported === undefined || local === undefined) return;
  const next = (): void => matchRequired(m, { items: rest, name }, then);
  if (kindOf(tree, name) === 'identifier') {
    if (imported.text === '*' || imported.text === 'default') bindLocal(m, local, name, next);
    return;
  }
  for (const pair of childrenOf(tree, name)) {
    const [key, value] = [childIn(tree, pair, 'key'), childIn(tree, pair, 'value')];
    if (key >= 0 && value >= 0) m.parts.expression(m, imported, key, () => bindLocal(m, local, value, next));
  }
}

function bindLocal(m: Matching, local: PatternNode, node: number, then: Then): void {
  if (local.is === 'metavariable') m.bind(local.name, boundNode(m.subject, node), then);
  else m.parts.expression(m, local, node, then);
}
