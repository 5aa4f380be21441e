/** What stands in a text: words, signs, everything else. White space is only told by indentation and lines. */
export const atomKinds = { word: 0, sign: 1, other: 2 } as const;

/**
 * A text as generic patterns see it: atoms in order, and blocks around them, by deeper indentation and by brackets
 * that close on their line. Items are atoms, block starts and block ends.
 */
export interface GenericDocument {
  readonly text: string;
  readonly count: number;
  /** Of an item: an atom kind, `blockStart` or `blockEnd`. */
  readonly kind: Uint8Array;
  /** Of an atom: UTF-16 offsets. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Of an atom: its line from 1. */
  readonly line: Uint32Array;
  /** Of a block start: the item that ends the block. */
  readonly close: Uint32Array;
  /** The item that ends the block an item stands in; `count` outside of all. */
  readonly blockEnd: Uint32Array;
}

export const blockStart = 3;
export const blockEnd = 4;

/** Reads a text. Never fails: what does not nest is no block. */
export function readDocument(text: string): GenericDocument {
  const items = new Items(text);
  const indents = [0];
  let line = 1;
  for (let at = 0; at < text.length; line++) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 ? text.length : newline;
    const end = stop > at && text.charCodeAt(stop - 1) === 13 && newline >= 0 ? stop - 1 : stop;
    addLine(items, indents, { line, at, end });
    at = stop + 1;
  }
  while (indents.length > 1) {
    indents.pop();
    items.close();
  }
  return items.finish();
}

interface Line {
  readonly line: number;
  readonly at: number;
  readonly end: number;
}

function addLine(items: Items, indents: number[], { line, at: from, end }: Line): void {
  let at = from;
  let indent = 0;
  for (; at < end; at++) {
    const c = items.text.charCodeAt(at);
    if (c === 32) indent++;
    else if (c === 9) indent += 8;
    else break;
  }
  if (at >= end) return;
  while ((indents.at(-1) ?? 0) > indent) {
    indents.pop();
    items.close();
  }
  if ((indents.at(-1) ?? 0) < indent) {
    indents.push(indent);
    items.open();
  }
  addAtoms(items, { line, at, end });
}

const openers = '([{';
const closers = ')]}';

/** Brackets that close on the line hold a block; the others are signs like any. */
function addAtoms(items: Items, { line, at: from, end }: Line): void {
  const open: { readonly item: number; readonly bracket: number }[] = [];
  for (let at = from; at < end;) {
    const c = items.text.charCodeAt(at);
    if (c === 32 || c === 9) {
      at++;
      continue;
    }
    const kind = kindOf(c);
    let stop = at + 1;
    if (kind === atomKinds.word)
      while (stop < end && kindOf(items.text.charCodeAt(stop)) === atomKinds.word) stop++;
    const sign = kind === atomKinds.sign ? String.fromCharCode(c) : '';
    const closing = sign === '' ? -1 : closers.indexOf(sign);
    const opened = open.at(-1);
    const closes = closing >= 0 && opened?.bracket === closing;
    if (closes && opened !== undefined) {
      open.pop();
      items.closeSince(opened.item);
    }
    items.atom(kind, { start: at, end: stop, line });
    const opening = sign === '' ? -1 : openers.indexOf(sign);
    if (opening >= 0) open.push({ item: items.reserve(), bracket: opening });
    at = stop;
  }
}

/** Of a UTF-16 unit. */
function kindOf(c: number): number {
  const isWord = (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || c === 95 || (c >= 97 && c <= 122);
  if (isWord) return atomKinds.word;
  return c > 32 && c < 127 ? atomKinds.sign : atomKinds.other;
}

const nothing = 5;

/** Collects items; a place kept free for a block that never closes leaves no trace. */
class Items {
  readonly text: string;
  readonly #kind: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #line: number[] = [];
  readonly #close: number[] = [];
  readonly #open: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  atom(
    kind: number,
    { start, end, line }: { readonly start: number; readonly end: number; readonly line: number },
  ): void {
    this.#push(kind, start);
    this.#end[this.#end.length - 1] = end;
    this.#line[this.#line.length - 1] = line;
  }

  open(): void {
    this.#open.push(this.#push(blockStart, 0));
  }

  close(): void {
    const start = this.#open.pop();
    if (start !== undefined) this.#close[start] = this.#push(blockEnd, 0);
  }

  /** Keeps a place where a block may start. */
  reserve(): number {
    return this.#push(nothing, 0);
  }

  /** Makes what came since a reserved place a block, unless nothing came. */
  closeSince(item: number): void {
    if (item === this.#kind.length - 1) return;
    this.#kind[item] = blockStart;
    this.#close[item] = this.#push(blockEnd, 0);
  }

  #push(kind: number, start: number): number {
    this.#start.push(start);
    this.#end.push(0);
    this.#line.push(0);
    this.#close.push(0);
    return this.#kind.push(kind) - 1;
  }

  finish(): GenericDocument {
    const moved = new Uint32Array(this.#kind.length + 1);
    let count = 0;
    for (const [item, kind] of this.#kind.entries()) {
      moved[item] = count;
      if (kind !== nothing) count++;
    }
    const document = {
      text: this.text,
      count,
      kind: new Uint8Array(count),
      start: new Uint32Array(count),
      end: new Uint32Array(count),
      line: new Uint32Array(count),
      close: new Uint32Array(count),
      blockEnd: new Uint32Array(count),
    };
    const around: number[] = [];
    for (const [item, kind] of this.#kind.entries()) {
      if (kind === nothing) continue;
      const to = moved[item] ?? 0;
      if (kind === blockEnd) around.pop();
      document.kind[to] = kind;
      document.start[to] = this.#start[item] ?? 0;
      document.end[to] = this.#end[item] ?? 0;
      document.line[to] = this.#line[item] ?? 0;
      document.close[to] = moved[this.#close[item] ?? 0] ?? 0;
      document.blockEnd[to] = around.at(-1) ?? count;
      if (kind === blockStart) around.push(document.close[to] ?? count);
    }
    return document;
  }
}
