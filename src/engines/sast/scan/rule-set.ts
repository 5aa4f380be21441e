import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { CompileProblem, FormulaCompiler } from '../formula/compile.ts';
import type { CompiledRule } from '../formula/compiled.ts';
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
  readonly compiled: CompiledRule;
  /** What its patterns are read by. */
  readonly analyser: string;
  readonly clauses: Clauses;
}

/** The rules that look at files of some languages. */
export interface Plan {
  readonly rules: readonly PlannedRule[];
  readonly refused: readonly RefusedRule[];
  readonly literals: LiteralTable;
}

/** Languages of rules that look at every file. */
const anyText: readonly string[] = ['generic', 'regex', 'aliengrep'];

/** Many rules, grouped by the languages of the files they look at. A rule is compiled when the first such file comes. */
export class RuleSet {
  readonly #rules: readonly SemgrepRule[];
  readonly #compiler: FormulaCompiler;
  readonly #plans = new Map<string, Plan>();

  /** Findings come in the order of the rules. */
  constructor(rules: readonly SemgrepRule[], compiler: FormulaCompiler) {
    this.#rules = rules;
    this.#compiler = compiler;
  }

  /** What looks at a file of some languages. */
  planFor(languages: readonly string[]): Plan {
    const key = languages.join(' ');
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const plan = this.#planned(new Set([...languages, ...anyText]));
    this.#plans.set(key, plan);
    return plan;
  }

  #planned(languages: ReadonlySet<string>): Plan {
    const rules: PlannedRule[] = [];
    const refused: RefusedRule[] = [];
    const literals = new LiteralTable();
    for (const rule of this.#rules) {
      for (const language of rule.languages) {
        if (!languages.has(language)) continue;
        const read = ruleIn(rule, language);
        const compiled = this.#compiler.rule(read);
        if (!compiled.ok) {
          refused.push({ rule, language, problem: compiled.error });
          continue;
        }
        const clauses = literals.clauses(compiled.value.needs);
        rules.push({ compiled: compiled.value, analyser: read.analyser, clauses });
      }
    }
    return { rules, refused, literals };
  }
}
