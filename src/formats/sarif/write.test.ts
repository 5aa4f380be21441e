import { describe, expect, test } from 'vitest';
import { findingsElsewhere, sampleReport, withStrings } from '../../../tests/report-sample.ts';
import { sarifValidator } from '../../../tests/schemas/sarif-schema.ts';
import type { KnownFinding, Report } from '../../core/report.ts';
import { uriOf } from './write-location.ts';
import { writeSarif } from './write.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: object;
    };
  }[];
  readonly [key: string]: unknown;
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { text: string };
    }[];
  }[];
}

const full: Report = {
  ...sampleReport('gate'),
  findings: [...sampleReport('gate').findings, ...findingsElsewhere()],
};

function runOf(report: Report): Run {
  const log = JSON.parse(writeSarif(report)) as { readonly runs: readonly [Run] };
  return log.runs[0];
}

function resultOf(id: string): Result {
  const found = runOf(full).results.find((one) => JSON.stringify(one.partialFingerprints).includes(id));
  if (found === undefined) throw new Error(`no result for ${id}`);
  return found;
}

function many(count: number): Report {
  const [one] = full.findings;
  const findings: KnownFinding[] = [];
  if (one === undefined) throw new Error('the sample has findings');
  for (let n = 0; n < count; n++) {
    findings.push({ ...one, id: `f_${n}`, severity: n === count - 1 ? 'critical' : 'low' });
  }
  return { ...full, findings };
}

describe('the official schema', () => {
  const validate = sarifValidator();
  const odd: Report = withStrings(full, (text) => `${text}\u001b[31m ${text}\ud800 ](http://x) %zz \\ "`);
  const empty: Report = { ...full, findings: [], rules: [], engines: [], notices: [], mitigations: [] };
  const wild: Report = { ...full, at: Number.NaN, commit: '', tool: { name: 'holdfast', version: 'next' } };
  test.each([
    ['scan', sampleReport('scan')],
    ['verify', sampleReport('verify')],
    ['every kind of place', full],
    ['hostile text', odd],
    ['nothing at all', empty],
    ['no time and no version', wild],
  ])('holds for %s', (_, report) => {
    validate(JSON.parse(writeSarif(report)));
    expect(validate.errors).toBeNull();
  });

  test('would notice a field that SARIF does not know', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, result: [] }] })).toBe(
      false,
    );
  });
});

describe('results', () => {
  test('name their rule by id and index', () => {
    const run = runOf(full);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    }
  });

  test('a rule nobody described is listed all the same', () => {
    const [one] = full.findings;
    const run = runOf({ ...full, findings: one === undefined ? [] : [{ ...one, rule: 'user/unknown' }] });
    expect(run.tool.driver.rules.map(({ id }) => id)).toContain('user/unknown');
  });

  test('carry identity, flow, fix, suppression and baseline', () => {
    expect(resultOf('f_q3r5t7y9ui')).toMatchObject({
      partialFingerprints: { 'holdfast/v1': 'f_q3r5t7y9ui' },
      baselineState: 'new',
      codeFlows: [
        { threadFlows: [{ locations: [{}, { location: { message: { text: 'redirects there' } } }] }] },
      ],
      relatedLocations: [{ id: 1 }, { id: 2 }],
      properties: { 'security-severity': '8.0' },
    });
    expect(resultOf('f_7c1e4k2m9q')).toMatchObject({
      baselineState: 'new',
      level: 'error',
      fixes: [
        { artifactChanges: [{ replacements: [{ deletedRegion: { byteOffset: 410, byteLength: 21 } }] }] },
      ],
    });
    expect(resultOf('f_m1n3b5v7cx')).toMatchObject({
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'first-party action' }],
      baselineState: 'unchanged',
    });
    expect(resultOf('f_2mw81h0zax')).not.toHaveProperty('suppressions');
  });

  test('every result has a file and a line, as GitHub demands, wherever it is', () => {
    for (const { locations } of runOf(full).results) {
      expect(locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^[^/:?#]/);
      expect(locations[0]?.physicalLocation.region).toHaveProperty('startLine');
    }
  });

  test('a broken span becomes a region that the schema allows', () => {
    const [one] = full.findings;
    const at = { kind: 'code', path: 'a', line: 0, column: -3, endLine: -7, endColumn: 0 } as const;
    const region = runOf({ ...full, findings: one === undefined ? [] : [{ ...one, at }] }).results[0];
    expect(region?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    });
  });
});

describe('limits', () => {
  test('above 25,000 the least severe are cut, and the file says so', () => {
    const run = runOf(many(25_003));
    expect(run.results).toHaveLength(25_000);
    expect(run.results[0]?.level).toBe('error');
    const cut = run.invocations[0]?.toolExecutionNotifications[0]?.message.text;
    expect(cut).toBe(
      '3 results are not in this file, the least severe ones. GitHub shows the first 5000 of 25003 results, the worst first.',
    );
  });

  test('above 5,000 the file says that GitHub shows fewer; below it says nothing', () => {
    expect(JSON.stringify(runOf(many(5_001)).invocations)).toContain('GitHub shows the first 5000');
    expect(JSON.stringify(runOf(many(5_000)).invocations)).not.toContain('GitHub shows');
  });
});

describe('silence is never a pass', () => {
  test('every engine that is not complete is a notification with its reason', () => {
    const texts =
      runOf(full).invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text) ?? [];
    for (const { id, status } of full.engines) {
      expect(texts.some((text) => text.startsWith(`${id} ${status}: `))).toBe(status !== 'complete');
    }
    expect(texts.join('\n')).toContain('vendor/a.min.js: stopped after 5,000 ms');
  });

  test('only a run that did not fail was successful', () => {
    expect(runOf(full).invocations[0]?.executionSuccessful).toBe(true);
    expect(runOf({ ...full, status: 'failed' }).invocations[0]?.executionSuccessful).toBe(false);
  });
});

test.each([
  ['src/app.ts', 'src/app.ts'],
  ['a b/c#d?e%f', 'a%20b/c%23d%3Fe%25f'],
  ['file:///etc/passwd', 'file%3A/etc/passwd'],
  ['../../etc/passwd', '__/__/etc/passwd'],
  ['//host/share', 'host/share'],
  ['naïve/日本', 'na%C3%AFve/%E6%97%A5%E6%9C%AC'],
  ['bad\\xff\ud800', 'bad%5Cxff%EF%BF%BD'],
  ['', '.'],
])('the URI of %j stays below the root', (path, uri) => expect(uriOf(path)).toBe(uri));
