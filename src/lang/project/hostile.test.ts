import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { callOrder, entryPointsOf, reachableFrom, sliceHash } from './index.ts';
import { projectOf } from '../../../tests/small-project.ts';

/** Asks everything of every file; it must end, and may not throw. */
function askAll(texts: Readonly<Record<string, string>>): void {
  const { project } = projectOf(texts);
  for (const path of project.paths) {
    project.importsOf(path);
    entryPointsOf(project, path);
    for (const call of project.facts(path)?.calls ?? []) project.targetsOfCall(path, call);
    sliceHash(project, `${path}#<module>@0`);
  }
  callOrder(project);
  reachableFrom(project, project.paths);
}

const circles =
  'let a = b; let b = c; let c = a.x; a(); a.b.c(); class A extends B {} class B extends A {} new A().m(); this.x = this; function f() { return f()(); } f()(); exports = module.exports = exports; const o = { ...o, p: o.p }; o.p();';

describe('code that means harm', () => {
  test.each([
    [
      'names of the object prototype',
      'a.js',
      "import { __proto__ as p, constructor, hasOwnProperty } from './a.js'; p(); constructor(); export const toString = 1; exports.__proto__ = p; const o = { __proto__: p, constructor() {} }; o.constructor(); o['__proto__']();",
    ],
    ['names that refer to each other', 'a.js', circles],
    [
      'a module that imports itself',
      'a.js',
      "export * from './a.js'; import { x } from './a.js'; module.exports = require('./a.js'); x(); require('./a.js')();",
    ],
    [
      'python that inherits from itself',
      'a.py',
      'from a import *\nfrom . import a\nclass A(A): pass\nclass B(C): pass\nclass C(B): pass\nB().x()\nx = y\ny = x\nx()\ndef f(): return f()()\nf()()()\n',
    ],
    [
      'java that inherits from itself',
      'A.java',
      'class A extends A { void f() { g(); this.h(); super.i(); } } class B extends C { } class C extends B { void f(B b) { b.x(); } }',
    ],
    [
      'go that embeds itself',
      'a.go',
      'package a\ntype A struct { B }\ntype B struct { A }\ntype I interface { I }\nvar x = y\nvar y = x\nfunc f(a A, i I) { a.m(); i.n(); x(); f() }\n',
    ],
    ['a long chain', 'a.js', `x${'.a()'.repeat(400)}`],
    ['deep nesting', 'a.js', `${'f('.repeat(300)}${')'.repeat(300)}`],
    ['deep arrays', 'a.py', `x = ${'['.repeat(300)}${']'.repeat(300)}\nx[0][0]()\n`],
    ['broken text', 'a.ts', 'export { import class ((( => } function'],
    ['broken python', 'a.py', 'def f(:\n  import from *\nclass :\n'],
    ['an empty file', 'a.go', ''],
    ['an odd path', 'a#b@1/c#d.js', 'function f() { f(); } f();'],
  ])('%s', (_what, path, text) => {
    expect(() => askAll({ [path]: text })).not.toThrow();
  });

  test('a wide table of modules that export each other ends by its budget, and says so', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `m${String(n)}.js`,
        Array.from({ length: 60 }, (_one, to) => `export * from './m${String(to)}.js';`).join('\n'),
      ]),
    );
    const small = projectOf({ ...texts, 'main.js': "import { f } from './m0.js'; f();" });
    expect(small.targets('main.js', 'f(').functions).toEqual([]);
  });

  test('more values than are kept is told', () => {
    const many = limits.resolveValues + 10;
    const fields = Array.from({ length: many }, (_, n) => `f${String(n)}() {}`).join(', ');
    const small = projectOf({ 'a.js': `const t = { ${fields} }; t[k]();` });
    expect(small.targets('a.js', 't[k]')).toMatchObject({ blind: true, exhausted: true });
    expect(small.targets('a.js', 't[k]').functions).toHaveLength(limits.resolveValues);
  });

  test('names that double at every step end by the budget', () => {
    const lines = Array.from(
      { length: 40 },
      (_, n) => `const a${String(n + 1)} = c ? a${String(n)}.x : a${String(n)}.y;`,
    );
    const small = projectOf({ 'a.js': `const a0 = require('m');\n${lines.join('\n')}\na40();` });
    expect(small.targets('a.js', 'a40(').externals.length).toBeLessThanOrEqual(limits.resolveExternals);
  });

  test('a file with too many functions is a blind place, not a crash', () => {
    const text = 'f=()=>1;'.repeat(limits.factsFunctions + 1);
    const facts = projectOf({ 'a.js': text }).project.facts('a.js');
    expect(facts?.blind).toEqual([{ kind: 'too-large', at: 0, function: 0 }]);
    expect(reachableFrom(projectOf({ 'a.js': text }).project, ['a.js']).blind[0]?.kind).toBe('too-large');
  });

  test('configuration that is not what it should be', () => {
    const texts = {
      'package.json':
        '{"name":5,"main":{},"exports":[null,{"import":[1]}],"imports":{"#x":{"default":"../../../etc/x.js"}}}',
      'tsconfig.json':
        '{"extends":["./tsconfig.json",3],"compilerOptions":{"baseUrl":7,"paths":{"*":"x","a*":[1,"../../b*"]}}}',
      'go.mod': 'module\nreplace a => ../../..\n',
      'a.js': "import '#x'; import 'a/b'; import '5';",
      'm.go': 'package m\nimport "a"\n',
    };
    expect(() => askAll(texts)).not.toThrow();
    expect(projectOf(texts).project.resolve('a.js', '#x')).toEqual({ is: 'external', name: '#x' });
  });
});
