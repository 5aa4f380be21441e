import { describe, expect, test } from 'vitest';
import { interpolate } from './interpolate.ts';
import { nosemgrepsIn, silences } from './nosemgrep.ts';
import { RuledPath } from './rule-paths.ts';
import { defaultSemgrepignore, patternsOf, readSemgrepignore, semgrepIgnores } from './semgrepignore.ts';

/** Every mark taken for a comment. */
function isSilenced(rule: string, line: string, before: string): boolean {
  const marks = [...nosemgrepsIn(line), ...nosemgrepsIn(before).filter(({ alone }) => alone)];
  return marks.some((mark) => silences(mark, rule));
}

describe('nosemgrep', () => {
  test.each([
    ['f() # nosemgrep', '', true],
    ['f() // NOSEM', '', true],
    ['f() # nosemgrep: pack.one', '', true],
    ['f() # nosemgrep: one', '', true],
    ['f() # nosemgrep: other, one', '', true],
    ['f() # nosemgrep:one because it is fine', '', true],
    ['<a nosem="one">', '', true],
    ['f() # nosemgrep: other', '', false],
    ['f() # nosemgrep: ne', '', false],
    ['f()', '# nosemgrep', true],
    ['f()', '  // nosemgrep: one', true],
    ['f()', 'g() # nosemgrep', false],
    ['f() # semgrep', '', false],
    ['xnosemgrepx()', '', false],
  ])('%s after %j: %s', (line, before, silenced) => {
    expect(isSilenced('pack.one', line, before)).toBe(silenced);
  });

  test('a long line is read in linear time', () => {
    expect(isSilenced('a', `${' '.repeat(200_000)}nosemgrep`, '#'.repeat(200_000))).toBe(true);
  });
});

describe('.semgrepignore', () => {
  const ignores = (text: string, path: string): boolean =>
    semgrepIgnores(
      readSemgrepignore(text, (one) => (one === '.gitignore' ? '*.log\n:include again' : undefined)),
      path,
    );

  test.each([
    ['*.js', 'a/b.js', true],
    ['build/', 'a/build/x.ts', true],
    ['build/', 'a/build', false],
    ['/build', 'a/build', false],
    ['a/b', 'a/b/c.ts', true],
    ['a/b', 'x/a/b/c.ts', false],
    ['# note\n\n*.md  ', 'x.md', true],
    ['*.js\n!keep.js', 'a/keep.js', false],
    ['out/\n!out/keep.js', 'out/keep.js', true],
    [':include .gitignore', 'x.log', true],
    [':include nowhere', 'x.log', false],
    ['\\#odd', '#odd', true],
  ])('%j on %s: %s', (text, path, ignored) => {
    expect(ignores(text, path)).toBe(ignored);
  });

  test('the usual list', () => {
    const usual = patternsOf(defaultSemgrepignore);
    expect(
      ['node_modules/a.js', 'x/tests/a.py', 'a_test.go', 'lib/x.min.js'].map((path) =>
        semgrepIgnores(usual, path),
      ),
    ).toEqual([true, true, true, true]);
    expect(semgrepIgnores(usual, 'src/a.ts')).toBe(false);
  });
});

test.each([
  [[], [], 'a.py', true],
  [['src'], [], 'src/a.py', true],
  [['src'], [], 'lib/a.py', false],
  [['*.py'], ['test_*'], 'x/test_a.py', false],
  [['/src/*.py'], [], 'x/src/a.py', false],
  [[], ['**/fixtures/**'], 'a/fixtures/b/c.js', false],
])('include %j exclude %j: %s %s', (include, exclude, path, allowed) => {
  expect(new RuledPath(path).allows({ include, exclude })).toBe(allowed);
});

test('messages', () => {
  const names: Record<string, { text: string; value?: string }> = {
    $X: { text: 'a', value: '7' },
    '$...ARGS': { text: 'b, c' },
    $1: { text: 'one' },
  };
  const render = (template: string): string => interpolate(template, (name) => names[name]);
  expect(render('$X and $...ARGS, $1; value($X), $Y, value($Y) $lower')).toBe(
    'a and b, c, one; 7, $Y, value($Y) $lower',
  );
});
