import { limits } from '../../core/limits.ts';
import type { TreeBuilder } from '../tree/builder.ts';
import type { Kind, Role } from '../tree/kinds.ts';
import type { DecodedTree } from '../tree-sitter/decoded-tree.ts';
import type { Action, CompiledTable } from './compiled-table.ts';

type NodeAction = Extract<Action, { do: 'node' }>;

/** Roles and kinds whose statement is always a `block`, whether or not the source has braces. */
const bodyRoles: ReadonlySet<Role> = new Set(['then', 'else', 'body']);
const wrapping: ReadonlySet<Kind> = new Set(['if', 'while', 'do-while', 'for', 'for-each', 'with']);

/** A generic node whose range is not that of the grammar node it comes from. */
export interface Opening {
  readonly kind: Kind;
  readonly role: Role;
  readonly node: number;
  readonly symbol?: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Instead of the grammar node's type. */
  readonly grammar?: string;
}

/** One walk from a decoded tree to the generic one; what hooks see of both. */
export class Lowering {
  readonly tree: DecodedTree;
  readonly builder: TreeBuilder;
  readonly #table: CompiledTable;
  /** Subtracted from every offset: what was put before a fragment so that the grammar accepts it. */
  readonly #shift: number;
  #depth = 0;
  #tooDeep = false;
  /** The ranges of the open nodes: around an error the grammar's own children may lie outside of what a hook spans. */
  readonly #ranges: { readonly start: number; readonly end: number }[] = [];
  #parents: Uint32Array | undefined;
  readonly #ofType = new Map<string, readonly number[]>();
  #pin: { readonly start: number; readonly end: number } | undefined;

  /** Where the text ends; a line break that was put after it is not part of it. */
  readonly #limit: number;

  constructor(
    tree: DecodedTree,
    table: CompiledTable,
    builder: TreeBuilder,
    within: { from: number; to: number },
  ) {
    this.tree = tree;
    this.builder = builder;
    this.#table = table;
    this.#shift = within.from;
    this.#limit = within.to - within.from;
  }

  /** Whether something was nested deeper than `limits.syntaxDepth` and is only there as an `error` node. */
  get tooDeep(): boolean {
    return this.#tooDeep;
  }

  /** Lowers a node by its row of the table. */
  lower(node: number, role: Role): void {
    const action = this.#table.actions[this.tree.type[node] ?? 0];
    if (action === undefined || action.do === 'drop') return;
    if (this.#depth >= limits.syntaxDepth) {
      this.#cut(node, role);
      return;
    }
    this.#depth++;
    this.#perform(action, node, role);
    this.#depth--;
  }

