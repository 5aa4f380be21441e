import type { Answer, Ask, Outcome } from '../../core/answer.ts';
import type { EngineView } from '../../core/engine.ts';
import type { TestCaseFact, TestReportFact } from '../../core/fact.ts';
import { anyGlobMatches, globMatches } from '../../core/glob.ts';
import { limits } from '../../core/limits.ts';
import { counted } from '../../core/plural.ts';
import { failingFinding, failingRule } from './failing.ts';
import { selectedTests } from './selected.ts';
import type { Selected, Test } from './selected.ts';
import { newestCode, standingOf } from './standing.ts';
import type { Standing, World } from './standing.ts';
import { testFilesIn } from './test-files.ts';
import { wishIn } from './wish.ts';
import type { Wish } from './wish.ts';

/**
 * Answers a `tests` verification from the reports of this run. A failing test that is selected wins over everything;
 * then a report that could not be read; a pass needs every selector to be met by tests that ran and passed at the
 * first try, in reports of this tree.
 */
export function answerTests(ask: Ask, seen: EngineView): Answer {
  const wish = wishIn(ask.options);
  if (typeof wish === 'string') return answer('error', wish, seen);
  const reports = reportsFor(wish, seen);
  const files = testFilesIn(seen.paths ?? []);
  const judged = judge(ask, { seen, files }, reports);
  const usable = casesOf(reports, judged, ['this-tree', 'narrowed']);
  const anywhere = { files, paths: ask.paths, wish };
  const failing = selectedTests(usable, anywhere).tests.filter(({ outcome }) => outcome === 'failed');
  if (failing.length > 0) return failed(failing, reports, seen);
  const unread = seen.problems.find(({ target }) => anyGlobMatches(wish.report, target));
  if (unread !== undefined) {
    const why = `${unread.target} could not be read: ${unread.message}`;
    return answer('error', why, seen, { reports: [unread.target] });
  }
  const because = whyError(ask, seen, reports, judged);
  if (because !== undefined)
    return answer('error', because, seen, { reports: reports.map(({ path }) => path) });
  const gap = whyNothing(ask, wish, seen);
  if (gap !== undefined) return answer('checked-nothing', gap, seen);
  const selected = selectedTests(casesOf(reports, judged, ['this-tree']), anywhere);
  return settled(wish, selected, judged, seen);
}

interface Report {
  readonly fact: TestReportFact | undefined;
  readonly path: string;
  readonly cases: readonly TestCaseFact[];
}

function reportsFor(wish: Wish, seen: EngineView): readonly Report[] {
  const paths = new Set(seen.files.filter((path) => anyGlobMatches(wish.report, path)));
  const cases = new Map<string, TestCaseFact[]>([...paths].map((path) => [path, []]));
  const facts = new Map<string, TestReportFact>();
  for (const fact of seen.facts) {
    if (fact.kind === 'test-case') cases.get(fact.report)?.push(fact);
    else if (fact.kind === 'test-report') facts.set(fact.report, fact);
  }
  return [...paths].toSorted().map((path) => ({ path, fact: facts.get(path), cases: cases.get(path) ?? [] }));
}

type Judged = ReadonlyMap<string, Standing>;

function judge(ask: Ask, view: Pick<World, 'seen' | 'files'>, reports: readonly Report[]): Judged {
  const code = newestCode(ask, view.seen, new Set(reports.map(({ path }) => path)));
  const judged = new Map<string, Standing>();
  for (const { path, fact, cases } of reports) {
    if (fact !== undefined) judged.set(path, standingOf(fact, cases, { ...view, code }));
  }
  return judged;
}

function casesOf(
  reports: readonly Report[],
  judged: Judged,
  kinds: readonly Standing['kind'][],
): readonly TestCaseFact[] {
  return reports.flatMap(({ path, cases }) => {
    const standing = judged.get(path);
    return standing !== undefined && kinds.includes(standing.kind) ? cases : [];
  });
}

function failed(tests: readonly Test[], reports: readonly Report[], seen: EngineView): Answer {
  const findings = tests.slice(0, limits.findingsPerRuleAndFile).map((test) => failingFinding(test));
  const names = listed(tests.map(({ name }) => `“${name}”`));
  const because = `${counted(tests.length, 'selected test')} failed: ${names}`;
  const scope = { reports: reports.length, tests: tests.length };
  return answer('fail', because, seen, { findings, scope, reports: newestReports(tests, seen) });
}

