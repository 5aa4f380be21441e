import { type ByteClass, bitOf, byteClasses } from './byte-class.ts';

interface Seen {
  from: number;
  to: number;
}

/**
 * How far a run of one alphabet reaches from a place. The last run of each alphabet is kept, so that a file that
 * is one long run full of anchors is walked once and not once per anchor.
 */
export class Runs {
  /** Bytes looked at, for the test that proves the work linear. */
  steps = 0;
  readonly #bytes: Uint8Array;
  readonly #table = byteClasses();
  readonly #forward = new Map<ByteClass, Seen>();
  readonly #backward = new Map<ByteClass, Seen>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  has(alphabet: ByteClass, at: number): boolean {
    const byte = this.#bytes[at];
    return byte !== undefined && ((this.#table[byte] ?? 0) & bitOf(alphabet)) !== 0;
  }

  /** The end of the run that starts at `at`. */
  endFrom(alphabet: ByteClass, at: number): number {
    const seen = this.#forward.get(alphabet);
    if (seen !== undefined && at >= seen.from && at <= seen.to) return seen.to;
    const bit = bitOf(alphabet);
    let end = at;
    while (end < this.#bytes.length && ((this.#table[this.#bytes[end] ?? 0] ?? 0) & bit) !== 0) {
      if (seen !== undefined && end === seen.from) {
        end = seen.to;
        break;
      }
      end++;
      this.steps++;
    }
    this.#forward.set(alphabet, { from: at, to: end });
    return end;
  }

  /** The start of the run that ends at `at`. */
  startTo(alphabet: ByteClass, at: number): number {
    const seen = this.#backward.get(alphabet);
    if (seen !== undefined && at >= seen.from && at <= seen.to) return seen.from;
    const bit = bitOf(alphabet);
    let start = at;
    while (start > 0 && ((this.#table[this.#bytes[start - 1] ?? 0] ?? 0) & bit) !== 0) {
      if (seen !== undefined && start === seen.to) {
        start = seen.from;
        break;
      }
      start--;
      this.steps++;
    }
    this.#backward.set(alphabet, { from: start, to: at });
    return start;
  }
}
