import type { CodeFact, FlowEnd } from '../../../core/fact.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import { limits } from '../../../core/limits.ts';
import { Budget } from '../formula/budget.ts';
import type { FormulaCompiler } from '../formula/compile.ts';
import { evaluateShared } from '../formula/evaluate.ts';
import type { LeafProvider, Scope } from '../formula/leaf.ts';
import type { Range } from '../formula/range.ts';
import type { FileRun } from '../formula/rule-match.ts';
import { ruleIn } from '../rule-test/test-language.ts';
import { compileTaintRule } from '../taint/compile-taint.ts';
import type { CompiledPart, CompiledTaintRule } from '../taint/compiled-taint.ts';

/** Where rules have a beginning, or an end, in one file. */
export type FlowEnds = Pick<CodeFact, 'sources' | 'sinks'>;

/** The taint rules that are followed from file to file, each compiled for a language when a file of it comes. */
export class FlowRules {
  readonly rules: readonly SemgrepRule[];
  readonly #compiler: FormulaCompiler;
  readonly #providers: readonly LeafProvider[];
  readonly #compiled = new Map<string, ReadonlyMap<string, CompiledTaintRule>>();

  /** Of `rules`, those that ask for it. */
  constructor(rules: readonly SemgrepRule[], compiler: FormulaCompiler, providers: readonly LeafProvider[]) {
    this.rules = rules.filter(({ mode, options }) => mode.kind === 'taint' && options.interfile);
    this.#compiler = compiler;
    this.#providers = providers;
  }

  /** Whether a rule follows flows in a language. */
  has(language: string): boolean {
    return this.rules.some(({ languages }) => languages.includes(language));
  }

  messageOf(id: string): string {
    return this.rules.find((rule) => rule.id === id)?.message ?? '';
  }

  /** The rules of a language by id. One that cannot run there is left out: it is told of where it looks at files. */
  in(language: string): ReadonlyMap<string, CompiledTaintRule> {
    const known = this.#compiled.get(language);
    if (known !== undefined) return known;
    const compiled = new Map<string, CompiledTaintRule>();
    for (const rule of this.rules.filter(({ languages }) => languages.includes(language))) {
      const result = compileTaintRule(this.#compiler, this.#providers, ruleIn(rule, language));
      if (result.ok) compiled.set(rule.id, { ...result.value, acrossFunctions: true });
    }
    this.#compiled.set(language, compiled);
    return compiled;
  }

  /** The rules that have a source or a sink in a file. */
  endsIn(scope: Scope, file: FileRun): FlowEnds {
    const sources: FlowEnd[] = [];
    const sinks: FlowEnd[] = [];
    for (const [id, rule] of this.in(scope.analyser)) {
      const { subject } = scope;
      if (subject.holds(rule.sourceNeeds)) addEnd(sources, id, placesOf(rule.sources, scope, file));
      if (subject.holds(rule.sinkNeeds)) addEnd(sinks, id, placesOf(rule.sinks, scope, file));
    }
    return { sources, sinks };
  }
}

function addEnd(ends: FlowEnd[], rule: string, at: readonly number[]): void {
  if (at.length > 0) ends.push({ rule, at });
}

function placesOf(parts: readonly CompiledPart<unknown>[], scope: Scope, file: FileRun): readonly number[] {
  const starts = parts.flatMap((part) => rangesOf(part, scope, file).map(({ start }) => start));
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** What a part of a rule matches; what takes too many steps matches nothing, as in one file alone. */
export function rangesOf({ formula }: CompiledPart<unknown>, scope: Scope, file: FileRun): readonly Range[] {
  const budget = new Budget(limits.formulaSteps);
  const ranges = evaluateShared({ ...file, budget, problems: new Set() }, formula, scope);
  return budget.spent ? [] : ranges;
}
