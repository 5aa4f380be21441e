import { limits } from '../../../core/limits.ts';
import type { Stretch } from '../rule.ts';
import type { Side, Window } from './compile-rule.ts';
import type { Content } from './content.ts';
import type { ForeignSet } from './rule-set.ts';

/** What the first pass over a content found out. */
export interface FirstPass {
  /** By the place of the rule: stretches around its anchors, in order and apart from each other. */
  readonly windows: ReadonlyMap<number, readonly Stretch[]>;
  /** Places of rules one of whose keywords stands in the content. */
  readonly awake: ReadonlySet<number>;
}

/** Looks for all anchors and keywords at once. */
export function firstPass(set: ForeignSet, content: Content): FirstPass {
  const windows = new Map<number, { start: number; end: number }[]>();
  const awake = new Set<number>();
  const reaches = new Reaches(content.bytes);
  set.scan(content.bytes, (literal, end) => {
    const found = set.literals[literal];
    if (found === undefined) return;
    for (const place of found.keywordOf) awake.add(place);
    const start = end - found.length;
    for (const place of found.anchorOf) {
      const window = set.rules[place]?.window;
      if (window === undefined || !isWritten(window, content, { start, end })) continue;
      const own = windows.get(place) ?? [];
      if (own.length === 0) windows.set(place, own);
      addWindow(own, {
        start: Math.max(0, start - reaches.before(start, window.before) - window.outlook),
        end: Math.min(content.size, end + reaches.after(end, window.after) + window.outlook),
      });
    }
  });
  return { windows, awake };
}

/** The automaton folds case; most anchors do not. */
function isWritten({ anchors }: Window, content: Content, { start, end }: Stretch): boolean {
  return anchors.caseless || anchors.texts.includes(content.slice(start, end));
}

function addWindow(windows: { start: number; end: number }[], { start, end }: Stretch): void {
  // An earlier window may end behind a later one, and a later one may begin before an earlier one.
  let first = start;
  let last = end;
  for (let top = windows.at(-1); top !== undefined && first <= top.end; top = windows.at(-1)) {
    first = Math.min(first, top.start);
    last = Math.max(last, top.end);
    windows.pop();
  }
  windows.push({ start: first, end: last });
}

/** How far matches may go from an anchor. */
class Reaches {
  readonly #bytes: Uint8Array;
  #stepsLeft: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#stepsLeft = stepsLeast + stepsPerByte * bytes.length;
  }

  /**
   * The bounded parts, and for each run without a bound the longest one that begins in what can be reached so far. When
   * that has taken too many steps in one content, as far as any match is looked for.
   */
  after(from: number, { bytes: bounded, runs }: Side): number {
    let reach = bounded;
    for (let left = runs.length; left > 0; left--) {
      let longest = 0;
      for (const set of runs) {
        const end = Math.min(this.#bytes.length, from + limits.secretOpenBytes);
        longest = Math.max(longest, this.#longestRun(set, from, { last: from + reach, end, step: 1 }));
      }
      reach = Math.min(limits.secretOpenBytes, reach + longest);
    }
    return reach;
  }

  /** The same to the other side. */
  before(from: number, { bytes: bounded, runs }: Side): number {
    let reach = bounded;
    for (let left = runs.length; left > 0; left--) {
      let longest = 0;
      for (const set of runs) {
        const end = Math.max(-1, from - 1 - limits.secretOpenBytes);
        longest = Math.max(
          longest,
          this.#longestRun(set, from - 1, { last: from - 1 - reach, end, step: -1 }),
        );
      }
      reach = Math.min(limits.secretOpenBytes, reach + longest);
    }
    return reach;
  }

  /** The longest run that begins between `from` and `last`, looked at until `end`. */
  #longestRun(
    set: Uint8Array,
    from: number,
    { last, end, step }: { readonly last: number; readonly end: number; readonly step: 1 | -1 },
  ): number {
    if (this.#stepsLeft <= 0) return limits.secretOpenBytes;
    let longest = 0;
    let run = 0;
    let at = from;
    for (; at !== end && (run > 0 || (last - at) * step >= 0); at += step) {
      run = set[this.#bytes[at] ?? 0] === 1 ? run + 1 : 0;
      if (run > longest) longest = run;
    }
    this.#stepsLeft -= Math.abs(at - from);
    return longest;
  }
}

const stepsLeast = 1_000_000;
const stepsPerByte = 8;