/** Reports that cannot be trusted, read or compared: the tests in them might be the failing ones. */
function whyError(
  ask: Ask,
  seen: EngineView,
  reports: readonly Report[],
  judged: Judged,
): string | undefined {
  const silent = reports.find(({ fact }) => fact === undefined);
  if (silent !== undefined) return `${silent.path} was not read`;
  const future = [...judged.values()].find(({ kind }) => kind === 'future');
  if (future !== undefined) return future.why;
  if (ask.code.length > 0 && seen.paths === undefined) {
    return 'the files of the tree are not known, so the reports cannot be compared with the code';
  }
  return undefined;
}

/** A glob that matches nothing: no report, or the code that the tests speak for is gone. */
function whyNothing(ask: Ask, wish: Wish, seen: EngineView): string | undefined {
  const noReport = wish.report.find((glob) => !seen.files.some((path) => globMatches(glob, path)));
  if (noReport !== undefined) return `no report at ${noReport}: run the tests`;
  const noCode = ask.code.find((glob) => !(seen.paths ?? []).some((path) => globMatches(glob, path)));
  if (noCode !== undefined) return `no file matches ${noCode}: the code of the mitigation is gone`;
  return undefined;
}

function settled(wish: Wish, selected: Selected, judged: Judged, seen: EngineView): Answer {
  const passed = selected.tests.filter(({ outcome }) => outcome === 'passed');
  const reports = [...judged.values()].filter(({ kind }) => kind === 'this-tree').length;
  const scope = {
    reports,
    tests: passed.length,
    skipped: selected.tests.filter(({ outcome }) => outcome === 'skipped').length,
    flaky: selected.tests.filter(({ outcome }) => outcome === 'flaky').length,
  };
  const why = whyTooLittle(wish, selected, passed.length);
  if (why !== undefined) {
    const leftOut = [...judged.values()]
      .filter(({ why: reason }) => reason !== '')
      .map(({ why: reason }) => reason);
    const because = leftOut.length === 0 ? why : `${why}; left out: ${listed(leftOut)}`;
    return answer('checked-nothing', because, seen, { scope, reports: [...judged.keys()] });
  }
  if (!selfCheckFired(seen))
    return answer('checked-nothing', 'the self-check of the reader was silent', seen, { scope });
  return answer('pass', `${counted(passed.length, 'test')} passed in ${counted(reports, 'report')}`, seen, {
    scope,
    reports: newestReports(selected.tests, seen),
  });
}

/** Of each test the report that was written last: an older one beside it makes the answer no older. */
function newestReports(tests: readonly Test[], seen: EngineView): readonly string[] {
  const writtenAt = (path: string): number => seen.modifiedAt(path) ?? 0;
  const newest = (a: string, b: string): string => (writtenAt(b) > writtenAt(a) ? b : a);
  return [...new Set(tests.map(({ reports }) => reports.reduce(newest)))].sort();
}

function whyTooLittle(wish: Wish, { tests, unmet }: Selected, passed: number): string | undefined {
  const first = unmet[0];
  if (first !== undefined && first.skipped > 0) {
    return `only skipped tests match “${first.selector}”, and a skipped test is no evidence`;
  }
  const flaky = tests.find(({ outcome }) => outcome === 'flaky');
  // It did fail on this very code once: neither a pass nor a failure is proven.
  if (flaky !== undefined) return `flaky: “${flaky.name}” failed first and passed when it was run again`;
  if (first !== undefined) return `no test matches “${first.selector}”`;
  if (tests.length === 0) return 'the reports hold no test';
  if (passed >= wish.min) return undefined;
  const skipped = tests.length > passed ? `, ${tests.length - passed} skipped` : '';
  return `${passed} of ${wish.min} tests ran and passed${skipped}`;
}

function selfCheckFired(seen: EngineView): boolean {
  return seen.selfChecks.get(failingRule.id) === true;
}

function answer(
  outcome: Outcome,
  because: string,
  seen: EngineView,
  more: Partial<Pick<Answer, 'scope' | 'findings' | 'reports'>> = {},
): Answer {
  const selfCheck = selfCheckFired(seen) ? 'fired' : 'silent';
  const { scope = { tests: 0 }, findings = [], reports = [] } = more;
  return { outcome, because, selfCheck, scope, findings, reports };
}

function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}
