import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { breaches } from '../../../tests/trees.ts';
import { testParsers } from '../../../tests/parsers.ts';
import { treeText, type LanguageId, type Parsed } from '../index.ts';
import { Symbols } from '../tree/symbols.ts';
import { decodeParsed } from './decode-parsed.ts';
import { encodeParsed } from './encode-parsed.ts';
import { storingParsers } from './storing-parsers.ts';

const parsers = testParsers();
const samples: readonly (readonly [LanguageId, string])[] = [
  [
    'typescript',
    'import { a as b } from "c";\nexport class D<T> { e = `f${g}é`; @h() i(j = 1) { return this.e?.k } }\n',
  ],
  ['javascript', 'if (\n x = ;\n const \ud800 = "\udfff";'],
  [
    'python',
    '@a.b(1)\nasync def f(x: int = 1, *y) -> str:\n    return [z for z in x[1:]] if f"{x}é" else {"k": 1}\nif (:\n',
  ],
  ['go', 'package a\nfunc (r *T) f(x, y int) (z string, err error) { go r.g(k...)\n return "é" }\n'],
  ['java', ''],
];

test.each(samples)('a tree of %s comes back as it was', (language, text) => {
  const parsed = parsers.parse(language, text);
  const back = decodeParsed(encodeParsed(parsed), text, new Symbols());
  expect(back?.problems).toEqual(parsed.problems);
  expect(back?.tree.errors).toEqual(parsed.tree.errors);
  expect(back === undefined ? '' : treeText(back.tree)).toBe(treeText(parsed.tree));
  expect(back === undefined ? ['none'] : breaches(back.tree)).toEqual(breaches(parsed.tree));
  expect(back === undefined ? '' : placesOf(back)).toBe(placesOf(parsed));
});

test('bytes of another text, cut bytes and other bytes are no tree', () => {
  const [, text] = samples[0] ?? ['java', ''];
  const bytes = encodeParsed(parsers.parse('typescript', text));
  expect(decodeParsed(bytes, `${text} `, new Symbols())).toBeUndefined();
  for (let length = 0; length < bytes.length; length++)
    expect(decodeParsed(bytes.slice(0, length), text, new Symbols())).toBeUndefined();
  expect(decodeParsed(new Uint8Array([...bytes, 0]), text, new Symbols())).toBeUndefined();
});

test('whatever byte is wrong, what comes back is a well-formed tree of the text or none', () => {
  const [, text] = samples[2] ?? ['java', ''];
  const bytes = encodeParsed(parsers.parse('python', text));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const broken = Uint8Array.from(bytes);
      broken[at] = ((broken[at] ?? 0) + by) % 256;
      const back = decodeParsed(broken, text, new Symbols());
      if (back === undefined) return;
      const { tree } = back;
      const within =
        tree.end.every((end) => end <= text.length) &&
        tree.last.every((last) => last < tree.count) &&
        tree.parent.every((parent, node) => parent <= node);
      expect(within).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a second parse of the same text is answered from the store, and one by other grammars is not', () => {
  const kept = new Map<string, Uint8Array>();
  const counts = { parsed: 0 };
  const counting = {
    parse: (...asked: Parameters<typeof parsers.parse>): Parsed => {
      counts.parsed++;
      return parsers.parse(...asked);
    },
  };
  const store = {
    get: (key: string) => kept.get(key),
    set: (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
  };
  const text = `${'const a = 1;\n'.repeat(50)}`;
  const parse = (grammars: string, language: LanguageId = 'javascript'): Parsed =>
    storingParsers(counting, store, grammars).parse(language, text);
  expect(treeText(parse('one').tree)).toBe(treeText(parse('one').tree));
  expect(counts.parsed).toBe(1);
  parse('two');
  parse('one', 'typescript');
  expect(counts.parsed).toBe(3);
  for (const key of kept.keys()) kept.set(key, new Uint8Array([1, 2, 3]));
  parse('one');
  expect(counts.parsed).toBe(4);
});

function placesOf({ tree }: Parsed): string {
  return [tree.start, tree.end, tree.role, tree.kind, tree.last, tree.parent]
    .map((column) => column.join())
    .join('\n');
}
