import { limits } from '../../core/limits.ts';
import { unicodeClass } from './char-set.ts';
import { LinearMatcher } from './linear-matcher.ts';
import { compileProgram } from './program.ts';
import type { Program } from './program.ts';
import type { Subject } from './subject.ts';
import type { TranslatedRegex } from './translate.ts';

/** UTF-16 offsets, the end exclusive. */
export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** By the numbers of the expression as written; index 0 is the whole, undefined took no part. */
  readonly groups: readonly (readonly [number, number] | undefined)[];
}

export interface RegexMatches {
  readonly matches: readonly RegexMatch[];
  /** Whether a limit ended the search before the text did. */
  readonly exhausted: boolean;
  /** Instructions that the linear matcher carried out; undefined where it did not run. */
  readonly steps?: number;
}

/**
 * An expression ready to run. The engine of JavaScript runs it where its time is bounded for the text at hand, and a
 * matcher of linear time where it is not.
 */
export class CompiledRegex {
  readonly translated: TranslatedRegex;
  readonly #forms = new Map<string, RegExp>();
  #program: Program | undefined;
  #gaveUp = false;

  constructor(translated: TranslatedRegex) {
    this.translated = translated;
  }

  /** Whether the last `atStart` or `test` found nothing because it reached a limit. */
  get gaveUp(): boolean {
    return this.#gaveUp;
  }

  /**
   * All matches from left to right, none overlapping; an empty one is followed by a step of one character. The matcher
   * of linear time runs where the engine of JavaScript may take more than `backtracks` steps.
   */
  all(subject: Subject, backtracks: number = limits.regexBacktracks): RegexMatches {
    if (!subject.holds(this.translated.needs)) return { matches: [], exhausted: false };
    return this.backtracksOn(subject) <= backtracks
      ? this.#allByEngine(subject)
      : this.#allByMatcher(subject.text);
  }

  /** The match at the very start of the text; undefined when there is none, or a limit was reached. */
  atStart(subject: Subject): RegexMatch | undefined {
    this.#gaveUp = false;
    if (this.backtracksOn(subject) > limits.regexBacktracks)
      return this.#linear(subject.text, (matcher) => matcher.matchAt(0));
    const found = this.#form(subject, 'dy');
    found.lastIndex = 0;
    return this.#matchOf(found.exec(subject.text));
  }

  /** Whether there is a match anywhere. */
  test(subject: Subject): boolean {
    this.#gaveUp = false;
    if (!subject.holds(this.translated.needs)) return false;
    if (this.backtracksOn(subject) > limits.regexBacktracks)
      return this.#linear(subject.text, (matcher) => matcher.search(0, this.#starts())) !== undefined;
    return this.#form(subject, '').test(subject.text);
  }

  #allByEngine(subject: Subject): RegexMatches {
    const { text } = subject;
    const matches: RegexMatch[] = [];
    const hasGroups = this.translated.groupNumbers.length > 1;
    const search = this.#form(subject, 'g');
    const detail = this.#form(subject, 'dy');
    search.lastIndex = 0;
    for (let found = search.exec(text); found !== null; found = search.exec(text)) {
      const end = found.index + found[0].length;
      if (hasGroups) detail.lastIndex = found.index;
      const match = hasGroups
        ? this.#matchOf(detail.exec(text))
        : { start: found.index, end, groups: [[found.index, end] as const] };
      if (match !== undefined) matches.push(match);
      if (matches.length * this.translated.groupNumbers.length >= limits.regexMatches)
        return { matches, exhausted: true };
      if (end === found.index) search.lastIndex = end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
    }
    return { matches, exhausted: false };
  }

  #allByMatcher(text: string): RegexMatches {
    const program = this.#compiled();
    if (program === undefined) return { matches: [], exhausted: true };
    const matcher = new LinearMatcher(program, this.translated.groupNumbers.length - 1, text);
    const starts = this.#starts();
    const matches: RegexMatch[] = [];
    for (let from = 0; from <= text.length;) {
      const slots = matcher.search(from, starts);
      if (slots === undefined) break;
      const match = matchOfSlots(slots);
      matches.push(match);
      if (matches.length * this.translated.groupNumbers.length >= limits.regexMatches)
        return { matches, exhausted: true };
      const step = (text.codePointAt(match.end) ?? 0) > 0xffff ? 2 : 1;
      from = match.end > match.start ? match.end : match.end + step;
    }
    return { matches, exhausted: matcher.exhausted, steps: matcher.steps };
  }

  #linear(text: string, run: (matcher: LinearMatcher) => Int32Array | undefined): RegexMatch | undefined {
    const program = this.#compiled();
    this.#gaveUp = program === undefined;
    if (program === undefined) return undefined;
    const matcher = new LinearMatcher(program, this.translated.groupNumbers.length - 1, text);
    const slots = run(matcher);
    this.#gaveUp = slots === undefined && matcher.exhausted;
    return slots === undefined ? undefined : matchOfSlots(slots);
  }

  #compiled(): Program | undefined {
    this.#program ??= compileProgram(this.translated);
    return this.#program;
  }

  #matchOf(found: RegExpExecArray | null): RegexMatch | undefined {
    const [whole] = found?.indices ?? [];
    if (found === null || whole === undefined) return undefined;
    const groups = this.translated.groupNumbers.map((number) => found.indices?.[number]);
    return { start: whole[0], end: whole[1], groups };
  }

  /** Steps that the engine of JavaScript takes on this text at most; Infinity when that is not known. */
  backtracksOn(subject: Subject): number {
    const { growth, leading, portable } = this.translated;
    if (!portable || growth.kind === 'exponential') return Infinity;
    const { length } = subject.text;
    const bound = growth.loops.reduce((product, { max }) => product * Math.min(max, length), length);
    if (bound <= limits.regexBacktracks) return bound;
    let steps = leading === undefined ? length : subject.count(leading, length);
    for (const { set, max } of growth.loops) steps *= Math.min(max, subject.longestRun(set));
    return steps;
  }

  /** Where a match can start at all, as an expression that is quick to search for. */
  #starts(): RegExp | undefined {
    const { leading, first } = this.translated;
    if (leading !== undefined) {
      const texts = leading.oneOf.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
      return this.#cached('starts', () => new RegExp(texts, leading.caseless ? 'gi' : 'g'));
    }
    return first === undefined
      ? undefined
      : this.#cached('starts', () => new RegExp(unicodeClass(first), 'gu'));
  }

  #form(subject: Subject, flags: string): RegExp {
    const { source, plainSource } = this.translated;
    const plain = plainSource !== undefined && subject.plain;
    const key = `${plain ? '' : 'u'}${flags}`;
    return this.#cached(key, () => new RegExp(plain ? plainSource : source, key));
  }

  #cached(key: string, make: () => RegExp): RegExp {
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    const form = make();
    this.#forms.set(key, form);
    return form;
  }
}

function matchOfSlots(slots: Int32Array): RegexMatch {
  const groups: (readonly [number, number] | undefined)[] = [];
  for (let slot = 0; slot < slots.length; slot += 2) {
    const [start = -1, end = -1] = [slots[slot], slots[slot + 1]];
    groups.push(start < 0 || end < 0 ? undefined : [start, end]);
  }
  const [whole] = groups;
  return { start: whole?.[0] ?? 0, end: whole?.[1] ?? 0, groups };
}
