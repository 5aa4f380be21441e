import type { RuleNote, SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { Parsers } from '../../../lang/index.ts';
import type { CompiledRule } from '../formula/compiled.ts';
import { readSources } from '../read-sources.ts';
import type { RuleSource, RuleTestFile, UnreadTest } from '../rule-source.ts';
import { ruleCompiler } from '../rule-compiler.ts';
import { reasonOf } from './judge-test.ts';
import { runRuleTest, type FixVerdict, type RuleTestResult } from './run-test.ts';
import { languageOfTest, ruleIn } from './test-language.ts';

/** How a rule did over all of its tests. */
export interface RuleReport {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  /** `untested`: no test file speaks of it. */
  readonly outcome: 'passed' | 'failed' | 'untested' | 'not-run';
  /** A sentence for each thing that went wrong. */
  readonly reasons: readonly string[];
  /** Lines marked as to be reported, and as to be left alone. */
  readonly bad: number;
  readonly ok: number;
}

/** How the fixes of a rule file did on one test file. */
export interface FixReport {
  readonly path: string;
  readonly verdict: FixVerdict;
}

/** What came of the tests of some rule files. */
export interface RuleTests {
  readonly rules: readonly RuleReport[];
  readonly fixes: readonly FixReport[];
  /** What of the rule files is not honoured. */
  readonly notes: readonly RuleNote[];
  /** Tests that are there and were not run. */
  readonly unread: readonly UnreadTest[];
}

/** Runs the tests of rule files. `now` in milliseconds since 1970: what `today()` says. */
export function testSources(sources: readonly RuleSource[], parsers: Parsers, now: number): RuleTests {
  const compiler = ruleCompiler(parsers);
  const read = sources.map((source) => ({ source, ...readSources([source]) }));
  const rules: RuleReport[] = [];
  const fixes: FixReport[] = [];
  for (const { source, rules: sourced } of read) {
    const own = sourced.map(({ rule }) => new Tested(rule));
    for (const one of own) one.compile(compiler);
    for (const test of source.tests) {
      const ready = own.flatMap((one) => one.compiledFor(test, compiler) ?? []);
      const result = runRuleTest(ready, test, now);
      for (const one of own) one.add(test, result);
      if (result.fix !== undefined && ready.length === own.length)
        fixes.push({ path: test.path, verdict: result.fix });
    }
    rules.push(...own.map((one) => one.report()));
  }
  return {
    rules,
    fixes,
    notes: read.flatMap(({ notes }) => notes),
    unread: sources.flatMap(({ unread }) => unread ?? []),
  };
}

/** One rule while its tests run. */
class Tested {
  readonly #rule: SemgrepRule;
  readonly #reasons: string[] = [];
  #refusal: string | undefined;
  #bad = 0;
  #ok = 0;
  #annotations = 0;

  constructor(rule: SemgrepRule) {
    this.#rule = rule;
  }

  compiledFor({ path }: RuleTestFile, compiler: ReturnType<typeof ruleCompiler>): CompiledRule | undefined {
    const { languages } = this.#rule;
    const language = languageOfTest(languages, path, languages[0] ?? '');
    const compiled = compiler.rule(ruleIn(this.#rule, language));
    if (compiled.ok) return compiled.value;
    this.#refusal = `${compiled.error.key}: ${compiled.error.reason}`;
    return undefined;
  }

  /** In each of its languages: a rule without a test may be one that cannot run. */
  compile(compiler: ReturnType<typeof ruleCompiler>): void {
    for (const language of this.#rule.languages) {
      const compiled = compiler.rule(ruleIn(this.#rule, language));
      if (!compiled.ok) this.#refusal = `${compiled.error.key}: ${compiled.error.reason}`;
    }
  }

  add({ path }: RuleTestFile, { verdicts }: RuleTestResult): void {
    const verdict = verdicts.find((one) => one.rule === this.#rule.id);
    if (verdict === undefined) return;
    this.#annotations += verdict.bad + verdict.ok;
    this.#bad += verdict.bad;
    this.#ok += verdict.ok;
    const told = [reasonOf(verdict), ...verdict.problems].filter((one) => one !== '');
    // A rule that was not run to its end proves nothing by its silence.
    if (told.length > 0) this.#reasons.push(`${path}: ${told.join('; ')}`);
  }

  report(): RuleReport {
    const { id, path, at } = this.#rule;
    const told = this.#refusal === undefined ? this.#reasons : [this.#refusal, ...this.#reasons];
    return {
      rule: id,
      path,
      line: at.line,
      outcome: this.#outcome(),
      reasons: told,
      bad: this.#bad,
      ok: this.#ok,
    };
  }

  #outcome(): RuleReport['outcome'] {
    if (this.#refusal !== undefined) return 'not-run';
    if (this.#reasons.length > 0) return 'failed';
    return this.#annotations === 0 ? 'untested' : 'passed';
  }
}
