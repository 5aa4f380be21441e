import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import type { Condition, Formula } from '../../../formats/semgrep/formula.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { RuleOptions } from '../../../formats/semgrep/options.ts';
import { canonicalJson } from '../../../core/digest.ts';
import { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import { translateRegex } from '../../../lang/regex/translate.ts';
import { parseComparison } from './comparison/parse.ts';
import type { CompiledCondition, CompiledFormula, CompiledRule, CompiledShape, Leaf } from './compiled.ts';
import { providerOf } from './leaf.ts';
import type { LeafProvider } from './leaf.ts';
import { needsOfFormula } from './needs.ts';

/** Why a rule cannot run. */
export interface CompileProblem {
  readonly key: string;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** Compiles rules one by one, sharing equal patterns between them. */
export class FormulaCompiler {
  readonly #providers: readonly LeafProvider[];
  readonly #leaves = new Map<string, Result<Leaf, string>>();

  constructor(providers: readonly LeafProvider[]) {
    this.#providers = providers;
  }

  /** A search rule ready to run, or the first thing that keeps it from running. */
  rule(rule: SemgrepRule): Result<CompiledRule, CompileProblem> {
    if (rule.mode.kind !== 'search') return err({ key: 'mode', reason: 'not a search rule', ...rule.at });
    const formula = this.formula(rule.mode.formula, rule.analyser, rule.options);
    if (!formula.ok) return formula;
    let fixRegex: CompiledRegex | undefined;
    if (rule.fixRegex !== undefined) {
      const translated = translateRegex(rule.fixRegex.regex);
      if (!translated.ok) return err({ key: 'fix-regex', reason: translated.error.message, ...rule.at });
      fixRegex = new CompiledRegex(translated.value);
    }
    return ok({ rule, formula: formula.value, needs: needsOfFormula(formula.value), fixRegex });
  }

  /** A formula whose patterns are read by `analyser`. */
  formula(formula: Formula, analyser: string, options: RuleOptions): Result<CompiledFormula, CompileProblem> {
    const shape = this.#shape(formula, analyser, options);
    if (!shape.ok) return shape;
    const where: CompiledCondition[] = [];
    for (const condition of formula.where) {
      const compiled = this.#condition(condition, analyser, options);
      if (!compiled.ok) return compiled;
      where.push(compiled.value);
    }
    const { focus, as, fix } = formula;
    return ok({
      ...shape.value,
      where,
      focus,
      ...(as === undefined ? {} : { as }),
      ...(fix === undefined ? {} : { fix }),
    });
  }

  #shape(formula: Formula, analyser: string, options: RuleOptions): Result<CompiledShape, CompileProblem> {
    switch (formula.kind) {
      case 'pattern':
      case 'regex': {
        const isRegex = formula.kind === 'regex';
        const text = isRegex ? formula.regex : formula.pattern;
        const leaf = this.#leaf(text, isRegex ? 'regex' : analyser, options);
        return leaf.ok
          ? ok({ kind: 'leaf', leaf: leaf.value })
          : err({ key: isRegex ? 'pattern-regex' : 'pattern', reason: leaf.error, ...formula.at });
      }
      case 'all':
      case 'any': {
        const parts: CompiledFormula[] = [];
        for (const part of formula.parts) {
          const compiled = this.formula(part, analyser, options);
          if (!compiled.ok) return compiled;
          parts.push(compiled.value);
        }
        return ok({ kind: formula.kind, parts });
      }
      default: {
        const of = this.formula(formula.of, analyser, options);
        return of.ok ? ok({ kind: formula.kind, of: of.value }) : of;
      }
    }
  }

  #leaf(text: string, analyser: string, options: RuleOptions): Result<Leaf, string> {
    const key = `${analyser}\u0000${canonicalJson(options)}\u0000${text}`;
    const known = this.#leaves.get(key);
    if (known !== undefined) return known;
    const provider = providerOf(this.#providers, analyser);
    const matcher = provider?.compile({ text, analyser, options }) ?? err(`${analyser} is not supported`);
    const isRegex = analyser === 'regex';
    const isSelector = !isRegex && /^\s*\$[A-Z_][A-Z0-9_]*\s*$/.test(text);
    const leaf: Result<Leaf, string> = matcher.ok
      ? ok({ matcher: matcher.value, isRegex, isSelector })
      : matcher;
    this.#leaves.set(key, leaf);
    return leaf;
  }

  #condition(
    condition: Condition,
    analyser: string,
    options: RuleOptions,
  ): Result<CompiledCondition, CompileProblem> {
    const failed = (reason: string) =>
      err({ key: `metavariable-${condition.kind}`, reason, ...condition.at });
    switch (condition.kind) {
      case 'analysis':
        return ok({ kind: 'analysis', metavariable: condition.metavariable, analyzer: condition.analyzer });
      case 'regex': {
        const { metavariable, constants } = condition;
        const translated = translateRegex(condition.regex);
        if (!translated.ok) return failed(translated.error.message);
        return ok({ kind: 'regex', metavariable, constants, regex: new CompiledRegex(translated.value) });
      }
      case 'comparison': {
        const expression = parseComparison(condition.comparison);
        if (!expression.ok) return failed(expression.error);
        const { strip, base = 0 } = condition;
        return ok({ kind: 'comparison', expression: expression.value, strip, base });
      }
      case 'type': {
        const provider = providerOf(this.#providers, condition.language ?? analyser);
        if (provider?.hasType === undefined)
          return failed(`${condition.language ?? analyser} has no types to ask for`);
        return ok({ kind: 'type', metavariable: condition.metavariable, provider, types: condition.types });
      }
      case 'pattern': {
        const own = condition.language ?? analyser;
        const formula = this.formula(condition.formula, own, options);
        if (!formula.ok) return formula;
        const { metavariable, language } = condition;
        const ownLanguage = language !== undefined;
        return ok({ kind: 'pattern', metavariable, analyser: own, ownLanguage, formula: formula.value });
      }
    }
  }
}
