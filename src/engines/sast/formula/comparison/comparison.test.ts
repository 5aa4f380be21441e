import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Binding } from '../range.ts';
import { holdsComparison } from './evaluate.ts';
import { parseComparison } from './parse.ts';

const now = Date.UTC(2024, 5, 15, 12);
const values: Record<string, Binding['value']> = { $N: 8n, $F: 1.5, $S: 'abc', $T: true, $D: '30' };
const bindings = new Map<string, Binding>([
  ...Object.entries(values).map(
    ([name, value]) =>
      [name, { text: String(value), start: 0, end: 0, ...(value === undefined ? {} : { value }) }] as const,
  ),
  ['$CODE', { text: 'f(x)', start: 0, end: 4 }],
  ['$HEX', { text: 'ff', start: 0, end: 2 }],
]);

function holds(text: string, { strip = false, base = 0 } = {}): boolean | string {
  const expression = parseComparison(text);
  if (!expression.ok) return expression.error;
  return holdsComparison({ expression: expression.value, strip, base }, bindings, { now });
}

test.each([
  '$N == 8',
  '$N > 7',
  '$N >= 8 and $N <= 8',
  '$N != 9',
  '7 < $N < 9',
  '$N == 0o10',
  '$N == 0x8',
  '$N == 0b1000',
  '$N + 1 == 9',
  '$N - 1 == 7',
  '$N * 2 == 16',
  '$N / 3 == 2',
  '$N // 3 == 2',
  '$N % 3 == 2',
  '$N ** 2 == 64',
  '-$N < 0',
  '2 ** 3 ** 2 == 512',
  '1 + 2 * 3 == 7',
  '(1 + 2) * 3 == 9',
  '$N & 12 == 8',
  '($N | 1) == 9',
  '($N ^ 8) == 0',
  '~$N == -9',
  '1 << 3 == $N',
  '$F > 1',
  '$F == 1.5',
  '$N == 8.0',
  '$S == "abc"',
  "$S != 'x'",
  '$S in ["x", "abc"]',
  '"b" in $S',
  '$S not in ["x"]',
  'not $S in ["x"]',
  'not ($N == 1)',
  '$T == True',
  '$T',
  'not not $T',
  '$N == 1 or $N == 8',
  'len($S) == 3',
  'len([1, 2]) == 2',
  'int($D) == 30',
  'int($D) + 1 == 31',
  'int("1f", 16) == 31',
  'float($D) == 30',
  'str($N) == "8"',
  'str($CODE) == "f(x)"',
  'str($CODE) in ["f(x)"]',
  're.match("a.c", $S)',
  're.match("^(?i)ABC$", $S)',
  'not re.match("b", $S)',
  'lower("A") == "a"',
  'abs(-3) == 3',
  'today() > strptime("2024-06-14")',
  'today() < strptime("2024-06-16")',
  'parse_promql_duration("1h30m") == 5400000',
  'r"\\d" == "\\\\d"',
  '[1, "a"] == [1, "a"]',
  '1 < 2 <= 2',
])('%s', (text) => {
  expect(holds(text)).toBe(true);
});

test.each([
  '$N == 9',
  '$S > 1',
  '$S == 1',
  '$CODE == "f(x)"',
  '$CODE > 1',
  '$MISSING == 1',
  '$MISSING == 1 or $N == 8',
  '$N',
  '"a" + 1 == "a1"',
  '1 / 0 == 1',
  '1 % 0 == 0',
  '2 ** 99999 > 1',
  '$N in 8',
  'int("x") == 1',
  'int($CODE) == 1',
  'strptime("2024-13-01") < today()',
  'strptime("2024-02-30") < today()',
  'parse_promql_duration("1x") > 0',
  're.match("(", $S)',
  're.match("a", $N)',
  'len(1) == 1',
  '1 << 99999 > 0',
])('%s is false, not an error', (text) => {
  expect(holds(text)).toBe(false);
});

test('metavariables as numbers in a base', () => {
  expect(holds('$HEX == 255', { strip: true, base: 16 })).toBe(true);
  expect(holds('$D > 29', { strip: true })).toBe(true);
  expect(holds('$S > 0', { strip: true })).toBe(false);
});

describe('what is no comparison', () => {
  test.each([
    '',
    '1 +',
    '(1',
    '1)',
    'f($N)',
    'import os',
    '__import__("os")',
    '$N.x == 1',
    'lambda: 1',
    '$N = 1',
    '"open',
    '1 2',
    '[1',
    'a == 1',
    '`x`',
  ])('%s', (text) => {
    expect(typeof holds(text)).toBe('string');
  });

  test('nesting without end', () => {
    expect(typeof holds(`${'('.repeat(50_000)}1`)).toBe('string');
    expect(typeof holds(`${'-'.repeat(1_500)}1 == 1`)).toBe('string');
    expect(typeof holds(`${'not '.repeat(1_500)}$T`)).toBe('string');
  });

  test('any text is read without a throw', () => {
    const word = fc.constantFrom(
      '$N',
      '1',
      '"a"',
      '+',
      '-',
      '**',
      '<',
      'in',
      'not',
      'and',
      'or',
      '(',
      ')',
      '[',
      ']',
      ',',
      'int',
      're.match',
      'len',
      '$CODE',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => void holds(words.join(' '))),
      { numRuns: 2_000 },
    );
  });
});
