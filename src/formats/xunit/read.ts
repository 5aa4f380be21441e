import { limits } from '../../core/limits.ts';
import { claimedTime, kept, laterOf, revisionIn } from '../test-report/report-text.ts';
import type { Property, ReportProblem, TestCase, TestReport } from '../test-report/test-report.ts';
import { visitXml } from '../xml/visit-xml.ts';
import type { XmlElement } from '../xml/visit-xml.ts';

/** Reads the XML of xUnit.net v2 and later (`<assemblies>`), whose traits become properties. */
export function readXunit(text: string): TestReport {
  const reading = new Reading();
  const broken = visitXml(text, reading);
  const problems: ReportProblem[] = [];
  if (broken !== undefined)
    problems.push({ kind: reading.cases.length > 0 ? 'partial' : 'failed', ...broken });
  else if (!reading.root)
    problems.push({ kind: 'failed', line: 1, message: 'not an xUnit report: no <assembly> in it' });
  if (reading.promised > reading.cases.length) {
    const message = `counts ${reading.promised} tests and shows ${reading.cases.length}`;
    problems.push({ kind: 'partial', message });
  }
  const revision = revisionIn(reading.cases[0]?.properties ?? []);
  return {
    format: 'xunit',
    cases: reading.cases,
    ...(reading.claimedAt === undefined ? {} : { claimedAt: reading.claimedAt }),
    ...(revision === undefined ? {} : { revision }),
    problems,
  };
}

class Reading {
  readonly cases: TestCase[] = [];
  claimedAt: number | undefined;
  promised = 0;
  root = false;
  #properties: Property[] = [];
  #message = '';

  open({ name, attributes }: XmlElement): void {
    if (name === 'assembly') {
      this.root = true;
      const total = Number(attributes.get('total') ?? 0);
      if (Number.isSafeInteger(total) && total > 0) this.promised += total;
      const at = claimedTime(`${attributes.get('run-date') ?? ''}T${attributes.get('run-time') ?? ''}`);
      this.claimedAt = laterOf(this.claimedAt, at);
    } else if (name === 'test') {
      this.#properties = [];
      this.#message = '';
    } else if (name === 'trait' && this.#properties.length < limits.reportProperties) {
      const key = kept(attributes.get('name') ?? '');
      this.#properties.push([key === 'Category' ? 'tag' : key, kept(attributes.get('value') ?? '')]);
    }
  }

  close({ name, attributes }: XmlElement, text: string): void {
    if (name === 'message' || name === 'reason') this.#message ||= kept(text);
    if (name !== 'test' || this.cases.length >= limits.reportCases) return;
    const className = kept(attributes.get('type') ?? '');
    const full = kept(attributes.get('name') ?? '');
    const line = Number(attributes.get('source-line'));
    this.cases.push({
      suites: [],
      name: full.startsWith(`${className}.`) ? full.slice(className.length + 1) : full,
      className,
      file: kept(attributes.get('source-file') ?? ''),
      ...(Number.isSafeInteger(line) && line >= 1 ? { line } : {}),
      properties: this.#properties,
      outcome: outcomeOf(attributes.get('result') ?? ''),
      flaky: false,
      message: this.#message,
    });
  }
}

function outcomeOf(word: string): TestCase['outcome'] {
  if (word === 'Pass') return 'passed';
  return word === 'Fail' ? 'failed' : 'skipped';
}
