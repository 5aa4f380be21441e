import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { sampleReport } from '../../../tests/report-sample.ts';
import type { Report, VerificationReport } from '../../core/report.ts';
import { writeJunit } from './write.ts';

interface Case {
  readonly suite: string;
  readonly name: string;
  outcome: string;
}

function casesOf(report: Report): readonly Case[] {
  const cases: Case[] = [];
  let suite = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testsuite') suite = String(attributes['name']);
    if (name === 'testcase') cases.push({ suite, name: String(attributes['name']), outcome: 'passed' });
    const last = cases.at(-1);
    if (last !== undefined && ['failure', 'error', 'skipped'].includes(name)) last.outcome = name;
  });
  parser.write(writeJunit(report)).close();
  return cases;
}

function outcomeOf(state: VerificationReport['state'], required: boolean): string | undefined {
  const verification: VerificationReport = { id: 'v', type: 'sast', required, state, because: 'x' };
  const report = sampleReport('verify');
  const [one] = report.mitigations;
  const mitigations = one === undefined ? [] : [{ ...one, verifications: [verification] }];
  return casesOf({ ...report, mitigations })[0]?.outcome;
}

test.each([
  ['pass', 'passed', 'passed'],
  ['fail', 'failure', 'failure'],
  ['error', 'error', 'error'],
  ['checked-nothing', 'error', 'skipped'],
  ['stale', 'error', 'skipped'],
  ['no-evidence', 'error', 'skipped'],
] as const)('%s is %s when required, %s when not', (state, required, optional) => {
  expect(outcomeOf(state, true)).toBe(required);
  expect(outcomeOf(state, false)).toBe(optional);
});

test('a mitigation without verification is a skipped case, not an absent one', () => {
  const planned = casesOf(sampleReport('verify')).filter(({ suite }) => suite.startsWith('rate-limit'));
  expect(planned).toEqual([
    { suite: 'rate-limit: Uploads are limited per user', name: 'verification', outcome: 'skipped' },
  ]);
});

test('engines pass only when they are complete, and say how much they saw', () => {
  const engines = casesOf(sampleReport('scan')).filter(({ suite }) => suite === 'engines');
  expect(engines.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name)).toEqual([
    'cicd looked at 6 of 6 targets',
  ]);
  expect(engines.filter(({ outcome }) => outcome === 'error')).toHaveLength(2);
});

test('a scan lists its open findings as failures, a thousand at most', () => {
  const report = sampleReport('scan');
  expect(casesOf(report).filter(({ suite }) => suite === 'findings')).toHaveLength(5);
  const [one] = report.findings;
  const findings = Array.from({ length: 1_500 }, () => one).filter((item) => item !== undefined);
  const listed = casesOf({ ...report, findings }).filter(({ suite }) => suite === 'findings');
  expect(listed).toHaveLength(1_001);
  expect(listed.at(-1)?.name).toBe('500 more findings are not listed here');
});

test('the totals are those of the cases', () => {
  const report = sampleReport('gate');
  const cases = casesOf(report);
  const count = (outcome: string): number => cases.filter((one) => one.outcome === outcome).length;
  expect(writeJunit(report)).toContain(
    `<testsuites name="holdfast gate" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`,
  );
});
