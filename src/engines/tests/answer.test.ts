import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Ask } from '../../core/answer.ts';
import type { EngineView, SourceFile } from '../../core/engine.ts';
import { limits } from '../../core/limits.ts';
import { testsEngine } from './index.ts';

const noon = Date.UTC(2026, 10, 2, 12);
const minute = 60_000;
const commit = '0123456789abcdef0123456789abcdef01234567';
const tree = 'fedcba9876543210fedcba9876543210fedcba98';

interface World {
  /** Path -> text; everything that `report` matches is read as a report, test files for `.only`. */
  readonly files: Readonly<Record<string, string>>;
  /** Path -> minutes before noon; 10 for sources and 5 for reports unless said. */
  readonly age?: Readonly<Record<string, number | undefined>>;
  readonly view?: Partial<EngineView>;
}

interface Wanted {
  readonly report?: readonly string[];
  readonly select?: readonly string[];
  readonly min?: number;
  readonly code?: readonly string[];
  readonly paths?: readonly string[];
}

function ask({ report = ['reports/**'], select = [], min = 1, code = ['src/**'], paths = [] }: Wanted): Ask {
  const options = { report, select, min };
  return { verification: 'v', mitigation: 'm', type: 'tests', rules: [], paths, code, options };
}

function seen({ files, age = {}, view = {} }: World): EngineView {
  const options = { reports: ['reports/**'] };
  const paths = ['src/app.ts', ...Object.keys(files)];
  const wanted = Object.entries(files).filter(([path, text]) =>
    testsEngine.wants({ kind: 'file', path, bytes: text.length }, options),
  );
  const events = wanted.flatMap(([path, text]) => [
    ...(testsEngine.inspect?.(fileOf(path, text), options) ?? []),
  ]);
  return {
    files: wanted.map(([path]) => path),
    findings: [],
    facts: events.flatMap((event) => (event.kind === 'fact' ? [event.fact] : [])),
    problems: events.flatMap((event) => (event.kind === 'problem' ? [event.problem] : [])),
    selfChecks: new Map([['tests/failing', true]]),
    paths,
    now: noon,
    modifiedAt: (path) => {
      const minutes = path in age ? age[path] : path.startsWith('reports/') ? 5 : 10;
      return minutes === undefined || !paths.includes(path) ? undefined : noon - minutes * minute;
    },
    ...view,
  };
}

function fileOf(path: string, text: string): SourceFile {
  const content = new TextEncoder().encode(text);
  return { kind: 'file', path, bytes: content.length, content, text: () => text };
}

function answer(wanted: Wanted, world: World): Answer {
  const given = testsEngine.answer?.(ask(wanted), seen(world));
  if (given === undefined) throw new Error('the engine answers');
  return given;
}

const suite = (...cases: readonly string[]): string =>
  `<testsuites><testsuite name="session">${cases.join('')}</testsuite></testsuites>`;
const passing = (name: string): string => `<testcase name="${name}"/>`;
const skipped = (name: string): string => `<testcase name="${name}"><skipped/></testcase>`;
const failing = (name: string): string =>
  `<testcase name="${name}"><failure message="200, not 401"/></testcase>`;
const flaky = (name: string): string => `<testcase name="${name}"><flakyFailure/></testcase>`;
const one = (...cases: readonly string[]): World => ({ files: { 'reports/a.xml': suite(...cases) } });

const outcomeFor = (select: string, testcase: string): string =>
  answer({ select: [select] }, one(testcase)).outcome;
const property = (name: string, value: string): string =>
  `<testcase name="a" file="test/a.test.ts"><properties><property name="${name}" value="${value}"/></properties></testcase>`;

const named = (revision: string): World => ({
  files: {
    'reports/a.xml': suite(
      `<properties><property name="commit" value="${revision}"/></properties>`,
      passing('a'),
    ),
  },
});

const wants = (path: string, reports: readonly string[]): boolean =>
  testsEngine.wants({ kind: 'file', path, bytes: 1 }, { reports });
