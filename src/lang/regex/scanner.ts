import type { RegexRefusal } from './node.ts';

/** Walks over the source of a regular expression, and remembers the first thing that was not understood. */
export class Scanner {
  readonly source: string;
  at = 0;
  #refusal: RegexRefusal | undefined;

  constructor(source: string) {
    this.source = source;
  }

  get refusal(): RegexRefusal | undefined {
    return this.#refusal;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  /** The character here; empty at the end. */
  get here(): string {
    return this.source[this.at] ?? '';
  }

  /** The whole code point here. */
  takeCode(): number {
    const code = this.source.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  /** Steps over `text` when it stands here. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Steps over what a sticky expression matches here. */
  takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.source);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match;
  }

  /** The first refusal stands; after it the rest is read but means nothing. */
  refuse(message: string): undefined {
    this.#refusal ??= { offset: this.at, message };
    this.at = this.source.length;
  }
}
