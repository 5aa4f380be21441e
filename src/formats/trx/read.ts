import { limits } from '../../core/limits.ts';
import { claimedTime, kept, laterOf } from '../test-report/report-text.ts';
import type { Property, ReportProblem, TestCase, TestReport } from '../test-report/test-report.ts';
import { visitXml } from '../xml/visit-xml.ts';
import type { XmlElement } from '../xml/visit-xml.ts';

/**
 * Reads the TRX of `dotnet test --logger trx`. Results stand before the definitions that hold class and categories,
 * so both are gathered first and joined by test id.
 */
export function readTrx(text: string): TestReport {
  const reading = new Reading();
  const broken = visitXml(text, reading);
  const problems: ReportProblem[] = [];
  if (broken !== undefined)
    problems.push({ kind: reading.results.length > 0 ? 'partial' : 'failed', ...broken });
  else if (!reading.root)
    problems.push({ kind: 'failed', line: 1, message: 'not a TRX report: no <TestRun> in it' });
  if (reading.cut) {
    problems.push({
      kind: 'partial',
      message: `more than ${limits.reportCases} test cases; the rest was not read`,
    });
  }
  const { total, failed } = reading.promised;
  const failures = reading.results.filter(
    ({ outcome }) => outcome === 'failed' || outcome === 'error',
  ).length;
  if (total > reading.results.length || failed > failures) {
    const message = `counts ${total} tests and ${failed} failures and shows ${reading.results.length} and ${failures}`;
    problems.push({ kind: 'partial', message });
  }
  return {
    format: 'trx',
    cases: reading.results.map((result) => reading.joined(result)),
    ...(reading.claimedAt === undefined ? {} : { claimedAt: reading.claimedAt }),
    problems,
  };
}

interface TrxResult {
  readonly id: string;
  readonly name: string;
  readonly outcome: TestCase['outcome'];
  message: string;
}

interface Definition {
  className: string;
  readonly properties: Property[];
}

class Reading {
  readonly results: TrxResult[] = [];
  promised = { total: 0, failed: 0 };
  claimedAt: number | undefined;
  root = false;
  cut = false;
  readonly #definitions = new Map<string, Definition>();
  readonly #open: TrxResult[] = [];
  #definition: Definition | undefined;
  #key = '';

  open(element: XmlElement): void {
    const { attributes } = element;
    if (element.name === 'TestRun') this.root = true;
    else if (element.name === 'UnitTestResult') this.#openResult(attributes);
    else if (element.name === 'UnitTest') this.#openDefinition(attributes);
    else if (element.name === 'TestMethod' && this.#definition !== undefined) {
      this.#definition.className = kept(attributes.get('className') ?? '').split(',')[0] ?? '';
    } else if (element.name === 'TestCategoryItem')
      this.#addProperty('tag', attributes.get('TestCategory') ?? '');
    else if (element.name === 'Counters') {
      this.promised = { total: count(attributes, 'total'), failed: count(attributes, 'failed') };
    } else if (element.name === 'Times') {
      const times = ['creation', 'start', 'finish'].map((name) => claimedTime(attributes.get(name) ?? ''));
      for (const at of times) this.claimedAt = laterOf(this.claimedAt, at);
    }
  }

  close(element: XmlElement, text: string): void {
    if (element.name === 'UnitTestResult') this.#open.pop();
    else if (element.name === 'UnitTest') this.#definition = undefined;
    else if (element.name === 'Message') {
      const result = this.#open.at(-1);
      if (result !== undefined && result.message === '') result.message = kept(text);
    } else if (element.name === 'Key') this.#key = kept(text);
    else if (element.name === 'Value') this.#addProperty(this.#key, text);
  }

  joined(result: TrxResult): TestCase {
    const { outcome, message } = result;
    const definition = this.#definitions.get(result.id);
    const className = definition?.className ?? '';
    // MSTest writes the method alone, xUnit and NUnit the full name: the class is said once either way.
    const name = result.name.startsWith(`${className}.`)
      ? result.name.slice(className.length + 1)
      : result.name;
    const properties = definition?.properties ?? [];
    return { suites: [], name, className, file: '', properties, outcome, flaky: false, message };
  }

  #openResult(attributes: ReadonlyMap<string, string>): void {
    const result = {
      id: attributes.get('testId') ?? '',
      name: kept(attributes.get('testName') ?? ''),
      outcome: outcomeOf(attributes.get('outcome') ?? ''),
      message: '',
    };
    this.#open.push(result);
    if (this.results.length < limits.reportCases) this.results.push(result);
    else this.cut = true;
  }

  #openDefinition(attributes: ReadonlyMap<string, string>): void {
    this.#definition = { className: '', properties: [] };
    this.#definitions.set(attributes.get('id') ?? '', this.#definition);
  }

  #addProperty(key: string, value: string): void {
    const properties = this.#definition?.properties;
    if (properties !== undefined && properties.length < limits.reportProperties)
      properties.push([key, kept(value)]);
  }
}

/** Only a plain pass is one: inconclusive, warning, not executed and unknown words are no evidence. */
function outcomeOf(word: string): TestCase['outcome'] {
  switch (word.toLowerCase()) {
    case 'passed':
    case 'completed':
      return 'passed';
    case 'failed':
      return 'failed';
    case 'error':
    case 'timeout':
    case 'aborted':
      return 'error';
    default:
      return 'skipped';
  }
}

function count(attributes: ReadonlyMap<string, string>, name: string): number {
  const number = Number(attributes.get(name) ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
