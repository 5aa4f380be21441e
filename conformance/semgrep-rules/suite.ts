import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRules } from '../../src/formats/semgrep/read-rules.ts';
import type { SemgrepRule } from '../../src/formats/semgrep/rule.ts';
import { FormulaCompiler } from '../../src/engines/sast/formula/compile.ts';
import type { CompiledRule } from '../../src/engines/sast/formula/compiled.ts';
import type { LeafProvider } from '../../src/engines/sast/formula/leaf.ts';
import { judgeTest, reasonOf } from '../../src/engines/sast/rule-test/judge-test.ts';
import {
  runRuleTest,
  type RuleTest,
  type RuleTestResult,
} from '../../src/engines/sast/rule-test/run-test.ts';
import { languageOfTest, ruleIn } from '../../src/engines/sast/rule-test/test-language.ts';
import { fixedFileOf, isRuleFile, testFilesOf } from '../../src/engines/sast/rule-test/test-files.ts';
import { taintMode } from '../../src/engines/sast/taint/taint-mode.ts';
import { readYaml } from '../../src/lang/yaml/read-yaml.ts';

/** How one rule did, over all of its test files. */
export interface RuleOutcome {
  readonly language: string;
  readonly path: string;
  readonly rule: string;
  readonly outcome: 'passed' | 'failed' | 'not-run';
  readonly reason: string;
  /** Whether a scanner that never reports passes the same tests. */
  readonly nullPasses: boolean;
}

