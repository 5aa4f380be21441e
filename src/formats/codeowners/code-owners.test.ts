import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { codeOwnersDialects, ownersOfPath, readCodeOwners, type CodeOwnersDialect } from './index.ts';

/** Short expressions of the tests only. */
function compile(source: string): ((path: string) => boolean) | string {
  try {
    const regex = new RegExp(`^(?:${source})$`);
    return (path) => regex.test(path);
  } catch {
    return 'not a regular expression';
  }
}

const read = (dialect: CodeOwnersDialect, text: string) =>
  readCodeOwners({ path: 'CODEOWNERS', text, dialect }, compile);
const who = (dialect: CodeOwnersDialect, text: string, path: string) =>
  ownersOfPath(read(dialect, text), path).flatMap(({ owners }) => owners);

describe('GitHub', () => {
  test.each([
    ['*', 'a/b/c.ts', true],
    ['*.ts', 'a/b/c.ts', true],
    ['*.ts', 'a/b/c.tsx', false],
    ['/build/logs/', 'build/logs/a/b.log', true],
    ['/build/logs/', 'x/build/logs/a.log', false],
    ['docs/*', 'docs/a.md', true],
    ['docs/*', 'docs/deep/a.md', false],
    ['docs/*', 'x/docs/a.md', false],
    ['apps/', 'x/apps/deep/a.ts', true],
    ['apps/', 'apps', false],
    ['apps', 'x/apps/deep/a.ts', true],
    ['/docs', 'docs/a/b.md', true],
    ['/docs', 'docs', true],
    ['**/logs', 'deep/er/logs/a.txt', true],
    ['src/**/gen', 'src/a/b/gen/x.ts', true],
    ['src/**', 'src/a/b.ts', true],
    ['a\\ b.txt', 'a b.txt', true],
    ['{a,b}', 'a', false],
    ['{a,b}', '{a,b}', true],
    ['README.md', 'readme.md', false],
  ])('%s and %s: %s', (pattern, path, owned) => {
    expect(who('github', `${pattern} @acme/team`, path)).toEqual(owned ? ['@acme/team'] : []);
  });

  test('the last line that matches wins, also when it names nobody; comments end a line', () => {
    const text = '* @all\n/apps/ @apps # not @this\n/apps/free\n#* @nobody\n';
    expect(who('github', text, 'x.ts')).toEqual(['@all']);
    expect(who('github', text, 'apps/x.ts')).toEqual(['@apps']);
    expect(who('github', text, 'apps/free/x.ts')).toEqual([]);
  });

  test('lines it does not understand are left out, with their place', () => {
    const { problems } = read('github', '* @all\n!*.md @a\n[ab].ts @a\n*.js nobody\n*.go @a b@c.example\n');
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, 'GitHub does not understand patterns with !'],
      [3, 'GitHub does not understand patterns with [ ]'],
      [4, '“nobody” is no owner'],
    ]);
    expect(who('github', '* @all\n*.js @a nobody\n', 'x.js')).toEqual(['@all']);
  });
});

describe('GitLab', () => {
  const text = [
    '* @all',
    '\\#odd @hash',
    '^[Docs][3] @docs @writers',
    '/docs/',
    '*.md @md',
    '[Database][2] @dba',
    'db/',
    '!db/seeds/',
    'db/seeds/x.sql @late',
    '[docs]',
    'handbook @hand',
    '[Roles]',
    '/config/ @@maintainer',
  ].join('\n');

  test('every section has its say, the last entry of each wins', () => {
    expect(ownersOfPath(read('gitlab', text), 'docs/a.md')).toEqual([
      { section: '', optional: false, approvals: 1, owners: ['@all'], line: 1 },
      { section: 'Docs', optional: true, approvals: 1, owners: ['@md'], line: 5 },
    ]);
    expect(who('gitlab', text, 'docs/a.txt')).toEqual(['@all', '@docs', '@writers']);
    expect(who('gitlab', text, '#odd')).toEqual(['@hash']);
    expect(who('gitlab', text, 'a/handbook')).toEqual(['@all', '@hand']);
    expect(who('gitlab', text, 'config/a')).toEqual(['@all', '@@maintainer']);
  });

  test('approvals, exclusions that stay, and default owners', () => {
    expect(ownersOfPath(read('gitlab', text), 'x/db/a.sql').at(-1)).toMatchObject({
      section: 'Database',
      approvals: 2,
      owners: ['@dba'],
    });
    expect(who('gitlab', text, 'db/seeds/x.sql')).toEqual(['@all']);
  });

  test.each([
    ['/docs', 'docs/a.md', false],
    ['/docs/', 'docs/a/b.md', true],
    ['/docs/*', 'docs/a/b.md', false],
    ['/docs/**/*.md', 'docs/a/b.md', true],
    ['/docs/**/*.md', 'docs/b.md', true],
    ['lib/', 'x/lib/y/z', true],
    ['model/[a-c]?.rb', 'model/b1.rb', true],
    ['model/[!a-c]?.rb', 'model/b1.rb', false],
    ['.*', 'a/.env', true],
  ])('%s and %s: %s', (pattern, path, owned) => {
    expect(who('gitlab', `${pattern} @a`, path)).toEqual(owned ? ['@a'] : []);
  });

  test('what is odd is told with its line', () => {
    const { problems } = read('gitlab', '[A][0]\nx @a\n^[B][2]\ny @b\n[C]\nz\n[broken\n[]\n');
    expect(problems.map(({ line }) => line)).toEqual([1, 3, 6, 7, 8]);
  });
});

test('Gitea: regular expressions over whole paths, negated ones, and all lines that match count', () => {
  const text = '.*\\\\.go @go # why\n!src/.* @outside\nsrc/with\\#hash @acme/hash\n(( @x\ndocs/.*\n';
  expect(who('gitea', text, 'src/a.go')).toEqual(['@go']);
  expect(who('gitea', text, 'lib/a.go')).toEqual(['@go', '@outside']);
  expect(who('gitea', text, 'src/with#hash')).toEqual(['@acme/hash']);
  expect(read('gitea', text).problems.map(({ line }) => line)).toEqual([4, 5]);
});

describe('hostile files', () => {
  test('too large, too long, too many', () => {
    const large = read('github', 'x'.repeat(limits.codeOwnersBytes + 1));
    expect([large.sections, large.problems.length]).toEqual([[], 1]);
    const long = read('github', `${'x'.repeat(limits.codeOwnersLineChars)} @a\n* @b`);
    expect(long.problems).toMatchObject([{ line: 1 }]);
    const many = read('github', 'a @a\n'.repeat(limits.codeOwnersEntries + 10));
    expect(many.sections[0]?.entries.length).toBe(limits.codeOwnersEntries);
    expect(many.problems).toHaveLength(1);
    expect(read('gitlab', 'x y\n'.repeat(1_000)).problems).toHaveLength(limits.codeOwnersProblems);
  });

  test('no text makes it throw, no pattern takes long', () => {
    const line = fc.string({ unit: fc.constantFrom(...'*/[]!^#\\ @aé{}?-\n'), maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...codeOwnersDialects), line, fc.string(), (dialect, text, path) => {
        expect(Array.isArray(ownersOfPath(read(dialect, text), path))).toBe(true);
      }),
    );
    const stars = `${'*a'.repeat(1_000)}b @a`;
    expect(who('gitlab', stars, 'a'.repeat(3_000))).toEqual([]);
    expect(who('github', `${'**/'.repeat(1_000)}x @a`, 'a/'.repeat(1_000))).toEqual([]);
  });
});
