import type { TestCaseFact } from '../../core/fact.ts';
import { anyGlobMatches } from '../../core/glob.ts';
import { selectorOf } from './selector.ts';
import type { TestFiles } from './test-files.ts';
import type { Wish } from './wish.ts';

/** One test as all reports together tell it: the worst of them counts. */
export interface Test {
  readonly name: string;
  /** The path in the tree when it is known for sure, or empty. */
  readonly file: string;
  readonly outcome: 'passed' | 'skipped' | 'flaky' | 'failed';
  /** What the worst report says of it. */
  readonly worst: TestCaseFact;
  /** Paths of all reports that tell it. */
  readonly reports: readonly string[];
}

export interface Selected {
  /** Sorted by name and file, so that the order of reports and cases makes no difference. */
  readonly tests: readonly Test[];
  /** Selectors that no test meets that ran and passed or failed. */
  readonly unmet: readonly Unmet[];
}

interface Unmet {
  readonly selector: string;
  /** How many skipped tests it matches. */
  readonly skipped: number;
}

interface Where {
  readonly files: TestFiles;
  /** Globs for the tests' files; empty means everywhere. */
  readonly paths: readonly string[];
  readonly wish: Wish;
}

/** The tests that the selectors name, each once, with the selectors that are left without one. */
export function selectedTests(cases: readonly TestCaseFact[], where: Where): Selected {
  const { files, paths, wish } = where;
  const selectors = wish.select.map((selector) => ({
    selector,
    meets: selectorOf(selector),
    keys: new Set<string>(),
  }));
  const wanted = new Set<string>();
  for (const test of cases) {
    const at = files.of(test);
    if (paths.length > 0 && !at.some((path) => anyGlobMatches(paths, path))) continue;
    const key = keyOf(test, at);
    const met = selectors.filter(({ meets }) => meets(test, at));
    for (const { keys } of met) keys.add(key);
    if (met.length > 0 || selectors.length === 0) wanted.add(key);
  }
  const tests = merged(cases, files, wanted);
  const unmet = selectors.flatMap(({ selector, keys }) => {
    const own = [...keys].map((key) => tests.get(key)?.outcome);
    if (own.some((outcome) => outcome !== undefined && outcome !== 'skipped')) return [];
    return [{ selector, skipped: own.length }];
  });
  return { tests: [...tests.values()].sort(byNameAndFile), unmet };
}

/** One entry per test. A report of another format may carry no tag, so every case with a wanted key counts. */
function merged(
  cases: readonly TestCaseFact[],
  files: TestFiles,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Test> {
  const tests = new Map<string, Test>();
  for (const test of cases) {
    const at = files.of(test);
    const key = keyOf(test, at);
    if (!wanted.has(key)) continue;
    const known = tests.get(key);
    const next: Test = {
      name: test.name,
      file: at.length === 1 ? (at[0] ?? '') : '',
      outcome: outcomeOf(test),
      worst: test,
      reports: [...new Set([...(known?.reports ?? []), test.report])].sort(),
    };
    const worse = known === undefined || isWorse(next, known) ? next : known;
    tests.set(key, { ...worse, reports: next.reports });
  }
  return tests;
}

const ranks = { passed: 0, skipped: 1, flaky: 2, failed: 3 } as const;

/** By outcome; among equals by what is shown, so that the choice does not depend on the order. */
function isWorse(a: Test, b: Test): boolean {
  if (a.outcome !== b.outcome) return ranks[a.outcome] > ranks[b.outcome];
  return shownOf(a.worst) < shownOf(b.worst);
}

function shownOf({ report, line = 0, message }: TestCaseFact): string {
  return `${report}\n${String(line).padStart(9, '0')}\n${message}`;
}

function outcomeOf(test: TestCaseFact): Test['outcome'] {
  if (test.outcome === 'failed' || test.outcome === 'error') return 'failed';
  if (test.outcome === 'passed') return test.flaky === true ? 'flaky' : 'passed';
  return 'skipped';
}

function keyOf(test: TestCaseFact, at: readonly string[]): string {
  return `${at.length === 1 ? (at[0] ?? '') : test.file}\n${test.name}`;
}

function byNameAndFile(a: Test, b: Test): number {
  const [left, right] = [`${a.name}\n${a.file}`, `${b.name}\n${b.file}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
