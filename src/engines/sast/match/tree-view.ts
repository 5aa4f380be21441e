import { childIn, childrenOf, type FlatTree } from '../../../lang/index.ts';
import { kindNumber, roleNumber } from './pattern.ts';

const listKinds: ReadonlySet<number> = new Set([
  kindNumber.module,
  kindNumber.block,
  kindNumber['class-body'],
]);
/** Identifiers and types of one name are the same thing to a metavariable. */
const nameKinds: ReadonlySet<number> = new Set([kindNumber.identifier, kindNumber.type]);

/** A tree with what matching needs to know of it, worked out when first asked for. */
export class TreeView {
  readonly tree: FlatTree;
  #byKind: ReadonlyMap<number, readonly number[]> | undefined;
  #statements: readonly number[] | undefined;
  #hashes: Uint32Array | undefined;
  #names: ReadonlySet<string> | undefined;
  readonly #kept = new Map<string, readonly number[]>();
  #lists: readonly (readonly number[])[] | undefined;

  constructor(tree: FlatTree) {
    this.tree = tree;
  }

  /** All nodes of a kind, in order. */
  ofKind(kind: number): readonly number[] {
    this.#byKind ??= groupByKind(this.tree);
    return this.#byKind.get(kind) ?? [];
  }

  /** All statements and blocks, in order: what lies inside a node is one stretch of them. */
  get statements(): readonly number[] {
    this.#statements ??= statementsOf(this.tree);
    return this.#statements;
  }

  /** Nodes that are worked out once. */
  kept(key: string, make: () => readonly number[]): readonly number[] {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#kept.set(key, made);
    return made;
  }

  /** Every list of statements of the file. */
  get lists(): readonly (readonly number[])[] {
    this.#lists ??= listsOf(this);
    return this.#lists;
  }

  /** The statements from one on to the end of its list. */
  listFrom(node: number): readonly number[] {
    const { tree } = this;
    const parent = tree.parent[node] ?? 0;
    if (!holdsStatements(tree, parent)) return [node];
    const list: number[] = [];
    const end = tree.last[parent] ?? parent;
    for (let at = node; at <= end; at = (tree.last[at] ?? at) + 1) list.push(at);
    return list;
  }

  /** The position in `statements` of the first one at or after a node. */
  statementAt(node: number): number {
    const { statements } = this;
    let low = 0;
    let high = statements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((statements[middle] ?? 0) < node) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A node and all nodes inside it, but not what is in the blocks of functions. */
  *insideOf(node: number): Iterable<number> {
    const { tree } = this;
    const end = tree.last[node] ?? node;
    for (let at = node; at <= end; at++) {
      const kind = tree.kind[at];
      if (kind === kindNumber.block || kind === kindNumber['class-body']) at = tree.last[at] ?? at;
      else yield at;
    }
  }

  /** Every word that the names of the file are made of. */
  get words(): ReadonlySet<string> {
    this.#names ??= wordsOf(this.tree);
    return this.#names;
  }

  /** A number that is equal for nodes of equal structure. */
  hash(node: number): number {
    this.#hashes ??= hashesOf(this.tree);
    return this.#hashes[node] ?? 0;
  }

  /** A text that is equal for equal bindings: the name or value of a leaf, the structure of anything else. */
  keyOf({ nodes, text }: { readonly nodes: readonly number[]; readonly text: string }): string {
    const { tree } = this;
    const [node] = nodes;
    if (node === undefined) return text;
    if (nodes.length === 1 && tree.last[node] === node && tree.symbol[node] !== 0)
      return tree.symbols.text(tree.symbol[node] ?? 0);
    return nodes.map((one) => `${this.hash(one)}.${(tree.last[one] ?? one) - one}`).join(' ');
  }

  /** Whether two nodes are the same code, wherever they stand. */
  same(a: number, b: number): boolean {
    if (a === b) return true;
    if (this.hash(a) !== this.hash(b)) return false;
    const { tree } = this;
    const size = (tree.last[a] ?? a) - a;
    if ((tree.last[b] ?? b) - b !== size) return false;
    for (let at = 0; at <= size; at++) {
      if (shape(tree, a + at) !== shape(tree, b + at) || tree.symbol[a + at] !== tree.symbol[b + at])
        return false;
    }
    return true;
  }
}

function shape(tree: FlatTree, node: number): number {
  const kind = tree.kind[node] ?? 0;
  return nameKinds.has(kind) && tree.last[node] === node ? kindNumber.identifier : kind;
}

function groupByKind(tree: FlatTree): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (let node = 0; node < tree.count; node++) {
    const kind = tree.kind[node] ?? 0;
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [node]);
    else group.push(node);
  }
  return groups;
}

/** Whether a node holds a list of statements. */
export function holdsStatements(tree: FlatTree, node: number): boolean {
  return listKinds.has(tree.kind[node] ?? 0);
}

function listsOf(view: TreeView): readonly (readonly number[])[] {
  const { tree } = view;
  const holders = [0, ...view.statements.filter((node) => holdsStatements(tree, node))];
  const arrows = view.ofKind(kindNumber.lambda).map((node) => childIn(tree, node, 'body'));
  return [
    ...holders.map((node) => childrenOf(tree, node)),
    ...arrows.filter((node) => node >= 0 && !holdsStatements(tree, node)).map((node) => [node]),
  ];
}

function statementsOf(tree: FlatTree): readonly number[] {
  const found: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    const parent = tree.parent[node] ?? 0;
    const resource = tree.kind[parent] === kindNumber.try && tree.kind[node] === kindNumber.variable;
    const body = tree.role[node] === roleNumber.body && tree.kind[parent] === kindNumber.lambda;
    if (listKinds.has(tree.kind[node] ?? 0) || listKinds.has(tree.kind[parent] ?? 0) || body || resource)
      found.push(node);
  }
  return found;
}

function hashesOf(tree: FlatTree): Uint32Array {
  const hashes = new Uint32Array(tree.count);
  for (let node = tree.count - 1; node >= 0; node--) {
    let hash =
      Math.imul(shape(tree, node) + 1, 0x9e3779b1) ^ Math.imul((tree.symbol[node] ?? 0) + 1, 0x85ebca6b);
    const end = tree.last[node] ?? node;
    for (let child = node + 1; child <= end; child = (tree.last[child] ?? child) + 1) {
      hash = Math.imul(hash ^ (hashes[child] ?? 0), 0xc2b2ae35) ^ (hash >>> 15);
    }
    hashes[node] = hash >>> 0;
  }
  return hashes;
}

const naming: ReadonlySet<number> = new Set([
  kindNumber.identifier,
  kindNumber.type,
  kindNumber.import,
  kindNumber.string,
  kindNumber.modifier,
  kindNumber.attribute,
  kindNumber.element,
  kindNumber.text,
]);

function wordsOf(tree: FlatTree): ReadonlySet<string> {
  const words = new Set<string>();
  const seen = new Set<number>();
  for (let node = 0; node < tree.count; node++) {
    const symbol = tree.symbol[node] ?? 0;
    if (symbol === 0 || !naming.has(tree.kind[node] ?? 0) || seen.has(symbol)) continue;
    seen.add(symbol);
    const text = tree.symbols.text(symbol);
    words.add(text);
    if (/[^\w$]/.test(text) && text.length < 200) for (const word of text.split(/[^\w$]+/)) words.add(word);
  }
  return words;
}
