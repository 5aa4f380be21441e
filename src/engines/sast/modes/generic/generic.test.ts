import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../../formats/semgrep/options.ts';
import type { RuleOptions } from '../../../../formats/semgrep/options.ts';
import { Subject } from '../../../../lang/regex/subject.ts';
import { genericMode } from './generic-mode.ts';

function search(pattern: string, text: string, options: Partial<RuleOptions> = {}) {
  const compiled = genericMode().compile({
    text: pattern,
    analyser: 'generic',
    options: { ...defaultOptions, ...options },
  });
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value.match({ subject: new Subject(text), analyser: 'generic' }, {});
}
const found = (pattern: string, text: string, options?: Partial<RuleOptions>): readonly string[] =>
  search(pattern, text, options).ranges.map(({ start, end }) => text.slice(start, end));

describe('words and signs', () => {
  test.each([
    ['f(x)', 'f ( x ) ff(x) f(xx)', ['f ( x )']],
    ['a-b', 'a - b', ['a - b']],
    ['f(x) { a; }', 'f(x)\n{\n  a; }', ['f(x)\n{\n  a; }']],
    ['é', 'né é', ['é', 'é']],
    ['$X = $X', 'a = a b = c', ['a = a']],
    ['$x', 'a $x', ['$x']],
    ['....', '....', ['....']],
  ])('%s in %j', (pattern, text, matches) => {
    expect(found(pattern, text)).toEqual(matches);
  });
});

describe('indentation', () => {
  test('a flat pattern matches indented text', () => {
    expect(found('a b c', 'a\n  b\n    c')).toEqual(['a\n  b\n    c']);
  });

  test('an indented pattern only indented text', () => {
    expect(found('a\n  b', 'a\n    b')).toEqual(['a\n    b']);
    expect(found('a\n  b', 'a\nb')).toEqual([]);
    expect(found('a\n  ...', 'a\n  b\n  c\nd')).toEqual(['a\n  b\n  c']);
  });

  test('the whole block has to match', () => {
    expect(found('a\n  b', 'a\n  b\n  c')).toEqual([]);
  });
});

describe('ellipses', () => {
  test('the shortest match, within ten lines', () => {
    expect(found('a ... z', 'a b z z')).toEqual(['a b z']);
    expect(found('a ... z', `a${'\n'.repeat(10)}z`)).toHaveLength(1);
    expect(found('a ... z', `a${'\n'.repeat(11)}z`)).toEqual([]);
    expect(found('a ... ... z', `a${'\n'.repeat(20)}z`)).toHaveLength(1);
  });

  test('the span is the rule’s choice', () => {
    expect(found('a ... z', 'a b z\na\nz', { generic_ellipsis_max_span: 0 })).toEqual(['a b z']);
  });

  test('of matches that end together the shorter one', () => {
    expect(found('a ... z', 'a a z')).toEqual(['a z']);
    expect(found('a ...', 'x {\n  a\n  b a\n}')).toEqual(['a\n  b a']);
  });

  test('a match that starts inside brackets does not leave them', () => {
    expect(found('a ... c', '(a) c')).toEqual([]);
    expect(found('( a ... c', '(a) c')).toEqual(['(a) c']);
    expect(found('a ... c', '(a\n) c')).toEqual(['a\n) c']);
  });

  test('what $...X stands for', () => {
    const [match] = search('f($...X)', 'f(a, b)').ranges;
    expect(match?.bindings.get('$...X')).toMatchObject({ text: 'a, b', start: 2, end: 6 });
    expect(found('$...X = $...X;', ' a b = a b;')).toEqual([]);
  });

  test('numbers are numbers', () => {
    expect(search('port $N', 'port 0x1F').ranges[0]?.bindings.get('$N')?.value).toBe(31n);
  });
});

describe('comments', () => {
  test.each([
    ['c', 'a /* b */ c', 1],
    ['cpp', 'a // b\nc', 1],
    ['shell', 'a # b\nc', 1],
    ['none', 'a # b\nc', 0],
    ['c', 'a /* b c', 0],
  ])('%s: %j', (style, text, count) => {
    expect(found('a c', text, { generic_comment_style: style })).toHaveLength(count);
  });

  test('places stay', () => {
    expect(found('c', '/* é\n c */ c', { generic_comment_style: 'c' })).toEqual(['c']);
    expect(search('c', '/* é\n c */ c', { generic_comment_style: 'c' }).ranges[0]?.start).toBe(11);
  });
});

describe('texts nobody wrote', () => {
  test('binary and minified files are left alone', () => {
    expect(found('a', `a${'\u0001'.repeat(50)}`)).toEqual([]);
    expect(found('a', 'a '.repeat(1_000))).toEqual([]);
    expect(found('a', 'a '.repeat(100))).toHaveLength(100);
  });

  test.each([
    ['brackets', `${'('.repeat(50_000)}\n`],
    ['closed brackets', `${'('.repeat(20_000)}${')'.repeat(20_000)}\n`],
    ['indentation', Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at % 700)}a\n`).join('')],
    ['many starts', 'a b\n'.repeat(20_000)],
  ])('%s', (_, text) => {
    const padded = `${'\n'.repeat(60)}${text}`;
    expect(() => found('a ... b ... c ... d', padded)).not.toThrow();
    expect(() => found('( ... ( ... x', padded)).not.toThrow();
  });

  test('ellipses upon ellipses end, with a problem where not everything was tried', () => {
    const text = `${'a b $x\n'.repeat(400)}`;
    const { ranges, problem } = search(`${'a ... b ... '.repeat(8)}$Y $Y zz`, text, {
      generic_ellipsis_max_span: 1_000,
    });
    expect(ranges).toEqual([]);
    expect(problem === undefined || problem.includes('steps')).toBe(true);
  });

  test.each([
    '',
    '\n \n',
    '... $...X',
    `${Array.from({ length: 80 }, (_, at) => ' '.repeat(at) + 'a').join('\n')}`,
  ])('%j is no pattern', (pattern) => {
    expect(genericMode().compile({ text: pattern, analyser: 'generic', options: defaultOptions }).ok).toBe(
      false,
    );
  });
});

const piece = fc.constantFrom('a', 'b', '(', ')', '{', '}', ' ', '\n', '\n  ', '...', '$X', '.', ';');
test('a text without ellipses or names is found in itself', () => {
  const word = fc.constantFrom('a', 'bb', ';', '(', ')', '-');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      (words) => void expect(found(words.join(' '), words.join(' '))[0]).toBe(words.join(' ')),
    ),
  );
});

test('every match lies in the text and starts and ends with an atom', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.array(piece, { maxLength: 30 }),
      (pattern, pieces) => {
        const compiled = genericMode().compile({
          text: pattern.join(' '),
          analyser: 'generic',
          options: defaultOptions,
        });
        if (!compiled.ok) return;
        const text = pieces.join('');
        for (const { start, end } of compiled.value.match(
          { subject: new Subject(text), analyser: 'generic' },
          {},
        ).ranges) {
          expect(start).toBeLessThanOrEqual(end);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
