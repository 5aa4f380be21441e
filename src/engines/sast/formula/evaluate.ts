import { distinct, liesIn, meet, without } from './algebra.ts';
import type { CompiledCondition, CompiledFormula, Leaf } from './compiled.ts';
import { holding } from './conditions.ts';
import type { Evaluation } from './evaluation.ts';
import type { LeafHints, LeafRange, Scope } from './leaf.ts';
import { joined } from './range.ts';
import type { Range } from './range.ts';

/**
 * The ranges of a scope that a formula matches, sorted by place. `around` stands for the whole scope where a
 * conjunction has nothing but negations.
 */
export function evaluate(
  run: Evaluation,
  formula: CompiledFormula,
  scope: Scope,
  around?: Range,
): readonly Range[] {
  const early = formula.kind === 'all' ? formula.where.filter(isFilter) : [];
  const found = evaluateShape(run, { ...formula, where: early }, scope, around);
  const late = formula.where.filter((one) => !early.includes(one));
  const held = late.length === 0 ? found : holding(late, found, { run, scope, evaluate });
  const focused = formula.focus.length === 0 ? held : held.flatMap((range) => focus(range, formula.focus));
  return labelled(formula, scope, focused);
}

/** As `evaluate`, once for all rules that share the formula object; each is charged the same steps for it. */
export function evaluateShared(run: Evaluation, formula: CompiledFormula, scope: Scope): readonly Range[] {
  let known = run.shared.get(scope);
  if (known === undefined) run.shared.set(scope, (known = new Map()));
  const before = known.get(formula);
  if (before !== undefined) {
    run.budget.spend(before.steps);
    return before.ranges;
  }
  const taken = run.budget.taken;
  const ranges = evaluate(run, formula, scope);
  if (!run.budget.spent) known.set(formula, { ranges, steps: run.budget.taken - taken });
  return ranges;
}

/** Conditions that bind nothing: what they drop need not be met with the negations. */
function isFilter(condition: CompiledCondition): boolean {
  if (condition.kind === 'regex') return condition.regex.translated.groupNumbers.length === 1;
  return condition.kind !== 'pattern';
}

function evaluateShape(
  run: Evaluation,
  formula: CompiledFormula,
  scope: Scope,
  around: Range | undefined,
): readonly Range[] {
  switch (formula.kind) {
    case 'leaf':
      return leafRanges(run, formula.leaf, scope, around === undefined ? {} : { bindings: around.bindings });
    case 'any':
      return distinct(formula.parts.flatMap((part) => evaluate(run, part, scope, around)));
    case 'all':
      return evaluateAll(run, { parts: formula.parts, early: formula.where }, scope, around);
    case 'inside':
    case 'anywhere': {
      const { kind } = formula;
      return evaluate(run, formula.of, scope, around).map((range) => ({ ...range, kind }));
    }
    case 'not':
      return [];
  }
}

interface Conjunction {
  readonly parts: readonly CompiledFormula[];
  readonly early: readonly CompiledCondition[];
}

function evaluateAll(
  run: Evaluation,
  { parts, early }: Conjunction,
  scope: Scope,
  around: Range | undefined,
): readonly Range[] {
  let ranges = evaluatePositive(run, parts, scope, around);
  if (early.length > 0 && ranges.length > 0) ranges = holding(early, ranges, { run, scope, evaluate });
  for (const part of parts) {
    if (part.kind !== 'not' || ranges.length === 0) continue;
    ranges = without(ranges, evaluate(run, part.of, scope, around), run.budget);
  }
  return ranges;
}

