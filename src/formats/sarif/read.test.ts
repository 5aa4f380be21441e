import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSarif } from './read.ts';

const fixture = readFileSync(new URL('fixtures/two-runs.sarif', import.meta.url), 'utf8');
const uriOf = (uri: string): string | undefined => {
  const locations = [{ physicalLocation: { artifactLocation: { uri } } }];
  return readSarif(JSON.stringify({ version: '2.1.0', runs: [{ results: [{ locations }] }] })).runs[0]
    ?.results[0]?.path;
};

test('two runs: tool, success, revision, and only what is a finding', () => {
  const { runs, problems } = readSarif(fixture);
  expect(problems).toEqual([]);
  expect(runs.map(({ tool, version, successful }) => [tool, version, successful])).toEqual([
    ['Example Scanner', '3.1.4', true],
    ['Other', '', false],
  ]);
  expect(runs[0]).toMatchObject({
    revision: '0123456789abcdef0123456789abcdef01234567',
    claimedAt: Date.UTC(2026, 10, 2, 9, 30),
    rules: ['open-redirect', 'weak-hash', 'pack/header'],
  });
  expect(
    runs[0]?.results.map(({ rule, level, path, line, suppressed }) => [rule, level, path, line, suppressed]),
  ).toEqual([
    ['open-redirect', 'error', 'src/routes/go to.ts', 12, false],
    ['weak-hash', 'warning', '', 1, false],
    ['pack/header', 'note', '', 1, false],
    ['weak-hash', 'warning', '', 1, true],
  ]);
});

describe('places', () => {
  test.each([
    'file:///etc/passwd',
    '/etc/passwd',
    '../a',
    'a/../../b',
    'a/%2e%2e/b',
    '\\\\host\\share',
    'C:/a',
    'https://a/b',
    'a%00b',
  ])('%s names no path', (uri) => {
    expect(uriOf(uri)).toBe('');
  });

  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['./src/a.ts', 'src/a.ts'],
    ['a%20b', 'a b'],
    ['100%', '100%'],
  ])('%s is %s', (uri, path) => {
    expect(uriOf(uri)).toBe(path);
  });
});

test.each(['', '{', '[]', '{"version":"2.1.0"}', '{"version":"2.1.0","runs":{}}'])(
  '%j is a problem',
  (text) => {
    expect(readSarif(text)).toMatchObject({ runs: [], problems: [{ kind: 'failed' }] });
  },
);

test('another version is read and told', () => {
  expect(readSarif('{"version":"2.0.0","runs":[]}').problems).toMatchObject([{ kind: 'partial' }]);
});

test('an invocation that does not say it succeeded did not', () => {
  const text = '{"version":"2.1.0","runs":[{"invocations":[{}]},{}]}';
  expect(readSarif(text).runs.map(({ successful }) => successful)).toEqual([false, undefined]);
});
