import { limits } from '../../core/limits.ts';
import { maskOf } from '../../core/secret.ts';
import type { Stretch } from './rule.ts';

/** Text of the scanned bytes in which nothing that looked like a secret can be read. */
export class Masked {
  readonly #bytes: Buffer;
  readonly #stretches: readonly Stretch[];
  readonly #starts: readonly number[];
  #last = { line: 1, at: 0, column: 1 };

  constructor(content: Uint8Array, shapes: readonly Stretch[]) {
    this.#bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    this.#stretches = merged(shapes);
    this.#starts = lineStarts(this.#bytes);
  }

  /** The line (from 1) that holds the byte. */
  lineAt(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Line and column (UTF-16 units from 1) of a byte. Cheap when asked in rising order. */
  placeOf(at: number): { readonly line: number; readonly column: number } {
    const line = this.lineAt(at);
    const start = this.#starts[line - 1] ?? 0;
    const known =
      this.#last.line === line && this.#last.at <= at ? this.#last : { line, at: start, column: 1 };
    const column = known.column + this.#bytes.toString('utf8', known.at, at).length;
    this.#last = { line, at, column };
    return { line, column };
  }

  /** The start of a line (from 1) for people: masked first, then cut. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    const end = this.#endOf(number);
    // A UTF-16 unit takes at most three bytes of UTF-8.
    return this.#text(start, Math.min(end, start + limits.excerptColumns * 3)).slice(
      0,
      limits.excerptColumns,
    );
  }

  /** All of it, masked. */
  get whole(): string {
    return this.#text(0, this.#bytes.length);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The line around a stretch, masked, at most `reach` bytes to either side. */
  surroundings(stretch: Stretch, reach: number): string {
    const line = this.lineAt(stretch.start);
    const start = Math.max(this.#starts[line - 1] ?? 0, stretch.start - reach);
    return this.#text(start, Math.min(this.#endOf(line), stretch.end + reach));
  }

  #endOf(line: number): number {
    let end = this.#starts[line] ?? this.#bytes.length;
    const start = this.#starts[line - 1] ?? 0;
    while (end > start && isLineEnd(this.#bytes[end - 1])) end--;
    return end;
  }

  #text(start: number, end: number): string {
    let text = '';
    let at = start;
    for (let i = this.#firstAfter(start); i < this.#stretches.length; i++) {
      const stretch = this.#stretches[i];
      if (stretch === undefined || stretch.start >= end) break;
      text += this.#bytes.toString('utf8', at, Math.max(at, stretch.start));
      text += stretch.start >= start ? maskOf(this.#ends(stretch)) : '****';
      at = stretch.end;
    }
    return at < end ? text + this.#bytes.toString('utf8', at, end) : text;
  }

  /** Enough of a secret for its mask: its two ends, at its length. */
  #ends(stretch: Stretch): string {
    if (stretch.end - stretch.start <= 64) return this.#bytes.toString('latin1', stretch.start, stretch.end);
    const head = this.#bytes.toString('latin1', stretch.start, stretch.start + 32);
    return head + this.#bytes.toString('latin1', stretch.end - 32, stretch.end);
  }

  /** The first stretch that ends after `at`. */
  #firstAfter(at: number): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#stretches[middle]?.end ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function merged(shapes: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const shape of [...shapes].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && shape.start < last.end) {
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, shape.end) };
    } else all.push(shape);
  }
  return all;
}

function lineStarts(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x0a || (byte === 0x0d && bytes[i + 1] !== 0x0a)) starts.push(i + 1);
  }
  return starts;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}
