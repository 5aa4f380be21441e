import { expect, test } from 'vitest';
import { testParsers } from '../../../../tests/parsers.ts';
import { TaintTester } from './testdata/taint-tester.ts';

const tester = new TaintTester(testParsers());

test.each([
  [
    'a list that is spread, by its places',
    'javascript',
    'function f(a, b, c) {\nsink(a);\nsink(b); // HERE\nsink(c);\n}\nf(...[1, source(), 2]);',
  ],
  [
    'behind a spread argument any place may be meant',
    'javascript',
    'function f(a, b, c) {\nsink(a);\nsink(b); // HERE\nsink(c); // HERE\n}\nf(1, ...xs, source());',
  ],
  [
    'a rest that gets a spread list',
    'javascript',
    'function f(a, ...r) {\nsink(r[0]);\nsink(r[1]); // HERE\n}\nf(1, ...[2, source()]);',
  ],
  [
    'keywords that are spread',
    'python',
    'def f(a, b, **r):\n  sink(a) # HERE\n  sink(b)\n  sink(r["c"]) # HERE\nf(**{"a": source(), "b": 1}, c=source())',
  ],
  ['named parameters are not among the keywords', 'python', 'def f(a, **r):\n  sink(r)\nf(a=source(), b=1)'],
  [
    'the rest of a list starts anew',
    'python',
    'a, *r = [1, 2, source()]\nsink(a)\nsink(r[0])\nsink(r[1]) # HERE',
  ],
  [
    'promises and coroutines by their places',
    'javascript',
    'async function f() {\nconst [a, b] = await Promise.all([1, source()]);\nsink(a);\nsink(b); // HERE\n}',
  ],
  [
    'gathered by their places',
    'python',
    'import asyncio\nasync def f():\n  a, b = await asyncio.gather(source(), 1)\n  sink(a) # HERE\n  sink(b)',
  ],
  [
    'numbers are told from elements',
    'python',
    'for n, x in enumerate(source()):\n  sink(n)\n  sink(x) # HERE',
  ],
  ['pairs of two lists', 'python', 'for a, b in zip(source(), [1]):\n  sink(a) # HERE\n  sink(b)'],
  ['a word for the type', 'javascript', 'sink(typeof source());'],
  [
    'a list that is added to, by places',
    'java',
    'class A { void f() {\nList<String> l = new ArrayList<>();\nl.add("a");\nl.add(source());\nsink(l.get(0));\nsink(l.get(1)); // HERE\nl.remove(0);\nsink(l.get(0)); // HERE\n} }',
  ],
  [
    'a list in a loop has no places',
    'java',
    'class A { void f() {\nList<String> l = new ArrayList<>();\nwhile (c) {\nl.add("a");\nl.add(source());\n}\nsink(l.get(0)); // HERE\n} }',
  ],
  [
    'a list that others get has no places',
    'java',
    'class A { void f() {\nList<String> l = new ArrayList<>();\nl.add("a");\nl.add(source());\nCollections.reverse(l);\nsink(l.get(0)); // HERE\n} }',
  ],
  [
    'a list that is inserted into has no places',
    'java',
    'class A { void f() {\nList<String> l = new ArrayList<>();\nl.add(source());\nl.add(0, "a");\nsink(l.get(1)); // HERE\n} }',
  ],
  [
    'a list made on two ways',
    'java',
    'class A { void f() {\nList<String> l = new ArrayList<>();\nif (c) l.add("a");\nl.add(source());\nsink(l.get(0)); // HERE\n} }',
  ],
  [
    'a parameter that is set to something else',
    'javascript',
    'function f(o) { o = {}; o.a = source(); }\nconst x = {};\nf(x);\nsink(x.a);',
  ],
  [
    'a parameter that is set on one way',
    'javascript',
    'function f(o) { if (!o) o = {};\no.a = source(); }\nconst x = {};\nf(x);\nsink(x.a); // HERE',
  ],
])('%s', (_what, language, code) => {
  const { reported, expected } = tester.judged(language, code, { across: true });
  expect(reported).toEqual(expected);
});
