import { expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { fullNameOf } from '../test-report/test-report.ts';
import { readTap } from './read.ts';

const problems = (text: string): readonly string[] => readTap(text).problems.map(({ message }) => message);
const outcomes = (text: string): readonly string[] => readTap(text).cases.map(({ outcome }) => outcome);

test.each([
  ['1..2\nok 1\n', 'the plan says 2 tests, 1 are there'],
  ['1..1\nok 1\nok 2\n', 'the plan says 1 tests, 2 are there'],
  ['TAP version 13\nok 1\n', 'has no plan (1..N): it was cut, or the run crashed'],
  ['1..2\nok 1\nBail out! no database\nok 2\n', 'the run was stopped: Bail out! no database'],
  ['1..1\n1..1\nok 1\n', 'a second plan at the same level'],
  ['1..1\nok 1\n  ---\n  message: x\n', 'ends inside a diagnostic block'],
  ['1..0\n    ok 1\n    1..1\n', 'ends inside a subtest'],
  ['1..1\n    ok 1\n    1..2\nok 1\n', 'the plan says 2 tests, 1 are there'],
])('%j: %s', (text, message) => {
  expect(problems(text)).toContain(message);
});

test('nothing after a bail-out is believed', () => {
  expect(outcomes('1..2\nok 1\nBail out!\nok 2\n')).toEqual(['passed']);
});

test('directives: skip and todo are no evidence, escaped ones are part of the name', () => {
  expect(
    outcomes('1..5\nok 1 # SKIP\nnot ok 2 # todo\nok 3 # skipped: x\nok 4 a \\# SKIP b\nok 5 a#1\n'),
  ).toEqual(['skipped', 'skipped', 'skipped', 'passed', 'passed']);
});

test('a name that is longer than what is kept still ends with its directive', () => {
  expect(outcomes(`1..1\nok 1 - ${'x'.repeat(limits.reportTextChars * 3)} # SKIP\n`)).toEqual(['skipped']);
});

test('a line separator inside a name hides nothing', () => {
  expect(outcomes('1..1\nnot ok 1 - a\u2028b\n')).toEqual(['failed']);
});

test('a parent is a case of its own only when it failed by itself', () => {
  const subtests = '    ok 1 - a\n    1..1\n';
  expect(readTap(`1..1\n${subtests}ok 1 - s\n`).cases.map(fullNameOf)).toEqual(['s > a']);
  expect(readTap(`1..1\n${subtests}not ok 1 - s\n`).cases.map(fullNameOf)).toEqual(['s > a', 's']);
});

test('diagnostics are no test points and give the place', () => {
  const report = readTap(
    "1..1\nnot ok 1 - a\n  ---\n  location: '/srv/app/a.mjs:5:3'\n  error: 'ok 2'\n  ok 3\n  ...\n",
  );
  expect(report.cases).toMatchObject([{ file: '/srv/app/a.mjs', line: 5, message: 'ok 2' }]);
});

test('deep nesting stops at the limit', () => {
  expect(problems(`${' '.repeat(4 * (limits.reportDepth + 1))}ok 1\n`)).toContain(
    `nested deeper than ${limits.reportDepth} subtests`,
  );
});

test('a comment may name the tree', () => {
  expect(readTap('TAP version 13\n# holdfast.tree: 0123abc\n1..0\n').revision).toBe('0123abc');
});
