import { expect, test } from 'vitest';
import { testParsers } from '../../../../tests/parsers.ts';
import { TaintTester } from './testdata/taint-tester.ts';

const tester = new TaintTester(testParsers());

type Case = readonly [what: string, language: string, code: string];

const cases: readonly Case[] = [
  ['what a function gives', 'javascript', 'function f() { return source(); }\nsink(f()); // HERE'],
  [
    'what a function gets',
    'javascript',
    'function f(a, b) {\nsink(a); // HERE\nsink(b);\n}\nf(source(), 1);',
  ],
  [
    'through a function',
    'python',
    'def f(a, b):\n  return b\nsink(f(source(), 1))\nsink(f(1, source())) # HERE',
  ],
  [
    'through fields',
    'javascript',
    'function f(o) { return o.a; }\nsink(f({ a: source(), b: 1 })); // HERE\nsink(f({ a: 1, b: source() }));',
  ],
  [
    'through two functions',
    'go',
    'package p\nfunc a(x string) string { return b(x) }\nfunc b(x string) string { return x }\nfunc c() {\nsink(a(source())) // HERE\nsink(a("x"))\n}',
  ],
  ['cleaned inside', 'python', 'def f(a):\n  return sanitize(a)\nsink(f(source()))'],
  ['by keyword', 'python', 'def f(a, b):\n  sink(b) # HERE\nf(b=source(), a=1)'],
  [
    'the rest of the arguments',
    'javascript',
    'function f(a, ...r) {\nsink(a);\nsink(r[1]); // HERE\nsink(r[0]);\n}\nf(1, 2, source());',
  ],
  [
    'into what a function gets',
    'javascript',
    'function f(o) { o.a = source(); }\nconst x = {};\nf(x);\nsink(x.a); // HERE\nsink(x.b);',
  ],
  [
    'an object that is made',
    'java',
    'class P { String a; String b; P(String a, String b) { this.a = a; this.b = b; } String get1() { return a; } String get2() { return b; } }\nclass M { void f() {\nP p = new P(source(), "x");\nsink(p.get1()); // HERE\nsink(p.get2());\n} }',
  ],
  [
    'what the object holds from the start',
    'python',
    'class A:\n  def __init__(self):\n    self.a = source()\n    self.b = 1\n  def f(self):\n    sink(self.a) # HERE\n    sink(self.b)',
  ],
  [
    'a method of the object',
    'typescript',
    'class A {\nf(x: string) {\nsink(x); // HERE\n}\ng() { this.f(source()); }\n}',
  ],
  [
    'a method of the parent',
    'typescript',
    'class A { f(x) {\nsink(x); // HERE\n} }\nclass B extends A { g() { super.f(source()); } }',
  ],
  [
    'functions that call each other',
    'python',
    'def f(a, n):\n  if n:\n    return g(a, n)\n  return a\ndef g(a, n):\n  return f(a, n - 1)\nsink(f(source(), 3)) # HERE\nsink(f(1, 3))',
  ],
  [
    'a function that is given',
    'javascript',
    'function run(f, x) { return f(x); }\nsink(run((a) => a, source())); // HERE\nsink(run((a) => 1, source()));',
  ],
  [
    'a function that is given by name',
    'python',
    'def use(x):\n  sink(x) # HERE\ndef run(f):\n  f(source())\nrun(use)',
  ],
  ['a function in an object', 'javascript', 'const o = { f(x) {\nsink(x); // HERE\n} };\no.f(source());'],
  ['a variable of the file', 'python', 'a = source()\ndef f():\n  sink(a) # HERE\nf()'],
  [
    'a variable around a function',
    'javascript',
    'function f() {\nlet a;\nfunction set(x) { a = x; }\nset(source());\nsink(a); // HERE\n}',
  ],
  [
    'a method without parentheses',
    'ruby',
    'class A\n  def a\n    source()\n  end\n  def f\n    sink(a) # HERE\n  end\nend',
  ],
  [
    'a class with parameters',
    'kotlin',
    'class A(val a: String, val b: String)\nfun f() {\nval x = A(source(), "b")\nsink(x.a) // HERE\nsink(x.b)\n}',
  ],
];
test.each(cases)('%s (%s)', (_, language, code) => {
  const { reported, expected } = tester.judged(language, code, { across: true });
  expect(reported).toEqual(expected);
});

test('calls are followed when the rule asks for it, and else as the caller says', () => {
  const code = 'function f() { return source(); }\nsink(f()); // HERE';
  expect(tester.judged('javascript', code, { options: 'taint_intrafile: true' }).reported).toEqual([2]);
  expect(tester.judged('javascript', code).reported).toEqual([]);
});

test('a route that redirects to what the request says, and its twin with a list of what is allowed', () => {
  const route = (body: string): string =>
    `const app = require('express')();\nconst allowed = ['/home', '/help'];\napp.get('/go', function (req, res) {\n${body}\n});`;
  const parts = {
    sources: '      - patterns: [{ pattern-inside: "function (req, res) { ... }" }, { pattern: req.query }]',
    sinks: '      - patterns: [{ pattern: res.redirect($TO) }, { focus-metavariable: $TO }]',
  };
  const open = tester.judged('javascript', route('res.redirect(req.query.url); // HERE'), parts);
  expect(open.reported).toEqual(open.expected);
  for (const safe of [
    'const to = req.query.url;\nif (!allowed.includes(to)) return res.redirect("/home");\nres.redirect(to);',
    'if (allowed.includes(req.query.url)) res.redirect(req.query.url);',
    'res.redirect(allowed.includes(req.query.url) ? req.query.url : "/home");',
  ])
    expect(tester.judged('javascript', route(safe), parts).reported).toEqual([]);
});

test('a knot of functions ends', () => {
  const names = Array.from({ length: 30 }, (_, n) => `f${n}`);
  const bodies = names.map(
    (name, n) =>
      `function ${name}(a) { return [${names.map((other) => `${other}(a)`).join(', ')}, a.x${n}]; }`,
  );
  const { reported } = tester.judged('javascript', `${bodies.join('\n')}\nsink(f0(source()));`, {
    across: true,
  });
  expect(reported).toBeDefined();
});
