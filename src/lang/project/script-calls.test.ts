import { describe, expect, test } from 'vitest';
import { projectOf } from '../../../tests/small-project.ts';

/** The functions that the call in `main.ts` enters that starts with the text; `lib.ts` lies beside. */
const cases: readonly (readonly [what: string, main: string, call: string, expected: readonly string[]])[] = [
  [
    'method of a new object',
    "import { A } from './lib'; const a = new A(); a.run();",
    'a.run(',
    ['lib.ts#A.run'],
  ],
  ['method at once', "import { A } from './lib'; new A().run();", 'new A().run(', ['lib.ts#A.run']],
  ['constructor', "import { A } from './lib'; new A();", 'new A(', ['lib.ts#A.constructor']],
  ['inherited constructor', "import { B } from './lib'; new B();", 'new B(', ['lib.ts#A.constructor']],
  ['inherited method', "import { B } from './lib'; new B().only();", 'new B().only(', ['lib.ts#A.only']],
  ['overriding method', "import { B } from './lib'; new B().run();", 'new B().run(', ['lib.ts#B.run']],
  [
    'typed parameter',
    "import { A } from './lib'; function f(a: A) { a.run(); }",
    'a.run(',
    ['lib.ts#A.run', 'lib.ts#B.run'],
  ],
  [
    'typed by import type',
    "import type { A } from './lib'; function f(a: A) { a.only(); }",
    'a.only(',
    ['lib.ts#A.only'],
  ],
  [
    'nullable and promised type',
    "import { B } from './lib'; async function f(b: Promise<B> | null) { (await b).run(); }",
    '(await b).run(',
    ['lib.ts#B.run'],
  ],
  [
    'list of a type',
    "import { B } from './lib'; function f(bs: B[]) { for (const b of bs) b.run(); }",
    'b.run(',
    ['lib.ts#B.run'],
  ],
  ['interface', "import { I } from './lib'; function f(i: I) { i.work(); }", 'i.work(', ['lib.ts#C.work']],
  ['static method', "import { A } from './lib'; A.make();", 'A.make(', ['lib.ts#A.make']],
  [
    'result of a static method',
    "import { A } from './lib'; A.make().only();",
    'A.make().only(',
    ['lib.ts#A.only'],
  ],
  [
    'field with a value',
    "import { A } from './lib'; class X { a = new A(); f() { this.a.only(); } }",
    'this.a.only(',
    ['lib.ts#A.only'],
  ],
  [
    'field with a type',
    "import { A } from './lib'; class X { a: A; f() { this.a.only(); } }",
    'this.a.only(',
    ['lib.ts#A.only'],
  ],
  [
    'field set in the constructor',
    "import { A } from './lib'; class X { constructor() { this.a = new A(); } f() { this.a.only(); } }",
    'this.a.only(',
    ['lib.ts#A.only'],
  ],
  [
    'injected by the constructor',
    "import { A } from './lib'; class X { constructor(private readonly a: A) {} f() { this.a.only(); } }",
    'this.a.only(',
    ['lib.ts#A.only'],
  ],
  ['private method', 'class X { #p() {} f() { this.#p(); } }', 'this.#p(', ['main.ts#X.#p']],
  ['this in an arrow', 'class X { g() {} f() { [1].map(() => this.g()); } }', 'this.g(', ['main.ts#X.g']],
  ['field with an arrow', 'class X { g = () => 1; f() { this.g(); } }', 'this.g(', ['main.ts#X.g']],
  [
    'method overridden below',
    'class X { f() { this.g(); } g() {} } class Y extends X { g() {} }',
    'this.g(',
    ['main.ts#X.g', 'main.ts#Y.g'],
  ],
  [
    'super',
    "import { A } from './lib'; class X extends A { run() { super.run(); } }",
    'super.run(',
    ['lib.ts#A.run'],
  ],
  [
    'super constructor',
    "import { A } from './lib'; class X extends A { constructor() { super(); } }",
    'super(',
    ['lib.ts#A.constructor'],
  ],
  ['name like a method', 'function g() {} class X { g() {} f() { g(); } }', 'g();', ['main.ts#g']],
  ['object method by this', 'const o = { a() { this.b(); }, b() {} };', 'this.b(', ['main.ts#b']],
  ['function in a variable', 'const o = { a: { b() {} } }; const { a } = o; a.b();', 'a.b(', ['main.ts#b']],
  [
    'prototype method',
    'function F() {} F.prototype.run = function () {}; new F().run();',
    'new F().run(',
    ['main.ts#F.run'],
  ],
  [
    'prototype object',
    'function F() {} F.prototype = { run() {} }; const f = new F(); f.run();',
    'f.run(',
    ['main.ts#run'],
  ],
  [
    'prototype by this',
    'function F() { this.go = function go() {}; } F.prototype.run = function () { this.go(); };',
    'this.go(',
    ['main.ts#F.go'],
  ],
  [
    'inherited prototype',
    'function G() {} G.prototype.run = function () {}; function F() {} F.prototype = Object.create(G.prototype); new F().run();',
    'new F().run(',
    ['main.ts#G.run'],
  ],
  [
    'prototype by inherits',
    'function G() {} G.prototype.run = function () {}; function F() {} util.inherits(F, G); new F().run();',
    'new F().run(',
    ['main.ts#G.run'],
  ],
  ['call', "import { f } from './lib'; f.call(null, 1);", 'f.call(', ['lib.ts#f']],
  ['apply', "import { f } from './lib'; f.apply(null, [1]);", 'f.apply(', ['lib.ts#f']],
  ['bind', "import { f } from './lib'; const g = f.bind(null, 1); g();", 'g();', ['lib.ts#f']],
  ['called where it is written', '(function now() {})();', '(function now', ['main.ts#now']],
  [
    'default in a pattern',
    "import { f } from './lib'; const { i: [j = f] = [] } = x; j();",
    'j();',
    ['lib.ts#f'],
  ],
  [
    'one of two',
    "import { f } from './lib'; function g() {} const h = x ? f : g; h();",
    'h();',
    ['lib.ts#f', 'main.ts#g'],
  ],
  ['default value', "import { f } from './lib'; const h = given || f; h();", 'h();', ['lib.ts#f']],
  [
    'promisify',
    "import { f } from './lib'; const util = require('util'); const g = util.promisify(f); g();",
    'g();',
    ['lib.ts#f'],
  ],
  [
    'wrapper that gives its argument back',
    "import { f } from './lib'; const same = (x) => x; same(f)();",
    'same(f)()',
    ['lib.ts#f'],
  ],
  [
    'wrapper',
    'const wrap = (fn) => (req, res) => fn(req, res); const h = wrap(x => x); h();',
    'h();',
    ['main.ts#wrap.<anonymous>'],
  ],
  ['literal key', "const table = { a() {}, b() {} }; table['a']();", "table['a'](", ['main.ts#a']],
  [
    'computed key of a literal',
    'const table = { a() {}, b() {} }; table[k]();',
    'table[k](',
    ['main.ts#a', 'main.ts#b'],
  ],
  ['element of a list', 'const fs = [function a() {}, function b() {}]; fs[1]();', 'fs[1](', ['main.ts#b']],
  [
    'every element of a list',
    'const fs = [function a() {}, function b() {}]; for (const f of fs) f();',
    'f();',
    ['main.ts#a', 'main.ts#b'],
  ],
  [
    'getter',
    "import { f } from './lib'; class X { get g() { return f; } h() { this.g(); } }",
    'this.g(',
    ['lib.ts#f'],
  ],
  ['namespace of TypeScript', 'namespace N { export function z() {} z(); }', 'z();', ['main.ts#z']],
  ['tagged template', "import { f } from './lib'; f`a${1}`;", 'f`', ['lib.ts#f']],
  [
    'optional call',
    "import { A } from './lib'; const a = new A(); a?.only?.();",
    'a?.only?.(',
    ['lib.ts#A.only'],
  ],
  [
    'provider class',
    "import { B } from './lib'; const ps = [{ provide: TOKEN, useClass: B }]; class X { constructor(@Inject(TOKEN) private a: Foreign) {} f() { this.a.run(); } }",
    'this.a.run(',
    ['lib.ts#B.run'],
  ],
  [
    'provider factory',
    "import { B } from './lib'; const p = { provide: 'TOK', useFactory: () => new B() }; class X { constructor(@Inject('TOK') private a) {} f() { this.a.run(); } }",
    'this.a.run(',
    ['lib.ts#B.run'],
  ],
  [
    'mixin-free class expression',
    'const K = class { run() {} }; new K().run();',
    'new K().run(',
    ['main.ts#K.run'],
  ],
  ['exported instance', "import { shared } from './lib'; shared.only();", 'shared.only(', ['lib.ts#A.only']],
];

