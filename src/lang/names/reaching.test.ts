import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers, type LanguageId } from '../index.ts';
import { namesOf } from './index.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

/** The constant at the name right after `HERE`: its text, `?` for an unknown string, or undefined. */
function constantIn(language: LanguageId, marked: string): string | undefined {
  const offset = marked.indexOf('HERE');
  const { tree } = parsers.parse(language, marked.replace('HERE', ''));
  let node = 0;
  for (let at = 0; at < tree.count; at++) if (tree.start[at] === offset) node = at;
  const constant = namesOf(tree).constant(node);
  return constant === undefined ? undefined : (constant.text ?? '?');
}

describe('values that reach a name', () => {
  test.each([
    // Branches.
    ['javascript', 'let a; if (c) a = "x"; else a = "y"; f(HEREa)', '?'],
    ['javascript', 'let a; if (c) a = "x"; else a = "x"; f(HEREa)', 'x'],
    ['javascript', 'let a; if (c) a = "x"; f(HEREa)', undefined],
    ['javascript', 'let a = "x"; if (c) a = 1; f(HEREa)', undefined],
    ['javascript', 'let a = "x"; if (c) { a = b; throw e } f(HEREa)', 'x'],
    ['javascript', 'let a; if (c) a = "x"; else return; f(HEREa)', 'x'],
    ['javascript', 'let a = "x"; c && (a = "y"); f(HEREa)', '?'],
    ['javascript', 'let a = "x"; c ? (a = "y") : (a = "y"); f(HEREa)', 'y'],
    ['javascript', 'let a = "x"; switch (c) { case 1: a = b } f(HEREa)', undefined],
    // Loops.
    ['python', 'a = "x"\nwhile c:\n  a = a + "y"\nf(HEREa)', undefined],
    ['python', 'a = "x"\nfor b in c:\n  f(HEREa)\n  a = d', undefined],
    ['python', 'for b in c:\n  a = "x"\n  f(HEREa)\n  a = d', 'x'],
    // Exceptions.
    ['python', 'a = 0\ntry:\n  pass\nexcept E:\n  a = 1\nf(HEREa)', '0'],
    ['python', 'a = 0\ntry:\n  g()\nexcept E:\n  a = 1\nf(HEREa)', undefined],
    ['python', 'a = 0\ntry:\n  raise E()\nexcept E:\n  a = 0\nelse:\n  a = 1\nf(HEREa)', '0'],
    ['python', 'try:\n  a = g()\nfinally:\n  a = 2\nf(HEREa)', '2'],
    ['python', 'a = "x"\ntry:\n  a = g()\nexcept E:\n  f(HEREa)', undefined],
    // Other functions.
    ['java', 'class A { String a; void f() { a = "x"; g(HEREa); } void h() { a = b; } }', 'x'],
    ['java', 'class A { String a; void f() { g(HEREa); a = "x"; } void h() { a = b; } }', undefined],
    ['java', 'class A { void f() { var a = "x"; synchronized (this) { a = b; } g(HEREa); } }', undefined],
    ['java', 'class A { int a; void f() { a = 1; } void g() { h(HEREa); } }', undefined],
    ['java', 'class A { int a = 1; void g() { h(HEREa); } }', undefined],
    ['java', 'class A { private int a = 1; void g() { h(HEREa); } }', '1'],
    ['javascript', 'let a; function f() { a = 1 } function g() { h(HEREa) }', undefined],
    ['python', 'A = 1\ndef f():\n  g(HEREA)', '1'],
    // The name that is set has no value of its own there.
    ['python', 'a = "x"\nHEREa = "y"', undefined],
  ] as const)('%s: %s', (language, code, expected) => {
    expect(constantIn(language, code)).toBe(expected);
  });
});

describe('values that are made', () => {
  test.each([
    ['javascript', 'const a = "x" + 1; f(HEREa)', 'x1'],
    ['python', 'a = "x" + 1\nf(HEREa)', undefined],
    ['python', 'a = "x" * n\nf(HEREa)', '?'],
    ['java', 'class A { void f() { String a = String.format("%s", "x"); g(HEREa); } }', '?'],
    ['java', 'class A { void f(String b) { String a = String.format("%s", b); g(HEREa); } }', undefined],
  ] as const)('%s: %s', (language, code, expected) => {
    expect(constantIn(language, code)).toBe(expected);
  });
});

test('an import of the file that comes later gives a name its new meaning', () => {
  const { tree } = parsers.parse('python', 'from a import f\nf()\nfrom b import f\nf()');
  const names = namesOf(tree);
  const calls = Array.from({ length: tree.count }, (_, node) => names.qualified(node)).filter(
    (full) => full.length > 0,
  );
  expect(calls.flat()).toEqual(expect.arrayContaining(['a.f', 'b.f']));
  expect(calls.every((full) => full.length === 1)).toBe(true);
});

test('deep and wide code ends', () => {
  const wide = `let a = 1;${'if (c) a = 2;'.repeat(600)}f(HEREa)`;
  expect(constantIn('javascript', wide)).toBeUndefined();
  const deep = `let a = 1;${'if (c) {'.repeat(150)}a = 2;${'}'.repeat(150)}f(HEREa)`;
  expect(constantIn('javascript', deep)).toBeUndefined();
});
