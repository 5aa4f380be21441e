import { expect, test } from 'vitest';
import { readXunit } from './read.ts';

test.each([
  ['Pass', 'passed'],
  ['Fail', 'failed'],
  ['Skip', 'skipped'],
  ['NotRun', 'skipped'],
])('%s is %s', (word, outcome) => {
  const report = readXunit(`<assembly><test name="n" type="T" result="${word}"/></assembly>`);
  expect(report.cases.map((one) => one.outcome)).toEqual([outcome]);
});

test('fewer tests than promised are a problem', () => {
  expect(readXunit('<assembly total="2"><test name="n" result="Pass"/></assembly>').problems).toMatchObject([
    { kind: 'partial', message: 'counts 2 tests and shows 1' },
  ]);
});
