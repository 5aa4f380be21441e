import { describe, expect, test } from 'vitest';
import type { PatternLanguage } from './parse-as-written.ts';
import type { RuleOptions } from '../../../formats/semgrep/options.ts';
import { hunter, testParsers } from '../../../../tests/pattern-hunt.ts';

const hunt = hunter(testParsers());

/** Pattern, code, and the texts that are found. */
type Case = readonly [
  pattern: string,
  code: string,
  found: readonly string[],
  options?: Partial<RuleOptions>,
];

function cases(language: PatternLanguage, title: string, list: readonly Case[]): void {
  describe(`${language}: ${title}`, () => {
    test.each(list.map(([pattern, code, found, options = {}]) => ({ pattern, code, found, options })))(
      '$pattern in $code',
      ({ pattern, code, found, options }) => {
        const ranges = hunt({ language, pattern, code, options });
        expect([...new Set(ranges.map(({ start, end }) => code.slice(start, end)))]).toEqual(found);
      },
    );
  });
}

cases('python', 'calls and arguments', [
  ['f(...)', 'f(1)\ng(f())', ['f(1)', 'f()']],
  ['f(1, ...)', 'f(1)\nf(1, 2)\nf(2, 1)', ['f(1)', 'f(1, 2)']],
  ['f(..., 1, ...)', 'f(0, 1)\nf(2)', ['f(0, 1)']],
  ['f($X, $X)', 'f(a, a)\nf(a, b)\nf(a.b, a . b)', ['f(a, a)', 'f(a.b, a . b)']],
  ['f(..., b=$B, ..., a=1, ...)', 'f(0, a=1, b=2)\nf(0, a=2, b=2)', ['f(0, a=1, b=2)']],
  ['f($X)', 'f(a=1)\nf(1)', ['f(1)']],
  ['f($...ALL, last)', 'f(a, b, last)\nf(last, b)', ['f(a, b, last)']],
  ['f(**$KW)', 'f(**a)\nf(a)', ['f(**a)']],
  ['$F(x)', 'g(x)\nh.k(x)\nx + x', ['g(x)', 'h.k(x)']],
]);

cases('python', 'names', [
  ['os.system(...)', 'from os import system as s\ns(1)\nsystem(2)', ['s(1)']],
  ['os.system(...)', 'import os as o\no.system(1)', ['o.system(1)']],
  ['os.path.join(...)', 'from os.path import join\njoin(a)', ['join(a)']],
  ['os.$F(...)', 'from os import system, popen as p\nsystem(1)\np(2)\nq(3)', ['system(1)', 'p(2)']],
  ['exit(...)', 'def f():\n  exit(1)\n  from sys import exit\n  exit(2)', ['exit(1)', 'exit(2)']],
  ['sys.exit(...)', 'def f():\n  exit(1)\n  from sys import exit\n  exit(2)', ['exit(2)']],
  ['import a.b', 'import a.b.c\nimport a.bc\nfrom a import b', ['import a.b.c', 'from a import b']],
  ['from a import $X', 'from a import b as c\nfrom d import b', ['from a import b as c']],
]);

cases('python', 'constants', [
  ['f("x")', 'A = "x"\nf(A)\nf("x")\nf(B)', ['f(A)', 'f("x")']],
  ['f("...")', 'a = "x"\nb = a + "y"\nc = a + g()\nf(b)\nf(c)', ['f(b)']],
  ['f(5)', 'n = 2 + 3\nf(n)\nf(0x5)', ['f(n)', 'f(0x5)']],
  ['f("x")', 'a = "x"\na = g()\nf(a)', []],
  ['f("y")', 'a = "x"\na = "y"\nf(a)', ['f(a)']],
  ['f("x")', 'A = "x"\nf(A)', [], { constant_propagation: false }],
  ['f(g())', 'a = g()\nf(a)', ['f(a)'], { symbolic_propagation: true }],
  ['f(g())', 'a = g()\nf(a)', []],
]);

