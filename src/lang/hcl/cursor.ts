import { limits } from '../../core/limits.ts';
import type { NestedChild, NestedNode } from '../tree/nested.ts';
import type { Kind } from '../tree/kinds.ts';

interface Stretch {
  start: number;
  end: number;
}

/** A place in a text, what was wrong before it, and how much more may be read. Moves forward only. */
export class Cursor {
  readonly text: string;
  readonly errors: Stretch[] = [];
  at = 0;
  /** Where the expression that was read last ends, its parentheses included. */
  last = 0;
  /** Where reading stops: the end of the text, or of the heredoc that is being read. */
  end: number;
  /** Whether a line end is a blank like others, as it is between brackets. */
  flat = false;
  /** Whether what only rule patterns have is taken for granted: items without a value, several on a line. */
  readonly pattern: boolean;
  tooDeep = false;
  #depth = 0;
  #nodes = 0;

  constructor(text: string, pattern: boolean) {
    this.text = text;
    this.end = text.length;
    this.pattern = pattern;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  /** Whether more nodes were read than one file may have; what is read then is all there will be. */
  get exhausted(): boolean {
    return this.#nodes > limits.configNodes;
  }

  /** The present character, or an empty text at the end. */
  get next(): string {
    return this.at < this.end ? (this.text[this.at] ?? '') : '';
  }

  is(what: string): boolean {
    return this.at + what.length <= this.end && this.text.startsWith(what, this.at);
  }

  /** Moves over a text when it is what comes next. */
  take(what: string): boolean {
    if (!this.is(what)) return false;
    this.at += what.length;
    return true;
  }

  /** Moves over blanks and comments, and over line ends where they are blanks. */
  skip(): void {
    while (this.at < this.end) {
      const c = this.text.charCodeAt(this.at);
      if (c === 0x20 || c === 9 || c === 13 || c === 0xfeff || (this.flat && c === 10)) this.at++;
      else if (c === 0x23 || (c === 0x2f && this.is('//'))) this.at = this.lineEnd();
      else if (c === 0x2f && this.is('/*')) this.#blockComment();
      else return;
    }
  }

  #blockComment(): void {
    const found = this.text.indexOf('*/', this.at + 2);
    if (found < 0 || found + 2 > this.end) {
      this.wrong(this.at, this.end);
      this.at = this.end;
    } else this.at = found + 2;
  }

  /** The offset of the next line end, without its carriage return's company. */
  lineEnd(): number {
    const found = this.text.indexOf('\n', this.at);
    return found < 0 ? this.end : Math.min(found, this.end);
  }

  /** The word at the cursor, or an empty text; does not move. */
  word(): string {
    identifier.lastIndex = this.at;
    const match = this.at < this.end ? identifier.exec(this.text) : null;
    return match === null ? '' : match[0].slice(0, this.end - this.at);
  }

  node(
    kind: Kind,
    place: { start: number; end?: number; grammar: string },
    more: { symbol?: string; children?: readonly NestedChild[] } = {},
  ): NestedNode {
    this.#nodes++;
    const { start, end = this.at, grammar } = place;
    return { kind, start, end, grammar, symbol: more.symbol, children: more.children ?? [] };
  }

  /** Notes a stretch that makes no sense; neighbouring ones become one, and only the first many are kept. */
  wrong(start: number, end: number): void {
    const last = this.errors.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (this.errors.length < limits.syntaxErrors) this.errors.push({ start, end });
  }

  /** Reads something nested, unless it is too deep: then nothing is read and the caller has to go on. */
  nested<T>(read: () => T): T | undefined {
    if (this.#depth >= limits.configDepth) {
      this.tooDeep = true;
      return undefined;
    }
    this.#depth++;
    const value = read();
    this.#depth--;
    return value;
  }

  /** Reads something between brackets, where line ends are blanks, or something in a body, where they are not. */
  within<T>(flat: boolean, read: () => T): T {
    const before = this.flat;
    this.flat = flat;
    const value = read();
    this.flat = before;
    return value;
  }
}

/** Letters, digits, `_`, `-`; `$` is there for the metavariables of patterns. */
const identifier = /[\p{ID_Start}_$][\p{ID_Continue}$-]*/uy;
