import { kinds, roles, type Kind, type Role } from './kinds.ts';
import type { FlatTree } from './flat-tree.ts';
import type { Symbols } from './symbols.ts';

const kindNumbers = new Map<string, number>(kinds.map((kind, n) => [kind, n]));
const roleNumbers = new Map<string, number>(roles.map((role, n) => [role, n]));

/** What a node is opened with. */
export interface NodeStart {
  readonly kind: Kind;
  readonly role: Role;
  readonly start: number;
  readonly end: number;
  /** Name, literal value or operator. */
  readonly symbol?: string | undefined;
  /** The grammar's own name for it, or the number it has in the tree's symbols. */
  readonly grammar: string | number;
}

/** Builds a flat tree in preorder: `open` a node, add its children, `close` it. Grows its columns as needed. */
export class TreeBuilder {
  readonly #symbols: Symbols;
  readonly #open: number[] = [];
  readonly #errors: { start: number; end: number }[] = [];
  #count = 0;
  #kind = new Uint16Array(1024);
  #role = new Uint8Array(1024);
  #start = new Uint32Array(1024);
  #end = new Uint32Array(1024);
  #parent = new Uint32Array(1024);
  #last = new Uint32Array(1024);
  #symbol = new Uint32Array(1024);
  #grammar = new Uint32Array(1024);

  constructor(symbols: Symbols) {
    this.#symbols = symbols;
  }

  /** The number the next node will get. */
  get count(): number {
    return this.#count;
  }

  open(node: NodeStart): number {
    if (this.#count === this.#kind.length) this.#grow();
    const n = this.#count++;
    this.#kind[n] = kindNumbers.get(node.kind) ?? 0;
    this.#role[n] = roleNumbers.get(node.role) ?? 0;
    this.#start[n] = node.start;
    this.#end[n] = node.end;
    this.#parent[n] = this.#open.at(-1) ?? 0;
    this.#last[n] = n;
    this.#symbol[n] = node.symbol === undefined || node.symbol === '' ? 0 : this.#symbols.intern(node.symbol);
    this.#grammar[n] = typeof node.grammar === 'number' ? node.grammar : this.#symbols.intern(node.grammar);
    this.#open.push(n);
    return n;
  }

  close(): void {
    const n = this.#open.pop();
    if (n !== undefined) this.#last[n] = this.#count - 1;
  }

  /** A node without children. */
  leaf(node: NodeStart): number {
    const n = this.open(node);
    this.close();
    return n;
  }

  error(start: number, end: number): void {
    this.#errors.push({ start, end });
  }

  /** The tree; nodes still open are closed. The builder is not used afterwards. */
  finish(language: string, text: string): FlatTree {
    while (this.#open.length > 0) this.close();
    const count = this.#count;
    return {
      language,
      text,
      count,
      kind: this.#kind.slice(0, count),
      role: this.#role.slice(0, count),
      start: this.#start.slice(0, count),
      end: this.#end.slice(0, count),
      parent: this.#parent.slice(0, count),
      last: this.#last.slice(0, count),
      symbol: this.#symbol.slice(0, count),
      grammarKind: this.#grammar.slice(0, count),
      symbols: this.#symbols,
      errors: this.#errors,
    };
  }

  #grow(): void {
    const size = this.#kind.length * 2;
    this.#kind = grown(this.#kind, new Uint16Array(size));
    this.#role = grown(this.#role, new Uint8Array(size));
    this.#start = grown(this.#start, new Uint32Array(size));
    this.#end = grown(this.#end, new Uint32Array(size));
    this.#parent = grown(this.#parent, new Uint32Array(size));
    this.#last = grown(this.#last, new Uint32Array(size));
    this.#symbol = grown(this.#symbol, new Uint32Array(size));
    this.#grammar = grown(this.#grammar, new Uint32Array(size));
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
