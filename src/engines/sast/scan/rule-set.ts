import { assert } from '../../../core/assert.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { Need } from '../../../lang/regex/needs.ts';
import type { CompileProblem, FormulaCompiler } from '../formula/compile.ts';
import type { CompiledRule } from '../formula/compiled.ts';
import type { CompiledStore } from '../formula/compiled-store.ts';
import { ruleIn } from '../rule-test/test-language.ts';
import { LiteralTable, type Clauses } from './literal-table.ts';

/** A rule that cannot run, and why. */
export interface RefusedRule {
  readonly rule: SemgrepRule;
  readonly language: string;
  readonly problem: CompileProblem;
}

/** One rule among those that look at the same files. */
export interface PlannedRule {
  readonly rule: SemgrepRule;
  readonly clauses: Clauses;
  /** Compiled when first asked for. */
  compiled(): CompiledRule;
}

/** The rules that look at files of some languages. */
export interface Plan {
  readonly rules: readonly PlannedRule[];
  readonly refused: readonly RefusedRule[];
  readonly literals: LiteralTable;
}

/** What is kept of a rule between runs: what files must hold for it, or why it cannot run. */
type Outline = { readonly needs: readonly Need[] } | { readonly problem: CompileProblem };

/** Where to keep outlines; the digest is equal only for equal rules in the same order. */
export interface RuleMemory {
  readonly store: CompiledStore;
  readonly digest: string;
}

/** Languages of rules that look at every file. */
const anyText: readonly string[] = ['generic', 'regex', 'aliengrep'];

/** Many rules, grouped by the languages of the files they look at. A rule is compiled when a file may need it. */
export class RuleSet {
  readonly #rules: readonly SemgrepRule[];
  readonly #compiler: FormulaCompiler;
  readonly #memory: RuleMemory | undefined;
  readonly #plans = new Map<string, Plan>();

  /** Reports come in the order of the rules. Without a memory all rules of a language are compiled to begin with. */
  constructor(rules: readonly SemgrepRule[], compiler: FormulaCompiler, memory?: RuleMemory) {
    this.#rules = rules;
    this.#compiler = compiler;
    this.#memory = memory;
  }

  /** What looks at a file of some languages. */
  planFor(languages: readonly string[]): Plan {
    const key = languages.join(' ');
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const plan = this.#planned(key, new Set([...languages, ...anyText]));
    this.#plans.set(key, plan);
    return plan;
  }

  #planned(key: string, languages: ReadonlySet<string>): Plan {
    const read = this.#rules.flatMap((rule) =>
      rule.languages.filter((one) => languages.has(one)).map((language) => ({ rule, language })),
    );
    const lazy = read.map(({ rule, language }) => new LazyRule(this.#compiler, ruleIn(rule, language)));
    const outlines = this.#outlines(key, lazy);
    const plan = { rules: [] as PlannedRule[], refused: [] as RefusedRule[], literals: new LiteralTable() };
    for (const [at, { rule, language }] of read.entries()) {
      const [outline, one] = [outlines[at], lazy[at]];
      if (outline === undefined || one === undefined) continue;
      if ('problem' in outline) plan.refused.push({ rule, language, problem: outline.problem });
      else
        plan.rules.push({
          rule,
          clauses: plan.literals.clauses(outline.needs),
          compiled: () => one.compiled,
        });
    }
    return plan;
  }

  #outlines(languages: string, rules: readonly LazyRule[]): readonly Outline[] {
    if (this.#memory === undefined) return rules.map((one) => one.outline);
    const { store, digest } = this.#memory;
    const key = `outlines\u0000${digest}\u0000${languages}`;
    const known = store.get(key);
    if (known !== undefined) return JSON.parse(known) as readonly Outline[];
    const made = rules.map((one) => one.outline);
    store.set(key, JSON.stringify(made));
    return made;
  }
}

class LazyRule {
  readonly #compiler: FormulaCompiler;
  readonly #rule: SemgrepRule;
  #result: ReturnType<FormulaCompiler['rule']> | undefined;

  constructor(compiler: FormulaCompiler, rule: SemgrepRule) {
    this.#compiler = compiler;
    this.#rule = rule;
  }

  get outline(): Outline {
    this.#result ??= this.#compiler.rule(this.#rule);
    return this.#result.ok ? { needs: this.#result.value.needs } : { problem: this.#result.error };
  }

  get compiled(): CompiledRule {
    this.#result ??= this.#compiler.rule(this.#rule);
    assert(this.#result.ok, 'a rule that could be compiled once can be compiled again');
    return this.#result.value;
  }
}
