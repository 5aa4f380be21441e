import type { FileFacts } from './allow.ts';

/** A file as its bytes are searched: texts are Latin-1, one character is one byte. */
export class Content {
  readonly file: FileFacts;
  readonly bytes: Uint8Array;
  readonly #buffer: Buffer;
  #starts: readonly number[] | undefined;

  constructor(file: FileFacts, bytes: Uint8Array) {
    this.file = file;
    this.bytes = bytes;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get size(): number {
    return this.bytes.length;
  }

  slice(start: number, end: number): string {
    return this.#buffer.toString('latin1', Math.max(0, start), Math.min(this.size, end));
  }

  /** The lines that a stretch stands in, without the last line feed; at most `reach` bytes around it. */
  linesAround(start: number, end: number, reach: number): { readonly start: number; readonly end: number } {
    const from = Math.max(0, start - reach);
    const to = Math.min(this.size, end + reach);
    const before = start === 0 ? -1 : this.#buffer.subarray(from, start).lastIndexOf(10);
    const after = this.#buffer.subarray(end, to).indexOf(10);
    return { start: before < 0 ? from : from + before + 1, end: after < 0 ? to : end + after };
  }

  /** Line and column (from 1) of a byte. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    this.#starts ??= lineStarts(this.#buffer);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

function lineStarts(buffer: Buffer): readonly number[] {
  const starts = [0];
  for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}