cases('python', 'strings', [
  ['"..."', 'a("x", f"y{z}")', ['"x"']],
  ['f("=~/^ab+$/")', 'f("abb")\nf("xabb")', ['f("abb")']],
  ['f"...{$X}..."', 'f"a{b}"\nf"c"\n"d"', ['f"a{b}"']],
  ['f"..."', 'g(f"a", "b")', ['f"a"']],
  ['"..." "..."', 'g("a" "b", "c")', ['"a" "b"']],
]);

cases('python', 'statements', [
  ['a()\n...\nb()', 'a()\nc()\nb()', ['a()\nc()\nb()']],
  ['a()\n...\nb()', 'a()\nif c:\n  b()', ['a()\nif c:\n  b()']],
  ['a()\nb()', 'a()\nc()\nb()', []],
  ['a()\n...\nb()', 'b()\na()', []],
  ['$X = f()\n...\ng($X)', 'a = f()\nb = 1\ng(b)\ng(a)', ['a = f()\nb = 1\ng(b)\ng(a)']],
  [
    'def $F(...):\n  ...\n  return $X',
    'def a(b):\n  if b:\n    return 1\n  return 2',
    ['def a(b):\n  if b:\n    return 1\n  return 2'],
  ],
  ['def $F($A, ...): ...', 'def f(): pass\ndef g(x, y=1): pass', ['def g(x, y=1): pass']],
  ['if $X:\n  ...', 'if a:\n  b()\nelse:\n  c()', ['if a:\n  b()\nelse:\n  c()']],
  ['try:\n  ...\nexcept $E:\n  pass', 'try:\n  a()\nexcept B:\n  pass', ['try:\n  a()\nexcept B:\n  pass']],
  ['return f(...)', 'def g():\n  return f(1)', ['return f(1)']],
  ['class $C(Base): ...', 'class A(Base, Mix):\n  x = 1\nclass B: pass', ['class A(Base, Mix):\n  x = 1']],
  [
    '@route(...)\ndef $F(...): ...',
    '@auth\n@route("/")\ndef a(): pass\n@auth\ndef b(): pass',
    ['@auth\n@route("/")\ndef a(): pass'],
  ],
  ['for $X in $Y: ...', 'for a in b:\n  c()', ['for a in b:\n  c()']],
  ['{..., "a": 1, ...}', 'x = {"b": 2, "a": 1}\ny = {"b": 2}', ['{"b": 2, "a": 1}']],
  ['{"a": 1}', 'x = {"b": 2, "a": 1}', []],
]);

cases('javascript', 'expressions', [
  ['a. ... .b()', 'a.x().y.b(); a.b(); c.b()', ['a.x().y.b()', 'a.b()']],
  ['f(<... x ...>)', 'f(g(1 + x)); f(() => x); f(y)', ['f(g(1 + x))', 'f(() => x)']],
  ['{a: 1}', 'f({b: 2, a: 1}); f({b: 2})', ['{b: 2, a: 1}']],
  ['f([..., 1, ...])', 'f([0, 1]); f([2])', ['f([0, 1])']],
  ['$X && $Y', 'a && b && c', ['a && b', 'a && b && c']],
  ['a | b', 'b | c | a', ['b | c | a']],
  ['a == b', 'b == a', [], {}],
  ['a == b', 'b == a', ['b == a'], { symmetric_eq: true }],
  ['`...${$X}...`', '`a${b}c`; `d`', ['`a${b}c`']],
  ['new Foo(...)', 'new Foo(1); Foo(2)', ['new Foo(1)']],
  ['/$R/.test($X)', '/a+/.test(b)', ['/a+/.test(b)']],
  ['<$E onClick={$F} />', 'x = <a b="c" onClick={d}>e</a>', ['<a b="c" onClick={d}>e</a>']],
]);

