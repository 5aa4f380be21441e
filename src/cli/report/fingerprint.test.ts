import { expect, test } from 'vitest';
import { sampleReport } from '../../../tests/report-sample.ts';
import type { KnownFinding } from '../../core/report.ts';
import { fingerprintOf } from './fingerprint.ts';

const [one] = sampleReport('scan').findings;
if (one === undefined || one.at.kind !== 'code') throw new Error('the sample begins with a finding in code');
const base: KnownFinding = one;
const at = one.at;

test('stays when the line or the matched text changes: nothing hidden can be guessed from it', () => {
  const moved = { ...base, at: { ...at, line: 99, column: 1, endLine: 100, endColumn: 2 } };
  const other = { ...base, id: 'f_other', anchor: { ...base.anchor, match: 'secret', context: 'near' } };
  expect(fingerprintOf(moved)).toBe(fingerprintOf(base));
  expect(fingerprintOf(other)).toBe(fingerprintOf(base));
  expect(fingerprintOf(base)).toMatch(/^[0-9a-f]{32}$/);
});

test('differs in another file, scope, rule or message', () => {
  const others: readonly KnownFinding[] = [
    { ...base, at: { ...at, path: 'other.yml' } },
    { ...base, anchor: { ...base.anchor, scope: 'jobs.other' } },
    { ...base, rule: 'cicd/other' },
    { ...base, message: 'other' },
  ];
  expect(new Set([base, ...others].map(fingerprintOf)).size).toBe(5);
});
