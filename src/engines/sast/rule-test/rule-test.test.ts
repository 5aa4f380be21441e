import { describe, expect, test } from 'vitest';
import { readAnnotations } from './annotations.ts';
import { judgeTest, reasonOf } from './judge-test.ts';
import { judgeFix } from './run-test.ts';
import { fixedFileOf, isRuleFile, testFilesOf } from './test-files.ts';

const targets = (text: string): readonly string[] =>
  readAnnotations(text).map(
    ({ kind, engine, rule, target }) => `${engine === 'plain' ? '' : engine}${kind} ${rule} ${target}`,
  );

describe('annotations', () => {
  test.each([
    ['# ruleid: a', ['ruleid a 2']],
    ['// ruleid:a, b.c', ['ruleid a 2', 'ruleid b.c 2']],
    ['<!-- ruleid: a -->', ['ruleid a 2']],
    ['/* ok: a */', ['ok a 2']],
    ['{/* todoruleid: a */}', ['todoruleid a 2']],
    ['(* todook: a *)', ['todook a 2']],
    ['-- ruleid: a', ['ruleid a 2']],
    ['; ruleid: a', ['ruleid a 2']],
    ['# proruleid: a', ['proruleid a 2']],
    ['// ruleid: deepok: a', ['ruleid a 2']],
    ['x = 1 # ruleid: a', ['ruleid a 2']],
    ['send({ ok: true })', []],
    ['# note: a', []],
    ['"noruleid: a"', []],
    ['# ruleid:', []],
    ['  * ruleid: a */', ['ruleid a 2']],
    ['# ruleid: a because of b', ['ruleid a 2']],
  ])('%s', (line, expected) => {
    expect(targets(line)).toEqual(expected);
  });

  test('stacked ones speak of the line behind the last', () => {
    expect(targets('# ruleid: a\n# ok: b\nf()\n// ruleid: a\nx # ruleid: b\n')).toEqual([
      'ruleid a 3',
      'ok b 3',
      'ruleid a 5',
      'ruleid b 6',
    ]);
  });

  test('any line end', () => {
    expect(targets('x\r\n# ruleid: a\r\ny')).toEqual(['ruleid a 3']);
    expect(targets('x\r# ruleid: a\ry')).toEqual(['ruleid a 3']);
  });
});

test('a test passes when exactly the asked lines are reported', () => {
  const text =
    '# ruleid: a\n1\n# ok: a\n2\n# todoruleid: a\n3\n# todook: a\n4\n# ruleid: b\n5\n# proruleid: a\n6\n';
  const judge = (reported: readonly number[]) => judgeTest('a', { path: 'x', text, reported });
  expect(judge([2]).passed).toBe(true);
  expect(judge([2, 2, 6, 8]).passed).toBe(true);
  expect(judge([])).toMatchObject({ passed: false, missing: [2], extra: [] });
  expect(judge([2, 4, 10])).toMatchObject({ passed: false, missing: [], extra: [4, 10] });
  expect(reasonOf(judge([4]))).toBe('nothing reported at line 2; reported without being asked at line 4');
  expect(judgeTest('x.a', { path: 'x', text: '# ruleid: x.a\n1', reported: [2] }).passed).toBe(true);
});

test('which files belong together', () => {
  const paths = [
    'r/a.yaml',
    'r/a.py',
    'r/a.fixed.py',
    'r/a.test.yaml',
    'r/a.b.js',
    'r/ab.py',
    'q/a.py',
    'r/a.yml',
  ];
  expect(testFilesOf('r/a.yaml', paths)).toEqual(['r/a.py', 'r/a.test.yaml', 'r/a.b.js']);
  expect(paths.filter(isRuleFile)).toEqual(['r/a.yaml', 'r/a.yml']);
  expect([fixedFileOf('r/a.py'), fixedFileOf('a.test.yaml'), fixedFileOf('r.d/Dockerfile')]).toEqual([
    'r/a.fixed.py',
    'a.fixed.test.yaml',
    'r.d/Dockerfile.fixed',
  ]);
});

test('fixes are compared line by line', () => {
  expect(judgeFix('a\nb', 'a\nb')).toEqual({ passed: true });
  expect(judgeFix('a\nb\n', 'a\nc\n')).toEqual({ passed: false, line: 2, expected: 'b', actual: 'c' });
  expect(judgeFix('a', 'a\nb')).toMatchObject({ passed: false, line: 2 });
});
