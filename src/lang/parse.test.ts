import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadWasm } from '../../tests/load-wasm.ts';
import { breaches } from '../../tests/trees.ts';
import { limits } from '../core/limits.ts';
import {
  childrenOf,
  createParsers,
  kindOf,
  languageOf,
  languages,
  symbolOf,
  Symbols,
  textOf,
  treeText,
} from './index.ts';
import type { FlatTree, Fragment, LanguageId } from './index.ts';

const parsers = createParsers({ loadWasm });

function inside(language: LanguageId, fragment: Fragment, text: string): string {
  const { tree, problems } = parsers.parse(language, text, { fragment });
  expect(problems).toEqual([]);
  expect(breaches(tree)).toEqual([]);
  return treeText(tree).replace(/^module\((.*)\)$/su, '$1');
}

function depthOf(tree: FlatTree): number {
  const depths: number[] = [0];
  for (let node = 1; node < tree.count; node++) depths[node] = (depths[tree.parent[node] ?? 0] ?? 0) + 1;
  return depths.reduce((most, depth) => Math.max(most, depth), 0);
}

const words = [
  'if',
  'else',
  'for',
  'class',
  'def',
  'func',
  'fn',
  'return',
  'import',
  'from',
  'case',
  'switch',
  'match',
  'try',
  'catch',
  'end',
  'do',
  'let',
  '<?php',
  '?>',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '</a>',
  '"',
  "'",
  '`',
  '"""',
  '/*',
  '*/',
  '//',
  '#',
  '#{',
  '${',
  '<<A',
  'A',
  '\\',
  '::',
  '.',
  ',',
  ';',
  ':',
  '@',
  '$x',
  '=',
  '==',
  '+',
  '->',
  '=>',
  '&',
  '*',
  '!',
  '?',
  '|',
  'x',
  'y1',
  '0x1',
  '1.5e',
  '\n',
  '\n  ',
  '\t',
  ' ',
  '\0',
  'é',
  '𝒳',
  '\ud800',
];
const soup = fc.array(fc.constantFrom(...words), { maxLength: 120 }).map((parts) => parts.join(''));
const bytes = fc.string({ unit: 'binary', maxLength: 300 });

describe('whatever the text', () => {
  test.each(languages)('%s: a tree that nests, twice the same', (language) => {
    fc.assert(
      fc.property(fc.oneof(soup, bytes), (text) => {
        const { tree } = parsers.parse(language, text);
        expect(breaches(tree)).toEqual([]);
        const again = parsers.parse(language, text).tree;
        expect([again.kind, again.role, again.start, again.end, again.last]).toEqual([
          tree.kind,
          tree.role,
          tree.start,
          tree.end,
          tree.last,
        ]);
        expect(treeText(again)).toBe(treeText(tree));
      }),
      { numRuns: 20 },
    );
  });

  test.each(languages)('%s: deep nesting is cut off and said', (language) => {
    const open = language === 'php' ? '<?php ' : '';
    for (const part of ['(', '[', '{', 'f(', '!', '<a>', 'a ? b : ', '"#{']) {
      const { tree, problems } = parsers.parse(
        language,
        open + part.repeat((part === '(' ? 100_000 : 10_000) / part.length),
      );
      expect(breaches(tree)).toEqual([]);
      expect(depthOf(tree)).toBeLessThan(limits.syntaxDepth * 3);
      if (language !== 'bash' && language !== 'html' && part === '(') expect(problems.length).toBe(1);
    }
  });

  test('balanced nesting keeps what is outside of the limit', () => {
    const { tree, problems } = parsers.parse(
      'python',
      `x = ${'['.repeat(2_000)}1${']'.repeat(2_000)}\nf()\n`,
    );
    expect(problems.map(({ kind }) => kind)).toEqual(['too-deep']);
    expect(treeText(tree)).toContain("call(callee:identifier'f' arguments:arguments)");
    expect(tree.errors.length).toBe(1);
  });

  test('a chain of else-ifs is as deep as it is long', () => {
    const { tree, problems } = parsers.parse('python', `if a: b\n${'elif c: d\n'.repeat(3_000)}`);
    expect(problems.map(({ kind }) => kind)).toEqual(['too-deep']);
    expect(depthOf(tree)).toBeLessThan(limits.syntaxDepth * 2);
  });

  test('a text that is too large is not parsed', () => {
    const { tree, problems } = parsers.parse('json', ' '.repeat(limits.fileBytes + 1));
    expect(problems.map(({ kind }) => kind)).toEqual(['too-large']);
    expect(tree.count).toBe(1);
  });

  test('one broken statement does not take the others along', () => {
    const { tree, problems } = parsers.parse('java', 'class A { void f() { a(); int = ; b(); } }');
    expect(problems).toMatchObject([{ kind: 'syntax', count: 1, start: 26 }]);
    expect(treeText(tree)).toContain("callee:identifier'a'");
    expect(treeText(tree)).toContain("callee:identifier'b'");
  });

  test('offsets are UTF-16 units, and leaves are their text', () => {
    const { tree } = parsers.parse('python', 'é𝒳 = "ü"; ab\r\n# 𝒳\ncd');
    const names = Array.from({ length: tree.count }, (_, n) => n).filter(
      (n) => kindOf(tree, n) === 'identifier',
    );
    expect(names.map((n) => textOf(tree, n))).toEqual(['é𝒳', 'ab', 'cd']);
    expect(names.every((n) => symbolOf(tree, n) === textOf(tree, n))).toBe(true);
  });

  test('a shared table of symbols gives the same name the same number', () => {
    const symbols = new Symbols();
    const [a, b] = [
      parsers.parse('go', 'abc', { symbols }).tree,
      parsers.parse('ruby', 'abc', { symbols }).tree,
    ];
    expect(a.symbols).toBe(b.symbols);
    expect(symbols.find('abc')).toBeDefined();
  });
});

