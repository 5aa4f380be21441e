import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import { addDotted, type Definition, type Site } from './definition.ts';
import { addImport } from './imports.ts';
import { Scopes } from './scopes.ts';

/** Finds every definition of a file. */
export function collectScopes(tree: FlatTree): Scopes {
  const scopes = new Scopes(tree);
  if (tree.language === 'java') scopes.wildcards.push('java.lang');
  for (let node = 1; node < tree.count; node++) declare(scopes, node);
  for (let node = 1; node < tree.count; node++) assign(scopes, node);
  return scopes;
}

function declare(scopes: Scopes, node: number): void {
  const { tree } = scopes;
  switch (kindOf(tree, node)) {
    case 'import':
      addImport(scopes, node);
      return;
    case 'global':
      for (const child of childrenOf(tree, node))
        scopes.share(scopes.scopeOf(node, true), tree.symbol[child] ?? 0);
      return;
    case 'variable':
      declareVariable(scopes, node);
      return;
    case 'field':
      define(scopes, node, {
        name: childIn(tree, node, 'name'),
        value: childIn(tree, node, 'value'),
        how: 'declared',
      });
      return;
    case 'parameter':
      declareParameter(scopes, node);
      return;
    case 'function':
    case 'class':
      define(scopes, node, {
        name: childIn(tree, node, 'name'),
        value: node,
        how: kindOf(tree, node) === 'class' ? 'class' : 'function',
      });
      return;
    case 'for-each':
      define(scopes, node, {
        name: childIn(tree, node, 'left'),
        value: -1,
        how: 'loop',
        inside: loopScope(scopes, node),
      });
      return;
    case 'instance-of':
      define(scopes, node, { name: childIn(tree, node, 'name'), value: -1, how: 'loop' });
      return;
    case 'catch':
      define(scopes, node, {
        name: childIn(tree, node, 'name'),
        value: -1,
        how: 'loop',
        inside: loopScope(scopes, node),
      });
      return;
    default:
      return;
  }
}

/** Where the names of a loop or a handler are known: inside of it, or in all of the function. */
function loopScope(scopes: Scopes, node: number): number {
  return scopes.hasBlocks && kindOf(scopes.tree, scopes.tree.parent[node] ?? 0) !== 'comprehension'
    ? node
    : scopes.scopeOf(node, true);
}

interface Defined {
  readonly name: number;
  readonly value: number;
  readonly how: Site['how'];
  /** A scope other than the one around the node. */
  readonly inside?: number;
  readonly wide?: boolean;
}

/** Defines a name, or every name of a destructuring pattern. */
function define(scopes: Scopes, node: number, { name, value, how, inside, wide }: Defined): void {
  if (name < 0) return;
  const { tree } = scopes;
  const scope = inside ?? scopes.scopeOf(node, wide ?? false);
  const type = childIn(tree, node, 'type');
  if (kindOf(tree, name) === 'identifier') {
    addSite(scopes, scope, { node: name, how, value, type });
    return;
  }
  const values = pairedValues(tree, name, value);
  for (const [at, inner] of namesIn(tree, name).entries()) {
    const definition = addSite(scopes, scope, { node: inner, how, value: values[at] ?? -1, type: -1 });
    const key = keyOf(tree, inner);
    const module = value < 0 ? undefined : requiredModule(tree, value);
    if (module !== undefined && key !== undefined) addDotted(definition, [`${module}.${key}`]);
  }
}

/** `a, b = 1, 2` pairs names with values. */
function pairedValues(tree: FlatTree, name: number, value: number): readonly number[] {
  if (value < 0 || kindOf(tree, name) !== kindOf(tree, value)) return [];
  const names = childrenOf(tree, name);
  const values = childrenOf(tree, value);
  return names.length === values.length && names.every((one) => kindOf(tree, one) === 'identifier')
    ? values
    : [];
}

function addSite(scopes: Scopes, scope: number, site: Site): Definition {
  const { tree } = scopes;
  const definition = scopes.add(scope, tree.symbol[site.node] ?? 0, site);
  const module = site.value < 0 ? undefined : requiredModule(tree, site.value);
  if (module !== undefined) addDotted(definition, [module]);
  return definition;
}

/** The module of `require('m')`, also with members after it. */
function requiredModule(tree: FlatTree, value: number): string | undefined {
  if (kindOf(tree, value) === 'member') {
    const module = requiredModule(tree, childIn(tree, value, 'object'));
    return module === undefined ? undefined : `${module}.${symbolOf(tree, childIn(tree, value, 'property'))}`;
  }
  if (kindOf(tree, value) !== 'call' || symbolOf(tree, childIn(tree, value, 'callee')) !== 'require')
    return undefined;
  const [first, second] = childrenOf(tree, childIn(tree, value, 'arguments'));
  return first === undefined || second !== undefined || kindOf(tree, first) !== 'string'
    ? undefined
    : symbolOf(tree, first);
}

/** The identifiers that a destructuring pattern defines. */
function namesIn(tree: FlatTree, pattern: number): readonly number[] {
  const names: number[] = [];
  const end = tree.last[pattern] ?? pattern;
  for (let node = pattern; node <= end; node++) {
    if (kindOf(tree, node) !== 'identifier') continue;
    const role = roleOf(tree, node);
    const parent = kindOf(tree, tree.parent[node] ?? 0);
    if (
      role === 'key' ||
      role === 'property' ||
      role === 'right' ||
      parent === 'member' ||
      parent === 'index'
    )
      continue;
    names.push(node);
  }
  return names;
}