const lib = `
export class A { constructor() {} run() {} only() {} static make(): A { return new A(); } }
export class B extends A { run() {} }
export interface I { work(): void }
export class C implements I { work() {} }
export function f() {}
export const shared = new A();
`;

describe('what a call enters', () => {
  test.each(cases)('%s', (_what, main, call, expected) => {
    const small = projectOf({ 'main.ts': main, 'lib.ts': lib });
    const text = small.texts.get('main.ts') ?? '';
    const found = (small.project.facts('main.ts')?.calls ?? [])
      .filter(
        (one) =>
          text.startsWith(call, one.start) &&
          text.slice(one.start, one.end).length >= call.replace(/;$/u, '').length,
      )
      .map((one) =>
        small.project.targetsOf('main.ts', one.node).functions.map((id) => id.replace(/@0$/u, '')),
      );
    expect([...(found[0] ?? [])].sort()).toEqual(expected);
  });
});

test('the argument that meets a parameter', () => {
  const small = projectOf({
    'a.js': 'function f(a, b) {} f(1); f.call(x, 1); f.apply(x, y); f.bind(x, 1)(2);',
  });
  const shifts = (start: string): unknown =>
    small.targets('a.js', start).targets.map(({ shift, spread }) => [shift, spread]);
  expect(shifts('f(1)')).toEqual([[0, undefined]]);
  expect(shifts('f.call(')).toEqual([[-1, undefined]]);
  expect(shifts('f.apply(')).toEqual([[-1, true]]);
  expect(shifts('f.bind(x, 1)(2)')).toEqual([[1, undefined]]);
});