  #perform(action: Action, node: number, role: Role): void {
    switch (action.do) {
      case 'leaf':
        this.leaf(action.kind, role, node, this.text(node));
        return;
      case 'node':
        this.#node(action, node, role);
        return;
      case 'hook':
        action.hook(this, node, role);
        return;
      case 'unwrap':
        this.lowerAll(this.children(node), role);
        return;
      case 'error':
        this.#error(node, role);
        return;
      case 'drop':
        return;
    }
  }

  #node(action: NodeAction, node: number, role: Role): void {
    const { tree } = this;
    this.open(action.kind, role, node, this.#symbol(action, node));
    const end = tree.last[node] ?? node;
    const wraps = wrapping.has(action.kind);
    for (let child = node + 1; child <= end; child = (tree.last[child] ?? child) + 1) {
      const type = tree.type[child] ?? 0;
      if (this.#table.actions[type] === undefined) {
        if (action.modifiers?.has(tree.grammar.types[type] ?? '') === true) this.modifier(child);
        continue;
      }
      const childRole = action.roles[tree.field[child] ?? 0];
      if (childRole === undefined) continue;
      if (wraps && bodyRoles.has(childRole)) this.body(child, childRole);
      else if (action.kind === 'block' || action.kind === 'class-body') this.statement(child);
      else this.lower(child, childRole);
    }
    this.close();
  }

  #symbol(action: NodeAction, node: number): string | undefined {
    const source = action.symbol;
    if (source === undefined) return undefined;
    if (source === 'text') return this.text(node);
    if ('word' in source) return source.word;
    const field = this.field(node, source.field);
    return field < 0 ? undefined : this.text(field);
  }

  #error(node: number, role: Role): void {
    this.open('error', role, node);
    this.lowerAll(this.children(node), 'none');
    this.close();
  }

  #cut(node: number, role: Role): void {
    this.#tooDeep = true;
    this.builder.error(this.start(node), this.end(node));
    this.leaf('error', role, node);
  }

  lowerAll(nodes: readonly number[], role: Role): void {
    for (const node of nodes) this.lower(node, role);
  }

  /** Lowers a statement in a place where there is always a `block`; an `if` after `else` stays as it is. */
  body(node: number, role: Role): void {
    const kind = this.kindOf(node);
    if (kind === 'block' || (role === 'else' && kind === 'if')) {
      this.lower(node, role);
      return;
    }
    this.open('block', role, node);
    this.statement(node);
    this.close();
  }

  /** Lowers what stands where a statement does; a bare expression becomes an `expression-statement`. */
  statement(node: number): void {
    if (this.#table.bare[this.tree.type[node] ?? 0] === true)
      this.wrap('expression-statement', 'none', node, 'value');
    else this.lower(node, 'none');
  }

  /** Lowers the children of one field. */
  put(node: number, name: string, role: Role): void {
    for (const child of this.fields(node, name)) this.lower(child, role);
  }

  /** A generic node over a grammar node, whose children it lowers. */
  group(kind: Kind, role: Role, node: number): void {
    this.open(kind, role, node);
    for (const child of this.children(node)) {
      if (kind === 'block' || kind === 'class-body') this.statement(child);
      else this.lower(child, 'none');
    }
    this.close();
  }

  /** Statements of a case: a `block` in the body role, unless they are one already. */
  statements(node: number, statements: readonly number[]): void {
    const [first, last] = [statements[0], statements.at(-1)];
    if (first !== undefined && first === last && this.kindOf(first) === 'block') {
      this.lower(first, 'body');
      return;
    }
    const start = first === undefined ? this.end(node) : this.start(first);
    this.openAt({
      kind: 'block',
      role: 'body',
      node,
      start,
      end: last === undefined ? start : this.end(last),
    });
    for (const statement of statements) this.statement(statement);
    this.close();
  }

  /** A generic node around one that is lowered with a role of its own. */
  wrap(kind: Kind, role: Role, node: number, inner: Role): void {
    this.open(kind, role, node);
    this.lower(node, inner);
    this.close();
  }

  /** One node as it is; several under a node of a kind that spans them. */
  grouped(kind: Kind, role: Role, nodes: readonly number[]): void {
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (first === undefined || last === undefined) return;
    if (first === last) {
      this.lower(first, role);
      return;
    }
    this.openAt({ kind, role, node: first, start: this.start(first), end: this.end(last) });
    this.lowerAll(nodes, 'none');
    this.close();
  }

  /** Runs a hook's own recursion one level deeper, or cuts off there. */
  nested(node: number, role: Role, lowerInside: () => void): void {
    if (this.#depth >= limits.syntaxDepth) {
      this.#cut(node, role);
      return;
    }
    this.#depth++;
    lowerInside();
    this.#depth--;
  }

  /** Whether so many nodes may be opened inside each other; where not, the node is cut off. */
  fits(levels: number, node: number, role: Role): boolean {
    if (this.#depth + levels < limits.syntaxDepth) return true;
    this.#cut(node, role);
    return false;
  }

  /** The kind that a node will get, as far as the table says. */
  kindOf(node: number): Kind | 'unknown' {
    const action = this.#table.actions[this.tree.type[node] ?? 0];
    if (action?.do === 'node' || action?.do === 'leaf' || action?.do === 'hook') return action.kind;
    if (action?.do !== 'unwrap') return 'unknown';
    const inner = this.children(node);
    return inner.length === 1 ? this.kindOf(inner[0] ?? node) : 'unknown';
  }

  /** Opens a generic node over a grammar node. */
  open(kind: Kind, role: Role, node: number, symbol?: string): void {
    this.openAt({ kind, role, node, symbol, start: this.start(node), end: this.end(node) });
  }

  /** Opens a generic node with a range of its own, as far as it lies within the node around it. */
  openAt(at: Opening): void {
    const { kind, role, symbol } = at;
    const within = this.#ranges.at(-1);
    const start = within === undefined ? at.start : Math.min(Math.max(at.start, within.start), within.end);
    const end = within === undefined ? at.end : Math.min(Math.max(at.end, start), within.end);
    const grammar = at.grammar ?? this.typeOf(at.node);
    const range =
      symbol === undefined
        ? { kind, role, start, end, grammar }
        : { kind, role, start, end, grammar, symbol };
    this.#ranges.push(range);
    this.builder.open(range);
  }

  /** A leaf with a range of its own. */
  leafAt(at: Opening): void {
    this.openAt(at);
    this.close();
  }

  close(): void {
    this.#ranges.pop();
    this.builder.close();
  }

  leaf(kind: Kind, role: Role, node: number, symbol?: string): void {
    this.open(kind, role, node, symbol);
    this.close();
  }

  /** A `modifier` leaf, named by the token's text. */
  modifier(token: number): void {
    this.leaf('modifier', 'modifier', token, this.text(token));
  }

  /** `modifier` leaves for the words among a node's tokens. */
  modifiers(node: number, words: readonly string[]): void {
    for (const token of this.tokens(node)) if (words.includes(this.typeOf(token))) this.modifier(token);
  }

  typeOf(node: number): string {
    return this.tree.grammar.types[this.tree.type[node] ?? 0] ?? '';
  }

  text(node: number): string {
    return this.tree.text.slice(
      this.tree.start[node] ?? 0,
      Math.min(this.tree.end[node] ?? 0, this.#limit + this.#shift),
    );
  }

  /** Whether the node's parent is of a type. */
  isIn(node: number, type: string): boolean {
    return this.typeOf(this.parent(node)) === type;
  }

  /** The parent; the root is its own. */
  parent(node: number): number {
    this.#parents ??= parentsOf(this.tree);
    return this.#parents[node] ?? 0;
  }

  /** All nodes of a type, in order. */
  nodesOf(type: string): readonly number[] {
    const known = this.#ofType.get(type);
    if (known !== undefined) return known;
    const found: number[] = [];
    for (let node = 0; node < this.tree.count; node++) if (this.typeOf(node) === type) found.push(node);
    this.#ofType.set(type, found);
    return found;
  }

  /** The text without white space, but for one blank between words: names of types as they compare. */
  squeezed(node: number): string {
    const text = this.text(node);
    return /\s/u.test(text) ? text.replaceAll(/\s+/gu, ' ').replaceAll(/ ?([^\w ]) ?/gu, '$1') : text;
  }

  start(node: number): number {
    return this.#pin?.start ?? Math.min((this.tree.start[node] ?? 0) - this.#shift, this.#limit);
  }

  end(node: number): number {
    return this.#pin?.end ?? Math.min((this.tree.end[node] ?? 0) - this.#shift, this.#limit);
  }

  /** Gives all that is lowered inside the range of one node: what stands elsewhere, such as a heredoc's text. */
  pinned(to: number, lowerInside: () => void): void {
    const before = this.#pin;
    this.#pin = { start: this.start(to), end: this.end(to) };
    lowerInside();
    this.#pin = before;
  }

  /** The children that mean something, what the table drops (comments) left out. */
  children(node: number): number[] {
    return this.#select(node, (child) => this.isNamed(child) && !this.#isDropped(child));
  }

  /** All children, tokens included, what the table drops (comments) left out. */
  all(node: number): number[] {
    return this.#select(node, (child) => !this.#isDropped(child));
  }

  /** The tokens among the children: words and punctuation. */
  tokens(node: number): number[] {
    return this.#select(node, (child) => !this.isNamed(child));
  }

  /** The children of one field. */
  fields(node: number, name: string): number[] {
    const field = this.#table.fieldNumbers.get(name);
    return field === undefined ? [] : this.#select(node, (child) => this.tree.field[child] === field);
  }

  /** The children without a field. */
  plain(node: number): number[] {
    return this.#select(
      node,
      (child) => this.isNamed(child) && this.tree.field[child] === 0 && !this.#isDropped(child),
    );
  }

  /** The first child of a field, or -1. */
  field(node: number, name: string): number {
    const field = this.#table.fieldNumbers.get(name);
    if (field === undefined) return -1;
    const end = this.tree.last[node] ?? node;
    for (let child = node + 1; child <= end; child = (this.tree.last[child] ?? child) + 1) {
      if (this.tree.field[child] === field) return child;
    }
    return -1;
  }

  /** The first child of a type, named or token, or -1. */
  child(node: number, type: string): number {
    const end = this.tree.last[node] ?? node;
    for (let child = node + 1; child <= end; child = (this.tree.last[child] ?? child) + 1) {
      if (this.typeOf(child) === type) return child;
    }
    return -1;
  }

  /** Whether a node means something: a node type of the grammar, or a word that the table lists. */
  isNamed(node: number): boolean {
    return this.#table.actions[this.tree.type[node] ?? 0] !== undefined;
  }

  #isDropped(node: number): boolean {
    return this.#table.actions[this.tree.type[node] ?? 0]?.do === 'drop';
  }

  #select(node: number, wanted: (child: number) => boolean): number[] {
    const { last } = this.tree;
    const end = last[node] ?? node;
    const found: number[] = [];
    for (let child = node + 1; child <= end; child = (last[child] ?? child) + 1)
      if (wanted(child)) found.push(child);
    return found;
  }
}

function parentsOf(tree: DecodedTree): Uint32Array {
  const parents = new Uint32Array(tree.count);
  const open: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    while (open.length > 0 && (tree.last[open.at(-1) ?? 0] ?? 0) < node) open.pop();
    parents[node] = open.at(-1) ?? 0;
    open.push(node);
  }
  return parents;
}
