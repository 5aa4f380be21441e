import { expect, test } from 'vitest';
import { limits } from '../core/limits.ts';
import { readSuppressions, suppressionOf } from './suppressions.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const wish = 'holdfast-ignore: sast/eval until=2027-01-31 reason="input is a constant"';

test.each([
  ['//', `run(x); // ${wish}`],
  ['#', `run(x)  # ${wish}`],
  ['--', `select 1 -- ${wish}`],
  ['/* */', `run(x); /* ${wish} */`],
  ['<!-- -->', `<b> <!-- ${wish} -->`],
  ['{/* */}', `<B /> {/* ${wish} */}`],
])('a comment after code, with %s, speaks for its line', (_, line) => {
  expect(readSuppressions('a', `first\n${line}\nlast`, now)).toEqual({
    suppressions: [
      {
        path: 'a',
        line: 2,
        writtenOn: 2,
        rules: 'sast/eval',
        reason: 'input is a constant',
        until: Date.parse('2027-01-31T23:59:59.999Z'),
      },
    ],
    problems: [],
  });
});

test('a comment on its own line speaks for the line below, and several may be stacked', () => {
  const text = `// ${wish}\n  # holdfast-ignore: sast/other reason='fine'\nrun(x)\n`;
  const { suppressions } = readSuppressions('a', text, now);
  expect(suppressions.map(({ line, rules }) => [line, rules])).toEqual([
    [3, 'sast/eval'],
    [3, 'sast/other'],
  ]);
});

test.each([
  ['no reason', '// holdfast-ignore: sast/eval until=2027-01-31', 'gives no reason'],
  ['an empty reason', '// holdfast-ignore: sast/eval reason="  "', 'gives no reason'],
  [
    'a day that is over',
    '// holdfast-ignore: sast/eval until=2026-11-22 reason="x"',
    'ran out on 2026-11-22',
  ],
  ['no such day', '// holdfast-ignore: sast/eval until=2026-02-30 reason="x"', 'no such day'],
  ['no rule', '// holdfast-ignore: reason="x"', 'names no rule'],
  ['every rule', '// holdfast-ignore: * reason="x"', 'every rule'],
])('a comment with %s is not honoured and reported', (_, line, message) => {
  const read = readSuppressions('a', line, now);
  expect(read.suppressions).toEqual([]);
  expect(read.problems).toMatchObject([{ target: 'a', line: 1, message: expect.stringContaining(message) }]);
});

test('it holds to the end of its day', () => {
  const line = '// holdfast-ignore: sast/eval until=2026-11-23 reason="x"';
  expect(readSuppressions('a', line, Date.parse('2026-11-23T23:59:59Z')).suppressions).toHaveLength(1);
  expect(readSuppressions('a', line, Date.parse('2026-11-24T00:00:00Z')).suppressions).toHaveLength(0);
});

test('text that is no comment is no suppression', () => {
  const lines = [
    `const s = 'holdfast-ignore: sast/eval reason="x"'`,
    `https://${wish}`,
    `"// ${wish}"`,
    wish,
  ];
  for (const line of lines)
    expect(readSuppressions('a', line, now)).toEqual({ suppressions: [], problems: [] });
});

test('a pattern names several rules, on its own line and file only', () => {
  const { suppressions } = readSuppressions('a', 'x() // holdfast-ignore: sast/* reason="x"', now);
  expect(suppressionOf(suppressions, { rule: 'sast/eval', path: 'a', line: 1 })).toBeDefined();
  expect(suppressionOf(suppressions, { rule: 'secrets/x', path: 'a', line: 1 })).toBeUndefined();
  expect(suppressionOf(suppressions, { rule: 'sast/eval', path: 'a', line: 2 })).toBeUndefined();
  expect(suppressionOf(suppressions, { rule: 'sast/eval', path: 'b', line: 1 })).toBeUndefined();
});

test('hostile files: many comments are cut with a problem, odd text does not hang', () => {
  const many = readSuppressions('a', `x() // ${wish}\n`.repeat(limits.suppressionsPerFile + 5), now);
  expect(many.suppressions).toHaveLength(limits.suppressionsPerFile);
  expect(many.problems).toHaveLength(1);
  const odd = `// holdfast-ignore: ${' reason='.repeat(50_000)}${'*/'.repeat(50_000)}${' '.repeat(100_000)}x`;
  expect(readSuppressions('a', odd, now).suppressions).toEqual([]);
});
