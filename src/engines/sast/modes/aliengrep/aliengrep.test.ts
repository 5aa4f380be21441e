import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../../formats/semgrep/options.ts';
import type { RuleOptions } from '../../../../formats/semgrep/options.ts';
import { Subject } from '../../../../lang/regex/subject.ts';
import { aliengrepMode } from './aliengrep-mode.ts';

function search(pattern: string, text: string, options: Partial<RuleOptions> = {}) {
  const compiled = aliengrepMode.compile({
    text: pattern,
    analyser: 'aliengrep',
    options: { ...defaultOptions, ...options },
  });
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value.match({ subject: new Subject(text), analyser: 'aliengrep' }, {});
}
const found = (pattern: string, text: string, options?: Partial<RuleOptions>): readonly string[] =>
  search(pattern, text, options).ranges.map(({ start, end }) => text.slice(start, end));

describe('over lines', () => {
  test.each([
    ['a b', 'a\n b ab', ['a\n b']],
    ['a', 'aa a', ['a']],
    ['f($X)', 'f( b )', ['f( b )']],
    ['$X $X', 'a b b', ['b b']],
    ['a ... b', 'a x\n\n\n\n\n\n\n\n\n\n\n\ny b b', ['a x\n\n\n\n\n\n\n\n\n\n\n\ny b']],
    ['(...)', '(a (b) c)', ['(a (b) c)']],
    ['(... x)', '() x)', []],
    ['(... x)', '(a x)', ['(a x)']],
    ['a ... b', 'a ( b', ['a ( b']],
    ['a ... b', 'a (b) b', ['a (b) b']],
    ['[', 'a[', ['[']],
    ['... b', 'a b', ['a b']],
  ])('%s in %j', (pattern, text, matches) => {
    expect(found(pattern, text)).toEqual(matches);
  });

  test('what names stand for', () => {
    const [match] = search('f($...ARGS)', 'f(a, (b, c))').ranges;
    expect(match?.bindings.get('$...ARGS')?.text).toBe('a, (b, c)');
  });
});

describe('line by line', () => {
  const single = { generic_multiline: false };
  test.each([
    ['a b', 'a\nb a b', ['a b']],
    ['a\nb', 'a\r\nb', ['a\r\nb']],
    ['a ... b', 'a x\nb a y b', ['a y b']],
    ['a .... b', 'a x\ny b', ['a x\ny b']],
    ['k = ...', 'k = 1 2\nm', ['k = 1 2']],
    ['"..."', '"a b" c', ['"a b"']],
  ])('%s in %j', (pattern, text, matches) => {
    expect(found(pattern, text, single)).toEqual(matches);
  });
});

test('options', () => {
  expect(found('Hello', 'HELLO', { generic_caseless: true })).toEqual(['HELLO']);
  expect(found('$X', 'e-mail', { generic_extra_word_characters: ['-'] })).toEqual(['e-mail']);
  expect(found('<...>', '<a > b>', { generic_extra_braces: [['<', '>']] })).toEqual(['<a >']);
  expect(found('(...)', '(a)', { generic_braces: [['<', '>']] })).toEqual(['(a)']);
});

test('hostile texts end', () => {
  const deep = '('.repeat(30_000);
  expect(() => found('(... x)', deep)).not.toThrow();
  const { problem } = search('a ... b ... c ... d', 'a b c '.repeat(20_000));
  expect(problem).toMatch(/steps/);
});
