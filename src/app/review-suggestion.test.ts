import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestionFor } from './review-suggestion.ts';

const path = 'a.ts';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = 'one\ntwo é\nthree\nfour\n';

/** The file with a suggestion taken. */
function taken(text: string, change: { line: number; endLine: number; text: string } | undefined): string {
  if (change === undefined) return '';
  const lines = text.split('\n');
  lines.splice(change.line - 1, change.endLine - change.line + 1, ...change.text.split('\n'));
  return lines.join('\n');
}

test.each([
  ['a word', [{ path, start: 4, end: 7, text: 'zwei' }], 'one\nzwei é\nthree\nfour\n', [2, 2]],
  ['the first byte', [{ path, start: 0, end: 1, text: 'O' }], 'One\ntwo é\nthree\nfour\n', [1, 1]],
  [
    'behind a letter of two bytes',
    [{ path, start: 10, end: 10, text: '!' }],
    'one\ntwo é!\nthree\nfour\n',
    [2, 2],
  ],
  [
    'two lines',
    [
      { path, start: 4, end: 7, text: 'a' },
      { path, start: 11, end: 16, text: 'b' },
    ],
    'one\na é\nb\nfour\n',
    [2, 3],
  ],
] as const)('%s', (_, edits, after, lines) => {
  const found = suggestionFor(bytes(file), edits);
  expect(taken(file, found)).toBe(after);
  expect([found?.line, found?.endLine]).toEqual(lines);
});

test('taking it is the same as making the edit', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é'), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.nat(40),
      fc.nat(6),
      line,
      (lines, at, length, text) => {
        const source = Buffer.from(lines.join('\n'));
        const start = Math.min(at, source.length);
        const end = Math.min(start + length, source.length);
        const wanted = Buffer.concat([source.subarray(0, start), Buffer.from(text), source.subarray(end)]);
        const found = suggestionFor(source, [{ path, start, end, text }]);
        if (found !== undefined) expect(taken(source.toString(), found)).toBe(wanted.toString());
      },
    ),
  );
});

test('what cannot be read by a person is not suggested', () => {
  const suggested = (text: string) => suggestionFor(bytes(file), [{ path, start: 4, end: 7, text }]);
  expect(suggested('a\u202eb')).toBeUndefined();
  expect(suggested('x\n'.repeat(20))).toBeUndefined();
  expect(suggestionFor(bytes(file), [{ path, start: 4, end: 999, text: '' }])).toBeUndefined();
  expect(
    suggestionFor(bytes(file), [
      { path, start: 4, end: 8, text: '' },
      { path, start: 5, end: 6, text: '' },
    ]),
  ).toBeUndefined();
});
