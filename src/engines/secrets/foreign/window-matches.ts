import { limits } from '../../../core/limits.ts';
import type { CompiledRegex, RegexMatches } from '../../../lang/regex/compiled-regex.ts';
import type { Subject } from '../../../lang/regex/subject.ts';

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
export function windowMatches(regex: CompiledRegex, subject: Subject, spending: Spending): RegexMatches {
  const steps = regex.backtracksOn(subject);
  if (steps <= limits.regexBacktracks && spending.backtracks + steps <= limits.secretBacktracks) {
    spending.backtracks += steps;
    return regex.all(subject, limits.regexBacktracks);
  }
  if (isSpent(spending)) return { matches: [], exhausted: true };
  const found = regex.all(subject, 0);
  spending.linearSteps += found.steps ?? 0;
  return found;
}

/** Whether the rule may not search any further in this file. */
export function isSpent({ linearSteps }: Spending): boolean {
  return linearSteps >= limits.secretLinearSteps;
}
