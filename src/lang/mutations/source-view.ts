import {
  childIn,
  childrenOf,
  kindOf,
  roleOf,
  symbolOf,
  textOf,
  type FlatTree,
  type Kind,
  type Role,
} from '../index.ts';
import type { FileNames } from '../names/index.ts';

/** Characters of code that a title shows. */
const titleChars = 60;

/** A file as the finders of controls look at it. */
export class SourceView {
  readonly tree: FlatTree;
  readonly names: FileNames;

  constructor(tree: FlatTree, names: FileNames) {
    this.tree = tree;
    this.names = names;
  }

  get language(): string {
    return this.tree.language;
  }

  get isScript(): boolean {
    return ['javascript', 'typescript', 'tsx', 'jsx'].includes(this.language);
  }

  get isPython(): boolean {
    return this.language === 'python';
  }

  kind(node: number): Kind {
    return node < 0 ? 'other' : kindOf(this.tree, node);
  }

  role(node: number): Role {
    return roleOf(this.tree, node);
  }

  child(node: number, role: Role): number {
    return node < 0 ? -1 : childIn(this.tree, node, role);
  }

  children(node: number): readonly number[] {
    return node < 0 ? [] : childrenOf(this.tree, node);
  }

  parent(node: number): number {
    return this.tree.parent[node] ?? 0;
  }

  start(node: number): number {
    return this.tree.start[node] ?? 0;
  }

  end(node: number): number {
    return this.tree.end[node] ?? 0;
  }

  text(node: number): string {
    return node < 0 ? '' : textOf(this.tree, node);
  }

  symbol(node: number): string {
    return node < 0 ? '' : symbolOf(this.tree, node);
  }

  /** The text of an expression that stands where a call stood: Python ends lines outside of parentheses. */
  operand(node: number): string {
    const text = this.text(node);
    const isWhole = ['identifier', 'member', 'call', 'index', 'string', 'number'].includes(this.kind(node));
    return (isWhole && !text.includes('\n')) || this.kind(node) === 'array' ? text : `(${text})`;
  }

  /** Code on one line, for titles. */
  shown(node: number): string {
    const text = this.text(node)
      .slice(0, 4 * titleChars)
      .replace(/\s+/gu, ' ');
    return text.length > titleChars ? `${text.slice(0, titleChars - 1)}…` : text;
  }

  /** The arguments of a call, `new` or decorator's call, without comments. */
  args(call: number): readonly number[] {
    return this.children(this.child(call, 'arguments')).filter((node) => this.kind(node) !== 'comment');
  }

  /** The callee as it is written (`schema.parse`); for a chain of calls, what comes after the last `)`. */
  calleeName(call: number): string {
    return this.dotted(this.child(call, 'callee'));
  }

  /** `a.b.c` of members; empty for other expressions. */
  dotted(node: number): string {
    const kind = this.kind(node);
    if (kind === 'identifier' || kind === 'this' || kind === 'type')
      return this.symbol(node) || this.text(node);
    if (kind !== 'member') return '';
    const of = this.dotted(this.child(node, 'object'));
    const name = this.symbol(this.child(node, 'property'));
    return of === '' ? name : `${of}.${name}`;
  }

  /** Every node inside of a node, itself first. */
  *inside(node: number): Iterable<number> {
    const last = this.tree.last[node] ?? node;
    for (let at = Math.max(0, node); at <= last; at++) yield at;
  }

  /** The function around a node, and those around that, innermost first. */
  *functionsAround(node: number): Iterable<number> {
    for (let at = this.parent(node); at !== 0; at = this.parent(at)) {
      const kind = this.kind(at);
      if (kind === 'function' || kind === 'lambda') yield at;
    }
  }

  /** The name of the function around a node, through those without a name; empty at the top of the file. */
  functionName(node: number): string {
    for (const of of this.functionsAround(node)) {
      const name = this.nameOf(of);
      if (name !== '') return name;
    }
    return '';
  }

  /** The name of a function, its own or that of the variable, field or key it is put in. */
  nameOf(of: number): string {
    const own = this.symbol(this.child(of, 'name'));
    if (own !== '') return own;
    const parent = this.parent(of);
    const holder = this.child(parent, 'name') >= 0 ? this.child(parent, 'name') : this.child(parent, 'key');
    if (['variable', 'field', 'pair'].includes(this.kind(parent))) return this.symbol(holder);
    return this.kind(parent) === 'assign'
      ? this.symbol(this.child(this.child(parent, 'left'), 'property'))
      : '';
  }
}
