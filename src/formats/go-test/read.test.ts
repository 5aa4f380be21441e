import { expect, test } from 'vitest';
import { readGoTest } from './read.ts';

const event = (action: string, name = '', more: object = {}): string =>
  JSON.stringify({ Action: action, Package: 'p', ...(name === '' ? {} : { Test: name }), ...more });
const read = (...lines: readonly string[]): ReturnType<typeof readGoTest> => readGoTest(lines.join('\n'));

const names = (...lines: readonly string[]): readonly string[] =>
  read(...lines).cases.map(({ name }) => name);

test('a test that never ended is an error, and so is a stream without the package', () => {
  const report = read(event('run', 'TestA'), event('pass', 'TestA'), event('run', 'TestB'));
  expect(report.cases.map(({ outcome }) => outcome)).toEqual(['passed', 'error']);
  expect(report.problems).toMatchObject([
    { kind: 'partial', message: 'ends before the result of package p' },
  ]);
});

test('a parent counts only when it failed without a failing subtest', () => {
  const sub = [event('run', 'T'), event('run', 'T/a')];
  expect(names(...sub, event('pass', 'T/a'), event('pass', 'T'), event('pass'))).toEqual(['T/a']);
  expect(names(...sub, event('fail', 'T/a'), event('fail', 'T'), event('fail'))).toEqual(['T/a']);
  expect(names(...sub, event('pass', 'T/a'), event('fail', 'T'), event('fail'))).toEqual(['T', 'T/a']);
});

test('run several times, the worst result stays', () => {
  const twice = [event('run', 'T'), event('fail', 'T'), event('run', 'T'), event('pass', 'T'), event('fail')];
  expect(read(...twice).cases.map(({ outcome }) => outcome)).toEqual(['failed']);
});

test('a package that fails with all its tests passing is an error of its own', () => {
  const report = read(
    event('run', 'T'),
    event('pass', 'T'),
    event('output', '', { Output: 'exit status 2' }),
    event('fail'),
  );
  expect(report.cases).toMatchObject([
    { outcome: 'passed' },
    { name: '(package)', outcome: 'error', message: 'exit status 2' },
  ]);
});

test('half a line is a problem, a line that is no JSON is not', () => {
  const report = read(
    'go: downloading x',
    event('run', 'T'),
    event('pass', 'T'),
    event('pass'),
    '{"Action":"pa',
  );
  expect(report.problems).toEqual([{ kind: 'partial', line: 5, message: 'this line is not whole JSON' }]);
});

test('a name with a hundred thousand slashes is one test', () => {
  const name = 'a/'.repeat(100_000);
  expect(read(event('run', name), event('pass', name), event('pass')).cases).toHaveLength(1);
});

test('__proto__ is a name like any other', () => {
  expect(read(event('fail', '__proto__'), event('fail')).cases.map(({ name }) => name)).toEqual([
    '__proto__',
  ]);
});
