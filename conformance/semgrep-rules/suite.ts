import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRules } from '../../src/formats/semgrep/read-rules.ts';
import type { SemgrepRule } from '../../src/formats/semgrep/rule.ts';
import { FormulaCompiler } from '../../src/engines/sast/formula/compile.ts';
import type { CompiledRule } from '../../src/engines/sast/formula/compiled.ts';
import type { LeafProvider } from '../../src/engines/sast/formula/leaf.ts';
import { judgeTest, reasonOf } from '../../src/engines/sast/rule-test/judge-test.ts';
import { runRuleTest } from '../../src/engines/sast/rule-test/run-test.ts';
import { fixedFileOf, isRuleFile, testFilesOf } from '../../src/engines/sast/rule-test/test-files.ts';
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
}

// A fixed day, so that rules that ask for the date answer the same every time.
const now = Date.UTC(2024, 9, 24);

/** Runs every rule of a checkout that has a test, once for each of its languages. */
export function runSuite(checkout: string, { providers, languages }: SuiteOptions): SuiteResults {
  const paths = readdirSync(checkout, { recursive: true, encoding: 'utf8' }).sort();
  const byFolder = groupedByFolder(paths);
  const compiler = new FormulaCompiler(providers);
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
    runFile({ checkout, path, rules: wanted, tests, compiler, results });
  }
  return results;
}

interface FileOfRules {
  readonly checkout: string;
  readonly path: string;
  readonly rules: readonly SemgrepRule[];
  readonly tests: readonly string[];
  readonly compiler: FormulaCompiler;
  readonly results: { readonly rules: RuleOutcome[]; readonly fixes: SuiteResults['fixes'][number][] };
}

function runFile({ checkout, path, rules, tests, compiler, results }: FileOfRules): void {
  const texts = tests.map((test) => ({ path: test, text: readFileSync(join(checkout, test), 'utf8') }));
  const compiled: CompiledRule[] = [];
  const refused = new Map<string, string>();
  for (const rule of rules) {
    const one = compiler.rule(rule);
    if (one.ok) compiled.push(one.value);
    else refused.set(rule.id, `${one.error.key}: ${one.error.reason}`);
  }
  const reasons = new Map<string, string[]>();
  const annotated = new Set<string>();
  for (const test of texts) {
    const fixed = readIfThere(join(checkout, fixedFileOf(test.path)));
    const result = runRuleTest(compiled, { ...test, ...(fixed === undefined ? {} : { fixed }) }, now);
    for (const verdict of result.verdicts) {
      if (verdict.annotations > 0) annotated.add(verdict.rule);
      const told = [reasonOf(verdict), ...verdict.problems].filter((one) => one !== '');
      if (!verdict.passed)
        reasons.set(verdict.rule, [...(reasons.get(verdict.rule) ?? []), `${test.path}: ${told.join('; ')}`]);
    }
    if (result.fix !== undefined && refused.size === 0) {
      const reason = result.fix.passed
        ? ''
        : `line ${result.fix.line}: expected ${JSON.stringify(result.fix.expected)}, got ${JSON.stringify(result.fix.actual)}`;
      results.fixes.push({
        language: rules[0]?.languages[0] ?? '',
        path: test.path,
        passed: result.fix.passed,
        reason,
      });
    }
  }
  for (const rule of rules) {
    const nullPasses = texts.every((test) => judgeTest(rule.id, { ...test, reported: [] }).passed);
    const refusal = refused.get(rule.id);
    const failures = reasons.get(rule.id) ?? [];
    const outcome = refusal === undefined ? (failures.length === 0 ? 'passed' : 'failed') : 'not-run';
    const reason = refusal ?? failures.join(' | ');
    for (const language of rule.languages)
      results.rules.push({ language, path, rule: rule.id, outcome, reason, nullPasses });
  }
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
