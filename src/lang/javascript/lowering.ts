import type { TreeBuilder } from '../tree/builder.ts';
import type { Kind, Role } from '../tree/kinds.ts';
import type { Group, Rule, SyntaxNode } from './estree.ts';

/** What a generic node is opened with. */
export interface Opened {
  readonly kind: Kind;
  readonly role: Role;
  readonly start: number;
  readonly end: number;
  readonly grammar: string | number;
  readonly symbol?: string | undefined;
}

/** How a source became what the parser was given. */
export interface Frame {
  /** What the parser was given. */
  readonly text: string;
  /** The part of it that is lowered; the rest was put around a fragment. */
  readonly start: number;
  readonly end: number;
  /** The parser was asked for the TypeScript shape of its tree, which differs in places of template parts. */
  readonly typed: boolean;
  /** Levels of the tree; what lies deeper is an `error` leaf. */
  readonly depth: number;
}

/** A rule, with its node type as a number of the tree's symbols. */
export interface NumberedRule {
  readonly lower: Rule<SyntaxNode>;
  readonly grammar: number;
}

const close = 0;

/**
 * One walk from the parser's tree to the generic one, in preorder, on a stack of its own: however deep the parser
 * came, this does not overflow. A rule opens at most one node and names children; they are lowered after it returns.
 */
export class Lowering {
  readonly text: string;
  readonly typed: boolean;
  readonly #frame: Frame;
  readonly #framed: boolean;
  readonly #builder: TreeBuilder;
  readonly #rules: ReadonlyMap<string, NumberedRule>;
  /** What is still to be done, the next on top. */
  readonly #pending: (SyntaxNode | typeof close)[] = [];
  readonly #roles: Role[] = [];
  #opened = false;
  #grammar = 0;
  #depth = 0;
  #tooDeep = false;

  constructor(frame: Frame, builder: TreeBuilder, rules: ReadonlyMap<string, NumberedRule>) {
    this.#frame = frame;
    this.#framed = frame.start > 0 || frame.end < frame.text.length;
    this.text = frame.text;
    this.typed = frame.typed;
    this.#builder = builder;
    this.#rules = rules;
  }

  /** Whether something was too deep and is only there as an `error` leaf. */
  get tooDeep(): boolean {
    return this.#tooDeep;
  }

  /** Lowers nodes and all below them. */
  run(nodes: readonly (SyntaxNode | null)[], role: Role): void {
    const from = this.#pending.length;
    this.children(nodes, role);
    this.#reverse(from);
    while (this.#pending.length > from) {
      const node = this.#pending.pop();
      const itsRole = this.#roles.pop() ?? 'none';
      if (node === close) {
        this.#builder.close();
        this.#depth--;
      } else if (node !== undefined) this.#lower(node, itsRole);
    }
  }

  #lower(node: SyntaxNode, role: Role): void {
    const from = this.#pending.length;
    this.#opened = false;
    const rule = this.#depth < this.#frame.depth ? this.#rules.get(node.type) : undefined;
    if (rule === undefined) this.#unknown(node, role);
    else {
      this.#grammar = rule.grammar;
      rule.lower(this, node, role);
    }
    if (this.#opened) {
      if (this.#pending.length === from) {
        this.#builder.close();
        return;
      }
      this.#pending.push(close);
      this.#roles.push('none');
      this.#depth++;
    }
    this.#reverse(from);
  }

  #unknown(node: SyntaxNode, role: Role): void {
    const deep = this.#depth >= this.#frame.depth;
    if (deep) this.#tooDeep = true;
    if (deep) this.#builder.error(this.#place(node.start), this.#place(node.end));
    this.openAt({
      kind: deep ? 'error' : 'other',
      role,
      start: node.start,
      end: node.end,
      grammar: node.type,
    });
  }

  /** Children were named in order; the one to be done next belongs on top. */
  #reverse(from: number): void {
    const pending = this.#pending;
    const roles = this.#roles;
    for (let a = from, b = pending.length - 1; a < b; a++, b--) {
      const node = pending[a] ?? close;
      const role = roles[a] ?? 'none';
      pending[a] = pending[b] ?? close;
      roles[a] = roles[b] ?? 'none';
      pending[b] = node;
      roles[b] = role;
    }
  }

  /** Opens the rule's node over a node of the parser. It is closed after its children. */
  open(kind: Kind, role: Role, node: SyntaxNode, symbol?: string): void {
    this.openAt({ kind, role, start: node.start, end: node.end, grammar: this.#grammar, symbol });
  }

  /** Opens the rule's node with a range or a grammar name of its own. */
  openAt(node: Opened): void {
    this.#opened = true;
    this.#builder.open(this.#framed ? this.#placed(node) : node);
  }

  /** A leaf, written at once: before all children that the rule names, so call it for what comes first. */
  leaf(node: Opened): void {
    this.#builder.leaf(this.#framed ? this.#placed(node) : node);
  }

  /** A child of the rule's node, or of its parent when the rule opened none. */
  child(node: SyntaxNode | null | undefined, role: Role): void {
    if (node === null || node === undefined || this.isOutside(node.start)) return;
    this.#pending.push(node);
    this.#roles.push(role);
  }

  children(nodes: readonly (SyntaxNode | null | undefined)[], role: Role): void {
    for (const node of nodes) this.child(node, role);
  }

  /** Nodes of the parser under one of ours. */
  group(node: Omit<Group, 'type'>, role: Role): void {
    this.child({ type: 'Group', ...node }, role);
  }

  /** Whether an offset is not of the source but of what was put around a fragment. */
  isOutside(start: number): boolean {
    return this.#framed && start >= this.#frame.end && this.#frame.end < this.#frame.text.length;
  }

  #placed(node: Opened): Opened {
    return { ...node, start: this.#place(node.start), end: this.#place(node.end) };
  }

  #place(offset: number): number {
    const { start, end } = this.#frame;
    return Math.max(start, Math.min(offset, end)) - start;
  }
}
