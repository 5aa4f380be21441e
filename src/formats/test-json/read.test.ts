import { expect, test } from 'vitest';
import { readTestJson } from './read.ts';

const report = (assertionResults: readonly object[], more: object = {}): ReturnType<typeof readTestJson> =>
  readTestJson(
    JSON.stringify({ testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults }], ...more }),
  );

test.each([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['pending', 'skipped'],
  ['skipped', 'skipped'],
  ['todo', 'skipped'],
  ['disabled', 'skipped'],
  ['something new', 'skipped'],
])('%s is %s', (status, outcome) => {
  expect(report([{ title: 'a', status }]).cases.map((one) => one.outcome)).toEqual([outcome]);
});

test('focused tests narrow the run; an interrupted run is partial', () => {
  expect(report([{ title: 'a', status: 'focused' }]).narrowed).toBe('tests are focused');
  expect(report([], { wasInterrupted: true }).problems).toMatchObject([
    { message: 'the run was interrupted' },
  ]);
});

test.each([
  [{ numTotalTests: 2 }, 'counts 2 tests and shows 1'],
  [{ numFailedTests: 1 }, 'counts 1 failures and shows 0'],
  [{ success: false }, 'says that the run failed and shows no failure'],
])('%j', (more, message) => {
  expect(report([{ title: 'a', status: 'passed' }], more).problems).toEqual([{ kind: 'partial', message }]);
});

test('nesting beyond any stack is refused, not a crash', () => {
  expect(readTestJson('['.repeat(1_000_000)).problems).toMatchObject([{ kind: 'failed' }]);
});

test('tags of vitest are tags', () => {
  expect(report([{ title: 'a', status: 'passed', tags: ['m-1', 4] }]).cases[0]?.properties).toEqual([
    ['tag', 'm-1'],
  ]);
});
