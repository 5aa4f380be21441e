import { limits } from '../../core/limits.ts';
import { fieldsOf, itemsOf, numberOf, positionOf, textOf } from '../test-report/json-shape.ts';
import { kept } from '../test-report/report-text.ts';
import type { Property, ReportProblem, TestCase, TestReport } from '../test-report/test-report.ts';

/** Reads the JSON of `jest --json` and of vitest's `json` reporter, which copies its shape. */
export function readTestJson(text: string): TestReport {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return {
      format: 'test-json',
      cases: [],
      problems: [{ kind: 'failed', message: 'not whole JSON: was it cut?' }],
    };
  }
  const root = fieldsOf(value);
  const files = itemsOf(root.get('testResults')).map(fieldsOf);
  const cases: TestCase[] = [];
  for (const file of files) {
    for (const test of casesOf(file)) if (cases.length <= limits.reportCases) cases.push(test);
  }
  const claimedAt = numberOf(root.get('startTime'));
  const narrowed = files.some(isFocused) ? 'tests are focused' : undefined;
  return {
    format: 'test-json',
    cases: cases.slice(0, limits.reportCases),
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(narrowed === undefined ? {} : { narrowed }),
    problems: problemsOf(root, cases),
  };
}

type Fields = ReadonlyMap<string, unknown>;

function problemsOf(root: Fields, cases: readonly TestCase[]): readonly ReportProblem[] {
  if (!Array.isArray(root.get('testResults'))) {
    return [{ kind: 'failed', message: 'not a jest or vitest report: no testResults in it' }];
  }
  const problems: string[] = [];
  const promised = numberOf(root.get('numTotalTests')) ?? 0;
  const failures = numberOf(root.get('numFailedTests')) ?? 0;
  const failed = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'error').length;
  if (cases.length > limits.reportCases)
    problems.push(`more than ${limits.reportCases} test cases; the rest was not read`);
  else if (promised > cases.length) problems.push(`counts ${promised} tests and shows ${cases.length}`);
  else if (failures > failed) problems.push(`counts ${failures} failures and shows ${failed}`);
  else if (root.get('success') === false && failed === 0)
    problems.push('says that the run failed and shows no failure');
  if (root.get('wasInterrupted') === true) problems.push('the run was interrupted');
  return problems.map((message) => ({ kind: 'partial', message }));
}

function casesOf(file: Fields): readonly TestCase[] {
  const path = kept(textOf(file.get('name')));
  const tests = itemsOf(file.get('assertionResults')).map((item) => caseOf(fieldsOf(item), path));
  // A file that could not be loaded fails as a whole and lists no test.
  const failed = file.get('status') === 'failed';
  if (!failed || tests.some(({ outcome }) => outcome === 'failed')) return tests;
  const message = kept(textOf(file.get('message')));
  const own = {
    suites: [],
    name: '(file)',
    className: '',
    file: path,
    properties: [],
    flaky: false,
    message,
  };
  return [...tests, { ...own, outcome: 'error' }];
}

function caseOf(test: Fields, file: string): TestCase {
  const line = positionOf(fieldsOf(test.get('location')).get('line'));
  const outcome = outcomeOf(textOf(test.get('status')));
  const failures = itemsOf(test.get('failureMessages'));
  const suites = itemsOf(test.get('ancestorTitles')).slice(0, limits.reportDepth);
  return {
    suites: suites.map((title) => kept(textOf(title))).filter((title) => title !== ''),
    name: kept(textOf(test.get('title')) || textOf(test.get('fullName'))),
    className: '',
    file,
    ...(line === undefined ? {} : { line }),
    properties: tagsOf(test),
    outcome,
    // jest counts the invocations; vitest keeps the messages of the tries that failed.
    flaky: outcome === 'passed' && (failures.length > 0 || (numberOf(test.get('invocations')) ?? 1) > 1),
    message: kept(textOf(failures[0])),
  };
}

function tagsOf(test: Fields): readonly Property[] {
  const tags = itemsOf(test.get('tags')).slice(0, limits.reportProperties);
  return tags.map((tag): Property => ['tag', kept(textOf(tag))]).filter(([, tag]) => tag !== '');
}

function outcomeOf(status: string): TestCase['outcome'] {
  if (status === 'passed' || status === 'focused') return 'passed';
  return status === 'failed' ? 'failed' : 'skipped';
}

function isFocused(file: Fields): boolean {
  return itemsOf(file.get('assertionResults')).some((test) => fieldsOf(test).get('status') === 'focused');
}
