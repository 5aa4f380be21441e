import { childIn, childrenOf, isWithin, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import { collectScopes } from './collect.ts';
import { combined, either, type Constant } from './constant.ts';
import type { Definition, Site } from './definition.ts';
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

  /** The field that `name` in `this.name` is, or undefined. */
  field(name: number): Definition | undefined {
    const tree = this.#tree;
    const definition = this.#known.find(name, tree.symbol[name] ?? 0);
    return definition !== undefined && kindOf(tree, definition.scope) === 'class' ? definition : undefined;
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
    const right = left === undefined ? undefined : this.#child(node, 'right', depth);
    return left === undefined || right === undefined
      ? undefined
      : combined(symbolOf(this.#tree, node), left, right);
  }

  #template(node: number, depth: number): Constant | undefined {
    const tree = this.#tree;
    let text: string | undefined = '';
    for (const part of childrenOf(tree, node)) {
      const value: Constant | undefined =
        kindOf(tree, part) === 'string-part'
          ? { kind: 'string', text: symbolOf(tree, part) }
          : this.#child(part, 'value', depth);
      if (value === undefined) return undefined;
      text = text === undefined || value.text === undefined ? undefined : text + value.text;
    }
    return { kind: 'string', text };
  }

  #named(node: number, depth: number): Constant | undefined {
    const definition = this.definition(node);
    if (definition === undefined) return undefined;
    const site = this.siteAt(definition, node);
    return site === undefined ? undefined : this.#constantOf(site.value, depth + 1);
  }

  #field(node: number, depth: number): Constant | undefined {
    const tree = this.#tree;
    const definition = this.#known.find(node, tree.symbol[childIn(tree, node, 'property')] ?? 0);
    const [site, other] = definition?.sites ?? [];
    if (definition === undefined || site === undefined || other !== undefined) return undefined;
    return kindOf(tree, definition.scope) === 'class' && site.how === 'declared'
      ? this.#constantOf(site.value, depth + 1)
      : undefined;
  }

  /** The expression that a name surely stands for at a node, or -1. */
  value(node: number): number {
    const definition = this.definition(node);
    if (definition === undefined) return -1;
    return this.siteAt(definition, node)?.value ?? -1;
  }

  /**
   * The site that gives a name its value at a node: the only one there is, or the last one before the node when
   * control surely passed it last.
   */
  siteAt({ sites }: Definition, node: number): Site | undefined {
    const tree = this.#tree;
    const setting = sites.filter((one) => one.how !== 'declared' || one.value >= 0);
    const [only, second] = setting;
    if (only === undefined) return undefined;
    if (second === undefined)
      return isSettled(only) && !isWithin(tree, node, only.value) && this.#mayComeBefore(only, node)
        ? only
        : undefined;
    const before = setting.filter((one) => one.node < node && !isWithin(tree, node, one.value));
    const last = before.at(-1);
    if (last === undefined || !isSettled(last)) return undefined;
    return this.#surelyLast(last, setting, node) ? last : undefined;
  }

  /** Whether a site is before a node, or the node is in a function that may be called later. */
  #mayComeBefore(site: Site, node: number): boolean {
    return (
      site.node < node ||
      enclosing(this.#tree, site.node, functions) !== enclosing(this.#tree, node, functions)
    );
  }

  #surelyLast(last: Site, all: readonly Site[], node: number): boolean {
    const tree = this.#tree;
    const block = enclosing(tree, last.node, blocks);
    if (!isWithin(tree, node, block)) return false;
    if (enclosing(tree, last.node, functions) !== enclosing(tree, node, functions)) return false;
    // A later change in a loop around the node may come before it.
    const loop = enclosing(tree, node, loops);
    return (
      loop === 0 ||
      isWithin(tree, last.node, loop) ||
      all.every((one) => one.node < node || !isWithin(tree, one.node, loop))
    );
  }
}

const blocks: ReadonlySet<string> = new Set(['block', 'module', 'class-body', 'lambda']);
const functions: ReadonlySet<string> = new Set(['function', 'lambda']);
const loops: ReadonlySet<string> = new Set(['for', 'for-each', 'while', 'do-while']);

/** A name means what it was imported as from its import on. */
function isBefore({ sites }: Definition, node: number): boolean {
  return (sites[0]?.node ?? node) <= node;
}

function isSettled(site: Site): boolean {
  return site.value >= 0 && (site.how === 'declared' || site.how === 'assigned');
}

/** The innermost node of some kinds around a node; 0 when there is none. */
function enclosing(tree: FlatTree, node: number, wanted: ReadonlySet<string>): number {
  for (let at = tree.parent[node] ?? 0; at !== 0; at = tree.parent[at] ?? 0)
    if (wanted.has(kindOf(tree, at))) return at;
  return 0;
}

function requiredBy(tree: FlatTree, call: number): string | undefined {
  if (symbolOf(tree, childIn(tree, call, 'callee')) !== 'require') return undefined;
  const [first, second] = childrenOf(tree, childIn(tree, call, 'arguments'));
  return first === undefined || second !== undefined || kindOf(tree, first) !== 'string'
    ? undefined
    : symbolOf(tree, first);
}
