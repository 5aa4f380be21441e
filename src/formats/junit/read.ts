import { limits } from '../../core/limits.ts';
import {
  claimedTime,
  kept,
  laterOf,
  looksLikeFile,
  narrowing,
  revisionIn,
} from '../test-report/report-text.ts';
import type { Property, ReportProblem, TestCase, TestReport } from '../test-report/test-report.ts';
import { visitXml } from '../xml/visit-xml.ts';
import type { XmlElement } from '../xml/visit-xml.ts';

/**
 * Reads JUnit XML in the dialects of jest-junit, vitest, mocha-junit-reporter, node:test, pytest, unittest-xml-reporting,
 * surefire, phpunit, rspec_junit_formatter and gotestsum. There is no standard; where they differ a comment says so.
 */
export function readJunit(text: string): TestReport {
  const reading = new Reading();
  const broken = visitXml(text, reading);
  if (broken !== undefined)
    reading.problems.push({ kind: reading.cases.length > 0 ? 'partial' : 'failed', ...broken });
  if (reading.roots === 0 && broken === undefined) {
    reading.problems.push({ kind: 'failed', line: 1, message: 'not a JUnit report: no <testsuite> in it' });
  }
  const revision = revisionIn(reading.properties);
  return {
    format: 'junit',
    cases: reading.cases,
    ...(reading.claimedAt === undefined ? {} : { claimedAt: reading.claimedAt }),
    ...(revision === undefined ? {} : { revision }),
    ...(reading.narrowed === undefined ? {} : { narrowed: reading.narrowed }),
    problems: reading.problems,
  };
}

interface Suite {
  readonly element: XmlElement;
  readonly name: string;
  readonly file: string;
  readonly properties: Property[];
  /** Cases, nested suites and repeated runs below it: at least what a runner may have counted. */
  counted: number;
  failures: number;
}

interface OpenCase {
  readonly element: XmlElement;
  readonly properties: Property[];
  readonly marks: Set<Mark>;
  message: string;
}

type Mark = 'failed' | 'error' | 'skipped' | 'todo' | 'flaky';

const marks: ReadonlyMap<string, Mark> = new Map([
  ['failure', 'failed'],
  ['error', 'error'],
  ['skipped', 'skipped'],
  // phpunit: a test that ran without proving anything.
  ['incomplete', 'skipped'],
  ['risky', 'skipped'],
  ['warning', 'skipped'],
  ['flakyFailure', 'flaky'],
  ['flakyError', 'flaky'],
]);

class Reading {
  readonly cases: TestCase[] = [];
  readonly problems: ReportProblem[] = [];
  /** Those of suites, outermost first: where runners and people put the revision. */
  readonly properties: Property[] = [];
  claimedAt: number | undefined;
  narrowed: string | undefined;
  roots = 0;
  readonly #suites: Suite[] = [];
  #case: OpenCase | undefined;
  #full = false;

  open(element: XmlElement): void {
    if (element.name === 'testsuite' || element.name === 'testsuites') this.#openSuite(element);
    else if (element.name === 'testcase') {
      this.#case = { element, properties: [], marks: marksOfAttributes(element), message: '' };
    }
  }

  close(element: XmlElement, text: string): void {
    if (element.name === 'property') this.#addProperty(element, text);
    else if (element.name === 'testcase') this.#closeCase();
    else if (element.name === 'testsuite' || element.name === 'testsuites') this.#closeSuite();
    else if (element.name === 'rerunFailure' || element.name === 'rerunError') this.#count(1, 0);
    else this.#addMark(element, text);
  }

