import { describe, expect, test } from 'vitest';
import { parseSync } from 'oxc-parser';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers, symbolOf, type LanguageId } from '../index.ts';
import { namesOf } from './index.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

/** Code in which `HERE` marks the name that is asked about: the identifier right after it. */
function at(language: LanguageId, marked: string) {
  const offset = marked.indexOf('HERE');
  const { tree } = parsers.parse(language, marked.replace('HERE', ''));
  const nodes = Array.from({ length: tree.count }, (_, node) => node).filter(
    (node) => tree.start[node] === offset,
  );
  const node = nodes.at(-1) ?? 0;
  return { names: namesOf(tree), node, nodes, tree };
}

describe('full names', () => {
  test.each([
    ['python', 'import os.path as p\nHEREp', ['os.path']],
    ['python', 'import os.path\nHEREos', ['os']],
    ['python', 'from a.b import c\nHEREc()', ['a.b.c']],
    ['python', 'from a import *\nHEREx', ['a.x']],
    ['python', 'from a import b\ndef f(b):\n  return HEREb', []],
    ['python', 'HEREb\nfrom a import b', []],
    ['javascript', "import d from 'm'; HEREd", ['m', 'm.default']],
    ['javascript', "import * as n from 'm'; HEREn", ['m']],
    ['javascript', "import { a as b } from 'm'; HEREb", ['m.a']],
    ['javascript', "import { a } from 'node:m'; HEREa", ['m.a', 'node:m.a']],
    ['typescript', "import * as n from 'node:m'; HEREn", ['m', 'node:m']],
    ['javascript', "const { a: b } = require('m'); HEREb", ['m.a']],
    ['javascript', "const x = require('m').y; HEREx", ['m.y']],
    ['javascript', "const a = require('m'); { const a = 1; HEREa }", []],
    ['java', 'import a.b.C; class D { Object f() { return HEREC; } }', ['a.b.C']],
    ['go', 'package p\nimport "a/b"\nfunc f() { g(HEREb) }', ['a/b', 'b']],
    ['go', 'package p\nimport "a/b/v2"\nfunc f() { g(HEREb) }', ['a/b/v2', 'v2', 'b']],
  ] as const)('%s: %s', (language, code, expected) => {
    const { names, node } = at(language, code);
    expect(names.qualified(node)).toEqual(expected);
  });
});

describe('constants', () => {
  test.each([
    ['python', 'A = "x"\nHEREA', 'x'],
    ['python', 'A = "x"\nB = A + "y"\nHEREB', 'xy'],
    ['python', 'A = "x"\nA = f()\nHEREA', undefined],
    ['python', 'A = "x"\nA = "y"\nHEREA', 'y'],
    ['python', 'A = "x"\nif c:\n  A = "y"\nHEREA', undefined],
    ['python', 'A = "x"\nA += "y"\nHEREA', undefined],
    ['python', 'for i in x:\n  HEREa\n  a = "y"\n', undefined],
    ['python', 'A = 1 << 4\nHEREA', '16'],
    ['python', 'A = B\nB = A\nHEREA', undefined],
    ['javascript', 'let a = 1; a++; HEREa', undefined],
    ['javascript', 'const a = `x${1}`; HEREa', 'x1'],
    ['javascript', 'var a = "x"; function f(a) { HEREa }', undefined],
    ['java', 'class A { static final String K = "k"; void f() { g(HEREK); } }', 'k'],
    ['java', 'class A { String k = "k"; void s() { this.k = x; } void f() { g(HEREk); } }', undefined],
    ['go', 'package p\nfunc f() { const a, b = "x", "y"; g(HEREb) }', 'y'],
    ['go', 'package p\nvar A = "x"\nfunc f() { g(HEREA) }', undefined],
    ['go', 'package p\nconst A = "x"\nfunc f() { g(HEREA) }', 'x'],
  ] as const)('%s: %s', (language, code, expected) => {
    const { names, node } = at(language, code);
    expect(names.constant(node)?.text).toBe(expected);
  });

  test('a name stands for the one expression it was set to', () => {
    const { names, node, tree } = at('javascript', 'const a = f(1); g(HEREa)');
    const value = names.value(node);
    expect(tree.text.slice(tree.start[value], tree.end[value])).toBe('f(1)');
  });
});

test('the definition of a name is the innermost one, and a redeclared name has a new one', () => {
  const code = 'const a = 1; f(a); const b = a; { const a = 2; g(a) }';
  const { tree } = parsers.parse('javascript', code);
  const names = namesOf(tree);
  const uses = Array.from({ length: tree.count }, (_, node) => node).filter(
    (node) => symbolOf(tree, node) === 'a',
  );
  const scopes = uses.map((node) => names.definition(node)?.scope);
  expect(new Set(scopes).size).toBe(2);
});
