import { err, ok, type Result } from '../../../core/result.ts';
import type { Formula } from '../../../formats/semgrep/formula.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { Need } from '../../../lang/regex/needs.ts';
import { fixRegexOf, type CompileProblem, type FormulaCompiler } from '../formula/compile.ts';
import type { CompiledFormula } from '../formula/compiled.ts';
import { providerOf, type LeafProvider } from '../formula/leaf.ts';
import { needsOfFormula } from '../formula/needs.ts';
import type { CompiledPart, CompiledTaintRule } from './compiled-taint.ts';

/** Compiles taint rules, sharing patterns with all other rules of the compiler. */
export function compileTaintRule(
  compiler: FormulaCompiler,
  providers: readonly LeafProvider[],
  rule: SemgrepRule,
): Result<Omit<CompiledTaintRule, 'acrossFunctions'>, CompileProblem> {
  if (rule.mode.kind !== 'taint') return err({ key: 'mode', reason: 'not a taint rule', ...rule.at });
  const provider = providerOf(providers, rule.analyser);
  if (provider?.read === undefined)
    return err({ key: 'languages', reason: `taint is not followed in ${rule.analyser}`, ...rule.at });
  const { taint } = rule.mode;
  const compile = <T extends { readonly formula: Formula }>(specs: readonly T[]) =>
    partsOf(compiler, rule, specs);
  const sources = compile(taint.sources);
  if (!sources.ok) return sources;
  const sinks = compile(taint.sinks);
  if (!sinks.ok) return sinks;
  const sanitizers = compile(taint.sanitizers);
  if (!sanitizers.ok) return sanitizers;
  const propagators = compile(taint.propagators);
  if (!propagators.ok) return propagators;
  const fixRegex = fixRegexOf(rule);
  if (!fixRegex.ok) return fixRegex;
  return ok({
    rule,
    fixRegex: fixRegex.value,
    sources: sources.value,
    sinks: sinks.value,
    sanitizers: sanitizers.value,
    propagators: propagators.value,
    sourceNeeds: needsOfAny(sources.value.map(({ formula }) => formula)),
    sinkNeeds: needsOfAny(sinks.value.map(({ formula }) => formula)),
    provider,
  });
}

function partsOf<T extends { readonly formula: Formula }>(
  compiler: FormulaCompiler,
  rule: SemgrepRule,
  specs: readonly T[],
): Result<readonly CompiledPart<T>[], CompileProblem> {
  const parts: CompiledPart<T>[] = [];
  for (const spec of specs) {
    const formula = compiler.sharedFormula(spec.formula, rule.analyser, rule.options);
    if (!formula.ok) return formula;
    parts.push({ spec, formula: formula.value });
  }
  return ok(parts);
}

function needsOfAny(parts: readonly CompiledFormula[]): readonly Need[] {
  return needsOfFormula({ kind: 'any', parts, where: [], focus: [] });
}
