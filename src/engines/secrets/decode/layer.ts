import type { Stretch } from '../rule.ts';

/** Decoded bytes, of which each `outUnit` stand for `inUnit` bytes of the content from `at` on. */
export interface Segment {
  readonly out: number;
  readonly size: number;
  readonly at: number;
  readonly outUnit: number;
  readonly inUnit: number;
}

/** What was decoded from a content, and where it stands there. */
export interface Layer {
  readonly via: string;
  readonly bytes: Buffer;
  /** Where decoded bytes stand in the content; undefined when they do not belong together. */
  origin(stretch: Stretch): Stretch | undefined;
}

/** No rule's shape crosses it, so that what was decoded in two places is not taken for one. */
const border = Buffer.from('\n\0\n');

/** Collects what one decoder finds in one content. */
export class LayerBuilder {
  readonly #via: string;
  readonly #parts: Buffer[] = [];
  readonly #segments: Segment[] = [];
  /** Where each piece that belongs together starts. */
  readonly #pieces: number[] = [];
  #size = 0;
  #left: number;

  /** At most so many bytes are decoded. */
  constructor(via: string, most: number) {
    this.#via = via;
    this.#left = most;
  }

  /** There was more than the budget allows. */
  isFull = false;

  /** Starts a piece of its own; false when the budget is used up. */
  open(): boolean {
    if (this.#left <= 0) {
      this.isFull = true;
      return false;
    }
    if (this.#size > 0) this.#push(border);
    this.#pieces.push(this.#size);
    return true;
  }

  /** Adds decoded bytes to the piece. */
  add(bytes: Buffer, at: number, outUnit: number, inUnit: number): void {
    this.#segments.push({ out: this.#size, size: bytes.length, at, outUnit, inUnit });
    this.#push(bytes);
  }

  /** Bytes that may still be decoded. */
  get left(): number {
    return this.#left;
  }

  get size(): number {
    return this.#size;
  }

  layer(): Layer | undefined {
    if (this.#size === 0) return undefined;
    const segments = this.#segments;
    const pieces = this.#pieces;
    return {
      via: this.#via,
      bytes: Buffer.concat(this.#parts),
      origin: ({ start, end }) => {
        const first = segments[indexAt(segments.length, (i) => segments[i]?.out ?? 0, start)];
        const last = segments[indexAt(segments.length, (i) => segments[i]?.out ?? 0, end - 1)];
        if (first === undefined || last === undefined) return undefined;
        const pieceAt = (at: number): number => indexAt(pieces.length, (i) => pieces[i] ?? 0, at);
        if (pieceAt(start) !== pieceAt(end - 1)) return undefined;
        return {
          start: first.at + Math.floor((start - first.out) / first.outUnit) * first.inUnit,
          end: last.at + Math.ceil((end - last.out) / last.outUnit) * last.inUnit,
        };
      },
    };
  }

  #push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    this.#left -= bytes.length;
  }
}

/** The last index whose value is not above `at`. */
function indexAt(count: number, valueOf: (index: number) => number, at: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valueOf(middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
