import { Lines } from '../../../core/lines.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { CompiledRule } from '../formula/compiled.ts';
import { edited } from '../formula/fix.ts';
import type { TextEdit } from '../formula/fix.ts';
import type { Scope } from '../formula/leaf.ts';
import { matchRule, startFile } from '../formula/match-rule.ts';
import { judgeTest } from './judge-test.ts';
import type { TestVerdict } from './judge-test.ts';

/** A test file of some rules. */
export interface RuleTest {
  readonly path: string;
  readonly text: string;
  /** What it has to become by the fixes of its rules; undefined when that is not tested. */
  readonly fixed?: string;
}

export interface RuleTestResult {
  readonly verdicts: readonly (TestVerdict & { readonly problems: readonly string[] })[];
  /** Undefined when fixes are not tested. */
  readonly fix?: FixVerdict;
}

/** Whether the fixes made the expected text; else the first line that differs. */
export type FixVerdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly line: number; readonly expected: string; readonly actual: string };

/** Runs the rules of one file, each read in the test's language, over one of its test files. `now` in milliseconds since 1970. */
export function runRuleTest(rules: readonly CompiledRule[], test: RuleTest, now: number): RuleTestResult {
  const lines = new Lines(test.text);
  const subject = new Subject(test.text);
  const scopes = new Map<string, Scope>();
  const edits: TextEdit[] = [];
  const file = startFile(now);
  const verdicts = rules.map((compiled) => {
    const { id, analyser } = compiled.rule;
    const scope = scopes.get(analyser) ?? { subject, analyser };
    scopes.set(analyser, scope);
    const { matches, problems } = matchRule(compiled, scope, file);
    for (const { start, end, fix } of matches) if (fix !== undefined) edits.push({ start, end, text: fix });
    const reported = matches.map(({ start }) => lines.lineAt(start));
    return { ...judgeTest(id, { ...test, reported }), problems };
  });
  if (test.fixed === undefined) return { verdicts };
  return { verdicts, fix: judgeFix(test.fixed, edited(test.text, edits)) };
}

/** Compares line by line. */
export function judgeFix(expected: string, actual: string): FixVerdict {
  if (expected === actual) return { passed: true };
  const [wanted, got] = [expected.split('\n'), actual.split('\n')];
  const index = wanted.findIndex((line, at) => line !== got[at]);
  const at = index < 0 ? wanted.length : index;
  return { passed: false, line: at + 1, expected: wanted[at] ?? '', actual: got[at] ?? '' };
}