describe('fragments', () => {
  test.each<readonly [LanguageId, Fragment, string, string]>([
    [
      'java',
      'expression',
      'a.b(c)',
      "call(callee:member(object:identifier'a' property:identifier'b') arguments:arguments(identifier'c'))",
    ],
    [
      'java',
      'member',
      'int f() { }',
      "function(returns:type'int' name:identifier'f' parameters:parameters body:block)",
    ],
    [
      'java',
      'decorator',
      '@A(b)',
      "decorator:decorator'A'(value:call(callee:identifier'A' arguments:arguments(identifier'b')))",
    ],
    ['java', 'type', 'List<A>', "generic-type(name:type'List' arguments:arguments(type:type'A'))"],
    ['java', 'parameters', 'int a', "parameter(type:type'int' name:identifier'a')"],
    [
      'python',
      'decorator',
      '@a.b',
      "decorator'a.b'(value:member(object:identifier'a' property:identifier'b'))",
    ],
    [
      'go',
      'expression',
      'T{A: b}',
      "new(callee:type'T' arguments:arguments(keyword-argument(name:identifier'A' value:identifier'b')))",
    ],
    [
      'go',
      'statements',
      'a()\nreturn b',
      "expression-statement(value:call(callee:identifier'a' arguments:arguments)) return(value:identifier'b')",
    ],
    [
      'php',
      'statements',
      'f($a);',
      "expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'$a')))",
    ],
    ['php', 'member', 'function f() {}', "function(name:identifier'f' parameters:parameters body:block)"],
    ['csharp', 'expression', 'a?.b', "member(object:identifier'a' property:identifier'b')"],
    ['csharp', 'member', 'int x;', "field(type:type'int' name:identifier'x')"],
    ['rust', 'statements', 'let a = b;', "variable(name:identifier'a' value:identifier'b')"],
    ['typescript', 'expression', '{a: 1}', "object(pair(key:identifier'a' value:number'1'))"],
    ['json', 'pair', '"a": 1', "pair(key:string'a' value:number'1')"],
  ])('%s %s: %s', (language, fragment, text, expected) => {
    expect(inside(language, fragment, text)).toBe(expected);
  });

  test('offsets count from the fragment', () => {
    const { tree } = parsers.parse('java', 'a + b', { fragment: 'expression' });
    expect(childrenOf(tree, 1).map((child) => [tree.start[child], textOf(tree, child)])).toEqual([
      [0, 'a'],
      [4, 'b'],
    ]);
  });
});

describe('file names', () => {
  test.each([
    ['a/b.py', 'python'],
    ['B.JAVA', 'java'],
    ['x.kts', 'kotlin'],
    ['a.tsx', 'tsx'],
    ['Gemfile', 'ruby'],
    ['a.cc', 'cpp'],
    ['py', undefined],
    ['a.constructor', undefined],
    ['README', undefined],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});
