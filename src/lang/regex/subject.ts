import { unicodeClass } from './char-set.ts';
import type { CharSet } from './char-set.ts';
import type { Need } from './needs.ts';

/** What was found out before about the literals that a text holds. */
export interface KnownLiterals {
  /** Undefined when it was not looked for. A caseless one is in lower case. */
  holds(literal: string, caseless: boolean): boolean | undefined;
}

/** A text that many expressions are matched against, with what they all ask of it found out once. */
export class Subject {
  readonly text: string;
  readonly #known: KnownLiterals | undefined;
  readonly #runs = new Map<string, number>();
  #surrogates: boolean | undefined;
  #lower: string | undefined;

  constructor(text: string, known?: KnownLiterals) {
    this.text = text;
    this.#known = known;
  }

  /** Whether every UTF-16 unit is a character of its own. */
  get plain(): boolean {
    this.#surrogates ??= /[\ud800-\udfff]/.test(this.text);
    return !this.#surrogates;
  }

  get lower(): string {
    this.#lower ??= this.text.toLowerCase();
    return this.#lower;
  }

  /** Whether everything that is needed is there: when not, there can be no match. */
  holds(needs: readonly Need[]): boolean {
    return needs.every(({ oneOf, caseless }) => oneOf.some((one) => this.#holds(one, caseless)));
  }

  #holds(literal: string, caseless: boolean): boolean {
    return this.#known?.holds(literal, caseless) ?? (caseless ? this.lower : this.text).includes(literal);
  }

  /** How often one of the texts stands there, counted to `max`. */
  count({ oneOf, caseless }: Need, max: number): number {
    const text = caseless ? this.lower : this.text;
    let count = 0;
    for (const one of oneOf) {
      for (let at = text.indexOf(one); at >= 0 && count < max; at = text.indexOf(one, at + 1)) count++;
    }
    return count;
  }

  /** The length of the longest stretch of characters of the set, at least 1. */
  longestRun(set: CharSet): number {
    const key = set.join();
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    let longest = 1;
    for (const found of this.text.matchAll(new RegExp(`${unicodeClass(set)}+`, 'gu'))) {
      longest = Math.max(longest, found[0].length);
    }
    this.#runs.set(key, longest);
    return longest;
  }
}