describe('outcomes', () => {
  test('selected tests that ran and passed', () => {
    expect(
      answer({ select: ['tag:m-1'], min: 2 }, one(passing('a [m-1]'), passing('b #m-1'), failing('c'))),
    ).toEqual({
      outcome: 'pass',
      scope: { reports: 1, tests: 2, skipped: 0, flaky: 0 },
      selfCheck: 'fired',
      findings: [],
      reports: ['reports/a.xml'],
      because: '2 tests passed in 1 report',
    });
  });

  test('one failing test among them', () => {
    const given = answer({ select: ['tag:m-1'] }, one(passing('a [m-1]'), failing('b [m-1]')));
    expect(given.outcome).toBe('fail');
    expect(given.because).toBe('1 selected test failed: “session > b [m-1]”');
    expect(given.findings).toMatchObject([
      {
        rule: 'tests/failing',
        message: 'test “session > b [m-1]” fails: 200, not 401',
        at: { kind: 'code', path: 'reports/a.xml', line: 1 },
        notes: [['report', 'reports/a.xml']],
      },
    ]);
  });

  test.each<[string, Wanted, World, string]>([
    ['no report', {}, { files: {} }, 'no report at reports/**: run the tests'],
    [
      'one report of two',
      { report: ['reports/a.xml', 'reports/b.xml'] },
      one(passing('a')),
      'no report at reports/b.xml',
    ],
    [
      'nothing matches',
      { select: ['tag:m-1', 'tag:m-2'] },
      one(passing('a [m-1]')),
      'no test matches “tag:m-2”',
    ],
    ['a renamed test', { select: ['*missing cookie*'] }, one(passing('no cookie')), 'no test matches'],
    ['all skipped', { select: ['tag:m-1'] }, one(skipped('a [m-1]')), 'only skipped tests match “tag:m-1”'],
    [
      'one selector skipped',
      { select: ['*a', '*b'] },
      one(passing('a'), skipped('b')),
      'only skipped tests match “*b”',
    ],
    [
      'fewer than min',
      { min: 3 },
      one(passing('a'), passing('b'), skipped('c')),
      '2 of 3 tests ran and passed, 1 skipped',
    ],
    ['one name twice', { min: 2 }, one(passing('a'), passing('a')), '1 of 2 tests'],
    ['flaky', {}, one(passing('a'), flaky('b')), 'flaky: “session > b”'],
    ['an empty suite', {}, one(), 'the reports hold no test'],
    ['the code is gone', { code: ['lib/**'] }, one(passing('a')), 'no file matches lib/**'],
  ])('%s is checked-nothing', (_name, wanted, world, because) => {
    const given = answer(wanted, world);
    expect(given.outcome).toBe('checked-nothing');
    expect(given.because).toContain(because);
  });

  test.each<[string, World, string]>([
    ['truncated', { files: { 'reports/a.xml': suite(passing('a')).slice(0, -20) } }, 'not well-formed'],
    ['empty', { files: { 'reports/a.xml': '' } }, 'is empty'],
    ['no report at all', { files: { 'reports/a.xml': '<html/>' } }, 'no test report that is known'],
    ['SARIF', { files: { 'reports/a.sarif': '{"version":"2.1.0","runs":[]}' } }, 'SARIF'],
    [
      'second one broken',
      { files: { 'reports/a.xml': suite(passing('a')), 'reports/b.xml': '{' } },
      'reports/b.xml',
    ],
  ])('%s: an unreadable report is an error', (_name, world, because) => {
    const given = answer({}, world);
    expect(given.outcome).toBe('error');
    expect(given.because).toContain(because);
  });

  test('a failing test wins over a broken report', () => {
    const files = { 'reports/a.xml': suite(failing('a')), 'reports/b.xml': '<html/>' };
    expect(answer({}, { files }).outcome).toBe('fail');
  });

  test('the worst of several reports counts, whatever else they say', () => {
    const files = {
      'reports/a.xml': suite(
        '<testcase name="a"><properties><property name="tag" value="m-1"/></properties></testcase>',
      ),
      'reports/b.xml': suite(failing('a')),
    };
    expect(answer({ select: ['tag:m-1'] }, { files }).outcome).toBe('fail');
  });

  test('without its self-check nothing passes', () => {
    const given = answer({}, { ...one(passing('a')), view: { selfChecks: new Map() } });
    expect([given.outcome, given.selfCheck]).toEqual(['checked-nothing', 'silent']);
  });

  test('options that are no options are an error', () => {
    for (const options of [{}, { report: [] }, { report: ['a'], select: 'a' }, { report: ['a'], min: 0 }]) {
      expect(testsEngine.answer?.({ ...ask({}), options }, seen(one())).outcome).toBe('error');
    }
  });
});

