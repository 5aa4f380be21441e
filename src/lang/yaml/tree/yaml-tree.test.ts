import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../core/limits.ts';
import { kindOf, textOf, type FlatTree } from '../../tree/flat-tree.ts';
import { treeText } from '../../tree-text.ts';
import { parseYaml } from './index.ts';

function lower(text: string): string {
  const { tree, problems } = parseYaml(text);
  expect(problems).toEqual([]);
  return treeText(tree).slice('module('.length, -1);
}

function texts(tree: FlatTree, kind: string): readonly string[] {
  return [...tree.kind.keys()].filter((n) => kindOf(tree, n) === kind).map((n) => textOf(tree, n));
}

test.each([
  [
    'a: 1\nb:\n- x\n- "y"\n',
    `mapping(pair(key:scalar'a' value:scalar'1') pair(key:scalar'b' value:list(scalar'x' scalar'y')))`,
  ],
  ['{"a": [1, {}]}', `mapping(pair(key:scalar'a' value:list(scalar'1' mapping)))`],
  ['a: |\n  x\n  y\n', `mapping(pair(key:scalar'a' value:scalar'x\ny\n'))`],
  ['a:\n---\nb', `mapping(pair(key:scalar'a' value:scalar)) scalar'b'`],
  [
    'a: &x !t b\nc: *x',
    `mapping(pair(key:scalar'a' value:scalar'b'(modifier:modifier'&x' modifier:modifier'!t')) pair(key:scalar'c' value:scalar'b'))`,
  ],
  [
    'a: &x {b: c}\nd: [*x]',
    `mapping(pair(key:scalar'a' value:mapping(modifier:modifier'&x' pair(key:scalar'b' value:scalar'c'))) pair(key:scalar'd' value:list(scalar'*x')))`,
  ],
  [
    '- !Ref a\n- &b\n  c: d',
    `list(scalar'a'(modifier:modifier'!Ref') mapping(modifier:modifier'&b' pair(key:scalar'c' value:scalar'd')))`,
  ],
  ['', ''],
  ['# only\n', ''],
])('%j', (text, expected) => {
  expect(lower(text)).toBe(expected === '' ? '' : expected);
});

test('every part keeps its place, what a tag or anchor says included', () => {
  const { tree } = parseYaml('\ufeffa:\r\n  - &x "b" # c\r\n  - *x\r\n');
  expect(texts(tree, 'pair')).toEqual(['a:\r\n  - &x "b" # c\r\n  - *x']);
  expect(texts(tree, 'scalar')).toEqual(['a', '&x "b"', '*x']);
});

test.each([
  ['a: [\nb: 1', 'syntax'],
  ['a: *nowhere\nb: 1', 'syntax'],
  ['a: 1\0', 'syntax'],
  ['['.repeat(5_000), 'too-deep'],
  [`a: ${'x'.repeat(limits.yamlBytes)}`, 'too-large'],
  [`a: &a 1\nb: [${'*a, '.repeat(limits.yamlAliases + 1)}]`, 'too-costly'],
])('%j is a problem', (text, kind) => {
  const { tree, problems } = parseYaml(text);
  expect(problems[0]?.kind).toBe(kind);
  expect(tree.errors.length).toBeGreaterThan(0);
});

test('what was understood of a broken text stands', () => {
  expect(treeText(parseYaml('a: 1\nb: *nowhere\nc: 3').tree)).toContain(
    `pair(key:scalar'c' value:scalar'3')`,
  );
});

test('whatever the text, nodes nest, in its order, the same every time', () => {
  const piece = fc.constantFrom(
    'a',
    'b: ',
    '- ',
    '\n',
    '\n  ',
    '\r\n',
    '&x ',
    '*x',
    '!t ',
    '"q"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ', ',
    '? ',
    ': ',
    '|\n',
    '>-\n',
    '# c\n',
    '---\n',
    '<<: ',
    '\ufeff',
    '\ud800',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const { tree } = parseYaml(text);
      for (let n = 1; n < tree.count; n++) {
        const parent = tree.parent[n] ?? 0;
        const [start = 0, end = 0] = [tree.start[n], tree.end[n]];
        const fits = start <= end && start >= (tree.start[parent] ?? 0) && end <= (tree.end[parent] ?? 0);
        if (!fits || parent >= n)
          throw new Error(`${n} ${kindOf(tree, n)} ${start}-${end} in ${JSON.stringify(text)}`);
      }
      expect(treeText(parseYaml(text).tree)).toBe(treeText(tree));
    }),
    { numRuns: 4_000 },
  );
});
