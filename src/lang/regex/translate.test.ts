import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { CompiledRegex } from './compiled-regex.ts';
import { emitRegex } from './emit.ts';
import { LinearMatcher } from './linear-matcher.ts';
import type { RegexNode } from './node.ts';
import { compileProgram } from './program.ts';
import { Subject } from './subject.ts';
import { translateRegex } from './translate.ts';

function compiled(written: string, multiline = true): CompiledRegex {
  const translated = translateRegex(written, { multiline });
  if (!translated.ok) throw new Error(`${written}: ${translated.error.message}`);
  return new CompiledRegex(translated.value);
}

const found = (written: string, text: string, multiline = true): readonly string[] =>
  compiled(written, multiline)
    .all(new Subject(text))
    .matches.map(({ start, end }) => text.slice(start, end));

describe('what PCRE writes otherwise', () => {
  test.each([
    ['(?i)ab', 'AB ab', ['AB', 'ab']],
    ['a(?i)b', 'aB AB', ['aB']],
    ['a(?i:b)c', 'aBc aBC', ['aBc']],
    ['(a(?i)b|c)d', 'aBd Cd CD', ['aBd', 'Cd']],
    ['(?-i)a', 'aA', ['a']],
    ['(?i)[a-c]', 'Bd', ['B']],
    ['(?i)[^a]', 'Ab', ['b']],
    ['(?i)é', 'É', ['É']],
    ['(?s)a.b', 'a\nb', ['a\nb']],
    ['a.b', 'a\nb a\rb', ['a\rb']],
    ['a.b', 'a\u2028b', ['a\u2028b']],
    ['(?x) a b # note\n c', 'abc', ['abc']],
    ['^b$', 'a\nb\nc', ['b']],
    ['(?-m)^b$', 'a\nb\nc', []],
    ['\\Ab', 'b\nb', ['b']],
    ['b\\Z', 'b\nb\n', ['b']],
    ['b\\z', 'b\nb\n', []],
    ['^', 'a\n', ['']],
    ['\\h+', 'a \t\u00a0b', [' \t\u00a0']],
    ['\\H\\V', 'ab', ['ab']],
    ['\\N+', 'ab\nc', ['ab', 'c']],
    ['\\R', 'a\r\nb\n', ['\r\n', '\n']],
    ['\\v', '\n\u2028', ['\n', '\u2028']],
    ['\\s', '\u00a0 ', [' ']],
    ['\\Qa.b\\E+', 'a.bb a1b', ['a.bb']],
    ['[[:alpha:]_]+', 'ab_1', ['ab_']],
    ['[[:^digit:]]', '1a', ['a']],
    ['[]a]+', ']a', [']a']],
    ['[^]a]', ']ab', ['b']],
    ['[a-]', '-', ['-']],
    ['[\\w-.]+', 'a-.b', ['a-.b']],
    ['[\\b]', '\b', ['\b']],
    ['(?<year>\\d+)-(?P=year)', '12-12 12-13', ['12-12']],
    ["(?'q'[ab])\\k{q}", 'abb', ['bb']],
    ['(a)(b)\\g{-1}', 'abb', ['abb']],
    ['(a)\\g1', 'aa', ['aa']],
    ['a++b', 'aab', ['aab']],
    ['a++a', 'aaa', []],
    ['(?>a|ab)c', 'abc ac', ['ac']],
    ['(?>a*)(b)\\1', 'aabb', ['aabb']],
    ['a{,2}', 'a{,2}', ['a{,2}']],
    ['a{2}{2}', 'aaaaa', ['aaaa']],
    ['{', '{', ['{']],
    ['a{', 'a{', ['a{']],
    ['\\x{1F600}', '😀', ['😀']],
    ['^.$', '😀', ['😀']],
    ['\\x41\\x4', 'A\u0004', ['A\u0004']],
    ['\\012\\e\\a\\cA', '\n\u001b\u0007\u0001', ['\n\u001b\u0007\u0001']],
    ['\\p{Lu}\\pL\\P{L}', 'Aa1', ['Aa1']],
    ['[\\p{Lu}\\d]+', 'A1a', ['A1']],
    ['[^\\p{Lu}\\d]+', 'A1ab', ['ab']],
    ['\\p{Greek}', 'α', ['α']],
    ['\\_\\-\\"', '_-"', ['_-"']],
    ['(?#note)a', 'a', ['a']],
    ['(?=a)*b', 'b', ['b']],
    ['(?<!a)b', 'ab b', ['b']],
    ['(?<=ab|c)d', 'abd cd d', ['d', 'd']],
    // JavaScript takes a group that took no part as empty, PCRE fails there.
    ['(a)?b\\1', 'b aba', ['aba']],
    ['a/b', 'a/b', ['a/b']],
    ['', 'ab', ['', '', '']],
  ])('%s', (written, text, matches) => {
    expect(found(written, text)).toEqual(matches);
  });

  test('groups keep their numbers and names when others are put between', () => {
    const [match] = compiled('(?>x)(?<A>a)y++(b)').all(new Subject('xayyb')).matches;
    expect(match?.groups).toEqual([
      [0, 5],
      [1, 2],
      [4, 5],
    ]);
    expect(compiled('(?>x)(?<A>a)').translated.names).toEqual(new Map([['A', 1]]));
  });

  test('from the start only', () => {
    expect(compiled('b', false).atStart(new Subject('ab'))).toBeUndefined();
    expect(compiled('(a)|b', false).atStart(new Subject('bb'))?.groups).toEqual([[0, 1], undefined]);
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['a(b', 3],
    ['a)b', 1],
    ['[a', 2],
    ['*a', 0],
    ['a\\', 2],
    ['(?R)', 2],
    ['(?1)', 2],
    ['(?(1)a|b)', 2],
    ['(*FAIL)', 1],
    ['\\1(a)', 2],
    ['\\X', 1],
    ['\\K', 1],
    ['\\G', 1],
    ['(?|a|b)', 2],
    ['\\p{Klingon}', 11],
    ['[[:klingon:]]', 12],
    ['[b-a]', 4],
    ['a{3,2}', 6],
    ['(?<a>x)(?<a>y)', 12],
    ['(a)(?i)\\1', 9],
    ['\\x{110000}', 10],
  ])('%s', (written, offset) => {
    const translated = translateRegex(written);
    expect(translated.ok ? 'accepted' : translated.error.offset).toBe(offset);
  });

  test('what is too large', () => {
    expect(translateRegex('a'.repeat(limits.regexChars + 1)).ok).toBe(false);
    expect(
      translateRegex(`${'('.repeat(limits.regexDepth + 1)}${')'.repeat(limits.regexDepth + 1)}`).ok,
    ).toBe(false);
    expect(translateRegex('((a{1000}){1000}){1000}').ok).toBe(false);
  });

  test('any text is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab(){}[]|*+?.\\^$-:<>=!PQEdx1,i#') }), (written) => {
        const translated = translateRegex(written, { multiline: true });
        if (translated.ok) new CompiledRegex(translated.value).all(new Subject('ab1 (b)'));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('how long it may take', () => {
  test.each([
    '(a+)+$',
    '(a|a)*b',
    '(a|aa)+$',
    '(\\w+\\s?)+$',
    '(a*)*',
    '([a-z]+)*=',
    '(?=(a+)+$)',
    '(.*a){12}',
  ])('%s is exponential', (written) => {
    expect(compiled(written).translated.growth.kind).toBe('exponential');
  });

  test.each([
    'a+b',
    '(?:a+b)*',
    '(?:ab|cd)+',
    '\\d{1,3}(?:\\.\\d{1,3}){3}',
    '(a|b)*c',
    '.*foo.*',
    '(?:[a-z]+-)*[a-z]+',
  ])('%s is not', (written) => {
    expect(compiled(written).translated.growth.kind).toBe('runs');
  });

  test.each(['(a+)+$', '(a|a)*$', '(a|aa)+$', '(?:a?){40}a{40}$', '(a*)*$', '((a+)+)+$'])(
    '%s ends on a text made for it, with the right answer',
    (written) => {
      const text = `${'a'.repeat(2_000)}b`;
      const { matches, exhausted } = compiled(written).all(new Subject(text));
      expect({ longest: Math.max(-1, ...matches.map(({ start, end }) => end - start)), exhausted }).toEqual(
        written.endsWith('*$') ? { longest: 0, exhausted: false } : { longest: -1, exhausted: false },
      );
    },
  );

  test('a reference back is stopped by the step limit, and says so', () => {
    const { exhausted } = compiled('(a?b?)*(x|y)?\\2\\1\\1c').all(new Subject('ab'.repeat(5_000)));
    expect(exhausted).toBe(true);
  });

  test('polynomial time moves to the linear matcher on long lines only', () => {
    const regex = compiled('.*a.*b.*c');
    expect(regex.all(new Subject('xaybzc')).matches).toHaveLength(1);
    expect(regex.all(new Subject('ab'.repeat(20_000))).matches).toHaveLength(0);
  });
});

test.each([
  ['foo(?:bar|baz)+\\d', ['foo']],
  ['(?i)SECRET', ['secret']],
  ['(?:ghp|gho)_[a-z]+', ['ghp_', 'gho_']],
  ['a?b*', undefined],
  ['xx|y', undefined],
  ['(?:ab)?cd', ['cd']],
])('%s needs %j', (written, oneOf) => {
  expect(compiled(written).translated.needs[0]?.oneOf).toEqual(oneOf);
});

const chars = fc.constantFrom('a', 'b', 'c', '\n');
const letter = fc.uniqueArray(chars, { minLength: 1, maxLength: 3 }).map((all) => ({
  kind: 'set' as const,
  set: all.sort().flatMap((c) => [c.charCodeAt(0), c.charCodeAt(0)]),
}));
const leaf: fc.Arbitrary<RegexNode> = fc.oneof(
  letter,
  fc
    .constantFrom('line-start', 'line-end', 'word-edge', 'text-end')
    .map((at) => ({ kind: 'assertion' as const, at })),
);
const { node } = fc.letrec<{ node: RegexNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }).map((parts) => ({ kind: 'sequence' as const, parts })),
    fc
      .array(tie('node'), { minLength: 1, maxLength: 3 })
      .map((branches) => ({ kind: 'choice' as const, branches })),
    fc
      // What may be empty is repeated otherwise by JavaScript: it drops empty rounds, PCRE keeps one.
      .record({
        body: fc
          .tuple(tie('node'), letter)
          .map(([one, other]) => ({ kind: 'sequence' as const, parts: [one, other] })),
        min: fc.nat(2),
        more: fc.constantFrom(0, 1, Infinity),
        mode: fc.constantFrom('greedy', 'lazy', 'possessive'),
      })
      .map(({ body, min, more, mode }) => ({ kind: 'repeat' as const, body, min, max: min + more, mode })),
    fc
      .record({ body: leaf, ahead: fc.boolean(), negative: fc.boolean() })
      .map((look) => ({ kind: 'look' as const, ...look })),
    tie('node').map((body) => ({ kind: 'atomic' as const, body })),
  ),
}));
const text = fc.string({ unit: chars, maxLength: 10 });

