import { kindOf, type FlatTree } from '../tree/flat-tree.ts';
import type { Definition, Site } from './definition.ts';

const functionScoped: ReadonlySet<string> = new Set(['python', 'ruby', 'php', 'bash']);

/** The scopes of a file: which names are defined in which node. */
export class Scopes {
  readonly tree: FlatTree;
  /** Modules whose names are all imported. */
  readonly wildcards: string[] = [];
  /** By scope and symbol; a name that is declared again has another definition from there on. */
  readonly #tables = new Map<number, Map<number, Definition[]>>();
  readonly #blocks: boolean;

  constructor(tree: FlatTree) {
    this.tree = tree;
    this.#blocks = !functionScoped.has(tree.language);
  }

  /** Adds a site of a name to the definition in a scope. */
  add(scope: number, symbol: number, site: Site): Definition {
    const definition = this.#open(scope, symbol, site.how === 'declared' && site.value >= 0);
    definition.sites.push(site);
    return definition;
  }

  #open(scope: number, symbol: number, again: boolean): Definition {
    let table = this.#tables.get(scope);
    if (table === undefined) this.#tables.set(scope, (table = new Map<number, Definition[]>()));
    const known = table.get(symbol);
    const last = known?.at(-1);
    const isNew = again && last?.sites.some((site) => site.how === 'declared' && site.value >= 0) === true;
    if (last !== undefined && !isNew) return last;
    const made: Definition = { scope, name: this.tree.symbols.text(symbol), sites: [], dotted: [] };
    if (known === undefined) table.set(symbol, [made]);
    else known.push(made);
    return made;
  }

  /** The definition that a name has at a node, or undefined when the file does not say. */
  find(node: number, symbol: number): Definition | undefined {
    const { tree } = this;
    for (let at = node; ; at = tree.parent[at] ?? 0) {
      const skip =
        at !== node &&
        kindOf(tree, at) === 'class' &&
        tree.language === 'python' &&
        this.#crossesFunction(node, at);
      const found = skip ? undefined : this.#at(at, symbol, node);
      if (found !== undefined) return found;
      if (at === 0) return undefined;
    }
  }

  /** The definition in one scope only. */
  in(scope: number, symbol: number): Definition | undefined {
    return this.#tables.get(scope)?.get(symbol)?.[0];
  }

  /** The definition that holds at a node: the last one before it. */
  #at(scope: number, symbol: number, node: number): Definition | undefined {
    const known = this.#tables.get(scope)?.get(symbol);
    if (known === undefined || known.length === 1) return known?.[0];
    return known.findLast(({ sites }) => (sites[0]?.node ?? 0) <= node) ?? known[0];
  }

  /** Names of a class body are not seen from its methods. */
  #crossesFunction(from: number, to: number): boolean {
    for (let at = from; at !== to && at !== 0; at = this.tree.parent[at] ?? 0) {
      if (kindOf(this.tree, at) === 'function') return true;
    }
    return false;
  }

  /** The scope that a declaration at a node belongs to; `wide` leaves blocks out, as `var` does. */
  scopeOf(node: number, wide: boolean): number {
    const { tree } = this;
    for (let at = tree.parent[node] ?? 0; at !== 0; at = tree.parent[at] ?? 0) {
      const kind = kindOf(tree, at);
      if (kind === 'function' || kind === 'lambda' || kind === 'class' || kind === 'comprehension') return at;
      if (!wide && this.#blocks && isBlock(tree, at)) return at;
    }
    return 0;
  }
}

/** Blocks, and statements whose head declares for their body. */
function isBlock(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  if (
    kind === 'for' ||
    kind === 'for-each' ||
    kind === 'catch' ||
    kind === 'with' ||
    kind === 'if' ||
    kind === 'try' ||
    kind === 'switch'
  )
    return true;
  return kind === 'block';
}
