import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSarif } from '../sarif/read.ts';
import { decodeReport } from './decode.ts';
import { detectReport } from './detect.ts';
import { readTestReport } from './read.ts';
import { fullNameOf, reportFormats } from './test-report.ts';
import type { TestReport } from './test-report.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const home = new URL('../', import.meta.url);

function readFixture(path: string): TestReport {
  const content = readFileSync(new URL(path, home));
  const format = detectReport(path, content);
  if (format === undefined || format === 'sarif') throw new Error(`${path} is detected as ${format}`);
  expect(path.startsWith(`${format}/`)).toBe(true);
  return readTestReport(format, decodeReport(content));
}

/** `+` passed, `-` failed, `!` error, `.` skipped, `~` flaky: one character per case, in order. */
function picture(report: TestReport): string {
  const signs = { passed: '+', failed: '-', error: '!', skipped: '.' };
  return report.cases.map(({ outcome, flaky }) => (flaky ? '~' : signs[outcome])).join('');
}

// Written by the real runners, except phpunit, rspec, dotnet, xunit and tap14: those follow their published formats.
const expected: Readonly<Record<string, readonly [picture: string, aName: string]>> = {
  'junit/fixtures/vitest.xml': ['-+.+-..+', 'session > missing cookie gets 401 [m-authn]'],
  'junit/fixtures/jest-junit.xml': ['+-.+-', 'session > session missing cookie gets 401 [m-authn]'],
  'junit/fixtures/mocha.xml': ['+-+-', 'session > session missing cookie gets 401 [m-authn]'],
  'junit/fixtures/node-test.xml': ['+-..+++', 'session > inner > deep'],
  'junit/fixtures/node-test-only.xml': ['+.', 'the one in focus'],
  'junit/fixtures/pytest.xml': ['+-..++!!', 'pytest > tests.test_session > test_missing_cookie_gets_401'],
  'junit/fixtures/unittest.xml': ['+--!.', 'test_session.SessionTest > test_missing_cookie_gets_401'],
  'junit/fixtures/surefire.xml': ['-!+~.', 'com.acme.SessionTest > missingCookieGets401'],
  'junit/fixtures/phpunit.xml': ['+-!.', 'unit > Tests.SessionTest > testMissingCookieGets401'],
  'junit/fixtures/rspec.xml': [
    '+-.',
    'rspec > spec.session_spec > session refuses a missing cookie [m-authn]',
  ],
  'junit/fixtures/gotestsum.xml': ['--.++--', 'example.com/files/auth > TestPlain'],
  'trx/fixtures/dotnet.trx': ['+-.', 'Files.Tests.SessionTest > MissingCookieGets401'],
  'xunit/fixtures/xunit-v2.xml': ['+-.', 'Files.Tests.SessionTest > MissingCookieGets401'],
  'go-test/fixtures/auth.jsonl': ['+-.+', 'example.com/files/auth > TestPlain'],
  'go-test/fixtures/panic-and-build-failure.jsonl': ['-!', 'example.com/files/bad > (package)'],
  'tap/fixtures/node-test.tap': ['+-..+++', 'session > inner > deep'],
  'tap/fixtures/node-test-only.tap': ['+.', 'the one in focus'],
  'tap/fixtures/mocha.tap': ['+-.+-', 'session missing cookie gets 401 [m-authn]'],
  'tap/fixtures/tap14.tap': ['+-.+..', 'session > rotates its #1 token'],
  'test-json/fixtures/vitest.json': ['!+.+-..~', 'session > missing cookie gets 401 [m-authn]'],
  'test-json/fixtures/jest.json': ['+-.~-!', 'session > missing cookie gets 401 [m-authn]'],
};