/** What the parts that are no negations have in common. */
function evaluatePositive(
  run: Evaluation,
  parts: readonly CompiledFormula[],
  scope: Scope,
  around: Range | undefined,
): readonly Range[] {
  const positive = parts.filter(({ kind }) => kind !== 'not');
  const others = positive.filter((part) => !isSelector(part));
  // One metavariable alone selects among what the others left; without others it is a pattern like any.
  const [selectors, asked] = others.length === 0 ? [[], positive] : [positive.filter(isSelector), others];
  if (asked.length > 1 && !asked.every((part) => mayMatch(part, scope))) return [];
  const evaluated: (readonly Range[])[] = [];
  for (const part of asked) {
    const ranges = evaluate(run, part, scope, around);
    if (ranges.length === 0) return [];
    evaluated.push(ranges);
  }
  if (evaluated.length === 0) {
    if (around === undefined) return [];
    evaluated.push([around]);
  }
  // What stands around is met last: it must not take the place of what it surrounds.
  const insideLast = [
    ...evaluated.filter(([first]) => first?.kind !== 'inside'),
    ...evaluated.filter(([first]) => first?.kind === 'inside'),
  ];
  let ranges = insideLast.reduce((left, right) => meet(left, right, run.budget));
  for (const selector of selectors) {
    if (selector.kind !== 'leaf' || ranges.length === 0) continue;
    ranges = meet(ranges, leafRanges(run, selector.leaf, scope, { inside: ranges }), run.budget);
  }
  return ranges;
}

/** Whether a file holds the words without which nothing matches: asked of all parts before the first is looked for. */
function mayMatch(formula: CompiledFormula, scope: Scope): boolean {
  switch (formula.kind) {
    case 'leaf':
      return textAround(scope).subject.holds(formula.leaf.matcher.needs);
    case 'any':
      return formula.parts.some((part) => mayMatch(part, scope));
    case 'all':
      return formula.parts.every((part) => part.kind === 'not' || mayMatch(part, scope));
    case 'inside':
    case 'anywhere':
      return mayMatch(formula.of, scope);
    case 'not':
      return true;
  }
}

function isSelector(part: CompiledFormula): boolean {
  return part.kind === 'leaf' && part.leaf.isSelector && part.where.length === 0 && part.focus.length === 0;
}

function leafRanges(run: Evaluation, leaf: Leaf, scope: Scope, hints: LeafHints): readonly Range[] {
  const kind = leaf.isRegex ? 'regex' : 'plain';
  return matchesOf(run, leaf, scope, hints).map(({ start, end, bindings }) => ({
    start,
    end,
    bindings,
    kind,
  }));
}

/** What names mean in a part of a file may be said elsewhere in the file. */
function textAround(scope: Scope): Scope {
  return scope.part?.sameLanguage === true ? textAround(scope.part.of) : scope;
}

/** Hints only leave out what the caller drops anyway; with them the answer serves nobody else. */
function matchesOf(run: Evaluation, leaf: Leaf, scope: Scope, hints: LeafHints): readonly LeafRange[] {
  if (run.budget.spent) return [];
  let known = run.known.get(scope);
  if (known === undefined) run.known.set(scope, (known = new Map()));
  const before = known.get(leaf);
  if (before !== undefined) return before;
  if (!textAround(scope).subject.holds(leaf.matcher.needs)) return [];
  const { ranges, problem } = leaf.matcher.match(scope, hints);
  if (problem !== undefined) run.problems.add(problem);
  if (hints.inside === undefined && hints.bindings === undefined) known.set(leaf, ranges);
  return ranges;
}

/** Narrows a range to what metavariables are bound to: each list gives a choice, all lists must agree. */
function focus(range: Range, lists: readonly (readonly string[])[]): readonly Range[] {
  let narrowed: readonly Range[] = [{ ...range, kind: 'plain' }];
  for (const names of lists) {
    const choices = names.flatMap((name) => {
      const binding = range.bindings.get(name);
      return binding === undefined
        ? []
        : [{ start: binding.start, end: binding.end, kind: 'plain' as const }];
    });
    narrowed = narrowed.flatMap((one) =>
      choices.flatMap((choice) => {
        if (liesIn(choice, one)) return [{ ...one, start: choice.start, end: choice.end }];
        return liesIn(one, choice) ? [one] : [];
      }),
    );
  }
  return distinct(narrowed);
}

function labelled({ as, fix }: CompiledFormula, scope: Scope, ranges: readonly Range[]): readonly Range[] {
  if (as === undefined && fix === undefined) return ranges;
  return ranges.map((range) => {
    const { start, end } = range;
    const text = scope.subject.text.slice(start, end);
    const bindings =
      as === undefined ? range.bindings : joined(range.bindings, new Map([[as, { text, start, end }]]));
    return { ...range, bindings, ...(fix === undefined ? {} : { fix }) };
  });
}