export interface SuiteResults {
  readonly rules: readonly RuleOutcome[];
  readonly fixes: readonly {
    readonly language: string;
    readonly path: string;
    readonly passed: boolean;
    readonly reason: string;
  }[];
  /** Rules without a test file. */
  readonly untested: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

export interface SuiteOptions {
  readonly providers: readonly LeafProvider[];
  /** Undefined: all. */
  readonly languages?: readonly string[];
  /** The text that a rule is tested with in place of a test file's own; its fixes are not tested then. */
  readonly change?: ChangeTest;
}

/** Gives the text that a rule is tested with in place of the file's own. */
export type ChangeTest = (
  test: { readonly path: string; readonly text: string },
  by: {
    readonly rule: SemgrepRule;
    /** All of the file that the rule lies in. */
    readonly ruleText: string;
    /** The lines (from 1) of a text that the rule reports and no annotation asks for. */
    readonly linesOf: (text: string) => readonly number[];
  },
) => string;

// A fixed day, so that rules that ask for the date answer the same every time.
const now = Date.UTC(2024, 9, 24);

/** Runs every rule of a checkout that has a test, once for each of its languages. */
export function runSuite(checkout: string, { providers, languages, change }: SuiteOptions): SuiteResults {
  const paths = readdirSync(checkout, { recursive: true, encoding: 'utf8' }).sort();
  const byFolder = groupedByFolder(paths);
  const compiler = new FormulaCompiler(providers, [taintMode(providers)]);
  const results = {
    rules: [] as RuleOutcome[],
    fixes: [] as SuiteResults['fixes'][number][],
    untested: new Map<string, number>(),
    notes: [] as string[],
  };
  for (const path of paths.filter(isRuleFile)) {
    const text = readFileSync(join(checkout, path), 'utf8');
    if (!/^\s*-?\s*rules:/m.test(text)) continue;
    const { rules, notes } = readRules(path, text, readYaml(text));
    for (const note of notes)
      results.notes.push(`${path}:${note.line} ${note.rule} ${note.key}: ${note.reason}`);
    const wanted = rules.filter(
      (rule) => languages === undefined || rule.languages.some((one) => languages.includes(one)),
    );
    if (wanted.length === 0) continue;
    const tests = testFilesOf(path, byFolder.get(path.slice(0, Math.max(0, path.lastIndexOf('/')))) ?? []);
    if (tests.length === 0) {
      for (const rule of wanted)
        for (const one of rule.languages) results.untested.set(one, (results.untested.get(one) ?? 0) + 1);
      continue;
    }
    const changing = change === undefined ? {} : { change: { ruleText: text, of: change } };
    runFile({ checkout, path, rules: wanted, tests, compiler, results, ...changing });
  }
  return results;
}

interface FileOfRules {
  readonly checkout: string;
  readonly path: string;
  readonly rules: readonly SemgrepRule[];
  readonly tests: readonly string[];
  readonly compiler: FormulaCompiler;
  readonly change?: { readonly ruleText: string; readonly of: ChangeTest };
  readonly results: { readonly rules: RuleOutcome[]; readonly fixes: SuiteResults['fixes'][number][] };
}

interface TestFile {
  readonly path: string;
  readonly text: string;
}

function runFile(file: FileOfRules): void {
  const texts = file.tests.map((path) => ({ path, text: readFileSync(join(file.checkout, path), 'utf8') }));
  const { rules, path, results } = file;
  const languages = new Set(rules.flatMap((rule) => rule.languages));
  const checked = new Set<string>();
  for (const language of languages) {
    const own = rules.filter((rule) => rule.languages.includes(language));
    const reasons = new Map<string, string[]>();
    for (const test of texts) runTest(file, { rules: own, language, test, reasons, checked });
    for (const rule of own) {
      const nullPasses = texts.every((test) => judgeTest(rule.id, { ...test, reported: [] }).passed);
      const compiled = compiledIn(file, rule, language);
      const failures = reasons.get(rule.id) ?? [];
      const outcome = compiled.ok ? (failures.length === 0 ? 'passed' : 'failed') : 'not-run';
      const reason = compiled.ok ? failures.join(' | ') : `${compiled.error.key}: ${compiled.error.reason}`;
      results.rules.push({ language, path, rule: rule.id, outcome, reason, nullPasses });
    }
  }
}

function compiledIn({ compiler }: FileOfRules, rule: SemgrepRule, language: string) {
  return compiler.rule(ruleIn(rule, language));
}

interface TestIn {
  readonly rules: readonly SemgrepRule[];
  /** The language whose row is filled: a file of another language of the rule is scanned as that. */
  readonly language: string;
  readonly test: TestFile;
  readonly reasons: Map<string, string[]>;
  /** Tests whose fixes were compared. */
  readonly checked: Set<string>;
}

function runTest(file: FileOfRules, { rules, language, test, reasons, checked }: TestIn): void {
  const compiled: CompiledRule[] = [];
  for (const rule of rules) {
    const one = compiledIn(file, rule, languageOfTest(rule.languages, test.path, language));
    if (one.ok) compiled.push(one.value);
  }
  const result =
    file.change === undefined
      ? runRuleTest(compiled, withFixed(file.checkout, test), now)
      : runChanged(compiled, test, file.change);
  for (const verdict of result.verdicts) {
    const told = [reasonOf(verdict), ...verdict.problems].filter((one) => one !== '');
    // A rule that was not run to its end proves nothing by having found the right lines so far.
    if (told.length > 0)
      reasons.set(verdict.rule, [...(reasons.get(verdict.rule) ?? []), `${test.path}: ${told.join('; ')}`]);
  }
  if (result.fix === undefined || compiled.length < file.rules.length || checked.has(test.path)) return;
  checked.add(test.path);
  const reason = result.fix.passed
    ? ''
    : `line ${result.fix.line}: expected ${JSON.stringify(result.fix.expected)}, got ${JSON.stringify(result.fix.actual)}`;
  file.results.fixes.push({ language, path: test.path, passed: result.fix.passed, reason });
}

function withFixed(checkout: string, test: TestFile): RuleTest {
  const fixed = readIfThere(join(checkout, fixedFileOf(test.path)));
  return { ...test, ...(fixed === undefined ? {} : { fixed }) };
}

/** Each rule on a text of its own. */
function runChanged(
  compiled: readonly CompiledRule[],
  test: TestFile,
  { ruleText, of }: { readonly ruleText: string; readonly of: ChangeTest },
): RuleTestResult {
  const verdicts = compiled.flatMap((one) => {
    const linesOf = (text: string): readonly number[] =>
      runRuleTest([one], { path: test.path, text }, now).verdicts.flatMap(({ extra }) => extra);
    const text = of(test, { rule: one.rule, ruleText, linesOf });
    return runRuleTest([one], { path: test.path, text }, now).verdicts;
  });
  return { verdicts };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  }
}

function groupedByFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [path]);
    else others.push(path);
  }
  return folders;
}
