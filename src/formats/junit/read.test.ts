import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { readJunit } from './read.ts';

const inSuite = (text: string): string => `<testsuites><testsuite name="s">${text}</testsuite></testsuites>`;
const messages = (text: string): readonly string[] => readJunit(text).problems.map(({ message }) => message);

const at = (stamp: string): number | undefined => readJunit(`<testsuite timestamp="${stamp}"/>`).claimedAt;

describe('outcomes', () => {
  test.each([
    ['<testcase name="a"/>', 'passed'],
    ['<testcase name="a"><failure/></testcase>', 'failed'],
    ['<testcase name="a"><error/></testcase>', 'error'],
    ['<testcase name="a"><skipped/></testcase>', 'skipped'],
    ['<testcase name="a"><skipped/><error/></testcase>', 'error'],
    ['<testcase name="a"><skipped type="todo"/><failure/></testcase>', 'skipped'],
    ['<testcase name="a"><failure/><rerunFailure/></testcase>', 'failed'],
    ['<testcase name="a" status="notrun"/>', 'skipped'],
    ['<testcase name="a" status="run" result="completed"/>', 'passed'],
    ['<testcase name="a" result="failed"/>', 'failed'],
    ['<failure message="beforeAll"/>', 'failed'],
  ])('%s', (text, outcome) => {
    expect(readJunit(inSuite(text)).cases.map((one) => one.outcome)).toEqual([outcome]);
  });

  test('passed at the second try is flaky, failed at every try is not', () => {
    const flaky = readJunit(inSuite('<testcase name="a"><flakyFailure message="m"/></testcase>')).cases[0];
    expect([flaky?.outcome, flaky?.flaky]).toEqual(['passed', true]);
    const failed = readJunit(inSuite('<testcase name="a"><failure/><rerunFailure/></testcase>')).cases[0];
    expect([failed?.outcome, failed?.flaky]).toEqual(['failed', false]);
  });
});

test('properties of a case come first, those of its suites after; text counts as a value', () => {
  const report = readJunit(`<testsuites>
    <properties><property name="commit" value="0123abc"/></properties>
    <testsuite name="s"><properties><property name="tag">m-1</property></properties>
    <testcase name="a"><properties><property name="tag" value="m-2"/></properties></testcase></testsuite></testsuites>`);
  expect(report.cases[0]?.properties).toEqual([
    ['tag', 'm-2'],
    ['commit', '0123abc'],
    ['tag', 'm-1'],
  ]);
  expect(report.revision).toBe('0123abc');
});

test('the latest time of all suites is the claim; without a zone it is the earliest it may mean', () => {
  expect(at('2026-11-02T09:30:00Z')).toBe(Date.UTC(2026, 10, 2, 9, 30));
  expect(at('2026-11-02T09:30:00.123456+0200')).toBe(Date.UTC(2026, 10, 2, 7, 30));
  expect(at('2026-11-02T09:30:00')).toBe(Date.UTC(2026, 10, 1, 19, 30));
  expect(at('yesterday')).toBeUndefined();
  expect(at('2026-99-99T99:99:99Z')).toBeUndefined();
});

describe('hostile', () => {
  test('a document type ends the reading: no entity is ever expanded', () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${inSuite('<testcase name="&b;"/>')}`;
    const report = readJunit(laughs);
    expect(report.cases).toEqual([]);
    expect(report.problems).toMatchObject([{ kind: 'failed', message: expect.stringContaining('DTD') }]);
  });

  test('an unknown entity stays text', () => {
    expect(readJunit(inSuite('<testcase name="a&nbsp;&xxe;b"/>')).cases[0]?.name).toBe('a&nbsp;&xxe;b');
  });

  test('deep nesting stops at the limit', () => {
    const deep = '<testsuite>'.repeat(100_000);
    expect(messages(deep)).toEqual([`nested deeper than ${limits.reportDepth} elements`]);
  });

  test('raw escapes, NUL, and character references that XML forbids are kept readable', () => {
    const report = readJunit(inSuite('<testcase name="\u001b[31mred\u0000 &#27;[0m"/>'));
    expect(report.problems).toEqual([]);
    expect(report.cases[0]?.name).toBe('\ufffd[31mred\ufffd &#27;[0m');
  });

  test('script in a name stays text', () => {
    const name = readJunit(inSuite('<testcase name="&lt;script&gt;alert(1)&lt;/script&gt;"/>')).cases[0]
      ?.name;
    expect(name).toBe('<script>alert(1)</script>');
  });

  test('a huge attribute, text and number of properties are capped', () => {
    const huge = 'x'.repeat(1_000_000);
    const properties = `<properties>${'<property name="k" value="v"/>'.repeat(1_000)}</properties>`;
    const report = readJunit(
      inSuite(`<testcase name="${huge}">${properties}<failure>${huge}</failure></testcase>`),
    );
    expect(report.cases[0]?.name.length).toBe(limits.reportTextChars);
    expect(report.cases[0]?.message.length).toBe(limits.reportTextChars);
    expect(report.cases[0]?.properties.length).toBe(limits.reportProperties);
  });

  test('100,000 cases are read, duplicates included', () => {
    const report = readJunit(inSuite('<testcase name="a" time="-1"/>'.repeat(100_000)));
    expect(report.cases.length).toBe(100_000);
    expect(report.problems).toEqual([]);
  });

  test('counts that promise more than there is are a problem', () => {
    expect(messages('<testsuite name="s" tests="3" skipped="0"><testcase name="a"/></testsuite>')).toEqual([
      'suite “s” counts 3 tests that ran and shows 1',
    ]);
    expect(messages('<testsuite name="s" failures="1"><testcase name="a"/></testsuite>')).toEqual([
      'suite “s” counts 1 failures and shows 0',
    ]);
    expect(
      messages('<testsuites failures="2"><testsuite name="s"><testcase name="a"/></testsuite></testsuites>'),
    ).toEqual(['the report counts 2 failures and shows 0']);
    expect(
      messages('<testsuite tests="-9" failures="NaN" errors="1e99"><testcase name="a"/></testsuite>'),
    ).toEqual([]);
  });

  test('what stands before the break is kept, and the break is told', () => {
    const report = readJunit(
      '<testsuites><testsuite name="s"><testcase name="a"><failure/></testcase><testcase na',
    );
    expect(report.cases.map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(report.problems).toMatchObject([
      { kind: 'partial', message: expect.stringContaining('not well-formed') },
    ]);
  });

  test.each(['', ' \n', '<html/>', '<a/><b/>', 'text', '<testsuites'])('no report: %j', (text) => {
    expect(readJunit(text).problems).toMatchObject([{ kind: 'failed' }]);
  });
});