describe('selectors', () => {
  test.each([
    ['tag:m-1', passing('x [m-1]')],
    ['tag:M-1', passing('[m-1, m-2] x')],
    ['tag:m-1', passing('x #m-1.')],
    ['tag:m-1', passing('@m-1 x')],
    ['tag:m-1', property('tags', 'm-0, m-1')],
    ['prop:owner=files', property('owner', 'files')],
    ['prop:owner=f*', property('owner', 'files')],
    ['prop:owner', property('owner', 'files')],
    ['file:test/**', property('a', 'b')],
    ['*MISSING  cookie*', passing('a missing cookie gets 401')],
    ['session > a', passing('a')],
    ['a', passing('a')],
    ['caf\u0065\u0301', passing('café')],
  ])('%s matches', (select, testcase) => {
    expect(outcomeFor(select, testcase)).toBe('pass');
  });

  test.each([
    ['tag:m-1', passing('x m-1')],
    ['tag:m-1', passing('x [m-10]')],
    ['tag:m-1', passing('mail me@m-1')],
    ['tag:', passing('x [m-1]')],
    ['prop:owner=file', property('owner', 'files')],
    ['prop:Owner=files', property('owner', 'files')],
    ['file:test/*.py', property('a', 'b')],
    ['missing', passing('a missing cookie')],
    ['tags:m-1', passing('x [m-1]')],
  ])('%s does not match', (select, testcase) => {
    expect(outcomeFor(select, testcase)).toBe('checked-nothing');
  });

  test('a pattern of stars over a long name ends', () => {
    expect(outcomeFor(`${'*a'.repeat(500)}b`, passing('a'.repeat(2_000)))).toBe('checked-nothing');
  });

  test('paths keep tests of other places out', () => {
    const testcase = '<testcase name="a" file="/srv/app/test/a.test.ts"/>';
    const files = { 'reports/a.xml': suite(testcase), 'test/a.test.ts': '' };
    expect(answer({ paths: ['test/**'] }, { files }).outcome).toBe('pass');
    expect(answer({ paths: ['other/**'] }, { files }).outcome).toBe('checked-nothing');
  });
});

