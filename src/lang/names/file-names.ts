import { limits } from '../../core/limits.ts';
import {
  childIn,
  childrenOf,
  isWithin,
  kindOf,
  roleOf,
  symbolOf,
  textOf,
  type FlatTree,
} from '../tree/flat-tree.ts';
import { collectScopes } from './collect.ts';
import { combined, either, type Constant } from './constant.ts';
import type { Definition, Site } from './definition.ts';
import { reachingSites, type FlowBudget } from './reaching.ts';
import type { Scopes } from './scopes.ts';

/** Levels of names and operators that one constant may be made of. */
const depthMax = 12;

/** What the names of a file mean. Worked out when first asked for. */
export function namesOf(tree: FlatTree): FileNames {
  return new FileNames(tree);
}

/** What the names of one file mean. */
export class FileNames {
  readonly #tree: FlatTree;
  #scopes: Scopes | undefined;
  readonly #constants = new Map<number, Constant | undefined>();
  /** The sites that set a name, of names with many. */
  readonly #setting = new Map<Definition, readonly Site[]>();
  readonly #budget: FlowBudget = { steps: limits.nameSteps };

  constructor(tree: FlatTree) {
    this.#tree = tree;
  }

  get #known(): Scopes {
    this.#scopes ??= collectScopes(this.#tree);
    return this.#scopes;
  }

  /** Whether a node is one name, of a value or of a type. */
  isName(node: number): boolean {
    const kind = kindOf(this.#tree, node);
    return kind === 'identifier' || kind === 'type';
  }

  /** The definition of the name that an identifier (or a type's name) is, or undefined. */
  definition(node: number): Definition | undefined {
    const tree = this.#tree;
    const kind = kindOf(tree, node);
    if (kind !== 'identifier' && kind !== 'type') return undefined;
    const role = roleOf(tree, node);
    const parent = kindOf(tree, tree.parent[node] ?? 0);
    if (role === 'property' || (role === 'name' && parent === 'keyword-argument')) return undefined;
    return this.#known.find(node, tree.symbol[node] ?? 0);
  }

  /** The definition that a name (a number of the tree's symbols) has where a node stands, or undefined. */
  definitionAt(node: number, symbol: number): Definition | undefined {
    return this.#known.find(node, symbol);
  }

  /** What a definition hides: the one that its name has outside of its scope, or undefined. */
  hidden({ scope, name }: Definition): Definition | undefined {
    if (scope === 0) return undefined;
    return this.#known.find(this.#tree.parent[scope] ?? 0, this.#tree.symbols.find(name) ?? -1);
  }

  /** The field that `name` in `this.name` is, or undefined. */
  field(name: number): Definition | undefined {
    const tree = this.#tree;
    const definition = this.#known.find(name, tree.symbol[name] ?? 0);
    return definition !== undefined && kindOf(tree, definition.scope) === 'class' ? definition : undefined;
  }

  /** Whether a name is written with its module or class before it. */
  isDotted(node: number): boolean {
    return symbolOf(this.#tree, node).includes('.');
  }

  /** What a name or a chain of members is called in full, through imports: none when it is not imported. */
  qualified(node: number): readonly string[] {
    const tree = this.#tree;
    const kind = kindOf(tree, node);
    if (kind === 'identifier' || kind === 'type') return this.#qualifiedName(node);
    if (kind === 'call') {
      const module = requiredBy(tree, node);
      return module === undefined ? [] : [module];
    }
    if (kind !== 'member') return [];
    const property = childIn(tree, node, 'property');
    if (kindOf(tree, property) !== 'identifier') return [];
    return this.qualified(childIn(tree, node, 'object')).map(
      (object) => `${object}.${symbolOf(tree, property)}`,
    );
  }

  #qualifiedName(node: number): readonly string[] {
    const tree = this.#tree;
    const definition = this.definition(node);
    if (definition !== undefined) return isBefore(definition, node) ? definition.dotted : [];
    const symbol = symbolOf(tree, node);
    const [head = '', ...rest] = symbol.split('.');
    if (rest.length > 0) {
      const found = this.#known.find(node, tree.symbols.find(head) ?? -1);
      if (found === undefined || !isBefore(found, node)) return [];
      return found.dotted.map((full) => [full, ...rest].join('.'));
    }
    return symbol === '' ? [] : this.#known.wildcards.map((module) => `${module}.${symbol}`);
  }

  /**
   * Symbols that may mean something whose full name has a part of that name: what imports call it here. Undefined when
   * any name may, because all names of such a module are imported.
   */
  localNames(part: string): readonly number[] | undefined {
    return this.#known.wildcardParts.has(part) ? undefined : (this.#known.localNames.get(part) ?? []);
  }

  /** The constant that an expression is, or undefined. */
  constant(node: number): Constant | undefined {
    if (this.#constants.has(node)) return this.#constants.get(node);
    // While it is being worked out it is not known, so that a circle ends.
    this.#constants.set(node, undefined);
    const found = this.#constantOf(node, 0);
    this.#constants.set(node, found);
    return found;
  }

  #constantOf(node: number, depth: number): Constant | undefined {
    const tree = this.#tree;
    if (node < 0 || depth > depthMax) return undefined;
    switch (kindOf(tree, node)) {
      case 'string':
        return { kind: 'string', text: symbolOf(tree, node), node };
      case 'number':
      case 'boolean':
      case 'null':
        return { kind: kindOf(tree, node) as 'number', text: symbolOf(tree, node) };
      case 'binary':
        return this.#binary(node, depth);
      case 'ternary':
        return either(this.#child(node, 'then', depth), this.#child(node, 'else', depth));
      case 'call':
        return this.#formatted(node, depth);
      case 'template':
        return this.#template(node, depth);
      case 'identifier':
        return this.#named(node, depth);
      case 'member':
        return kindOf(tree, childIn(tree, node, 'object')) === 'this' ? this.#field(node, depth) : undefined;
      default:
        return undefined;
    }
  }

  #child(
    node: number,
    role: 'then' | 'else' | 'left' | 'right' | 'value',
    depth: number,
  ): Constant | undefined {
    return this.#constantOf(childIn(this.#tree, node, role), depth + 1);
  }

  #binary(node: number, depth: number): Constant | undefined {
    const left = this.#child(node, 'left', depth);
    // However often it is repeated, it is a string.
    if (left?.kind === 'string' && this.#tree.language === 'python' && symbolOf(this.#tree, node) === '*')
      return { kind: 'string', text: undefined };
    const right = left === undefined ? undefined : this.#child(node, 'right', depth);
    return left === undefined || right === undefined
      ? undefined
      : combined(symbolOf(this.#tree, node), left, right, mixing.has(this.#tree.language));
  }

  /** `String.format` of nothing but constants is a string. */
  #formatted(node: number, depth: number): Constant | undefined {
    const tree = this.#tree;
    const callee = textOf(tree, childIn(tree, node, 'callee'));
    if (tree.language !== 'java' || !/^(?:java\.lang\.)?String\.format$/.test(callee)) return undefined;
    const given = childrenOf(tree, childIn(tree, node, 'arguments'));
    const known = given.every((one) => this.#constantOf(one, depth + 1) !== undefined);
    return known && given.length > 0 ? { kind: 'string', text: undefined } : undefined;
  }

  #template(node: number, depth: number): Constant | undefined {
    const tree = this.#tree;
    let text: string | undefined = '';
    for (const part of childrenOf(tree, node)) {
      const value: Constant | undefined =
        kindOf(tree, part) === 'string-part'
          ? { kind: 'string', text: symbolOf(tree, part) }
          : this.#child(part, 'value', depth);
      // Strings and whole numbers: how other values are written is up to the program.
      const isWhole = value?.kind === 'number' && /^\d{1,15}$/.test(value.text);
      if (value?.kind !== 'string' && !isWhole) return undefined;
      text = text === undefined || value.text === undefined ? undefined : text + value.text;
    }
    return { kind: 'string', text };
  }

  #named(node: number, depth: number): Constant | undefined {
    const definition = isTarget(this.#tree, node) ? undefined : this.definition(node);
    if (definition === undefined) return undefined;
    const sites = this.#sitesAt(definition, node);
    const [first, ...others] = sites.map(({ value }) => value);
    if (first === undefined || sites.some((site) => !isSettled(site))) return undefined;
    if (isPackageVariable(this.#tree, definition)) return undefined;
    let found = this.#constantOf(first, depth + 1);
    for (const other of others) found = either(found, this.#constantOf(other, depth + 1));
    return found;
  }

  #field(node: number, depth: number): Constant | undefined {
    const tree = this.#tree;
    const definition = this.#known.find(node, tree.symbol[childIn(tree, node, 'property')] ?? 0);
    const [site, other] = definition?.sites ?? [];
    if (definition === undefined || site === undefined || other !== undefined) return undefined;
    return kindOf(tree, definition.scope) === 'class' && site.how === 'declared' && !this.#isOpenField(site)
      ? this.#constantOf(site.value, depth + 1)
      : undefined;
  }

  /** The expression that a name surely stands for at a node, or -1. */
  value(node: number): number {
    const definition = this.definition(node);
    if (definition === undefined) return -1;
    return this.siteAt(definition, node)?.value ?? -1;
  }

  /** The one site that gives a name its value at a node, or undefined when there may be others. */
  siteAt(definition: Definition, node: number): Site | undefined {
    const [only, second] = this.#sitesAt(definition, node);
    return only !== undefined && second === undefined && isSettled(only) ? only : undefined;
  }

  /** Whether the file is so large that from some place on the values of its names are not known. */
  get exhausted(): boolean {
    return this.#budget.steps < 0;
  }

  #settingSites(definition: Definition): readonly Site[] {
    const known = this.#setting.get(definition);
    if (known !== undefined) return known;
    const setting = definition.sites.filter((one) => one.how !== 'declared' || one.value >= 0);
    this.#setting.set(definition, setting);
    return setting;
  }

  /** The sites of which one surely gave a name its value at a node: none when that is not known. */
  #sitesAt(definition: Definition, node: number): readonly Site[] {
    const tree = this.#tree;
    const setting = this.#settingSites(definition);
    const [only, second] = setting;
    if (only === undefined) return [];
    const flows = second !== undefined || (only.how === 'assigned' && isSameFunction(tree, only.node, node));
    if (flows)
      return setting.length > sitesMax
        ? []
        : (reachingSites(tree, setting, { node, budget: this.#budget }) ?? []);
    return !isWithin(tree, node, only.value) && this.#mayComeBefore(only, node) ? [only] : [];
  }

  /** Whether a field may be set by code elsewhere: in Java, one that is neither private nor final. */
  #isOpenField({ node }: Site): boolean {
    const tree = this.#tree;
    const field = tree.parent[node] ?? 0;
    if (tree.language !== 'java' || kindOf(tree, field) !== 'field') return false;
    const inner = kindOf(tree, tree.parent[tree.parent[field] ?? 0] ?? 0);
    if (inner !== 'class') return false;
    return !childrenOf(tree, field).some((child) => {
      const word = kindOf(tree, child) === 'modifier' ? symbolOf(tree, child) : '';
      return word === 'private' || word === 'final';
    });
  }

  /** Whether a site is before a node, or the node is in a function that may be called later. */
  #mayComeBefore(site: Site, node: number): boolean {
    const tree = this.#tree;
    const around = functionAround(tree, site.node);
    // What another function sets may not have been set yet.
    if (site.how === 'assigned' && around !== 0 && !isWithin(tree, node, around)) return false;
    if (this.#isOpenField(site)) return false;
    return site.node < node || functionAround(tree, node) !== around;
  }
}

/** Languages in which `+` makes one text of a string and a number. */
const mixing: ReadonlySet<string> = new Set([
  'javascript',
  'typescript',
  'tsx',
  'java',
  'csharp',
  'kotlin',
  'scala',
]);

/** Sites of one name that are still told apart. */
const sitesMax = 500;

const functions: ReadonlySet<string> = new Set(['function', 'lambda']);

/** Whether a name stands where it is set. */
function isTarget(tree: FlatTree, node: number): boolean {
  return roleOf(tree, node) === 'left' && kindOf(tree, tree.parent[node] ?? 0) === 'assign';
}

/** A name means what it was imported as from its import on. */
function isBefore({ sites }: Definition, node: number): boolean {
  return (sites[0]?.node ?? node) <= node;
}

function isSettled(site: Site): boolean {
  return site.value >= 0 && (site.how === 'declared' || site.how === 'assigned');
}

function isSameFunction(tree: FlatTree, a: number, b: number): boolean {
  return functionAround(tree, a) === functionAround(tree, b);
}

/** The innermost function around a node; 0 when there is none. */
function functionAround(tree: FlatTree, node: number): number {
  for (let at = tree.parent[node] ?? 0; at !== 0; at = tree.parent[at] ?? 0)
    if (functions.has(kindOf(tree, at))) return at;
  return 0;
}

function requiredBy(tree: FlatTree, call: number): string | undefined {
  if (symbolOf(tree, childIn(tree, call, 'callee')) !== 'require') return undefined;
  const [first, second] = childrenOf(tree, childIn(tree, call, 'arguments'));
  return first === undefined || second !== undefined || kindOf(tree, first) !== 'string'
    ? undefined
    : symbolOf(tree, first);
}

/** Other files of a Go package, and those that import it, may set its variables. */
function isPackageVariable(tree: FlatTree, { scope, sites }: Definition): boolean {
  const [site] = sites;
  if (tree.language !== 'go' || scope !== 0 || site === undefined) return false;
  const modifier = childIn(tree, tree.parent[site.node] ?? 0, 'modifier');
  return modifier >= 0 && symbolOf(tree, modifier) === 'var';
}
