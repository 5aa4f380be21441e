import { limits } from '../../core/limits.ts';
import { fieldsOf, textOf } from '../test-report/json-shape.ts';
import { claimedTime, kept, laterOf, revisionIn } from '../test-report/report-text.ts';
import type { Property, ReportProblem, TestCase, TestReport } from '../test-report/test-report.ts';

/** Reads the lines of `go test -json`. Lines that are no JSON (downloads, vet) are the tool talking, not results. */
export function readGoTest(text: string): TestReport {
  const reading = new Reading();
  for (const line of linesOf(text)) reading.line(line);
  reading.end();
  const revision = revisionIn(reading.properties);
  return {
    format: 'go-test',
    cases: reading.cases,
    ...(reading.claimedAt === undefined ? {} : { claimedAt: reading.claimedAt }),
    ...(revision === undefined ? {} : { revision }),
    problems: reading.problems,
  };
}

function* linesOf(text: string): Iterable<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length : end + 1;
  }
}

interface Running {
  /** Undefined while it runs. */
  result: 'pass' | 'fail' | 'skip' | undefined;
  output: string;
  readonly properties: Property[];
  hasSubtests: boolean;
  failedBelow: boolean;
}

interface Package {
  readonly name: string;
  readonly tests: Map<string, Running>;
  readonly own: Running;
}

class Reading {
  readonly cases: TestCase[] = [];
  readonly problems: ReportProblem[] = [];
  readonly properties: Property[] = [];
  claimedAt: number | undefined;
  readonly #packages = new Map<string, Package>();
  #number = 0;
  #tests = 0;

  line(line: string): void {
    this.#number++;
    if (!line.startsWith('{')) return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      this.problems.push({ kind: 'partial', line: this.#number, message: 'this line is not whole JSON' });
      return;
    }
    const event = fieldsOf(value);
    this.claimedAt = laterOf(this.claimedAt, claimedTime(textOf(event.get('Time'))));
    // Build output has an ImportPath and no Package; the package's own failure follows.
    const name = textOf(event.get('Package'));
    if (name !== '') this.#event(this.#packageOf(name), event);
  }

  #packageOf(name: string): Package {
    const known = this.#packages.get(name);
    if (known !== undefined) return known;
    const made = { name, tests: new Map<string, Running>(), own: running() };
    this.#packages.set(name, made);
    return made;
  }

  #event(pack: Package, event: ReadonlyMap<string, unknown>): void {
    const test = textOf(event.get('Test'));
    const target = test === '' ? pack.own : this.#testOf(pack, test);
    if (target === undefined) return;
    const action = textOf(event.get('Action'));
    if (action === 'output') {
      const room = limits.reportTextChars - target.output.length;
      if (!isFrame(textOf(event.get('Output')))) target.output += textOf(event.get('Output')).slice(0, room);
    } else if (action === 'attr' && target.properties.length < limits.reportProperties) {
      target.properties.push([kept(textOf(event.get('Key'))), kept(textOf(event.get('Value')))]);
    } else if (action === 'pass' || action === 'fail' || action === 'skip') {
      // With -count the same test ends several times: the worst of them stays.
      if (target.result !== 'fail' && (target.result !== 'skip' || action === 'fail')) target.result = action;
    }
  }

  #testOf(pack: Package, test: string): Running | undefined {
    const known = pack.tests.get(test);
    if (known !== undefined) return known;
    if (this.#tests >= limits.reportCases) {
      if (this.#tests++ === limits.reportCases) {
        const message = `more than ${limits.reportCases} test cases; the rest was not read`;
        this.problems.push({ kind: 'partial', line: this.#number, message });
      }
      return undefined;
    }
    this.#tests++;
    const made = running();
    pack.tests.set(test, made);
    for (const parent of parentsOf(test)) {
      const above = pack.tests.get(parent);
      if (above !== undefined) above.hasSubtests = true;
    }
    return made;
  }

  end(): void {
    if (this.#packages.size === 0) {
      this.problems.push({
        kind: 'failed',
        line: 1,
        message: 'not the output of go test -json: no events in it',
      });
    }
    for (const pack of this.#packages.values()) this.#endPackage(pack);
  }

  #endPackage(pack: Package): void {
    for (const [test, { result }] of pack.tests) {
      if (result === 'pass' || result === 'skip') continue;
      for (const parent of parentsOf(test)) {
        const above = pack.tests.get(parent);
        if (above !== undefined) above.failedBelow = true;
      }
    }
    let failures = 0;
    for (const [test, state] of pack.tests) {
      // A parent's result is that of its subtests, unless it failed by itself.
      if (state.hasSubtests && (state.result !== 'fail' || state.failedBelow)) continue;
      if (state.result === undefined || state.result === 'fail') failures++;
      this.cases.push(caseOf(pack, test, state));
    }
    this.properties.push(...pack.own.properties);
    if (pack.own.result === undefined) {
      this.problems.push({
        kind: 'partial',
        message: `ends before the result of package ${kept(pack.name)}`,
      });
    } else if (pack.own.result === 'fail' && failures === 0) {
      this.cases.push({ ...caseOf(pack, '(package)', pack.own), outcome: 'error' });
    }
  }
}

/** `A/b/c` lies in `A/b` and in `A`; as deep as limits say, since every name may be the attacker's. */
function parentsOf(test: string): readonly string[] {
  const parents: string[] = [];
  for (
    let at = test.lastIndexOf('/');
    at > 0 && parents.length < limits.reportDepth;
    at = test.lastIndexOf('/', at - 1)
  ) {
    parents.push(test.slice(0, at));
  }
  return parents;
}

/** Lines in which go says itself what the events say too. */
function isFrame(output: string): boolean {
  return /^\s{0,64}(?:=== |--- (?:PASS|FAIL|SKIP)|(?:PASS|FAIL|ok)\b)/.test(output);
}

function running(): Running {
  return { result: undefined, output: '', properties: [], hasSubtests: false, failedBelow: false };
}

function caseOf(pack: Package, test: string, state: Running): TestCase {
  const outcomes = { pass: 'passed', fail: 'failed', skip: 'skipped' } as const;
  const ended = state.result === undefined ? 'error' : outcomes[state.result];
  const message = state.result === undefined ? `started and never ended ${state.output}` : state.output;
  return {
    suites: [],
    name: kept(test),
    className: kept(pack.name),
    file: '',
    // An attribute of a test holds for its subtests.
    properties: [
      ...state.properties,
      ...parentsOf(test).flatMap((up) => pack.tests.get(up)?.properties ?? []),
    ].slice(0, limits.reportProperties),
    outcome: ended,
    flaky: false,
    message: ended === 'passed' ? '' : kept(message),
  };
}
