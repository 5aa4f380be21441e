import fc from 'fast-check';
import { expect, test } from 'vitest';
import { badMarkdown } from '../../../tests/forges/wire.ts';
import { fenceFor, foreign } from './foreign.ts';

test.each([
  '@acme/everyone',
  '![x](https://evil.test/p.png)',
  '[x](javascript:1)',
  '<img src=x onerror=1>',
  'https://evil.test',
  'fixes #12, !34, $5, %6, ~"bug", &7, GH-8',
  'a@b.example',
  '`code` | cell',
])('%s is no more than text', (text) => {
  expect(badMarkdown(`What was found: ${foreign(text)}`)).toEqual([]);
  expect(foreign(text)).not.toMatch(/(?:#|!|%|~|&amp;)(?=[\w"])/);
});

test('a line stays a line, so that no order to the forge can begin one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(foreign(text)).not.toMatch(/[\n\r\u2028\u2029]/);
    }),
  );
});

test('a fence is longer than what it holds', () => {
  expect(fenceFor('a')).toBe('```');
  expect(fenceFor('a\n````\nb')).toBe('`````');
});
