import { expect, test } from 'vitest';
import { readGitleaksignore } from './gitleaksignore.ts';
import { readSecretMarks } from './secret-marks.ts';

const lines = (text: string): readonly number[] => [...readSecretMarks(text).keys()];

test.each([
  ['a\nkey # gitleaks:allow\nb', [2]],
  ['key // betterleaks:allow', [1]],
  ['key // TruffleHog:ignore', [1]],
  ['a\n// secretlint-disable-next-line\nkey', [3]],
  ['key // secretlint-disable-line', [1]],
  ['/* secretlint-disable */\nkey\n/* secretlint-enable */\nkey', [1, 2]],
  ['key  # pragma: allowlist secret', [1]],
  ['# pragma: whitelist nextline secret\nkey', [2]],
  ['gitleaks allow', []],
])('%j', (text, expected) => {
  expect(lines(text)).toEqual(expected);
});

test('a fingerprint with a commit, one without, and a line that is none', () => {
  const text = `# from the audit\n${'a'.repeat(40)}:src/a.ts:aws-access-token:12\nsrc/b.ts:generic-api-key:3\n\nnot one\n`;
  expect(readGitleaksignore(text)).toEqual({
    places: [
      { commit: 'a'.repeat(40), path: 'src/a.ts', rule: 'aws-access-token', line: 12, writtenOn: 2 },
      { path: 'src/b.ts', rule: 'generic-api-key', line: 3, writtenOn: 3 },
    ],
    unread: [5],
  });
});
