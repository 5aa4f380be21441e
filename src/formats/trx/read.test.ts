import { expect, test } from 'vitest';
import { readTrx } from './read.ts';

const run = (outcome: string, counters = ''): string =>
  `<TestRun><Results><UnitTestResult testId="1" testName="a" outcome="${outcome}"/></Results>${counters}</TestRun>`;

test.each([
  ['Passed', 'passed'],
  ['Failed', 'failed'],
  ['Timeout', 'error'],
  ['Inconclusive', 'skipped'],
  ['NotExecuted', 'skipped'],
  ['', 'skipped'],
])('%s is %s', (word, outcome) => {
  expect(readTrx(run(word)).cases.map((one) => one.outcome)).toEqual([outcome]);
});

test('counters that promise more are a problem', () => {
  expect(readTrx(run('Passed', '<Counters total="2"/>')).problems).toMatchObject([{ kind: 'partial' }]);
  expect(readTrx(run('Passed', '<Counters total="1" failed="1"/>')).problems).toMatchObject([
    { kind: 'partial' },
  ]);
  expect(readTrx(run('Passed', '<Counters total="1" failed="0"/>')).problems).toEqual([]);
});

test('an id such as __proto__ joins like any other', () => {
  const text = run('Passed').replace('testId="1"', 'testId="__proto__"');
  expect(readTrx(text).cases).toHaveLength(1);
});
