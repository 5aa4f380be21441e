import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Lines } from '../../src/core/lines.ts';
import { FormulaCompiler } from '../../src/engines/sast/formula/compile.ts';
import type { LeafProvider } from '../../src/engines/sast/formula/leaf.ts';
import { matchRule, startFile } from '../../src/engines/sast/formula/match-rule.ts';
import { readRules } from '../../src/formats/semgrep/read-rules.ts';
import type { SemgrepRule } from '../../src/formats/semgrep/rule.ts';
import { languageOf } from '../../src/lang/detect.ts';
import { Subject } from '../../src/lang/regex/subject.ts';
import { readYaml } from '../../src/lang/yaml/read-yaml.ts';
import { difference, markedLines, type TestOutcome } from './outcome.ts';

// A fixed day, so that rules that ask for the date answer the same every time.
const now = Date.UTC(2024, 9, 24);

/** Runs the search rules of `tests/rules`: all rules of a file have to report exactly the lines behind a mark. */
export function runRules(
  checkout: string,
  providers: readonly LeafProvider[],
  languages?: readonly string[],
): readonly TestOutcome[] {
  const root = join(checkout, 'tests/rules');
  const names = readdirSync(root).sort();
  const compiler = new FormulaCompiler(providers);
  return names
    .filter((name) => /(?<!\.test)\.yaml$/.test(name))
    .map((name) => runFile({ root, name, target: targetOf(name, names) }, compiler))
    .filter(({ language }) => languages === undefined || languages.includes(language));
}

/** The first other file of the name; fixed files are what a target becomes. */
function targetOf(rules: string, names: readonly string[]): string | undefined {
  const base = rules.slice(0, -'.yaml'.length);
  return names.find(
    (name) => name !== rules && name.split('.')[0] === base && !/\.(?:.*fixed.*|jsonnet)$/.test(name),
  );
}

interface RuleFile {
  readonly root: string;
  readonly name: string;
  readonly target: string | undefined;
}

function runFile({ root, name, target }: RuleFile, compiler: FormulaCompiler): TestOutcome {
  const text = readFileSync(join(root, name), 'utf8');
  const { rules, notes } = readRules(name, text, readYaml(text));
  const language = rules[0]?.analyser ?? 'unknown';
  const source = target === undefined ? '' : readFileSync(join(root, target), 'utf8');
  const expected = markedLines(source, /\b(?:ruleid|todook):/);
  const told = (outcome: TestOutcome['outcome'], reason: string): TestOutcome => ({
    language,
    name,
    outcome,
    reason,
    nullPasses: expected.size === 0,
  });
  if (target === undefined) return told('not-run', 'no target belongs to it');
  const refused = notes.find(({ effect }) => effect !== 'key-ignored');
  if (refused !== undefined) return told('not-run', `${refused.key}: ${refused.reason}`);
  if (rules.some(({ mode }) => mode.kind !== 'search')) return told('not-run', 'not search rules');
  const lines = new Lines(source);
  const subject = new Subject(source);
  const file = startFile(now);
  const reported: number[] = [];
  for (const rule of rules) {
    const compiled = compiler.rule(rule);
    if (!compiled.ok) return told('failed', `${compiled.error.key}: ${compiled.error.reason}`);
    const { matches, problems } = matchRule(
      compiled.value,
      { subject, analyser: analyserOf(rule, target) },
      file,
    );
    if (problems.length > 0) return told('failed', problems.join('; '));
    reported.push(...matches.map(({ start }) => lines.lineAt(start)));
  }
  const reason = difference(expected, reported);
  return told(reason === '' ? 'passed' : 'failed', reason);
}

/** A rule of several languages is run as the one the file is written in. */
function analyserOf({ analyser, languages }: SemgrepRule, path: string): string {
  const language = languageOf(path);
  return language !== undefined && languages.includes(language) ? language : analyser;
}
