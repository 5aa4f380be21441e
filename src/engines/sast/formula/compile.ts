import { limits } from '../../../core/limits.ts';
import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import type { Condition, Formula } from '../../../formats/semgrep/formula.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { RuleOptions } from '../../../formats/semgrep/options.ts';
import { canonicalJson } from '../../../core/digest.ts';
import { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import { translateRegex } from '../../../lang/regex/translate.ts';
import type { CompiledStore } from './compiled-store.ts';
import { storedRegex } from './stored-regex.ts';
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

/** Compiles the rules of a mode other than search. */
export interface RuleMode {
  readonly kind: SemgrepRule['mode']['kind'];
  compile(rule: SemgrepRule, compiler: FormulaCompiler): Result<CompiledRule, CompileProblem>;
}

/** Compiles rules one by one, sharing equal patterns between them. */
export class FormulaCompiler {
  readonly #providers: readonly LeafProvider[];
  readonly #modes: readonly RuleMode[];
  readonly #store: CompiledStore | undefined;
  readonly #leaves = new Map<string, Result<Leaf, string>>();
  readonly #shared = new Map<string, CompiledFormula>();
  readonly #optionKeys = new WeakMap<RuleOptions, string>();

  constructor(providers: readonly LeafProvider[], modes: readonly RuleMode[] = [], store?: CompiledStore) {
    this.#providers = providers;
    this.#modes = modes;
    this.#store = store;
  }

  /** A rule ready to run, or the first thing that keeps it from running. */
  rule(rule: SemgrepRule): Result<CompiledRule, CompileProblem> {
    if (rule.mode.kind !== 'search') {
      const mode = this.#modes.find(({ kind }) => kind === rule.mode.kind);
      return mode?.compile(rule, this) ?? err({ key: 'mode', reason: 'not a search rule', ...rule.at });
    }
    const formula = this.formula(rule.mode.formula, rule.analyser, rule.options);
    if (!formula.ok) return formula;
    const fixRegex = fixRegexOf(rule);
    if (!fixRegex.ok) return fixRegex;
    return ok({
      kind: 'search',
      rule,
      formula: formula.value,
      needs: needsOfFormula(formula.value),
      fixRegex: fixRegex.value,
    });
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

  /** As `formula`, and the same object for formulas that say the same, so that a file is asked once for all of them. */
  sharedFormula(
    formula: Formula,
    analyser: string,
    options: RuleOptions,
  ): Result<CompiledFormula, CompileProblem> {
    const key = `${analyser}\u0000${this.#keyOf(options)}\u0000${textOf(formula)}`;
    const known = this.#shared.get(key);
    if (known !== undefined) return ok(known);
    const compiled = this.formula(formula, analyser, options);
    if (compiled.ok) this.#shared.set(key, compiled.value);
    return compiled;
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
    const key = `${analyser}\u0000${this.#keyOf(options)}\u0000${text}`;
    const known = this.#leaves.get(key);
    if (known !== undefined) return known;
    const provider = providerOf(this.#providers, analyser);
    const isRegex = analyser === 'regex';
    const tooLong = !isRegex && text.length > limits.patternChars;
    const matcher = tooLong
      ? err(`the pattern is longer than ${limits.patternChars} characters`)
      : (provider?.compile({ text, analyser, options }) ?? err(`${analyser} is not supported`));
    const isSelector = !isRegex && /^\s*\$[A-Z_][A-Z0-9_]*\s*$/.test(text);
    const leaf: Result<Leaf, string> = matcher.ok
      ? ok({ matcher: matcher.value, isRegex, isSelector })
      : matcher;
    this.#leaves.set(key, leaf);
    return leaf;
  }

  #keyOf(options: RuleOptions): string {
    let key = this.#optionKeys.get(options);
    if (key === undefined) this.#optionKeys.set(options, (key = canonicalJson(matchingOf(options))));
    return key;
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
        const translated = storedRegex(this.#store, condition.regex);
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

/** Options that say what a pattern matches: those about flows and reports are no reason to match it twice. */
function matchingOf(options: RuleOptions): Partial<RuleOptions> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !notMatching.test(name)));
}

const notMatching = /^(?:(?:guarded_)?taint_|interfile$|max_match_per_file$)/;

/** What a formula says, wherever it stands. */
function textOf(formula: Formula): string {
  return JSON.stringify(formula, (key, value: unknown) => (key === 'at' ? undefined : value));
}

/** The regular expression of a rule's `fix-regex`; undefined when it has none. */
export function fixRegexOf(rule: SemgrepRule): Result<CompiledRegex | undefined, CompileProblem> {
  if (rule.fixRegex === undefined) return ok(undefined);
  const translated = translateRegex(rule.fixRegex.regex);
  return translated.ok
    ? ok(new CompiledRegex(translated.value))
    : err({ key: 'fix-regex', reason: translated.error.message, ...rule.at });
}
