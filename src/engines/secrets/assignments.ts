import type { Stretch } from './rule.ts';

/** A name and the value it is given. */
export interface Assignment {
  readonly name: Stretch;
  readonly value: Stretch;
  readonly isQuoted: boolean;
}

const nameBytes = 48;
const gapBytes = 24;
const valueBytes = 256;

/**
 * Reads `name = value` around a place inside the name, byte by byte and without a regular expression: names like these are
 * in every file, thousands of times. Understands `=`, `:`, `:=`, `=>`, `,` and `(` between the two, quotes on either
 * side, types such as `: string =`, XML elements, and options such as `--password value`.
 */
export class Assignments {
  /** Bytes looked at. */
  steps = 0;
  readonly #bytes: Uint8Array;
  #bare: Stretch = { start: 0, end: -1 };

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The assignment to the name that the stretch is part of. */
  at(from: number, to: number): Assignment | undefined {
    const nameEnd = this.#while(isName, to, nameBytes);
    const operator = this.#skipClosing(nameEnd);
    const start = this.#operator(operator, from);
    if (start === undefined) return undefined;
    const value = this.#value(start);
    if (value === undefined) return undefined;
    return { name: { start: this.#nameStart(from), end: nameEnd }, ...value };
  }

  /** The quote or bracket that ends the name. */
  #skipClosing(at: number): number {
    let end = at;
    if (this.#bytes[end] === 0x5c) end++;
    if (isQuote(this.#bytes[end])) end++;
    return this.#bytes[end] === 0x5d ? end + 1 : end;
  }

  /** Where the value starts after the operator at a place, white space before it skipped. */
  #operator(at: number, from: number): number | undefined {
    const first = this.#while(isBlank, at, gapBytes);
    const byte = this.#bytes[first];
    const second = this.#bytes[first + 1];
    if (byte === 0x3d) return this.#afterEquals(first + 1, second);
    if (byte === 0x3a) return this.#afterColon(second === 0x3d ? first + 2 : first + 1);
    if (byte === 0x2c || byte === 0x28) return this.#quoteAt(this.#while(isBlank, first + 1, gapBytes));
    if (byte === 0x3e) return first + 1;
    return first > at && this.#isOption(from) ? first : undefined;
  }

  /** Not `==`, which compares; but `=>`. */
  #afterEquals(at: number, next: number | undefined): number | undefined {
    if (next === 0x3d || next === 0x7e) return undefined;
    return this.#while(isBlank, next === 0x3e ? at + 1 : at, gapBytes);
  }

  /** After `:` comes the value, or a type and then `=`. */
  #afterColon(at: number): number {
    const start = this.#while(isBlank, at, gapBytes);
    const typeEnd = this.#while(isName, start, nameBytes);
    const equals = this.#while(isBlank, typeEnd, gapBytes);
    if (typeEnd === start || this.#bytes[equals] !== 0x3d) return start;
    const value = this.#while(isBlank, equals + 1, gapBytes);
    return isQuote(this.#bytes[value]) ? value : start;
  }

  #quoteAt(at: number): number | undefined {
    return isQuote(this.#bytes[at]) || this.#bytes[at] === 0x5c ? at : undefined;
  }

  /** Whether the name is an option of a command. */
  #isOption(from: number): boolean {
    const start = this.#nameStart(from);
    return this.#bytes[start] === 0x2d && this.#bytes[start + 1] === 0x2d;
  }

  #value(at: number): { readonly value: Stretch; readonly isQuoted: boolean } | undefined {
    const first = this.#bytes[at] === 0x5c ? at + 1 : at;
    const quote = this.#bytes[first];
    if (isQuote(quote)) return this.#quoted(first + 1, quote ?? 0);
    const end = this.#bareEnd(at);
    // Longer than any secret that is told by its name alone, nothing, or a call.
    if (end === at || end - at >= valueBytes || this.#bytes[end] === 0x28) return undefined;
    return { value: { start: at, end }, isQuoted: false };
  }

  /** Goes on where the last look at the same run ended, so that a run full of names is walked once. */
  #bareEnd(at: number): number {
    const last = this.#bare;
    const known = at >= last.start && at <= last.end ? last.end : at;
    const end = this.#while(isBare, known, Math.max(0, at + valueBytes - known));
    this.#bare = { start: at, end };
    return end;
  }

  #quoted(start: number, quote: number): { readonly value: Stretch; readonly isQuoted: boolean } | undefined {
    const end = this.#while((byte) => byte !== quote && byte !== 0x0a && byte !== 0x5c, start, valueBytes);
    const isClosed = this.#bytes[end] === quote || this.#bytes[end] === 0x5c;
    return isClosed && end > start ? { value: { start, end }, isQuoted: true } : undefined;
  }

  #nameStart(from: number): number {
    let start = from;
    while (start > 0 && from - start < nameBytes && isName(this.#bytes[start - 1] ?? 0)) start--;
    this.steps += from - start;
    return start;
  }

  #while(belongs: (byte: number) => boolean, from: number, most: number): number {
    const end = Math.min(this.#bytes.length, from + most);
    let at = from;
    while (at < end && belongs(this.#bytes[at] ?? 0)) at++;
    this.steps += at - from + 1;
    return at;
  }
}

/** Letters, digits, `_`, `-` and `.`. */
function isName(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x5f ||
    byte === 0x2d ||
    byte === 0x2e
  );
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

function isQuote(byte: number | undefined): boolean {
  return byte === 0x22 || byte === 0x27 || byte === 0x60;
}

/** What a value without quotes is made of: printable, and nothing that ends it in any of the usual files. */
function isBare(byte: number): boolean {
  if (byte <= 0x20 || byte >= 0x7f || isQuote(byte)) return false;
  return !bareEnds.has(byte);
}

const bareEnds: ReadonlySet<number> = new Set(Buffer.from(',;()<>[]{}\\'));