cases('javascript', 'declarations', [
  ['$X = f()', 'const a = f(); let b; b = f()', ['const a = f();', 'b = f()']],
  ['var $X = f()', 'let a = f()', ['let a = f()']],
  ['var $X = f()', 'let a = f()', [], { let_is_var: false }],
  [
    'function $F($A) {...}',
    'const g = (x) => { h() }; function k(y) {}',
    ['const g = (x) => { h() };', 'function k(y) {}'],
  ],
  ['function (...) {...}', 'f(function () { g() })', ['function () { g() }']],
  ['child_process.exec(...)', "import { exec as e } from 'child_process'; e(1)", ['e(1)']],
  ['child_process.exec(...)', "const { exec } = require('child_process'); exec(1)", ['exec(1)']],
  ['child_process.exec(...)', "const c = require('child_process'); c.exec(1)", ['c.exec(1)']],
  ["import { $X } from 'm'", "const { a } = require('m')", ["const { a } = require('m')"]],
  ['f();', 'x = f(); g(f()); a || f()', ['x = f();', 'g(f());']],
  [
    'class $C { ... foo(...) {...} ... }',
    'class A { b() {} foo(c) { d() } }',
    ['class A { b() {} foo(c) { d() } }'],
  ],
]);

cases('typescript', 'types', [
  ['($X: Foo).go()', 'function f(a: Foo, b: Bar) { a.go(); b.go() }', ['a.go()']],
  ['@Get(...)\n$M(...) {...}', 'class A { @Get("x") b() { c() } }', ['@Get("x") b() { c() }']],
]);

cases('java', 'names and types', [
  [
    '(String $X).length()',
    'class A { void f(String a, int b) { a.length(); b.length(); "c".length(); } }',
    ['a.length()', '"c".length()'],
  ],
  ['java.util.List $X', 'import java.util.List; class A { List a; Other b; }', ['List a;']],
  ['new $T(...)', 'class A { Object f() { return new B<C>(1); } }', ['new B<C>(1)']],
  [
    '(java.util.Map $M).get($K)',
    'import java.util.Map; class A { void f(Map m) { m.get(1); } }',
    ['m.get(1)'],
  ],
  [
    '$R $M(..., HttpServletRequest $Q, ...) {...}',
    'class A { void a(int b, HttpServletRequest c) { d(); } }',
    ['void a(int b, HttpServletRequest c) { d(); }'],
  ],
  [
    '@Foo(..., a = 1, ...)\n$T $M(...) {...}',
    'class A { @Foo(b = 2, a = 1) void c() {} }',
    ['@Foo(b = 2, a = 1) void c() {}'],
  ],
  [
    'Runtime.getRuntime().exec(...)',
    'class A { void f() { Runtime.getRuntime().exec("x"); } }',
    ['Runtime.getRuntime().exec("x")'],
  ],
  [
    'class $C { ... String $F = "..."; ... }',
    'class A { int a; private String b = "c"; }',
    ['class A { int a; private String b = "c"; }'],
  ],
]);

cases('go', 'packages and literals', [
  ['md5.New()', 'package a\nimport m "crypto/md5"\nfunc f() { m.New() }', ['m.New()']],
  ['$X := f()', 'package a\nfunc g() { b := f(); c = f() }', ['b := f()']],
  ['$X = f()', 'package a\nfunc g() { b := f(); c = f() }', ['b := f()', 'c = f()']],
  [
    'tls.Config{..., MinVersion: $V, ...}',
    'package a\nvar c = tls.Config{A: 1, MinVersion: 2}',
    ['tls.Config{A: 1, MinVersion: 2}'],
  ],
  [
    '($DB : *sql.DB).Query(...)',
    'package a\nfunc f(d *sql.DB, e Other) { d.Query(1); e.Query(2) }',
    ['d.Query(1)'],
  ],
  ['if $X != nil { ... }', 'package a\nfunc f() { if e != nil { g() } }', ['if e != nil { g() }']],
]);

cases('csharp', 'statements and types', [
  ['new Foo(...);', 'class A { void F() { var x = new Foo(1); } }', ['var x = new Foo(1);']],
  ['using A.B;\n...', 'using A.B;\nclass C { }', ['using A.B;\nclass C { }']],
  ['($T $X).Go(...)', 'class A { void F(Foo a) { a.Go(); b.Go(); } }', ['a.Go()']],
]);

cases('php', 'variables', [
  ['eval($X);', '<?php eval($a); run($b);', ['eval($a)']],
  ['$X = $_GET[...];', '<?php $a = $_GET["b"]; $c = $_POST["d"];', ['$a = $_GET["b"]']],
  ['$O->go(...)', '<?php $a->go(1); $a->stay();', ['$a->go(1)']],
]);

