import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Lines } from '../../src/core/lines.ts';
import type { FormulaCompiler } from '../../src/engines/sast/formula/compile.ts';
import { matchRule, startFile } from '../../src/engines/sast/formula/match-rule.ts';
import { languageOfTest, ruleIn } from '../../src/engines/sast/rule-test/test-language.ts';
import { readRules } from '../../src/formats/semgrep/read-rules.ts';
import { Subject } from '../../src/lang/regex/subject.ts';
import { readYaml } from '../../src/lang/yaml/read-yaml.ts';
import { difference, markedLines, type TestOutcome } from '../opengrep/outcome.ts';

// A fixed day, so that rules that ask for the date answer the same every time.
const now = Date.UTC(2024, 9, 24);

/** Runs every rule file of some folders of a checkout against the file of the same name beside it. */
export function runTaintTests(
  checkout: string,
  folders: readonly string[],
  compiler: FormulaCompiler,
): readonly TestOutcome[] {
  return folders.flatMap((folder) => {
    const root = join(checkout, folder);
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
    return paths
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => runFile({ root, path, target: targetOf(path, paths) }, compiler));
  });
}

function targetOf(rules: string, paths: readonly string[]): string | undefined {
  const base = rules.slice(0, -'.yaml'.length);
  return paths.find((path) => path !== rules && path.startsWith(`${base}.`) && !path.endsWith('.json'));
}

interface RuleFile {
  readonly root: string;
  readonly path: string;
  readonly target: string | undefined;
}

function runFile({ root, path, target }: RuleFile, compiler: FormulaCompiler): TestOutcome {
  const text = readFileSync(join(root, path), 'utf8');
  const { rules, notes } = readRules(path, text, readYaml(text));
  const language = rules[0]?.languages[0] ?? 'unknown';
  const source = target === undefined ? '' : readFileSync(join(root, target), 'utf8');
  const expected = markedLines(source, /\b(?:ruleid|todook):/);
  const told = (outcome: TestOutcome['outcome'], reason: string): TestOutcome => ({
    language,
    name: path,
    outcome,
    reason,
    nullPasses: expected.size === 0,
  });
  if (target === undefined) return told('not-run', 'no target belongs to it');
  const refused = notes.find(({ effect }) => effect !== 'key-ignored');
  if (refused !== undefined) return told('failed', `${refused.key}: ${refused.reason}`);
  const lines = new Lines(source);
  const subject = new Subject(source);
  const file = startFile(now);
  const reported: number[] = [];
  for (const rule of rules) {
    const compiled = compiler.rule(ruleIn(rule, languageOfTest(rule.languages, target, language)));
    if (!compiled.ok) return told('failed', `${compiled.error.key}: ${compiled.error.reason}`);
    const { matches, problems } = matchRule(
      compiled.value,
      { subject, analyser: compiled.value.rule.analyser },
      file,
    );
    if (problems.length > 0) return told('failed', problems.join('; '));
    reported.push(...matches.map(({ start }) => lines.lineAt(start)));
  }
  const reason = difference(expected, reported);
  return told(reason === '' ? 'passed' : 'failed', reason);
}