describe('fixtures of the dialects', () => {
  test.each(Object.entries(expected))('%s', (path, [outcomes, name]) => {
    const report = readFixture(path);
    expect(report.problems).toEqual([]);
    expect(picture(report)).toBe(outcomes);
    expect(report.cases.map(fullNameOf)).toContain(name);
  });

  test('every fixture is in the table', () => {
    const found = reportFormats.flatMap((format) =>
      readdirSync(new URL(`${format}/fixtures/`, home)).map((name) => `${format}/fixtures/${name}`),
    );
    expect(found.toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test('cut anywhere, every one is a problem or loses nothing', () => {
    for (const path of Object.keys(expected)) {
      const text = decodeReport(readFileSync(new URL(path, home)));
      const whole = readFixture(path);
      for (let part = 1; part < 10; part++) {
        const cut = readTestReport(whole.format, text.slice(0, Math.floor((text.length * part) / 10)));
        // Behind the plan, TAP holds comments only.
        const lostNothing = whole.format === 'tap' && picture(cut) === picture(whole);
        expect([path, part, lostNothing || cut.problems.length > 0]).toEqual([path, part, true]);
      }
    }
  });
});

describe('detect', () => {
  test.each([
    ['<!-- made by hand --><?x?>\n<ns:testsuite xmlns:ns="urn:x"/>', 'junit'],
    ['\ufeff<?xml version="1.0"?><testsuites/>', 'junit'],
    ['<coverage/>', undefined],
    ['<!-- <testsuites/>', undefined],
    ['<html><body>404</body></html>', undefined],
    ['go: downloading x v1\n{"Time":"t","Action":"start","Package":"a"}\n', 'go-test'],
    ['{"version":"2.1.0","runs":[]}', 'sarif'],
    ['{"hello":1}', undefined],
    ['1..0 # SKIP nothing\n', 'tap'],
    ['nothing at all', undefined],
    ['', undefined],
  ])('%s', (text, format) => {
    expect(detectReport('report', bytes(text))).toBe(format);
  });

  test('a comment that is opened a thousand times takes one look', () => {
    expect(detectReport('a.xml', bytes('<!--'.repeat(20_000)))).toBeUndefined();
  });
});

describe('decode', () => {
  test.each(['utf-16le', 'utf-16be'] as const)('%s with and without a mark', (encoding) => {
    const text = '<testsuites><testsuite name="é"/></testsuites>';
    const units = Buffer.from(text, 'utf16le');
    const plain = encoding === 'utf-16le' ? units : units.swap16();
    const mark = encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff];
    expect(decodeReport(plain)).toBe(text);
    expect(decodeReport(Uint8Array.from([...mark, ...plain]))).toBe(text);
  });

  test('Latin-1 as declared; invalid UTF-8 and mixed encodings become U+FFFD', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a b="é"/>', 'latin1');
    expect(decodeReport(latin)).toContain('é');
    expect(decodeReport(Uint8Array.from([0x6f, 0x6b, 0xe9, 0x20, 0xc3, 0xa9]))).toBe('ok\ufffd é');
  });
});

describe('no reader throws', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          'ok',
          'not ok',
          '1..2',
          '    ',
          '\n',
          '# SKIP',
          '---',
          '...',
          '{',
          '"Action"',
          ':',
          '\u2028',
        ),
      )
      .map((parts) => parts.join(' ')),
    fc
      .array(
        fc.constantFrom(
          '<testsuite>',
          '<testcase name="a">',
          '</testcase>',
          '<failure>',
          '&a;',
          '<![CDATA[',
          ']]>',
          '</testsuite>',
          '<UnitTestResult>',
          '\ud800',
        ),
      )
      .map((parts) => parts.join('')),
  );

  test.each(reportFormats)('%s', (format) => {
    fc.assert(
      fc.property(junk, (text) => {
        const report = readTestReport(format, text);
        expect(report.format).toBe(format);
        expect(Array.isArray(report.problems)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('sarif', () => {
    fc.assert(fc.property(junk, (text) => Array.isArray(readSarif(text).problems)));
    const inside = fc.jsonValue().map((value) => JSON.stringify({ version: '2.1.0', runs: value }));
    fc.assert(fc.property(inside, (text) => Array.isArray(readSarif(text).problems)));
  });

  test('JSON of any shape in the places that are read', () => {
    const json = fc
      .jsonValue()
      .map((value) => JSON.stringify({ testResults: [{ name: value, assertionResults: [value] }] }));
    fc.assert(fc.property(json, (text) => readTestReport('test-json', text).cases.length <= 2));
  });
});
