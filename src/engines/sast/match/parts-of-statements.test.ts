import { describe, expect, test } from 'vitest';
import { hunter, testParsers } from '../../../../tests/pattern-hunt.ts';
import type { PatternLanguage } from './parse-as-written.ts';

const hunt = hunter(testParsers());

/** Pattern, code, and the first lines of what is found. */
type Case = readonly [pattern: string, code: string, found: readonly string[]];

function cases(language: PatternLanguage, title: string, list: readonly Case[]): void {
  describe(`${language}: ${title}`, () => {
    test.each(list.map(([pattern, code, found]) => ({ pattern, code, found })))(
      '$pattern in $code',
      ({ pattern, code, found }) => {
        const ranges = hunt({ language, pattern, code, options: {} });
        const texts = ranges.map(({ start, end }) => code.slice(start, end).split('\n')[0] ?? '');
        expect([...new Set(texts)]).toEqual(found);
      },
    );
  });
}

cases('javascript', 'parts of statements', [
  ['if ($A > $B)', 'if (a > 1) { f() }\nif (a < 1) g()', ['if (a > 1) { f() }']],
  ['catch ($E) { ... }', 'try { f() } catch (e) { g() }', ['catch (e) { g() }']],
  ['finally { ... }', 'try { f() } finally { g() }', ['finally { g() }']],
  ['try { f() }', 'try { f() } catch (e) {}\ntry { g() } finally {}', ['try { f() } catch (e) {}']],
  ['case 1: ...', 'switch (a) { case 2: f(); break; case 1: g() }', ['case 1: g()']],
  ['try { ... } catch ($E) { }', 'try { f() } catch { }', ['try { f() } catch { }']],
  [
    'for ($X of $Y) { f($X) }',
    'for (const a of b) { f(a) }\nfor (c of d) { f(e) }',
    ['for (const a of b) { f(a) }'],
  ],
  [
    'if ($E) $S; else $S;',
    'if (a) { f(); g() } else { f(); g() }\nif (b) f(); else g()',
    ['if (a) { f(); g() } else { f(); g() }'],
  ],
]);

cases('javascript', 'functions', [
  ['function() { ... }', 'function f() {}\nx = function() {}', ['function() {}']],
  [
    'function ...(...) { ... }',
    'function f(a) {}\ng(function(b) {})',
    ['function f(a) {}', 'function(b) {}'],
  ],
  [
    'function $F({...}) { ... }',
    'function f({ a } = {}) {}\nfunction g(a) {}',
    ['function f({ a } = {}) {}'],
  ],
]);

cases('javascript', 'literals', [
  ['/.../g', 'f(/a/g)\nf(/a/)\nf(a)', ['/a/g']],
  ['f(/a/)', 'const r = /a/\nf(r)\nf(/b/)', ['f(r)']],
  ['{1: ...}', 'x = {0x1: a}\nx = {2: a}', ['{0x1: a}']],
  ['{..., $K: $A, ..., $K: $B, ...}', 'x = {"a": 1, a: 2}\nx = {a: 1, b: 2}', ['{"a": 1, a: 2}']],
  ['f(`...`)', 'f(`a${b}`)\nf`a${b}`', ['f(`a${b}`)']],
  ['`$...A${...}$...B`', 'x = `a${b}c`\ny = `a`', ['`a${b}c`']],
  ['$X === $X', 'const a = "b"\nif (a === "b") f()\nif (a === "c") f()', ['a === "b"']],
  ['import a from $M', 'import a from "m"\nimport b from "m"', ['import a from "m"']],
  ['<a href=$X>...</a>', 'x = <a href="b">c</a>', ['<a href="b">c</a>']],
]);

cases('python', 'decorators', [
  ['@$D\ndef $F(): ...', '@a\ndef f(): pass\n@b()\ndef g(): pass\n@c(1)\ndef h(): pass', ['@a', '@b()']],
  ['@$D($...A)', '@a\ndef f(): pass\n@b(1)\ndef g(): pass', ['@a', '@b(1)']],
]);

cases('python', 'statements', [
  ['if $E:\n  $S\nelse:\n  $S', 'if a:\n  f()\n  g()\nelse:\n  f()\n  g()', ['if a:']],
  ['try:\n  ...\nexcept (..., A, ...):\n  ...', 'try:\n  f()\nexcept A:\n  g()', ['try:']],
  ['try:\n  ...\nexcept ...:\n  ...', 'try:\n  f()\nexcept A as e:\n  g()', ['try:']],
  ['{..., $X, ...}', 'a = {1, 2}\nb = {1: 2}', ['{1, 2}']],
  ['[...]', 'a = [b for b in c]\nd = (1, 2)', ['[b for b in c]']],
  ['f("...")', 'f("-" * n)\nf(n * m)', ['f("-" * n)']],
  ['f($X: int)', 'f(1)\nf(1.5)', ['f(1)']],
  ['$X.$Y', 'from m import *\nf(a)\nb.c', ['b.c']],
  ['a or b', 'a or b or c\n(a or b) and c', ['a or b']],
  ['$M = "..."\n...\nf"{$M}..."', 'a = "b"\nc = f"{a} d" + e', ['a = "b"']],
]);

