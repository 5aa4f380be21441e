import { expect, test } from 'vitest';
import { hunter, testParsers } from '../../../../tests/pattern-hunt.ts';

const hunt = hunter(testParsers());

test.each([
  // Markup.
  ['html', '<$TAG title=... ...>', '<b title=x>y</b><b>z</b>', ['<b title=x>y</b>']],
  ['html', '<style ...>$...CSS</style>', '<p>a</p><style>b{}</style>', ['<style>b{}</style>']],
  ['typescript', '<$E>$TEXT</$E>', 'a = <b>hi</b>; c = <d><e/></d>', ['<b>hi</b>']],
  // A value under another type.
  ['c', '$P = alloc(...)', 'void f() { p = (T *)alloc(1); }', ['p = (T *)alloc(1)']],
  ['java', 'f("...")', 'class A { void g() { f((Object) "x"); f((Object) y); } }', ['f((Object) "x")']],
  ['typescript', 'f(x)', 'f(x as any); f(<T>x)', ['f(x as any)', 'f(<T>x)']],
  ['c', '(char *$X) == (char *$Y)', 'void f(char *a, char b) { a == "x"; b == "x"; }', ['a == "x"']],
  // Names in any case.
  ['php', 'header(...);', '<?php Header("x"); $header("x");', ['Header("x")']],
  ['php', 'new A\\B($X)', '<?php use A\\B as C; $x = new C(1);', ['new C(1)']],
  ['php', '`...`;', '<?php echo `ls {$x}`;', ['`ls {$x}`']],
  // Ruby's symbols, class variables and text with code in it.
  [
    'ruby',
    ':$KEY => true',
    'f(a: 1, :b => true)\nx = { :c => true, "d" => true }',
    [':b => true', ':c => true'],
  ],
  ['ruby', 'f("...#{$X}...")', 'f("a#{b}c")\nf("a")', ['f("a#{b}c")']],
  // Kotlin and Go imports.
  ['kotlin', 'import a.b', 'import a.b.c.D\nimport a.bc', ['import a.b.c.D']],
  ['kotlin', 'f("$X")', 'f("x")\nf(y)', ['f("x")']],
  ['rust', 'a::B', 'fn f() { let x = a::B { c: 1 }; }', ['a::B']],
  ['python', '{...}', 'a = {1, 2}\nb = {1: 2}\nc = [1]', ['{1, 2}', '{1: 2}']],
  ['python', 'f"..."', 'a = f"x"\nb = "y" f"z"', ['f"x"']],
  ['dockerfile', 'ENV ... A=$X ...', 'FROM x\nENV B=1 A=2 C=3\nENV B=1\n', ['ENV B=1 A=2 C=3']],
  ['json', 'name: "..."', '{"name": "x", "age": 1}', ['"name": "x"']],
  ['json', '"a": "=~/^\\d+$/"', '{"a": "12"}', ['"a": "12"']],
  ['terraform', '{..., a = ["*"], ...}', 'b "c" {\n d {\n  a = ["*"]\n }\n}\n', ['{\n  a = ["*"]\n }']],
  ['scala', 'def $F(..., $X: $T, ...) = $A { ... }', 'def f(x: T) = g { y }', ['def f(x: T) = g { y }']],
] as const)('%s: %s', (language, pattern, code, found) => {
  const ranges = hunt({ language, pattern, code });
  expect([...new Set(ranges.map(({ start, end }) => code.slice(start, end)))]).toEqual(found);
});

test('imports of a group', () => {
  const code = 'package p\n\nimport (\n\t"a"\n\t"b/c"\n)\n\nfunc f() {}\n';
  const pattern = 'import (\n  ...\n  "$PATH"\n)\n...';
  const found = hunt({ language: 'go', pattern, code }).map(({ bindings }) => bindings.get('$PATH')?.text);
  expect(new Set(found)).toEqual(new Set(['a', 'b/c']));
});

test('a call with types in a file of JavaScript', () => {
  expect(hunt({ language: 'javascript', pattern: 'f(1)', code: 'x = f<T>(1)' })).toHaveLength(1);
});

test('a name that is annotated again is another name', () => {
  const code = 'q = "a" + b\nq: str = c\nrun(q)\n';
  expect(hunt({ language: 'python', pattern: '$Q = $A + $B\n...\nrun($Q)', code })).toHaveLength(0);
});
