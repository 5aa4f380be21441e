import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../formats/semgrep/options.ts';
import { limits } from '../../../core/limits.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import { compilePattern } from './compile-pattern.ts';
import { hunter, testParsers } from '../../../../tests/pattern-hunt.ts';
import { treePatterns } from './tree-patterns.ts';

const parsers = testParsers();
const hunt = hunter(parsers);

const names = ['alpha', 'beta', 'gamma', 'delta'] as const;
const leaf = fc.oneof(
  fc.constantFrom<string>(...names),
  fc.integer({ min: 0, max: 99 }).map(String),
  fc.constantFrom('"s"', '"t u"', 'true'),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc
      .tuple(fc.constantFrom<string>(...names), fc.array(tie('expression'), { maxLength: 3 }))
      .map(([f, list]) => `${f}(${list.join(', ')})`),
    fc
      .tuple(fc.constantFrom<string>(...names), fc.constantFrom<string>(...names))
      .map(([a, b]) => `${a}.${b}`),
    fc.array(tie('expression'), { maxLength: 3 }).map((list) => `[${list.join(', ')}]`),
    fc
      .tuple(tie('expression'), fc.constantFrom('-', '&', '<'), tie('expression'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
}));

describe('what holds for every pattern', () => {
  test.each(['javascript', 'python'] as const)('%s: a piece of code as pattern finds itself', (language) => {
    fc.assert(
      fc.property(expression, (written) => {
        const code =
          language === 'python' ? `wrap(${written.replaceAll('true', 'True')})\n` : `wrap(${written});\n`;
        const found = hunt({ language, pattern: code.trim().replace(/;$/u, ''), code });
        expect(found.length).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test('renaming names that the pattern does not say changes nothing', () => {
    const renamed = (text: string): string => text.replaceAll('alpha', 'omega').replaceAll('made', 'kept');
    const pattern = '$X = sink(...);\n...\n$F($X, ...);';
    fc.assert(
      fc.property(expression, expression, (a, b) => {
        const code = `function f(alpha, beta) { const made = sink(${a}); other(made, ${b}); }`;
        // New names are as long as the old ones, so that every range stays where it is.
        const places = (text: string): readonly string[] =>
          hunt({ language: 'javascript', pattern, code: text }).map(({ start, end }) => `${start} to ${end}`);
        expect(places(code)).toHaveLength(1);
        expect(places(renamed(code))).toEqual(places(code));
      }),
      { numRuns: 80 },
    );
  });

  test('dead code between statements changes nothing', () => {
    fc.assert(
      fc.property(fc.array(expression, { maxLength: 4 }), (dead) => {
        const code = `a = open()\n${dead.map((one) => `if (0 < 1): noop(${one.replaceAll('true', 'True')})\n`).join('')}close(a)\n`;
        expect(hunt({ language: 'python', pattern: '$X = open()\n...\nclose($X)', code }).length).toBe(1);
      }),
      { numRuns: 80 },
    );
  });

  test('every range lies in the text, and every binding does', () => {
    fc.assert(
      fc.property(expression, (written) => {
        const code = `go(${written})`;
        for (const { start, end, bindings } of hunt({
          language: 'javascript',
          pattern: '$F($...ARGS)',
          code,
        })) {
          expect(0 <= start && start < end && end <= code.length).toBe(true);
          for (const bound of bindings.values()) expect(start <= bound.start && bound.end <= end).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('hostile input', () => {
  test('patterns that could be tried in countless ways stop at a budget, and say so', () => {
    const provider = treePatterns(parsers);
    const pattern = 'f({$A: $B, $C: $D, $E: $F, $G: $H, $I: $A}, ...)';
    const compiled = provider.compile({ text: pattern, analyser: 'javascript', options: defaultOptions });
    expect(compiled.ok).toBe(true);
    if (!compiled.ok) return;
    const code = `f({${Array.from({ length: 80 }, (_, n) => `a${n}: ${n}`).join(', ')}})`;
    const { problem } = compiled.value.match({ subject: new Subject(code), analyser: 'javascript' }, {});
    expect(problem).toMatch(/too many steps/u);
  });

  test('many statements between two that belong together take steps in proportion', () => {
    const calls = Array.from({ length: 2_000 }, (_, n) => `g(${n})\n`).join('');
    const code = `a = f()\n${calls}h(a)\n`;
    expect(hunt({ language: 'python', pattern: '$X = f()\n...\ng(5)\n...\nh($X)', code }).length).toBe(1);
  });

  test('deep nesting does not overflow', () => {
    const depth = limits.syntaxDepth / 2 - 20;
    const code = `f(${'g('.repeat(depth)}x${')'.repeat(depth)})`;
    expect(hunt({ language: 'python', pattern: 'f(<... x ...>)', code }).length).toBe(1);
  });

  test.each(['', '   ', ')(', 'f(', '$', '...', '<... ', '$X $Y $Z (', '\0'])(
    '%j as pattern never throws',
    (text) => {
      for (const language of ['python', 'javascript', 'java', 'go'] as const) {
        expect(typeof compilePattern(parsers, language, text).ok).toBe('boolean');
      }
    },
  );

  test('any text as pattern never throws', () => {
    const piece = fc.constantFrom(
      '$X',
      '...',
      '<...',
      '...>',
      '(',
      ')',
      '{',
      '}',
      '"',
      "'",
      '`',
      '$...A',
      ';',
      '\n',
      'a',
      '=',
      '/',
      '@',
      ':',
      ',',
      '.',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        for (const language of ['python', 'javascript', 'java', 'go'] as const)
          compilePattern(parsers, language, pieces.join(''));
      }),
      { numRuns: 60 },
    );
  });
});