describe('reports of another tree', () => {
  test('older than the code, or than a test file it names', () => {
    const files = {
      'reports/a.xml': suite('<testcase name="a" file="test/a.test.ts"/>'),
      'test/a.test.ts': '',
    };
    expect(answer({}, { files }).outcome).toBe('pass');
    expect(answer({}, { files, age: { 'src/app.ts': 5 } }).outcome).toBe('pass');
    const code = answer({}, { files, age: { 'src/app.ts': 4 } });
    expect([code.outcome, code.because]).toEqual([
      'checked-nothing',
      'the reports hold no test; left out: reports/a.xml is older than src/app.ts: run the tests again',
    ]);
    expect(answer({}, { files, age: { 'test/a.test.ts': 4 } }).because).toContain(
      'older than test/a.test.ts',
    );
  });

  test('its failures are not ours either', () => {
    expect(answer({}, { ...one(failing('a')), age: { 'src/app.ts': 4 } }).outcome).toBe('checked-nothing');
  });

  test('a fresh report beside an old one is enough when it holds the tests', () => {
    const files = { 'reports/a.xml': suite(passing('a')), 'reports/old.xml': suite(failing('b')) };
    expect(answer({ select: ['*a'] }, { files, age: { 'reports/old.xml': 60 } }).outcome).toBe('pass');
  });

  test('first read when the code was other code, unless it names the clean tree', () => {
    const outdated = new Set(['reports/a.xml']);
    const given = answer({}, { ...one(passing('a')), view: { outdated } });
    expect(given.outcome).toBe('checked-nothing');
    expect(given.because).toContain('the code changed since reports/a.xml was written: run the tests again');
    expect(answer({}, { ...one(failing('a')), view: { outdated } }).outcome).toBe('checked-nothing');
    expect(answer({}, { ...named(commit), view: { outdated, commit, dirty: false } }).outcome).toBe('pass');
  });

  test('it has tests of a file that is gone, beside files that are there', () => {
    const inFile = (name: string): string => `<testcase name="${name}" file="test/${name}.test.ts"/>`;
    const files = { 'reports/a.xml': suite(inFile('a'), inFile('b')), 'test/a.test.ts': '' };
    expect(answer({}, { files }).because).toContain('has tests of test/b.test.ts, which is gone');
    expect(answer({}, { files: { ...files, 'test/b.test.ts': '' } }).outcome).toBe('pass');
    expect(answer({}, { files: { 'reports/a.xml': files['reports/a.xml'] } }).outcome).toBe('pass');
  });

  test('an answer rests on the newest report of each test', () => {
    const files = {
      'reports/a.xml': suite(passing('a'), passing('b')),
      'reports/b.xml': suite(passing('a')),
      'reports/c.xml': suite(passing('c')),
    };
    const rests = (age: World['age']): unknown =>
      answer({ select: ['*a'] }, { files, ...(age === undefined ? {} : { age }) }).reports;
    expect(rests({ 'reports/b.xml': 4 })).toEqual(['reports/b.xml']);
    expect(rests({ 'reports/b.xml': 6 })).toEqual(['reports/a.xml']);
    expect(answer({ min: 9 }, { files }).reports).toEqual(Object.keys(files));
  });

  test('it names another commit; the same one may be shortened, and the tree will do', () => {
    const view = { commit, tree };
    expect(answer({}, { ...named('abcdef0'), view }).because).toContain('report of another tree (abcdef0)');
    expect(answer({}, { ...named('0123456'), view }).outcome).toBe('pass');
    expect(answer({}, { ...named(tree), view }).outcome).toBe('pass');
    expect(answer({}, { ...named('v1.2.3'), view }).outcome).toBe('pass');
  });

  test('file times do not matter for the clean tree that the report names', () => {
    const late = { age: { 'src/app.ts': 1 } };
    expect(answer({}, { ...named(commit), ...late, view: { commit, dirty: false } }).outcome).toBe('pass');
    expect(answer({}, { ...named(commit), ...late, view: { commit, dirty: true } }).outcome).toBe(
      'checked-nothing',
    );
    expect(answer({}, { ...named(commit), ...late, view: { commit } }).outcome).toBe('checked-nothing');
  });

  test('without time and without revision, or with nothing to compare, it speaks for no tree', () => {
    expect(answer({}, { ...one(passing('a')), age: { 'reports/a.xml': undefined } }).because).toContain(
      'has no time',
    );
    expect(answer({ code: [] }, one(passing('a'))).because).toContain('names no test file');
  });

  test('from the future, by its own clock or by that of its file', () => {
    const stamped = (time: string): World => ({
      files: { 'reports/a.xml': suite(passing('a')).replace('name=', `timestamp="${time}" name=`) },
    });
    expect(answer({}, stamped('2026-11-02T12:04:00Z')).outcome).toBe('pass');
    expect(answer({}, stamped('2026-11-02T12:06:00Z'))).toMatchObject({ outcome: 'error' });
    expect(answer({}, stamped('2026-11-03T01:00:00')).outcome).toBe('pass');
    expect(answer({}, stamped('2026-11-03T03:00:00')).because).toContain('from the future');
    expect(answer({}, { ...one(passing('a')), age: { 'reports/a.xml': -60 } }).outcome).toBe('error');
    const absurd = '{"startTime":1e300,"testResults":[]}';
    expect(answer({}, { files: { 'reports/a.json': absurd } }).outcome).toBe('error');
  });

  test('code to compare with, but no list of files: an error, not a guess', () => {
    const { paths: _, ...blind } = seen(one(passing('a')));
    expect(testsEngine.answer?.(ask({}), blind).outcome).toBe('error');
  });
});

describe('narrowed runs', () => {
  test('node:test says so: a pass is no evidence, a failure is', () => {
    const only = `<testcase name="b"><skipped message="'only' option not set"/></testcase>`;
    expect(answer({ select: ['*a'] }, one(passing('a'), only)).because).toContain("'only' option not set");
    expect(answer({ select: ['*a'] }, one(failing('a'), only)).outcome).toBe('fail');
  });

  test('vitest and jest do not: the test file does', () => {
    const report = suite(
      '<testcase name="a" file="test/a.test.ts"/>',
      '<testcase name="b" file="test/a.test.ts"><skipped/></testcase>',
    );
    const outcome = (text: string): string =>
      answer({ select: ['*a'] }, { files: { 'reports/a.xml': report, 'test/a.test.ts': text } }).outcome;
    expect(outcome("it('a')\nit.skip('b')")).toBe('pass');
    // Blanks are \u0020 here, so that this file is not taken for one that narrows its own run.
    expect(outcome("//\u0020it.only('a')\nit.skip('b')")).toBe('pass');
    expect(outcome('profit(1); const audit = exit.only;')).toBe('pass');
    expect(outcome('function fit(box) {}\nclass A { fit(box) {} }\nconst java = `void fit() {}`;')).toBe(
      'pass',
    );
    for (const focus of [
      "it.only('a')",
      "describe.concurrent.only('a')",
      "test.only.each([1])('a')",
      "\u0020fit('a')",
    ]) {
      expect([focus, outcome(`it('b');\n${focus};`)]).toEqual([focus, 'checked-nothing']);
    }
  });
});