function keyOf(tree: FlatTree, name: number): string | undefined {
  const pair = tree.parent[name] ?? 0;
  if (kindOf(tree, pair) !== 'pair') return undefined;
  const key = childIn(tree, pair, 'key');
  return key < 0 ? undefined : symbolOf(tree, key);
}

function declareVariable(scopes: Scopes, node: number): void {
  const { tree } = scopes;
  const modifiers = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'modifier');
  const wide = modifiers.some((child) => symbolOf(tree, child) === 'var') && tree.language !== 'go';
  const parent = tree.parent[node] ?? 0;
  const loops = kindOf(tree, parent) === 'for-each' && roleOf(tree, node) === 'left';
  const value = childIn(tree, node, 'value');
  const how = loops ? 'loop' : 'declared';
  define(scopes, node, { name: childIn(tree, node, 'name'), value, how, wide });
}

function declareParameter(scopes: Scopes, node: number): void {
  const { tree } = scopes;
  const list = tree.parent[node] ?? 0;
  const inside = kindOf(tree, list) === 'parameters' ? (tree.parent[list] ?? 0) : list;
  define(scopes, node, { name: childIn(tree, node, 'name'), value: -1, how: 'parameter', inside });
}

function assign(scopes: Scopes, node: number): void {
  const { tree } = scopes;
  const kind = kindOf(tree, node);
  if (kind === 'assign') assignTo(scopes, node);
  if (kind === 'augmented-assign') change(scopes, childIn(tree, node, 'left'));
  if (kind === 'update') change(scopes, childIn(tree, node, 'operand'));
  if (kind === 'unary' && symbolOf(tree, node) === '&' && tree.language === 'go')
    change(scopes, childIn(tree, node, 'operand'));
}

function assignTo(scopes: Scopes, node: number): void {
  const { tree } = scopes;
  const left = childIn(tree, node, 'left');
  const value = childIn(tree, node, 'right');
  if (left < 0) return;
  if (kindOf(tree, left) === 'member') {
    assignMember(scopes, left, value);
    return;
  }
  if (kindOf(tree, left) === 'index') return;
  const local = tree.language === 'python' || tree.language === 'ruby' || tree.language === 'php';
  for (const name of kindOf(tree, left) === 'identifier' ? [left] : namesIn(tree, left)) {
    const scope = local
      ? scopes.scopeOf(node, true)
      : (scopes.find(name, tree.symbol[name] ?? 0)?.scope ?? 0);
    const own = kindOf(tree, left) === 'identifier';
    const paired = own
      ? value
      : (pairedValues(tree, left, value)[childrenOf(tree, left).indexOf(name)] ?? -1);
    const type = childIn(tree, node, 'type');
    const how = type >= 0 && isStraight(tree, node) ? 'declared' : 'assigned';
    addSite(scopes, sharedScope(scopes, name, scope), { node: name, how, value: paired, type });
  }
}

/** Whether an assignment is reached whenever its function, or the file, runs to it: in no branch or loop. */
function isStraight(tree: FlatTree, node: number): boolean {
  for (let at = tree.parent[node] ?? 0; at !== 0; at = tree.parent[at] ?? 0) {
    const kind = kindOf(tree, at);
    if (kind === 'function' || kind === 'class') return true;
    if (kind !== 'expression-statement' && kind !== 'block' && kind !== 'with' && kind !== 'class-body')
      return false;
  }
  return true;
}

/** `global x` in the function makes it the file's, and so does an import of that name in the file. */
function sharedScope(scopes: Scopes, name: number, scope: number): number {
  const { tree } = scopes;
  if (tree.language === 'ruby') return rubyScope(tree, name, scope);
  if (tree.language !== 'python' || scope === 0) return scope;
  const symbol = tree.symbol[name] ?? 0;
  const imported = scopes.in(0, symbol)?.sites.some((site) => site.how === 'import') === true;
  if (imported && scopes.in(scope, symbol) === undefined) return 0;
  return scopes.isShared(scope, symbol) ? 0 : scope;
}

/** `@x` is the class's, `$x` the program's. */
function rubyScope(tree: FlatTree, name: number, scope: number): number {
  const text = symbolOf(tree, name);
  if (text.startsWith('$')) return 0;
  if (!text.startsWith('@')) return scope;
  for (let at = scope; at !== 0; at = tree.parent[at] ?? 0) if (kindOf(tree, at) === 'class') return at;
  return 0;
}

/** `this.x = …` sets the field of the class. */
function assignMember(scopes: Scopes, left: number, value: number): void {
  const { tree } = scopes;
  const object = childIn(tree, left, 'object');
  if (kindOf(tree, object) !== 'this') return;
  const property = childIn(tree, left, 'property');
  const definition = scopes.find(left, tree.symbol[property] ?? 0);
  if (definition !== undefined && kindOf(tree, definition.scope) === 'class') {
    definition.sites.push({ node: property, how: 'assigned', value, type: -1 });
  }
}

function change(scopes: Scopes, target: number): void {
  const { tree } = scopes;
  if (target < 0 || kindOf(tree, target) !== 'identifier') return;
  const definition = scopes.find(target, tree.symbol[target] ?? 0);
  definition?.sites.push({ node: target, how: 'changed', value: -1, type: -1 });
}