cases('terraform', 'blocks', [
  [
    'resource "bucket" $N { ... acl = "open" ... }',
    'resource "bucket" "a" {\n  name = "x"\n  acl = "open"\n}\n',
    ['resource "bucket" "a" {\n  name = "x"\n  acl = "open"\n}'],
  ],
  ['acl = "open"', 'resource "bucket" "a" {\n  acl = "open"\n}\n', ['acl = "open"']],
  [
    'resource $T $N {\n  ...\n  inner {\n    ...\n  }\n  ...\n}',
    'resource "a" "b" {\n  outer {\n    inner {\n      c = 1\n    }\n  }\n}\n',
    ['resource "a" "b" {\n  outer {\n    inner {\n      c = 1\n    }\n  }\n}'],
  ],
  [
    '{..., Effect = "Deny", ...}',
    'a = [{ Effect = "Deny", B = 1 }, { Effect = "Allow" }]\n',
    ['{ Effect = "Deny", B = 1 }'],
  ],
  ['on = true', 'on = "true"\noff = true\n', ['on = "true"']],
]);

cases('yaml', 'mappings and lists', [
  ['a: ...', 'b:\n  a: 1\n', ['a: 1']],
  ['a:\n  ...\n  b: 1\n  ...\n', 'a:\n  c: 2\n  b: 1\n', ['a:\n  c: 2\n  b: 1']],
  ['a:\n  b: 1\n', 'a:\n  c: 2\n  b: 1\n', []],
  ['- name: $N\n  ...\n', 'x:\n- name: a\n  b: 1\n- c: 2\n', ['name: a\n  b: 1']],
  ['a: [..., $X, ...]', 'a: [1, 2]', ['a: [1, 2]']],
  ['a: "..."', 'a: b\nc:\n  a:\n  - d\n', ['a: b']],
]);

cases('dockerfile', 'instructions', [
  ['FROM $I:$V', 'FROM a:1 AS b\nFROM c\n', ['FROM a:1 AS b']],
  [
    'RUN ... apk upgrade ...',
    'RUN apk update && apk upgrade -y\nRUN apk add x\n',
    ['RUN apk update && apk upgrade -y'],
  ],
  ['RUN apt $C ...', 'RUN cd x && apt install y\nRUN my-apt install\n', ['RUN cd x && apt install y']],
  ['yum update', 'RUN a; yum update && b\n', ['yum update']],
  ['USER a\n...\nUSER $X', 'USER a\nRUN b\nUSER c\n', ['USER a\nRUN b\nUSER c']],
]);

describe('bindings', () => {
  test('a metavariable gives its place, its constant and what is between the quotes', () => {
    const code = 'KEY = "abc"\nf(KEY, "def")';
    const [range] = hunt({ language: 'python', pattern: 'f($A, $B)', code });
    expect(range?.bindings.get('$A')).toMatchObject({ text: 'KEY', value: 'abc', start: 14, end: 17 });
    expect(range?.bindings.get('$B')).toMatchObject({ text: '"def"', content: { text: 'def', start: 20 } });
  });

  test('a name of one function is not the same name of another', () => {
    const code = 'def a():\n  x = f()\ndef b():\n  x = 1\n  g(x)\n';
    expect(hunt({ language: 'python', pattern: '$X = f()\n...\ng($X)', code })).toEqual([]);
    const [one] = hunt({ language: 'python', pattern: '$X = f()', code });
    const [two] = hunt({ language: 'python', pattern: 'g($X)', code });
    expect(one?.bindings.get('$X')?.key).not.toBe(two?.bindings.get('$X')?.key);
  });

  test('"$X" is the text of the string, and $...X all that it takes', () => {
    const [range] = hunt({ language: 'javascript', pattern: 'f("$X", $...REST)', code: 'f("a b", c, d)' });
    expect(range?.bindings.get('$X')).toMatchObject({ text: 'a b', start: 3, end: 6 });
    expect(range?.bindings.get('$...REST')).toMatchObject({ text: 'c, d', start: 9, end: 13 });
  });
});
