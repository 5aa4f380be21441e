import { limits } from '../../../core/limits.ts';
import type { RegexMatches } from '../../../lang/regex/compiled-regex.ts';
import type { Subject } from '../../../lang/regex/subject.ts';
import type { ByteLoop, Window } from './compile-rule.ts';
import type { Pattern } from './pattern.ts';

/** What one rule has cost in one file so far. */
export interface Spending {
  /** Steps that the engine of JavaScript may have taken, by estimate from above. */
  backtracks: number;
  /** Instructions that the linear matcher has carried out. */
  linearSteps: number;
}

/**
 * Searches one window. JavaScript's engine cannot be interrupted, so it only runs where an estimate from above says that
 * it ends soon; else a matcher of linear time runs, and stops when it has taken too many steps.
 */
export function windowMatches(
  { regex }: Pattern,
  window: Window | undefined,
  { subject, spending }: { readonly subject: Subject; readonly spending: Spending },
): RegexMatches {
  const around = stepsAround(window, subject);
  const steps = around <= limits.regexBacktracks ? around : regex.backtracksOn(subject);
  if (steps <= limits.regexBacktracks && spending.backtracks + steps <= limits.secretBacktracks) {
    spending.backtracks += steps;
    return regex.all(subject, Infinity);
  }
  if (isSpent(spending)) return { matches: [], exhausted: true };
  const found = regex.all(subject, -1);
  spending.linearSteps += found.steps ?? 0;
  return found;
}

/**
 * Steps of JavaScript's engine at most: what stands before an anchor is tried at each place, what stands after it only
 * where an anchor is, once for each way to get there.
 */
function stepsAround(window: Window | undefined, subject: Subject): number {
  if (window?.loops === undefined || !subject.plain) return Infinity;
  const { loops, anchors } = window;
  const { length } = subject.text;
  const starts = anchors.before.runs.length > 0 ? length : Math.min(length, anchors.before.chars + 1);
  const hits = subject.count({ oneOf: anchors.texts, caseless: anchors.caseless }, length);
  const longest = (loop: ByteLoop): number => Math.min(loop.max, longestRun(subject.text, loop.members));
  const [before, at, after] = [loops.before, loops.at, loops.after].map((some) => some.map(longest));
  // The ways from one start to one anchor: with all loops but one, the last one is given.
  const ways = product(before) / Math.max(1, ...(before ?? []));
  return length * product(before) * product(at) + hits * starts * ways * product(at) * product(after);
}

/** The longest stretch of members, at least 1. */
function longestRun(text: string, members: Uint8Array): number {
  let longest = 1;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = members[text.charCodeAt(at)] === 1 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

function product(factors: readonly number[] = []): number {
  return factors.reduce((all, one) => all * one, 1);
}

/** Whether the rule may not search any further in this file. */
export function isSpent({ linearSteps }: Spending): boolean {
  return linearSteps >= limits.secretLinearSteps;
}
