import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchRepo } from './fixtures/scratch.ts';
import type { Scratch } from './fixtures/scratch.ts';
import { isIgnored, parseIgnore } from './ignore.ts';
import { byteText } from './raw-path.ts';
import { walk } from './walk.ts';

const ignored = (patterns: string, path: string, isFolder = false): boolean =>
  isIgnored([parseIgnore(byteText(patterns), '')], byteText(path), isFolder, { steps: 1e9 });

test.each([
  ['*.log', 'deep/down/a.log', true],
  ['*.log\n!keep.log', 'keep.log', false],
  ['/build', 'build', true],
  ['/build', 'src/build', false],
  ['doc/*.txt', 'doc/a/b.txt', false],
  ['**/tmp', 'a/b/tmp', true],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z', true],
  ['a/**', 'a', false],
  ['a/**', 'a/b/c', true],
  ['x**y/z', 'x1/y/z', false],
  ['file[0-9].c', 'file7.c', true],
  ['file[!0-9].c', 'file7.c', false],
  ['[[:upper:]]*', 'Makefile', true],
  ['[]x]', ']', true],
  ['[a', '[a', false],
  ['[a-c-e]', 'd', false],
  ['[a-c-e]', '-', true],
  ['[a-\\c]', 'b', true],
  ['[[:alpha]', ':', true],
  ['[[:word:]]', 'a', false],
  ['\\#a', '#a', true],
  ['# a', '# a', false],
  ['trailing   ', 'trailing', true],
  ['kept\\ ', 'kept ', true],
  ['crlf\r', 'crlf', true],
  ['ends\\', 'ends\\', false],
  ['é?', 'éx', true],
  ['\ufeffbom', 'bom', true],
])('%j on %j: %j', (patterns, path, expected) => {
  expect(ignored(patterns, path)).toBe(expected);
});

test('a pattern that ends in a slash is about folders', () => {
  expect(ignored('out/', 'out', true)).toBe(true);
  expect(ignored('out/', 'out', false)).toBe(false);
});

test('hostile patterns use up the budget and then hide nothing', () => {
  const budget = { steps: 50_000 };
  const list = parseIgnore(`${'*a'.repeat(200)}b\n`.repeat(50), '');
  expect(isIgnored([list], 'a'.repeat(2_000), false, budget)).toBe(false);
  expect(budget.steps).toBeLessThanOrEqual(0);
  expect(isIgnored([parseIgnore('*', '')], 'a', false, budget)).toBe(false);
});

describe('the same answer as git', () => {
  const folders = ['', 'a/', 'a/b/', 'src/', 'src/a/', 'src/a/b/', 'x y/'];
  const names = ['a', 'b', 'ab', 'a.log', 'b.txt', '#c', '!d', 'A', 'é', '[', 'a]', 'b-', '\\e', 'x z'];
  const paths = folders
    .flatMap((folder) => names.map((name) => folder + name))
    .filter((path) => !folders.includes(`${path}/`));
  let repo: Scratch;
  beforeAll(() => {
    repo = scratchRepo();
    for (const path of paths) repo.write(path, '');
  });
  afterAll(() => repo.remove());

  const piece = fc.constantFrom(
    'a',
    'b',
    'ab',
    '*',
    '**',
    '?',
    '/',
    '.log',
    '.txt',
    '[a-c]',
    '[!a]',
    '[^b]',
    '[',
    ']',
    '\\',
    '-',
    'src',
    '[]a]',
    '[[:alpha:]]',
    '[[:nope:]]',
    'é',
    ' ',
    '***',
    '#',
    '!',
    'A',
    '[a-]',
    '[b-a]',
    '[\\]a]',
  );
  const pattern = fc
    .tuple(
      fc.constantFrom('', '', '', '!', '/', '!/', '**/'),
      fc.array(piece, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('', '', '/', '/**', '/*'),
    )
    .map(([start, pieces, end]) => start + pieces.join('') + end);
  const file = fc.array(pattern, { maxLength: 5 }).map((lines) => `${lines.join('\n')}\n`);

  test('for any ignore files, at the root and nested', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(file, file, file, (root, src, deep) => {
        repo.write('.gitignore', root);
        repo.write('src/.gitignore', src);
        repo.write('src/a/.gitignore', deep);
        const hidden = gitIgnores(repo, paths);
        expect(seen(repo)).toEqual(paths.filter((path) => !hidden.has(path)).sort());
      }),
      { numRuns: 120 },
    );
  });
});

function seen(repo: Scratch): readonly string[] {
  return walk(repo.root)
    .files.map((found) => found.path)
    .filter((path) => !path.endsWith('.gitignore'))
    .sort();
}

function gitIgnores(repo: Scratch, paths: readonly string[]): ReadonlySet<string> {
  try {
    const input = `${paths.join('\0')}\0`;
    const args = ['-c', 'core.excludesFile=/dev/null', 'check-ignore', '--no-index', '-z', '--stdin'];
    const output = execFileSync('git', args, { cwd: repo.root, input, stdio: ['pipe', 'pipe', 'pipe'] });
    return new Set(output.toString('utf8').split('\0'));
  } catch (cause) {
    // Exit 1 means that none is ignored.
    if (cause instanceof Error && 'status' in cause && cause.status === 1) return new Set();
    throw cause;
  }
}
