import { readGoTest } from '../go-test/read.ts';
import { readJunit } from '../junit/read.ts';
import { readTap } from '../tap/read.ts';
import { readTestJson } from '../test-json/read.ts';
import { readTrx } from '../trx/read.ts';
import { readXunit } from '../xunit/read.ts';
import type { ReportFormat, TestReport } from './test-report.ts';

const readers: Readonly<Record<ReportFormat, (text: string) => TestReport>> = {
  junit: readJunit,
  trx: readTrx,
  xunit: readXunit,
  'go-test': readGoTest,
  tap: readTap,
  'test-json': readTestJson,
};

/** Reads a report of a known format. Never throws: what was not understood is in `problems`. */
export function readTestReport(format: ReportFormat, text: string): TestReport {
  return readers[format](text);
}
