import type { Event, SourceFile } from '../../core/engine.ts';
import type { TestCaseFact, TestReportFact } from '../../core/fact.ts';
import { limits } from '../../core/limits.ts';
import { decodeReport } from '../../formats/test-report/decode.ts';
import { detectReport } from '../../formats/test-report/detect.ts';
import { readTestReport } from '../../formats/test-report/read.ts';
import { fullNameOf } from '../../formats/test-report/test-report.ts';
import type { TestCase, TestReport } from '../../formats/test-report/test-report.ts';
import { tagsIn } from './tags.ts';

/** Reads one report: its facts, and problems for what could not be read of it. */
export function* inspectReport(file: SourceFile): Iterable<Event> {
  if (file.content.length > limits.reportBytes) {
    yield failed(file.path, `larger than ${limits.reportBytes} bytes`);
    return;
  }
  if (file.content.length === 0) {
    yield failed(file.path, 'is empty');
    return;
  }
  const format = detectReport(file.path, file.content);
  if (format === undefined) {
    yield failed(
      file.path,
      'is no test report that is known (JUnit XML, TRX, xUnit, TAP, go test -json, jest or vitest JSON)',
    );
    return;
  }
  if (format === 'sarif') {
    yield failed(file.path, 'is a SARIF report: ask for it with a verification of type external');
    return;
  }
  yield* eventsOf(file.path, readTestReport(format, decodeReport(file.content)));
}

function* eventsOf(path: string, report: TestReport): Iterable<Event> {
  for (const { kind, line, message } of report.problems) {
    const problem = {
      kind,
      target: path,
      ...(line === undefined ? {} : { line }),
      message,
      todo: 'Run the tests again.',
    };
    yield { kind: 'problem', problem };
  }
  yield { kind: 'fact', fact: reportFact(path, report) };
  for (const test of report.cases) yield { kind: 'fact', fact: caseFact(path, test) };
}

function reportFact(path: string, report: TestReport): TestReportFact {
  const { format, claimedAt, revision, narrowed } = report;
  return {
    kind: 'test-report',
    report: path,
    format,
    cases: report.cases.length,
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(revision === undefined ? {} : { revision }),
    ...(narrowed === undefined ? {} : { narrowed }),
  };
}

/** A case as other parts of Holdfast see it, with its tags read once. */
export function caseFact(report: string, test: TestCase): TestCaseFact {
  const name = fullNameOf(test);
  const { className, file, line, properties, outcome, flaky, message } = test;
  return {
    kind: 'test-case',
    report,
    name,
    file,
    tags: tagsIn(name, properties),
    outcome,
    message,
    ...(className === '' ? {} : { className }),
    ...(line === undefined ? {} : { line }),
    ...(properties.length === 0 ? {} : { properties }),
    ...(flaky ? { flaky } : {}),
  };
}

function failed(target: string, message: string): Event {
  return { kind: 'problem', problem: { kind: 'failed', target, message, todo: 'Run the tests again.' } };
}