  #openSuite(element: XmlElement): void {
    this.roots++;
    if (element.name === 'testsuite') this.#count(1, 0);
    const name = element.name === 'testsuite' ? kept(element.attributes.get('name') ?? '') : '';
    const file = element.attributes.get('file') ?? element.attributes.get('filepath') ?? '';
    this.#suites.push({ element, name, file: kept(file), properties: [], counted: 0, failures: 0 });
    this.claimedAt = laterOf(this.claimedAt, claimedTime(element.attributes.get('timestamp') ?? ''));
  }

  /** A suite that promises more tests or failures than it holds was cut or edited: it cannot speak for its tests. */
  #closeSuite(): void {
    const suite = this.#suites.pop();
    if (suite === undefined) return;
    const failures = countIn(suite.element, 'failures') + countIn(suite.element, 'errors');
    const tests = countIn(suite.element, 'tests') - skippedIn(suite.element);
    const line = suite.element.line;
    const called = suite.name === '' ? 'the report' : `suite “${suite.name}”`;
    // gotestsum counts a build error at the top without showing it as an element of its own.
    const shown = suite.element.name === 'testsuites' && suite.failures > 0 ? failures : suite.failures;
    if (failures > shown) {
      this.#addProblem(line, `${called} counts ${failures} failures and shows ${suite.failures}`);
    } else if (tests > suite.counted) {
      this.#addProblem(line, `${called} counts ${tests} tests that ran and shows ${suite.counted}`);
    }
  }

  #addProblem(line: number, message: string): void {
    if (this.problems.length < limits.reportProperties)
      this.problems.push({ kind: 'partial', line, message });
  }

  #count(cases: number, failures: number): void {
    for (const suite of this.#suites) {
      suite.counted += cases;
      suite.failures += failures;
    }
  }

  #addProperty(element: XmlElement, text: string): void {
    const property: Property = [
      kept(element.attributes.get('name') ?? ''),
      kept(element.attributes.get('value') ?? text),
    ];
    const suite = this.#suites.at(-1);
    const owner = this.#case?.properties ?? suite?.properties ?? this.properties;
    if (owner.length < limits.reportProperties) owner.push(property);
    if (this.#case === undefined && revisionIn([property]) !== undefined) this.properties.push(property);
  }

  #addMark(element: XmlElement, text: string): void {
    const mark = marks.get(element.name);
    if (mark === undefined) return;
    const failure = mark === 'failed' || mark === 'error';
    // In system-out of broken writers an element may stand anywhere; below a case it is that case's.
    const message = kept(element.attributes.get('message') ?? '') || kept(text);
    if (mark === 'flaky' || failure) this.#count(mark === 'flaky' ? 1 : 0, failure ? 1 : 0);
    if (this.#case === undefined) {
      if (failure) this.#addSuiteFailure(mark, message);
      return;
    }
    this.#case.marks.add(mark === 'skipped' && element.attributes.get('type') === 'todo' ? 'todo' : mark);
    if (mark !== 'flaky' && (failure || this.#case.message === '')) this.#case.message = message;
    if (mark === 'skipped') this.narrowed ??= narrowing(message);
  }

  /** A hook or the whole file failed: a failure beside the cases, which then did not run or do not count. */
  #addSuiteFailure(outcome: 'failed' | 'error', message: string): void {
    const suite = this.#suites.at(-1);
    if (suite === undefined) return;
    this.#keep({ ...this.#place(), name: '(suite)', properties: [], outcome, flaky: false, message });
  }

  #closeCase(): void {
    const test = this.#case;
    this.#case = undefined;
    if (test === undefined) return;
    this.#count(1, 0);
    const attributes = test.element.attributes;
    const line = Number(attributes.get('line') ?? attributes.get('lineno'));
    this.#keep({
      ...this.#place(attributes),
      name: kept(attributes.get('name') ?? ''),
      ...(Number.isSafeInteger(line) && line >= 1 ? { line } : {}),
      properties: [...test.properties, ...this.#inherited()],
      outcome: outcomeOf(test.marks),
      flaky: test.marks.has('flaky'),
      message: test.message,
    });
  }

  #inherited(): readonly Property[] {
    return this.#suites.flatMap((suite) => suite.properties).slice(0, limits.reportProperties);
  }

  #place(attributes?: ReadonlyMap<string, string>): Pick<TestCase, 'suites' | 'className' | 'file'> {
    const className = kept(attributes?.get('classname') ?? attributes?.get('class') ?? '');
    const names = this.#suites.map((suite) => suite.name).filter((name) => name !== '');
    // vitest names the suite and the class after the file; said as a file it is said once.
    const named = [className, ...names.toReversed()].find((name) => looksLikeFile(name));
    const fromSuite = this.#suites.findLast((suite) => suite.file !== '')?.file;
    return {
      suites: names.filter((name) => !looksLikeFile(name) && !repeatsClass(name, className)),
      // node:test writes this class for every test.
      className: className === 'test' || looksLikeFile(className) ? '' : className,
      file: kept(attributes?.get('file') ?? '') || (fromSuite ?? named ?? ''),
    };
  }

  #keep(test: TestCase): void {
    if (this.cases.length < limits.reportCases) this.cases.push(test);
    else if (!this.#full) {
      this.#full = true;
      this.#addProblem(1, `more than ${limits.reportCases} test cases; the rest was not read`);
    }
  }
}

const skipWords = new Set(['skipped', 'disabled', 'notrun', 'suppressed', 'ignored', 'pending', 'todo']);

/** Googletest and some others tell by attribute what the rest tell by element. */
function marksOfAttributes(element: XmlElement): Set<Mark> {
  const said = [element.attributes.get('status'), element.attributes.get('result')].map((word) =>
    word?.toLowerCase(),
  );
  const found = new Set<Mark>();
  if (said.some((word) => word !== undefined && skipWords.has(word))) found.add('skipped');
  if (said.some((word) => word === 'failed' || word === 'failure')) found.add('failed');
  if (said.includes('error')) found.add('error');
  return found;
}

/** An expected failure (node:test `todo`) is no evidence; any other failure beats a skip: pytest writes both. */
function outcomeOf(found: ReadonlySet<Mark>): TestCase['outcome'] {
  if (found.has('todo')) return 'skipped';
  if (found.has('error')) return 'error';
  if (found.has('failed')) return 'failed';
  return found.has('skipped') ? 'skipped' : 'passed';
}

/**
 * Whether a suite's name says the class again (unittest-xml-reporting adds the time of the run to it, phpunit writes
 * it with backslashes) or is a path on the machine that ran it; neither may become part of a test's name.
 */
function repeatsClass(name: string, className: string): boolean {
  if (/^(?:\/|[A-Za-z]:\\)/.test(name)) return true;
  const plain = name.replaceAll('\\', '.');
  return (
    className !== '' && plain.startsWith(className) && /^(?:-\d{8,20})?$/.test(plain.slice(className.length))
  );
}

/** mocha-junit-reporter counts skipped tests without showing them, and tells how many only at the top. */
function skippedIn({ attributes }: XmlElement): number {
  const told = ['skipped', 'disabled', 'skips'].filter((name) => attributes.has(name));
  if (told.length === 0) return Number.POSITIVE_INFINITY;
  return told.reduce((sum, name) => sum + (Number(attributes.get(name)) || 0), 0);
}

function countIn(element: XmlElement, name: string): number {
  const count = Number(element.attributes.get(name) ?? 0);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
