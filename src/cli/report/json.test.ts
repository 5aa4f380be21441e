import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { findingsElsewhere, sampleReport, withStrings } from '../../../tests/report-sample.ts';
import type { EngineReport, Report } from '../../core/report.ts';
import { writeJson } from './json.ts';

const schemaText = readFileSync(new URL('../../../schema/result.schema.json', import.meta.url), 'utf8');
const full: Report = {
  ...sampleReport('gate'),
  findings: [...sampleReport('gate').findings, ...findingsElsewhere()],
};

/** The published schema lets fields be added; here an object with listed fields may have no others. */
function closedSchema(): object {
  return JSON.parse(schemaText, (_, value: unknown) => {
    const open = typeof value === 'object' && value !== null && 'properties' in value && 'type' in value;
    return open && value.type === 'object' ? { additionalProperties: false, ...value } : value;
  }) as object;
}

function valueOf(report: Report): Record<string, unknown> {
  return JSON.parse(writeJson(report)) as Record<string, unknown>;
}

describe('schema/result.schema.json', () => {
  const ajv = new Ajv({ allErrors: true, strictTypes: false });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const validate = ajv.compile(closedSchema());
  test.each([
    ['scan', sampleReport('scan')],
    ['verify', sampleReport('verify')],
    ['a gate with every kind of place', full],
    ['hostile text', withStrings(full, (text) => `${text}\u001b\ud800"\\`)],
    ['nothing', { ...full, findings: [], engines: [], mitigations: [], rules: [], at: Number.NaN }],
  ])('documents every field of %s', (_, report) => {
    validate(valueOf(report));
    expect(validate.errors).toBeNull();
  });

  test('refuses what is not documented', () => {
    expect(validate({ ...valueOf(full), extra: 1 })).toBe(false);
    expect(validate({ ...valueOf(full), status: 'fine' })).toBe(false);
  });
});

test('the fields the format promises are there', () => {
  expect(valueOf(full)).toMatchObject({
    schema: 'holdfast.result/1',
    status: 'partial',
    engines: expect.arrayContaining([
      expect.objectContaining({
        id: 'secrets',
        status: 'partial',
        coverage: expect.objectContaining({
          seen: 1204,
          scanned: 1201,
          skipped: 2,
          failed: 1,
          passedOmitted: 0,
        }),
      }),
    ]),
    gate: { verdict: 'block' },
  });
});

test('names of skipped targets are capped, counts are not, and failed ones come first', () => {
  const passed = Array.from({ length: 5_000 }, (_, n) => ({ target: `f${n}`, reason: 'binary' }));
  const coverage = {
    seen: 5_001,
    scanned: 0,
    skipped: passed,
    failed: [{ target: 'bad', reason: 'broken' }],
  };
  const [first] = full.engines;
  const engines: readonly EngineReport[] = first === undefined ? [] : [{ ...first, coverage }];
  expect(valueOf({ ...full, engines })).toHaveProperty('engines.0.coverage', {
    seen: 5_001,
    scanned: 0,
    skipped: 5_000,
    failed: 1,
    passed: expect.arrayContaining([{ target: 'bad', reason: 'broken', kind: 'failed' }]),
    passedOmitted: 4_801,
  });
});

function done(id: EngineReport['id']): EngineReport {
  const coverage = { seen: 3, scanned: 3, skipped: [], failed: [] };
  return { id, status: 'complete', because: '', coverage, problems: [], ms: 1 };
}

describe('clean', () => {
  const clean: Report = {
    ...sampleReport('scan'),
    status: 'complete',
    engines: [done('secrets'), done('cicd')],
    findings: [],
    mitigations: [],
  };
  const bad = sampleReport('verify').mitigations.filter(({ state }) => state === 'unverified');
  const ignored = full.findings.filter(({ triage }) => triage.state === 'ignored');
  const failed = { seen: 3, scanned: 2, skipped: [], failed: [{ target: 'a', reason: 'b' }] };
  const none = { seen: 0, scanned: 0, skipped: [], failed: [] };
  test.each([
    ['everything looked at, nothing found', clean, true],
    ['only an ignored finding', { ...clean, findings: ignored }, true],
    ['an open finding', { ...clean, findings: full.findings }, false],
    ['a partial run', { ...clean, status: 'partial' as const }, false],
    [
      'an engine not run',
      { ...clean, engines: [done('cicd'), { ...done('sast'), status: 'not-run' as const }] },
      false,
    ],
    ['a failed target', { ...clean, engines: [{ ...done('cicd'), coverage: failed }] }, false],
    [
      'nothing to look at',
      { ...clean, engines: [{ ...done('cicd'), status: 'nothing' as const, coverage: none }] },
      false,
    ],
    ['no engines', { ...clean, engines: [] }, false],
    ['an unverified mitigation', { ...clean, mitigations: bad }, false],
  ])('%s', (_, report, expected) => expect(valueOf(report)['clean']).toBe(expected));
});