test('a callback is a parameter, and the functions that a call gives for it', () => {
  const small = projectOf({
    'a.js': 'function run(cb) { cb(1); } function f() {} run(f); run(() => f()); p.then(f, g);',
  });
  expect(small.targets('a.js', 'cb(1)').callback).toEqual({ function: 'a.js#run@0', parameter: 0 });
  const ids = (start: string, at: number): readonly string[] => {
    const call = small.project
      .facts('a.js')
      ?.calls.find((one) => small.texts.get('a.js')?.startsWith(start, one.start));
    return small.project.argumentTargets('a.js', call?.node ?? -1, at).map(({ id }) => id);
  };
  expect(ids('run(f)', 0)).toEqual(['a.js#f@0']);
  expect(ids('run(()', 0)).toEqual(['a.js#<anonymous>@0']);
  expect(ids('p.then(', 0)).toEqual(['a.js#f@0']);
});

test('names outside of the project', () => {
  const small = projectOf({
    'a.ts':
      "import { exec as e } from 'child_process'; import express from 'express'; const app = express(); e('x'); app.get('/', h); require('fs').promises.readFile(x); JSON.parse(y); unknown.thing();",
  });
  expect(small.targets('a.ts', "e('x')").external).toBe('child_process.exec');
  expect(small.targets('a.ts', 'app.get(').external).toBe('express().get');
  expect(small.targets('a.ts', "require('fs').promises").external).toBe('fs.promises.readFile');
  expect(small.targets('a.ts', 'JSON.parse(').external).toBe('JSON.parse');
});

test('what cannot be seen is told', () => {
  const texts = {
    'a.js':
      "eval(x); new Function('a', b); require(name); import(name); o[k](); setTimeout('x()', 1); vm.runInContext(c); new Proxy(a, b);",
  };
  const kinds = projectOf(texts)
    .project.facts('a.js')
    ?.blind.map(({ kind }) => kind);
  expect(kinds).toEqual([
    'eval',
    'eval',
    'dynamic-import',
    'dynamic-import',
    'computed-call',
    'eval',
    'eval',
    'proxy',
  ]);
});

test('a computed call of a known table is not blind, of an unknown one it is', () => {
  const small = projectOf({ 'a.js': 'const t = { a() {} }; t[k](); const u = { ...x }; u[k](); v[k]();' });
  expect(small.targets('a.js', 't[k]').blind).toBe(false);
  expect(small.targets('a.js', 'u[k]').blind).toBe(true);
  expect(small.targets('a.js', 'v[k]').blind).toBe(true);
});

test('a function knows its parameters, decorators and exports', () => {
  const text =
    'export class A { @Get("/x") async m(a: string, b = 1, ...rest: any[]) { yield; } } export const f = async ({ q }) => q;';
  const facts = projectOf({ 'a.ts': text }).project.facts('a.ts');
  const [, method, arrow] = facts?.functions ?? [];
  expect(method).toMatchObject({
    name: 'A.m',
    kind: 'method',
    async: true,
    class: 0,
    parameters: [{ name: 'a' }, { name: 'b', optional: true }, { name: 'rest', rest: 'list' }],
    decorators: [{ name: 'Get', texts: ['/x'] }],
  });
  expect(arrow).toMatchObject({
    name: 'f',
    kind: 'lambda',
    async: true,
    parameters: [{ name: '' }],
    exported: ['f'],
  });
});
