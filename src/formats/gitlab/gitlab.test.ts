import { expect, test } from 'vitest';
import { sampleReport, withStrings } from '../../../tests/report-sample.ts';
import { writeCodeQuality } from './code-quality.ts';
import { writeSastReport } from './sast-report.ts';

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
  readonly description: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

test('the code-quality report names each open finding of a file once', () => {
  const issues: readonly Issue[] = JSON.parse(writeCodeQuality(sampleReport('gate')));
  expect(issues.length).toBeGreaterThan(3);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  for (const { severity, location } of issues) {
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    expect(location.lines.begin).toBeGreaterThanOrEqual(1);
  }
});

test('ids of this machine and lines do not enter the fingerprint', () => {
  const report = sampleReport('gate');
  const moved = {
    ...report,
    findings: report.findings.map((one) => ({
      ...one,
      id: 'f_0000000000',
      at: one.at.kind === 'code' ? { ...one.at, line: one.at.line + 7, endLine: one.at.endLine + 7 } : one.at,
    })),
  };
  const prints = (of: typeof report): readonly string[] =>
    (JSON.parse(writeCodeQuality(of)) as readonly Issue[]).map(({ fingerprint }) => fingerprint);
  expect(prints(moved)).toEqual(prints(report));
});

test('the SAST report has what its schema requires', () => {
  const report = JSON.parse(writeSastReport(sampleReport('gate')));
  expect(report).toMatchObject({
    version: '15.0.7',
    scan: { type: 'sast', status: expect.stringMatching(/^(success|failure)$/) },
  });
  expect(report.scan.start_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  expect(report.vulnerabilities.length).toBeGreaterThan(0);
  for (const one of report.vulnerabilities) {
    expect(one.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(one.identifiers[0]).toMatchObject({ type: 'holdfast_rule' });
    expect(one.location.start_line).toBeGreaterThanOrEqual(1);
  }
});

test('hostile text stays data', () => {
  const hostile = withStrings(sampleReport('gate'), (text) => `${text}\u001b[2J\u202e##[error]`);
  for (const text of [writeCodeQuality(hostile), writeSastReport(hostile)]) {
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(text).not.toContain('##[');
  }
});
