import fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { limits } from '../../core/limits.ts';
import { createParsers } from '../index.ts';
import { inventoryOf, linesOf } from './testdata/project.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

test('routers that mount each other end', () => {
  const found = inventoryOf(parsers, {
    'a.js': `const r = require('express').Router(); r.get('/a', h); r.use('/b', require('./b')); module.exports = r;`,
    'b.js': `const r = require('express').Router(); module.exports = r; r.get('/b', h); r.use('/a', require('./a'));`,
    'app.js': `const app = require('express')(); app.use('/x', require('./a')); app.use(app);`,
  });
  expect(linesOf(found)).toEqual(['GET /x/a', 'GET /x/b/b']);
});

test('includes, imports, classes and functions that go in circles end', () => {
  const found = inventoryOf(parsers, {
    'one.py': `from two import *\nfrom django.urls import include, path\nurlpatterns = [path("a/", include("two")), path("v", view)]`,
    'two.py': `from one import *\nfrom django.urls import include, path\nurlpatterns = [path("b/", include("one"))]`,
    'class.py': `class A(B):\n  pass\nclass B(A):\n  pass\nx = A().y\n`,
    'f.js': `
      const app = require('express')();
      function f() { g(); } function g() { f(); app.get('/once', h); }
      f(); const a = { get b() { return a; } }; a.b = a; app.use(a.b.b.b);
      class A extends B {} class B extends A {} new A().x();`,
    'g.go': `package p\ntype a struct { b }\ntype b struct { a }\nfunc f(x a) { x.none() }`,
  });
  expect(linesOf(found)).toContain('GET /once');
  expect(linesOf(found)).toContain('ALL /b/v');
});

test('ten thousand routes, and more than are kept', () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => `app.get('/r${n}/:id', guard, h);`);
  const found = inventoryOf(parsers, { 'app.js': `const app = require('express')();\n${lines.join('\n')}` });
  expect(found.routes).toHaveLength(10_000);
  expect(found.partial).toBe(false);
  const mounts = Array.from({ length: 6 }, (_, n) => `root.use('/m${n}', app);`).join('\n');
  const many = inventoryOf(parsers, {
    'app.js': `const app = require('express')(); const root = require('express')();\n${lines.join('\n')}\n${mounts}`,
  });
  expect(many.routes).toHaveLength(limits.routes);
  expect(many.partial).toBe(true);
});

test('a file with more than is kept says so', () => {
  const text = `const app = require('express')(); app.get('/first', h); x = [${'f(a, b, c),'.repeat(60_000)}];`;
  const found = inventoryOf(parsers, { 'app.js': text });
  expect(linesOf(found)).toEqual(['GET /first']);
  expect(found.partial).toBe(true);
});

test('deep nesting and long chains end', () => {
  const chain = `app${'.use(f)'.repeat(2_000)}.get('/end', h);`;
  const parts = Array.from({ length: 400 }, () => `'a'`).join(' + ');
  const found = inventoryOf(parsers, {
    'chain.js': `const app = require('express')(); ${chain}`,
    'join.js': `const app = require('express')(); app.get('/' + ${parts}, h);`,
    'deep.js': `const app = require('express')(); app.get('/deep', ${'['.repeat(300)}h${']'.repeat(300)});`,
    'class.js': `${Array.from({ length: 200 }, (_, n) => `class C${n} extends C${n + 1} {}`).join('\n')} new C0();`,
  });
  expect(linesOf(found)).toContain(`GET /${'a'.repeat(400)}`);
});

test('calls that multiply are cut off by their count', () => {
  const functions = Array.from(
    { length: 40 },
    (_, n) => `function f${n}(r) { f${n + 1}(r); f${n + 1}(r); f${n + 1}(r); }`,
  );
  const found = inventoryOf(parsers, {
    'app.js': `const app = require('express')(); ${functions.join('\n')} function f40(r) { r.get('/x', h); } f0(app);`,
  });
  expect(found.partial).toBe(true);
});

test('any text in any language gives an answer', () => {
  const words = [
    'app',
    '.get',
    '(',
    ')',
    '"/x"',
    ',',
    '{',
    '}',
    '[',
    ']',
    'require("express")',
    '=',
    'def f():\n ',
    '@app.route',
    'class A',
    ':',
    '\n',
    'func',
    'package p',
    'urlpatterns',
    'path',
    '=>',
    ';',
    'export default',
    'import x from "./y"',
    '\u0000',
    '\ud800',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 40 }),
      fc.constantFrom('a.js', 'a.py', 'A.java', 'a.go', 'a.ts'),
      (parts, path) => {
        const { routes } = inventoryOf(parsers, { [path]: parts.join(' ') });
        for (const route of routes) expect(route.path.startsWith('/')).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
