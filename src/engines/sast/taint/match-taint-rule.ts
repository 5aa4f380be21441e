import { limits } from '../../../core/limits.ts';
import { interpolate } from '../../../formats/semgrep/interpolate.ts';
import type { FlatTree } from '../../../lang/index.ts';
import { followTaint } from '../../../lang/taint/follow-taint.ts';
import type { TaintOptions } from '../../../lang/taint/marks.ts';
import type { TaintFinding } from '../../../lang/taint/run.ts';
import type { Trace } from '../../../lang/taint/taint.ts';
import { Budget } from '../formula/budget.ts';
import { evaluateShared } from '../formula/evaluate.ts';
import { fixedText } from '../formula/fix.ts';
import type { Scope } from '../formula/leaf.ts';
import type { FileRun, RuleMatch, RuleMatches } from '../formula/rule-match.ts';
import { liesIn } from '../formula/algebra.ts';
import { agree, joined, lookedUp, type Range } from '../formula/range.ts';
import { buildMarks, type BuiltMarks, type TaintRanges } from './build-marks.ts';
import type { CompiledPart, CompiledTaintRule } from './compiled-taint.ts';
import type { TaintFiles } from './taint-files.ts';

/** What a taint rule finds in a file, each with the way from source to sink. */
export function matchTaintRule(
  compiled: CompiledTaintRule,
  scope: Scope,
  file: FileRun,
  files: TaintFiles,
): RuleMatches {
  const problems = new Set<string>();
  const budget = new Budget(limits.formulaSteps);
  const ranges = rangesOf(compiled, (part) =>
    evaluateShared({ ...file, budget, problems }, part.formula, scope),
  );
  if (budget.spent) problems.add(`it needs more than ${limits.formulaSteps} steps on this file`);
  if (ranges === undefined || budget.spent) return { matches: [], problems: [...problems] };
  const known = files.of(compiled.provider, scope);
  if (known === undefined) return { matches: [], problems: [...problems] };
  const built = buildMarks(compiled, ranges, known);
  const { findings, incomplete } = followTaint(known.taint, built.marks, optionsOf(compiled));
  if (incomplete) problems.add(`following taint needs more than ${limits.taintSteps} steps in a function`);
  const matches = reported(compiled, { built, tree: known.taint.flow.tree, findings });
  const { max_match_per_file: max } = compiled.rule.options;
  return { matches: max > 0 ? matches.slice(0, max) : matches, problems: [...problems] };
}

/** Undefined when there is no source or no sink. */
function rangesOf(
  rule: CompiledTaintRule,
  matches: <T>(part: CompiledPart<T>) => readonly Range[],
): TaintRanges | undefined {
  const sinks = rule.sinks.map(matches);
  if (sinks.every(({ length }) => length === 0)) return undefined;
  const sources = rule.sources.map(matches);
  if (sources.every(({ length }) => length === 0)) return undefined;
  return {
    sources,
    sinks,
    sanitizers: rule.sanitizers.map(matches),
    propagators: rule.propagators.map(matches),
  };
}

/** What the options of a rule say about how taint spreads. */
export function optionsOf({ rule: { options }, acrossFunctions }: CompiledTaintRule): TaintOptions {
  return {
    safeFunctions: options.taint_assume_safe_functions,
    safeIndexes: options.taint_assume_safe_indexes,
    safeComparisons: options.taint_assume_safe_comparisons,
    safeBooleans: options.taint_assume_safe_booleans,
    safeNumbers: options.taint_assume_safe_numbers,
    onlyAssignments: options.taint_only_propagate_through_assignments,
    acrossFunctions: acrossFunctions || options.taint_intrafile,
  };
}

interface Found {
  readonly built: BuiltMarks;
  readonly tree: FlatTree;
  readonly findings: readonly TaintFinding[];
}

function reported(compiled: CompiledTaintRule, { built, tree, findings }: Found): readonly RuleMatch[] {
  const { rule } = compiled;
  const seen = new Map<string, RuleMatch>();
  for (const { sink, taint, trace } of findings) {
    const [from, to] = [built.sources.get(taint.taint.source?.id ?? -1), built.sinks.get(sink.id)];
    if (from === undefined || to === undefined) continue;
    if (rule.options.taint_unify_mvars && !agree(from.bindings, to.bindings)) continue;
    const bindings = joined(to.bindings, from.bindings);
    const at = rule.options.taint_focus_on === 'source' ? from : to;
    const { start, end } = at;
    const message = interpolate(rule.message.trim(), (name) => lookedUp(bindings, name));
    const key = `${start}\u0000${end}\u0000${message}`;
    if (seen.has(key)) continue;
    const fix = fixedText(compiled, { ...at, bindings }, tree.text);
    const match = { start, end, bindings, message, trace: stepsOf(tree, from, to, trace) };
    seen.set(key, fix === undefined ? match : { ...match, fix });
  }
  return [...seen.values()].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.message < b.message ? -1 : 1),
  );
}

/** The way as places in the text: the source, what it went through, the sink. */
function stepsOf(tree: FlatTree, from: Range, to: Range, trace: Trace): NonNullable<RuleMatch['trace']> {
  const places = nodesOf(trace).map((node) => ({ start: tree.start[node] ?? 0, end: tree.end[node] ?? 0 }));
  const between = places.filter(
    (place) => !liesIn(place, from) && !liesIn(place, to) && !isAround(place, to),
  );
  return [
    { start: from.start, end: from.end, what: 'source' },
    ...between.map((place) => ({ ...place, what: 'step' as const })),
    { start: to.start, end: to.end, what: 'sink' },
  ];
}

function isAround(place: { readonly start: number; readonly end: number }, { start, end }: Range): boolean {
  return start >= place.start && end <= place.end;
}

/** The nodes of a trace in the order in which taint passes them, calls entered. */
function nodesOf(trace: Trace): readonly number[] {
  const nodes: number[] = [];
  for (let at: Trace | undefined = trace; at !== undefined; at = at.before)
    nodes.unshift(at.node, ...(at.inside === undefined ? [] : nodesOf(at.inside)));
  return nodes.filter((node) => node >= 0);
}
