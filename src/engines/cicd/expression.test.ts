import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeholdersIn } from './expression-lexer.ts';
import { flowingFrom, parseExpression, referencesIn } from './expression.ts';

function flowing(text: string): readonly string[] | undefined {
  const expr = parseExpression(text);
  return expr && flowingFrom(expr);
}

describe('expressions', () => {
  test.each<[string, readonly string[]]>([
    ['github.HEAD_ref', ['github.head_ref']],
    ["github['event']['issue'].title", ['github.event.issue.title']],
    ['github.event.commits[0].message', ['github.event.commits.*.message']],
    ['github.event.commits.*.message', ['github.event.commits.*.message']],
    ['a.b || c.d', ['a.b', 'c.d']],
    ['a.b && c.d', ['c.d']],
    ["a.b == 'x' && c.d || 'it''s'", ['c.d']],
    ['!a.b', []],
    ['contains(a.b, c.d)', []],
    ["format('{0}', a.b)", ['a.b']],
    ['(a.b)', ['a.b']],
    ['fromJSON(a.b)[0].c', ['a.b']],
    ['1.5e3 < 0x1F', []],
  ])('%s lets out %j', (text, paths) => expect(flowing(text)).toEqual(paths));

  test.each(['', 'a b', 'a.', "'open", 'f(a', 'a ||', 'a[', '${{ a }}', 'a;b'])('%j is not valid', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  });

  test('nesting has a limit, and nothing throws', () => {
    expect(parseExpression(`${'('.repeat(10_000)}a${')'.repeat(10_000)}`)).toBeUndefined();
    expect(parseExpression(`${'!'.repeat(100_000)}a`)).toBeDefined();
    const piece = fc.constantFrom(
      'a',
      '.',
      '[',
      ']',
      '(',
      ')',
      "'x'",
      '||',
      '&&',
      '==',
      '!',
      ',',
      '*',
      '1',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const expr = parseExpression(pieces.join(''));
        // What comes out was read.
        if (expr) expect(referencesIn(expr)).toEqual(expect.arrayContaining([...flowingFrom(expr)]));
      }),
    );
  });
});

test('placeholders end at their own braces', () => {
  const text = "x ${{ a }} ${{ format('}}', b) }} ${{ open";
  expect(placeholdersIn(text, 0, text.length).map((one) => text.slice(one.start, one.end))).toEqual([
    '${{ a }}',
    "${{ format('}}', b) }}",
  ]);
});
