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
  readonly #shared = new Map<number, Set<number>>();
  /** Whether blocks are scopes of their own. */
  readonly hasBlocks: boolean;
  #localNames: ReadonlyMap<string, readonly number[]> | undefined;
  #wildcardParts: ReadonlySet<string> | undefined;

  constructor(tree: FlatTree) {
    this.tree = tree;
    this.hasBlocks = !functionScoped.has(tree.language);
  }

  /** Adds a site of a name to the definition in a scope; `replaces`: from here on the name means something else. */
  add(scope: number, symbol: number, site: Site, replaces = false): Definition {
    const definition = this.#open(scope, symbol, replaces || (site.how === 'declared' && site.value >= 0));
    definition.sites.push(site);
    return definition;
  }

  #open(scope: number, symbol: number, again: boolean): Definition {
    let table = this.#tables.get(scope);
    if (table === undefined) this.#tables.set(scope, (table = new Map<number, Definition[]>()));
    const known = table.get(symbol);
    const last = known?.at(-1);
    const annotated = this.tree.language === 'python' && last?.sites.some(({ how }) => how === 'assigned');
    const isNew = again && (annotated === true || last?.sites.some(isFresh) === true);
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

  /** Part of a full name -> symbols of the names that were imported under such a name. Asked when all is known. */
  get localNames(): ReadonlyMap<string, readonly number[]> {
    this.#localNames ??= localNamesOf(this.#tables.values());
    return this.#localNames;
  }

  /** The parts of the full names of modules whose names are all imported. Asked when all is known. */
  get wildcardParts(): ReadonlySet<string> {
    this.#wildcardParts ??= new Set(this.wildcards.flatMap(partsOf));
    return this.#wildcardParts;
  }

  /** Notes that a name is the file's in a scope: `global x`. */
  share(scope: number, symbol: number): void {
    const known = this.#shared.get(scope);
    if (known === undefined) this.#shared.set(scope, new Set([symbol]));
    else known.add(symbol);
  }

  /** Whether a name is the file's in a scope. */
  isShared(scope: number, symbol: number): boolean {
    return this.#shared.get(scope)?.has(symbol) === true;
  }

  /** The definition in one scope only. */
  in(scope: number, symbol: number): Definition | undefined {
    return this.#tables.get(scope)?.get(symbol)?.[0];
  }

  /** The definition that holds at a node: the last one before it. */
  #at(scope: number, symbol: number, node: number): Definition | undefined {
    const known = this.#tables.get(scope)?.get(symbol);
    if (known === undefined || known.length === 1) return known?.[0];
    // In the order of the text: the last one that begins before the node.
    let [low, high] = [0, known.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((known[middle]?.sites[0]?.node ?? 0) <= node) low = middle;
      else high = middle - 1;
    }
    return known[low];
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
      if (!wide && this.hasBlocks && isBlock(tree, at)) return at;
    }
    return 0;
  }
}

/** Whether a name that is declared again after this has another meaning. */
function isFresh(site: Site): boolean {
  return site.how === 'import' || (site.how === 'declared' && site.value >= 0);
}

function localNamesOf(
  tables: Iterable<ReadonlyMap<number, readonly Definition[]>>,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const add = (part: string, symbol: number): void => {
    const known = found.get(part);
    if (known === undefined) found.set(part, [symbol]);
    else known.push(symbol);
  };
  for (const table of tables)
    for (const [symbol, definitions] of table)
      for (const part of definitions.flatMap(({ dotted }) => dotted.flatMap(partsOf))) add(part, symbol);
  return found;
}

function partsOf(full: string): readonly string[] {
  return full.split(/[^\w$]+/);
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
