import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorsOf, outlookOf, partsAround, reachOf } from './anchors.ts';
import { CompiledRegex } from './compiled-regex.ts';
import { parseRegex } from './parse.ts';
import { Subject } from './subject.ts';
import { translateRegex } from './translate.ts';

function anchors(source: string) {
  const parsed = parseRegex(source, { strictEnd: true });
  return parsed.ok ? anchorsOf(parsed.value.root, 3) : undefined;
}

test.each([
  ['abc[0-9]{8}', ['abc'], 0, 8],
  ['(?i)[\\w.]{0,50}?(?:acme|ACCO)[ ]{0,3}=([0-9]{4})', ['acme', 'acco'], 50, 8],
  ['\\b((?:A3T[A-Z0-9]|AKIA|ASIA)[A-Z2-7]{16})\\b', ['A3T', 'AKIA', 'ASIA'], 0, 17],
  ['[0-9]{2}(?:xyz){2}', ['xyzxyz'], 2, 0],
  ['(?:foobar[0-9])+', ['foobar'], 0, 1],
])('%s', (source, texts, before, after) => {
  const found = anchors(source);
  expect(found?.texts).toEqual(texts);
  expect([found?.before.chars, found?.after.chars]).toEqual([before, after]);
});

test.each(['[a-z]{20}', 'ab[0-9]{9}', '(?:abc)?[0-9]', 'abc|[0-9]{30}'])('%s has none', (source) => {
  expect(anchors(source)).toBeUndefined();
});

test('a repeat without a bound is a run of its characters', () => {
  const found = anchors('tok=[0-9]+(?:-[a-c]+)*');
  expect(found?.after).toEqual({
    chars: 0,
    runs: [
      [0x30, 0x39],
      [0x2d, 0x2d, 0x61, 0x63],
    ],
  });
});

test.each([
  ['a$', 1],
  ['abc', 0],
  ['abc(?=[0-9]{5})', 5],
  ['abc(?=[0-9]*;)', Infinity],
])('the outlook of %s', (source, outlook) => {
  const parsed = parseRegex(source, { strictEnd: true });
  expect(parsed.ok && outlookOf(parsed.value.root)).toBe(outlook);
});

const atom = fc.constantFrom('key', 'tok', '[a-k]', '[0-9]', '(?i:Key)', '(?:key|tok)', '=', '\\b');
const part = fc
  .tuple(atom, fc.constantFrom('', '', '?', '{1,3}', '*', '+?', '{2}'))
  .map(([a, q]) => (a === '\\b' ? a : `(?:${a})${q}`));
const sequence = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const source = fc.tuple(sequence, sequence, fc.boolean()).map(([a, b, both]) => (both ? `${a}|${b}` : a));
const text = fc
  .array(fc.constantFrom('key', 'tok', 'KEY', 'k', 'a', '7', '=', ' '), { maxLength: 30 })
  .map((l) => l.join(''));

test('every match holds one of its anchors, no farther from its ends than told', () => {
  fc.assert(
    fc.property(source, text, (written, content) => {
      const translated = translateRegex(written, { strictEnd: true });
      if (!translated.ok) return;
      const found = anchorsOf(translated.value.root, 3);
      if (found === undefined) return;
      for (const { start, end } of new CompiledRegex(translated.value).all(new Subject(content)).matches) {
        const match = found.caseless ? content.slice(start, end).toLowerCase() : content.slice(start, end);
        const fits = found.texts.some((one) => {
          for (let at = match.indexOf(one); at >= 0; at = match.indexOf(one, at + 1)) {
            const after = match.length - at - one.length;
            if (
              (found.before.runs.length > 0 || at <= found.before.chars) &&
              (found.after.runs.length > 0 || after <= found.after.chars)
            )
              return true;
          }
          return false;
        });
        expect(fits, `${written} in ${JSON.stringify(match)}`).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([['[a-z]{0,9}key[0-9]{4}'], ['[a-z]{0,9}(?:key|passw(?:or)?d)[0-9]{4}']])(
  '%s is told apart around its anchors',
  (written) => {
    const parsed = parseRegex(written, { strictEnd: true });
    const found = parsed.ok ? anchorsOf(parsed.value.root, 3) : undefined;
    const around = parsed.ok && found !== undefined ? partsAround(parsed.value.root, found) : undefined;
    const chars = [around?.before, around?.at, around?.after].map((node) =>
      node ? reachOf(node).chars : -1,
    );
    expect(chars).toEqual([9, written.includes('passw') ? 8 : 3, 4]);
  },
);
