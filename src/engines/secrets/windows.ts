import { limits } from '../../core/limits.ts';
import type { NearFinder, SecretRule } from './rule.ts';

/** A stretch that may still grow. */
export interface Span {
  start: number;
  end: number;
}

const lineFeed = 0x0a;

/** The windows of all rules in one content; those of one rule that touch are one window. */
export class Windows {
  /** Bytes looked at for line ends. */
  steps = 0;
  readonly #bytes: Uint8Array;
  readonly #windows = new Map<SecretRule, { readonly find: NearFinder; readonly spans: Span[] }>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The window of an anchor, from the bytes before it to those after it. */
  add(rule: SecretRule, find: NearFinder, from: number, to: number): void {
    const known = this.#windows.get(rule) ?? { find, spans: [] };
    const last = known.spans.at(-1);
    const span = this.#spanOf(find, from, to, last?.end ?? 0);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else known.spans.push(span);
    this.#windows.set(rule, known);
  }

  *merged(): Iterable<readonly [SecretRule, NearFinder, Span]> {
    for (const [rule, { find, spans }] of this.#windows) for (const span of spans) yield [rule, find, span];
  }

  #spanOf(find: NearFinder, from: number, to: number, known: number): Span {
    const start = Math.max(0, from - find.before);
    const end = Math.min(this.#bytes.length, to + find.after);
    if (find.lines !== true) return { start, end };
    // What an earlier window covers is not walked again: a line full of anchors is walked once.
    return { start: this.#lineStart(Math.max(start, known)), end: end < known ? known : this.#lineEnd(end) };
  }

  #lineStart(at: number): number {
    const least = Math.max(0, at - limits.secretLineBytes);
    let start = at;
    while (start > least && this.#bytes[start - 1] !== lineFeed) start--;
    this.steps += at - start;
    return start;
  }

  #lineEnd(at: number): number {
    const most = Math.min(this.#bytes.length, at + limits.secretLineBytes);
    let end = at;
    while (end < most && this.#bytes[end] !== lineFeed) end++;
    this.steps += end - at;
    return end;
  }
}
