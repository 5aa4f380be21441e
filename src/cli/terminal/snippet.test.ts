import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutTo, padTo, widthOf } from './columns.ts';
import { cutLine, lineText, lineWidth, piece, wrapAtMost, wrapLine } from './line.ts';
import { paintOf } from './paint.ts';
import { snippet } from './snippet.ts';
import type { Mark } from './snippet.ts';

const off = paintOf(false);

function drawn(marks: readonly Mark[], width = 80, linesMax = 40): string {
  return snippet(marks, { width, linesMax })
    .map((line) => lineText(line, off))
    .join('\n');
}

function mark(
  at: readonly [line: number, column: number, endColumn: number],
  more: Partial<Mark> = {},
): Mark {
  const [line, column, endColumn] = at;
  const span = { line, column, endLine: line, endColumn };
  return { path: 'a.ts', span, label: '', primary: false, excerpt: source, ...more };
}

const source = {
  firstLine: 9,
  lines: [
    'function go(req, res) {',
    '  const to = req.query.url;',
    '  if (!to) return;',
    '\tconst 日本 = check(to, rule);',
    '  res.redirect(to);',
    '}',
  ],
};

describe('annotated source', () => {
  test('one mark', () => {
    expect(drawn([mark([13, 3, 19], { primary: true, label: 'leads anywhere' })])).toBe(
      ['  --> a.ts:13:3', '13 |   res.redirect(to);', '   |   ^^^^^^^^^^^^^^^^ leads anywhere'].join('\n'),
    );
  });

  test('two marks: far lines are elided, a single line between is shown', () => {
    const first = mark([10, 14, 27], { label: 'from the query' });
    expect(drawn([mark([13, 3, 19], { primary: true }), first])).toBe(
      [
        '  --> a.ts:13:3',
        '10 |   const to = req.query.url;',
        '   |              ------------- from the query',
        '...',
        '13 |   res.redirect(to);',
        '   |   ^^^^^^^^^^^^^^^^',
      ].join('\n'),
    );
    expect(drawn([mark([12, 2, 7], { primary: true }), first])).toContain('11 |   if (!to) return;');
  });

  test('several marks in one line hang below it, from right to left', () => {
    expect(
      drawn([
        mark([13, 3, 6], { primary: true, label: 'response' }),
        mark([13, 7, 15], { label: 'call' }),
        mark([13, 16, 18], { label: 'target' }),
      ]),
    ).toBe(
      [
        '  --> a.ts:13:3',
        '13 |   res.redirect(to);',
        '   |   ^^^ -------- -- target',
        '   |   |   |',
        '   |   |   call',
        '   |   response',
      ].join('\n'),
    );
  });

  test('tabs and wide characters keep the underline below its text', () => {
    const lines = drawn([mark([12, 13, 18], { primary: true })]).split('\n');
    expect(lines[1]).toBe('12 |     const 日本 = check(to, rule);');
    const code = lines[1]?.slice(0, lines[1].indexOf('check')) ?? '';
    expect(widthOf(code)).toBe(lines[2]?.indexOf('^'));
    expect(lines[2]?.match(/\^+/)?.[0]).toHaveLength(5);
  });

  test('combining and escaped characters are counted as they are shown', () => {
    const excerpt = { firstLine: 1, lines: ['e\u0301\u202e\u001b= bad'] };
    const lines = drawn([mark([1, 7, 10], { primary: true, excerpt })]).split('\n');
    expect(lines[1]).toBe('1 | e\u0301\\u202e\\x1b= bad');
    expect(widthOf((lines[1] ?? '').slice(0, lines[1]?.indexOf('bad')))).toBe(lines[2]?.indexOf('^'));
  });

  test('a mark over several lines is a bracket at the left', () => {
    const span = { line: 9, column: 1, endLine: 14, endColumn: 2 };
    expect(
      drawn([
        mark([9, 1, 1], { primary: true, span, label: 'the handler' }),
        mark([10, 14, 27], { label: 'input' }),
      ]),
    ).toBe(
      [
        '  --> a.ts:9:1',
        ' 9 | / function go(req, res) {',
        '10 | |   const to = req.query.url;',
        '   | |              ------------- input',
        '...  |',
        '14 | | }',
        '   | |_^ the handler',
      ].join('\n'),
    );
  });

  test('a span that ends before the first column ends on the line before', () => {
    const span = { line: 13, column: 3, endLine: 14, endColumn: 1 };
    expect(drawn([mark([13, 3, 3], { primary: true, span })])).toContain('   |   ^^^^^^^^^^^^^^^^^');
  });

  test('a mark whose later lines are not known ends with its first line', () => {
    const span = { line: 13, column: 3, endLine: 20, endColumn: 2 };
    const excerpt = { firstLine: 13, lines: ['  res.redirect(to);'] };
    expect(drawn([mark([13, 3, 3], { primary: true, span, excerpt, label: 'here' })])).toBe(
      ['  --> a.ts:13:3', '13 |   res.redirect(to);', '   |   ^^^^^^^^^^^^^^^^^ here'].join('\n'),
    );
  });

  test('a long line is cut to a window around the mark', () => {
    const excerpt = { firstLine: 1, lines: [`${'x'.repeat(5_000)} eval(input) ${'y'.repeat(5_000)}`] };
    const out = drawn([mark([1, 5_002, 5_013], { primary: true, excerpt, label: 'runs it' })], 60);
    expect(out).toContain('eval(input)');
    expect(out.split('\n')[1]).toMatch(/^1 \| ….*…$/);
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(60);
  });

  test('files are drawn one after the other, that of the primary mark first', () => {
    const out = drawn([
      mark([10, 3, 8], { path: 'b.ts', label: 'begins here' }),
      mark([13, 3, 6], { primary: true }),
    ]);
    expect(out.indexOf('--> a.ts:13:3')).toBeLessThan(out.indexOf('--> b.ts:10:3'));
  });

  test('a mark whose source is not known is named with its label', () => {
    expect(drawn([mark([99, 1, 2], { primary: true, label: 'here' })])).toBe(
      '   --> a.ts:99:1\n    = a.ts:99:1 here'.replace('   -->', ' -->').replace('    =', '  ='),
    );
  });

  test('fewer marks rather than too many lines', () => {
    const marks = [
      mark([13, 3, 19], { primary: true }),
      mark([9, 1, 9], { label: 'x' }),
      mark([10, 3, 8], { label: 'y' }),
    ];
    expect(drawn(marks, 80, 3).split('\n')).toHaveLength(3);
    expect(drawn(marks, 80, 3)).toContain('^^^^');
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('日', 'e\u0301', '\t', 'a', ' ', '\u{1f600}', '\ud800', '\u001b'), {
      maxLength: 60,
    })
    .map((all) => all.join('')),
);

test.each([
  ['plain', 5],
  ['日本', 4],
  ['e\u0301', 1],
  ['\u{1f600}', 2],
  ['ｆｕｌｌ', 8],
  ['✘…·', 3],
])('%s takes %i columns', (shown, columns) => expect(widthOf(shown)).toBe(columns));

describe('for any text', () => {
  test('a snippet never is wider than asked, whatever its marks say', () => {
    const number = fc.integer({ min: -3, max: 70 });
    const marks = fc.array(fc.tuple(text, number, number, number, number, text, fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(marks, fc.integer({ min: 40, max: 120 }), (all, width) => {
        const list = all.map(([line, a, b, c, d, label, isHere], index): Mark => ({
          path: isHere ? 'a' : 'b',
          span: { line: 1 + (Math.abs(a) % 3), column: b, endLine: 1 + Math.abs(c % 5), endColumn: d },
          label,
          primary: index === 0,
          excerpt: { firstLine: 1, lines: [line, line, label] },
        }));
        const lines = snippet(list, { width, linesMax: 30 });
        expect(lines.length).toBeLessThanOrEqual(30);
        for (const line of lines.filter((row) => row.some(({ text: part }) => part.includes(' | ')))) {
          expect(lineWidth(cutLine(line, width))).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test('cutting and padding give the width asked for', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (raw, width) => {
        const { text: shown } = piece(raw);
        expect(widthOf(cutTo(shown, width))).toBeLessThanOrEqual(width);
        expect(widthOf(padTo(shown, width))).toBe(width);
        if (widthOf(shown) <= width) expect(cutTo(shown, width)).toBe(shown);
        expect(lineWidth(cutLine([piece(raw), piece(raw, 'red')], width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('wrapping loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 30 }), (words) => {
        const rows = wrapLine([piece(words.join(' '))], 20, 2).map((row) => lineText(row, off));
        expect(
          rows
            .join(' ')
            .split(/\s+/)
            .filter((word) => word !== ''),
        ).toEqual(words);
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

test('lines that are too many are cut at the end of the last', () => {
  const rows = wrapAtMost([piece('one two three four five six')], 10, { indent: 2, linesMax: 2 });
  expect(rows.map((row) => lineText(row, off))).toEqual(['one two', '  three f…']);
  expect(wrapAtMost([piece('one two')], 10, { indent: 2, linesMax: 2 })).toHaveLength(1);
});

test('no wrapped line begins with what a CI runner obeys', () => {
  const rows = wrapLine([piece('aaaa bbbb   ::set-output name=x::y')], 10, 2);
  for (const row of rows.slice(1)) expect(lineText(row, off)).not.toMatch(/^\s*::/);
});

test('paint off gives the text back, paint on wraps it in its own codes', () => {
  expect(off.red('x')).toBe('x');
  const on = paintOf(true);
  expect(on.red(on.bold('x'))).toBe('\u001b[31m\u001b[1mx\u001b[22m\u001b[39m');
  expect(on.red('')).toBe('');
});
