import type { Excerpt } from './finding.ts';
import { limits } from './limits.ts';
import type { Span } from './location.ts';

/** Finds line and column of an offset. One definition of a line end for all of Holdfast: LF, CRLF, or a lone CR. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    const ends = /\r\n?|\n/g;
    while (ends.exec(text) !== null) starts.push(ends.lastIndex);
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The line (from 1) that holds the UTF-16 offset, by binary search. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The UTF-16 offset at which a line (from 1) begins; the text's length outside the file. */
  startOf(number: number): number {
    return this.#starts[number - 1] ?? this.text.length;
  }

  /** The text of a line (from 1) without its end; empty outside the file. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    return this.text.slice(start, this.#starts[number] ?? this.text.length).replace(/[\r\n]+$/, '');
  }

  /** The span of the UTF-16 offsets `start` to `end`. */
  span(start: number, end: number): Span {
    const line = this.lineAt(start);
    const endLine = this.lineAt(end);
    return {
      line,
      column: start - (this.#starts[line - 1] ?? 0) + 1,
      endLine,
      endColumn: end - (this.#starts[endLine - 1] ?? 0) + 1,
    };
  }

  /** The lines `from` to `to` for people to look at, cut at `limits.excerptColumns`. */
  excerpt(from: number, to: number): Excerpt {
    const first = Math.max(1, from);
    const last = Math.min(this.count, to);
    const lines: string[] = [];
    for (let n = first; n <= last; n++) lines.push(this.line(n).slice(0, limits.excerptColumns));
    return { firstLine: first, lines };
  }

  /** The two lines before and after, white space collapsed: the `context` of an anchor. */
  context(line: number): string {
    const around = [line - 2, line - 1, line + 1, line + 2].map((n) => collapsed(this.line(n)));
    return around.join('\n');
  }
}

/** White space collapsed to single blanks, ends trimmed: what reformatting leaves alone. */
export function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
