import { limits } from '../../../core/limits.ts';
import { interpolate } from '../../../formats/semgrep/interpolate.ts';
import { Budget } from './budget.ts';
import type { CompiledRule, CompiledSearch } from './compiled.ts';
import { evaluate } from './evaluate.ts';
import { fixedText } from './fix.ts';
import type { Scope } from './leaf.ts';
import { agree, lookedUp } from './range.ts';
import type { Range } from './range.ts';
import type { FileRun, RuleMatch, RuleMatches } from './rule-match.ts';

export type { FileRun, RuleMatch, RuleMatches } from './rule-match.ts';

/** A fresh start for one file. `now` is what `today()` says, in milliseconds since 1970. */
export function startFile(now: number): FileRun {
  return { known: new Map(), shared: new Map(), now };
}

/** What a rule finds in a file. The same input gives the same output, whatever other rules ran before. */
export function matchRule(compiled: CompiledRule, scope: Scope, file: FileRun): RuleMatches {
  if (!scope.subject.holds(compiled.needs)) return nothing;
  if (compiled.kind === 'other') return compiled.match(scope, file);
  const budget = new Budget(limits.formulaSteps);
  const problems = new Set<string>();
  const ranges = evaluate({ ...file, budget, problems }, compiled.formula, scope);
  if (budget.spent) problems.add(`it needs more than ${limits.formulaSteps} steps on this file`);
  // Half a result may lack what a negation would have removed, so there is none.
  const matches = budget.spent ? [] : reported(compiled, scope, ranges);
  const { max_match_per_file: max } = compiled.rule.options;
  return { matches: max > 0 ? matches.slice(0, max) : matches, problems: [...problems] };
}

const nothing: RuleMatches = { matches: [], problems: [] };

function reported(compiled: CompiledSearch, scope: Scope, ranges: readonly Range[]): readonly RuleMatch[] {
  const seen = new Map<string, RuleMatch>();
  for (const range of mostBound(ranges)) {
    const message = interpolate(compiled.rule.message.trim(), (name) => lookedUp(range.bindings, name));
    const fix = fixedText(compiled, range, scope.subject.text);
    const { start, end, bindings } = range;
    const key = `${start}\u0000${end}\u0000${message}\u0000${fix ?? ''}`;
    if (!seen.has(key))
      seen.set(key, { start, end, bindings, message, ...(fix === undefined ? {} : { fix }) });
  }
  return [...seen.values()].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.message < b.message ? -1 : 1),
  );
}

/** Of ranges at one place, those that say all that another one says and more. */
function mostBound(ranges: readonly Range[]): readonly Range[] {
  const places = new Map<string, Range[]>();
  for (const range of ranges) {
    const key = `${range.start}:${range.end}`;
    const others = places.get(key);
    if (others === undefined) places.set(key, [range]);
    else others.push(range);
  }
  const groups = [...places.values()];
  return groups.flatMap((group) =>
    group.length > groupMax ? group : group.filter((one) => !isPoorer(one, group)),
  );
}

const groupMax = 200;

function isPoorer(range: Range, group: readonly Range[]): boolean {
  return group.some(
    (other) =>
      other.bindings.size > range.bindings.size &&
      [...range.bindings.keys()].every((name) => other.bindings.has(name)) &&
      agree(range.bindings, other.bindings),
  );
}