cases('java', 'parts of definitions', [
  ['class $C', 'class A { int b; }', ['class A { int b; }']],
  ['void f(...)', 'class A { void f(int a) { } void g() { } }', ['void f(int a) { }']],
  ['class A<...> { ... }', 'class A<B, C> { }\nclass D { }', ['class A<B, C> { }']],
  ['static { ... }', 'class A { static { f(); } { g(); } }', ['static { f(); }']],
  ['super(...)', 'class A { A() { super(1); } }', ['super(1);']],
  ['import $P;', 'import a.b.C;', ['import a.b.C;']],
  ['import static $P;', 'import static a.B.c;\nimport a.B;', ['import static a.B.c;']],
  [
    'void $F(double... $X) { ... }',
    'class A { void f(double... a) { } void g(double b) { } }',
    ['void f(double... a) { }'],
  ],
  ['@B enum $E { ... }', '@B enum A { C }\nenum D { E }', ['@B enum A { C }']],
  ['record $R(...) { ... }', 'record A(int b) { }', ['record A(int b) { }']],
]);

cases('java', 'types', [
  [
    'f((boolean $X))',
    'class A { void g(Boolean a, int b) { f(a); f(b); f(!b); f("c".isEmpty()); } }',
    ['f(a)', 'f(!b)', 'f("c".isEmpty())'],
  ],
  [
    'f((int $X))',
    'class A { void g(java.util.Map<String, Integer> m) { f(m.get("a")); f(m.size()); f(m.isEmpty()); } }',
    ['f(m.get("a"))', 'f(m.size())'],
  ],
  ['f((A $X))', 'class B { void g(A a, C c) { f(d ? a : c); f(c); } }', ['f(d ? a : c)']],
  ['(A $X).make()', 'class B { void g() { A.make(); C.make(); } }', ['A.make()']],
  ['new $P.A()', 'class B { Object c = new d.e.A(); }', ['new d.e.A()']],
]);

cases('go', 'names and parts', [
  ['jwt.Key', 'package p\nimport a "github.com/x/jwt-go"\nfunc f() { g(a.Key) }', ['a.Key']],
  ['OK: $X', 'package p\nvar a = []B{{OK: 1}, {No: 2}}', ['OK: 1']],
  [
    'switch $X {\n  case ...\n}',
    'package p\nfunc f() {\n switch a {\n case 1: b()\n default: c()\n }\n}',
    ['switch a {'],
  ],
  [
    'func $F() (..., error) { ... }',
    'package p\nfunc f() (int, error) { }\nfunc g() error { }',
    ['func f() (int, error) { }'],
  ],
  ['$F(...) bool', 'package p\ntype A interface {\n  B() bool\n  C()\n}', ['B() bool']],
  ['`...`', 'package p\ntype A struct {\n  B string `c`\n}', ['`c`']],
  ['($X : *a.B).c()', 'package p\nfunc f() {\n d := new(a.B)\n d.c()\n e := new(a.F)\n e.c()\n}', ['d.c()']],
  ['import (\n  ...\n  "b"\n)', 'import (\n  "a"\n  "b"\n)', ['import (']],
]);

test('strings of regular expressions keep their backslashes', () => {
  const code = 'a = "xx"\nb = "xy"';
  const found = hunt({ language: 'python', pattern: '$X = "=~/^(.)\\1$/"', code, options: {} });
  expect(found.map(({ start, end }) => code.slice(start, end))).toEqual(['a = "xx"']);
});

cases('javascript', 'what is handed to a tag', [
  ['`a ${$X}`', 'p = `a ${b}`; q = tag`a ${c}`', ['`a ${b}`']],
  ['tag`a ${$X}`', 'p = `a ${b}`; q = tag`a ${c}`', ['tag`a ${c}`']],
]);

cases('java', 'letters, and values under another type', [
  ['$X == (String $Y)', 'class A { void f() { b = c == "d"; b = e == \'f\'; } }', ['c == "d"']],
  ['$X == $X', 'class A { void f() { b = c == (short) c; b = c == (short) d; } }', ['c == (short) c']],
]);

cases('python', 'names that are no expressions', [
  ['$X = open(...)', 'a = open("b")\nwith open("c") as d:\n    e()\n', ['a = open("b")']],
  ['def $F():\n    ...\n<... $F ...>', 'def a():\n    b()\nc.a(1)\n', []],
  ['def $F():\n    ...\n<... $F ...>', 'def a():\n    b()\nc(a)\n', ['def a():']],
]);

cases('ruby', 'bodies without statements', [
  ['class $A < $B\n  ...\nend', 'class C < D\nend\nmodule E\nend', ['class C < D']],
  ['class $A\n  ...\nend', 'module E\nend', []],
  ['def $F(...)\n  ...\nend', 'def g\nend', ['def g']],
]);
