import type { Budget } from '../../formula/budget.ts';
import { isWordChar } from './options.ts';
import type { AliengrepOptions } from './options.ts';

/** What an ellipsis passes: whole words, whole pairs of brackets, single other characters. */
export class AlienText {
  readonly text: string;
  readonly #options: AliengrepOptions;
  readonly #budget: Budget;
  /** By whether line ends are passed: offset of an opening bracket -> offset behind its pair, or -1. */
  readonly #pairs = { lines: new Map<number, number>(), line: new Map<number, number>() };

  constructor(text: string, options: AliengrepOptions, budget: Budget) {
    this.text = text;
    this.#options = options;
    this.#budget = budget;
  }

  isWord(at: number): boolean {
    return isWordChar(this.text[at], this.#options);
  }

  /** The end of the word that starts here; -1 when none does. */
  wordEnd(at: number): number {
    if (!this.isWord(at) || this.isWord(at - 1)) return -1;
    let end = at + 1;
    while (this.isWord(end)) end++;
    return end;
  }

  /** Behind white space; line ends count as such when `lines`. */
  afterSpace(at: number, lines: boolean): number {
    let end = at;
    for (; end < this.text.length; end++) {
      const c = this.text.charCodeAt(end);
      const isSpace = c === 32 || c === 9 || (lines && c >= 10 && c <= 13);
      if (!isSpace) break;
    }
    return end;
  }

  /** The end of the node that starts here; -1 at white space, inside a word and at the end. */
  nodeEnd(at: number, lines: boolean): number {
    const c = this.text[at];
    if (c === undefined || /\s/.test(c)) return -1;
    if (this.isWord(at)) return this.wordEnd(at);
    if (this.#options.brackets.has(c)) {
      const end = this.#pairEnd(at, lines);
      if (end >= 0) return end;
    }
    return at + 1;
  }

  /** Where a pair of brackets ends; inner pairs first, without recursion. */
  #pairEnd(at: number, lines: boolean): number {
    const known = lines ? this.#pairs.lines : this.#pairs.line;
    const work = [{ open: at, at: at + 1 }];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      if (!this.#budget.spend(1)) return -1;
      const { open } = frame;
      const next = this.afterSpace(frame.at, lines);
      const c = this.text[next];
      const close = this.#options.brackets.get(this.text[open] ?? '');
      if (c === undefined || c === '\n' || c === '\r') {
        known.set(open, -1);
        work.pop();
      } else if (c === close) {
        known.set(open, next + 1);
        work.pop();
      } else if (this.#options.brackets.has(c)) {
        const end = known.get(next);
        if (end === undefined) work.push({ open: next, at: next + 1 });
        else frame.at = end < 0 ? next + 1 : end;
      } else {
        const end = this.isWord(next) ? this.wordEnd(next) : next + 1;
        frame.at = end < 0 ? next + 1 : end;
      }
    }
    return known.get(at) ?? -1;
  }
}