function allOf(matcher: LinearMatcher, length: number): readonly (readonly number[])[] {
  const all: number[][] = [];
  for (let from = 0; from <= length;) {
    const slots = matcher.search(from);
    if (slots === undefined) break;
    const [start = 0, end = 0] = slots;
    all.push([start, end]);
    from = end > start ? end : end + 1;
  }
  return all;
}

test('the linear matcher finds what the engine finds', () => {
  fc.assert(
    fc.property(node, text, (root, subject) => {
      const program = compileProgram({ root });
      fc.pre(program !== undefined);
      if (program === undefined) return;
      const form = new RegExp(emitRegex({ root, groups: 0, names: new Map() }, true).source, 'gu');
      const theirs = Array.from(subject.matchAll(form), (match) => [
        match.index,
        match.index + match[0].length,
      ]);
      expect(allOf(new LinearMatcher(program, 0, subject), subject.length)).toEqual(theirs);
    }),
    { numRuns: 3_000 },
  );
});

test('where an expression matches, its text holds what it needs', () => {
  const pieces = fc.array(
    fc.constantFrom('ab', 'bc', 'a|b', '(?i)Ca', 'a+', 'c?', '(ab|bc)', '[abc]', '(?:a|bb){2}', '.'),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(
      pieces,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A'), maxLength: 12 }),
      (parts, subject) => {
        const regex = compiled(parts.join(''));
        const form = new RegExp(regex.translated.source, 'u');
        if (form.test(subject)) expect(new Subject(subject).holds(regex.translated.needs)).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