describe('invariants', () => {
  const kinds = { passing, skipped, failing, flaky };
  const testcase = fc.record({
    kind: fc.constantFrom('passing', 'skipped', 'failing', 'flaky'),
    name: fc.constantFrom('a [m-1]', 'b [m-1]', 'c [m-2]', 'd', 'e'),
  });
  type Case = Readonly<{ kind: keyof typeof kinds; name: string }>;
  const wanted = fc.record({
    select: fc.subarray(['tag:m-1', 'tag:m-2', '*d', 'nothing*']),
    min: fc.integer({ min: 1, max: 3 }),
  });
  const given = (want: Wanted, cases: readonly Case[]): Answer =>
    answer(want, one(...cases.map(({ kind, name }) => kinds[kind](name))));
  const cases = fc.array(testcase, { maxLength: 8 });

  test('the order of cases does not change the answer', () => {
    fc.assert(
      fc.property(wanted, cases, fc.infiniteStream(fc.nat()), (want, list, keys) => {
        const shuffled = list
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(given(want, shuffled)).toEqual(given(want, list));
      }),
    );
  });

  test('a skipped test more never makes a pass', () => {
    fc.assert(
      fc.property(wanted, cases, testcase, (want, list, { name }) => {
        if (given(want, list).outcome === 'pass') return;
        expect(given(want, [...list, { kind: 'skipped', name }]).outcome).not.toBe('pass');
      }),
    );
  });

  test('a failing selected test more always fails', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), cases, (min, list) => {
        const more: readonly Case[] = [...list, { kind: 'failing', name: 'z [m-1]' }];
        expect(given({ select: ['tag:m-1', 'tag:m-2'], min }, more).outcome).toBe('fail');
      }),
    );
  });

  test('a pass has met every selector and min by tests that ran', () => {
    fc.assert(
      fc.property(wanted, cases, (want, list) => {
        const { outcome, scope } = given(want, list);
        if (outcome === 'pass') expect(scope['tests']).toBeGreaterThanOrEqual(want.min);
        if (outcome === 'pass') expect(want.select).not.toContain('nothing*');
      }),
    );
  });
});

describe('engine', () => {
  test('self-check fires', () => {
    expect([...testsEngine.selfCheck()]).toEqual([{ rule: 'tests/failing', fired: true }]);
  });

  test('enough examples to be allowed to block', () => {
    expect(testsEngine.rules.every(({ fixtures }) => fixtures.bad >= 5 && fixtures.ok >= 5)).toBe(true);
  });

  test('wants reports and test files, and nothing when no report was asked for', () => {
    expect([wants('reports/a.xml', ['reports/*']), wants('a.test.ts', ['reports/*'])]).toEqual([true, true]);
    expect([wants('src/a.ts', ['reports/*']), wants('a.test.ts', [])]).toEqual([false, false]);
  });

  test('options', () => {
    expect(testsEngine.checkOptions({})).toBeUndefined();
    expect(testsEngine.checkOptions({ reports: ['a'] })).toBeUndefined();
    expect(testsEngine.checkOptions({ reports: 'a' })).toContain('list of globs');
  });

  test('a report beyond the limit is a problem', () => {
    const content = new Uint8Array(limits.reportBytes + 1);
    const file = {
      kind: 'file',
      path: 'reports/a.xml',
      bytes: content.length,
      content,
      text: () => '',
    } as const;
    const events = [...(testsEngine.inspect?.(file, { reports: ['reports/*'] }) ?? [])];
    expect(events).toMatchObject([{ kind: 'problem', problem: { kind: 'failed', target: 'reports/a.xml' } }]);
  });
});
