import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createProject,
  interfaceDigest,
  packFacts,
  unpackFacts,
  type FileFacts,
  type Project,
} from './index.ts';
import { factsOf, filesOf, projectOf } from '../../../tests/small-project.ts';

/** Everything that is answered about the project's own files. */
function answers(project: Project): unknown {
  return project.ownSources.map((path) => [
    path,
    project.importsOf(path),
    (project.facts(path)?.calls ?? []).map((call) => [call.start, project.targetsOfCall(path, call)]),
  ]);
}

const pools: Readonly<Record<string, readonly string[]>> = {
  'main.ts': [
    "import { f } from './lib'; import { A } from '@/a'; f(); new A().run();",
    "import d from './lib'; d();",
    "const { f } = require('./lib'); f.x();",
  ],
  'lib.ts': [
    "export * from './inner';",
    'export function f() {}',
    "import { A } from './a'; export const f = () => new A(); export default f;",
    'export {};',
  ],
  'lib/index.ts': ['export const f = () => 1;', "export { g as f } from '../inner';"],
  'inner.ts': [
    'export function f() { g(); } export function g() {}',
    "export * from './lib'; export const g = 1;",
    'function f() {} export { f };',
  ],
  'a.ts': [
    'export class A { run() { this.go(); } go() {} }',
    "import { B } from './b'; export class A extends B {}",
    'export class A { constructor(b: I) { b.run(); } } export interface I { run(): void }',
  ],
  'b.ts': [
    "import { A } from './a'; export class B extends A { go() {} run() {} }",
    "import { I } from './a'; export class B implements I { run() {} }",
  ],
  'w.ts': ["import { f } from './lib'; f.x = function added() {};", ''],
  'tsconfig.json': [
    '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
    '{"compilerOptions":{"paths":{"@/*":["./lib/*"]}}}',
  ],
  'pkg/__init__.py': ['from .m import *', 'from .m import f as f'],
  'pkg/m.py': ['def f(): pass', 'def g(): pass', 'class f:\n    def __init__(self): pass'],
  'p.py': ['from pkg import f\nf()', 'import pkg.m as m\nm.f()\nm.g()'],
  'J.java': ['class J { void a(K k) { k.run(1); k.run(); } }'],
  'K.java': [
    'class K { void run() {} }',
    'class K { void run(int a) {} void run() {} }',
    'interface K { void run(); }',
  ],
  'L.java': ['class L implements K { public void run() {} }', 'class L extends K { void run(int a) {} }'],
  'go.mod': ['module m', 'module n'],
  'g/a.go': [
    'package g\ntype T struct{}\ntype I interface { Do() }\nfunc New() *T { return &T{} }',
    'package g\nfunc New() I { return nil }\ntype I interface { Do(); More() }',
  ],
  'g/b.go': [
    'package g\nfunc (t *T) Do() {}',
    'package g\ntype T struct{}\nfunc (t *T) Do() {}\nfunc (t *T) More() {}',
  ],
  'h/h.go': ['package h\nimport "m/g"\nfunc f(i g.I) { g.New().Do(); i.Do() }'],
};
const paths = Object.keys(pools);

const step = fc.record({ at: fc.nat(paths.length - 1), version: fc.integer({ min: -1, max: 2 }) });

test('after any changes the answers are those of a project made anew', () => {
  const known = new Map<string, FileFacts | undefined>();
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 4, maxLength: 24 }),
      fc.array(step, { minLength: 1, maxLength: 12 }),
      (before, after) => {
        const texts = new Map<string, string>();
        const apply = ({ at, version }: { readonly at: number; readonly version: number }) => {
          const path = paths[at] ?? '';
          const pool = pools[path] ?? [];
          const text = version < 0 ? undefined : (pool[version % pool.length] ?? '');
          const how = text === undefined ? 'removed' : texts.has(path) ? 'changed' : 'added';
          if (text === undefined) texts.delete(path);
          else texts.set(path, text);
          return { path, how } as const;
        };
        before.forEach(apply);
        const project = createProject(filesOf(texts, known));
        answers(project);
        for (const one of after) {
          project.change([apply(one)]);
          expect(answers(project)).toEqual(answers(createProject(filesOf(texts, known))));
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('what a change reaches', () => {
  const texts = {
    'a.ts': "import { f } from './b'; f();",
    'b.ts': 'export function f() { return 1; }',
    'c.ts': "import { other } from './d'; other();",
    'd.ts': 'export function other() {}',
  };

  const changed = (path: string, text: string): readonly string[] => {
    const small = projectOf(texts);
    answers(small.project);
    small.texts.set(path, text);
    return small.project.change([{ path, how: small.texts.has(path) ? 'changed' : 'added' }]);
  };

  test('a change of a body is its own affair', () => {
    expect(changed('b.ts', 'export function f() { const x = g(3); h(x, { x }); return 1; }')).toEqual([
      'b.ts',
    ]);
  });

  test('a change that others can see reaches those who look', () => {
    expect(changed('b.ts', 'export function f(a) {}')).toEqual(['a.ts', 'b.ts']);
  });

  test('a file that comes to lie in the way is noticed', () => {
    const small = projectOf({ 'a.ts': "import './b';", 'b/index.ts': '' });
    expect(small.project.importsOf('a.ts')).toEqual(['b/index.ts']);
    small.texts.set('b.ts', '');
    small.project.change([{ path: 'b.ts', how: 'added' }]);
    expect(small.project.importsOf('a.ts')).toEqual(['b.ts']);
  });
});

test('who depends on a file', () => {
  const { project } = projectOf({
    'a.js': "require('./b').f();",
    'b.js': "const c = require('./c'); exports.f = () => c.g();",
    'c.js': 'exports.g = () => 1;',
    'd.js': "require('./b');",
  });
  expect(project.importersOf('b.js')).toEqual(['a.js', 'd.js']);
  expect(project.dependentsOf(['c.js'])).toEqual(['a.js', 'b.js', 'c.js']);
  expect(project.calleesOf('a.js')).toEqual(['b.js#f@0']);
});

test('packed facts are the same facts, and other texts are none', () => {
  for (const [path, texts] of Object.entries(pools))
    for (const text of texts) {
      const facts = factsOf(path, text);
      if (facts !== undefined) expect(unpackFacts(packFacts(facts))).toEqual({ ok: true, value: facts });
    }
  const odd = factsOf('a.js', "const $ = { is: 1, $: { $: 2 } }; $.is($, 'x'); exports.__proto__ = $;");
  expect(odd === undefined ? undefined : unpackFacts(packFacts(odd))).toEqual({ ok: true, value: odd });
  for (const text of ['', '{}', 'null', '{"$":5}', '{"version":0,"functions":[],"calls":[]}', '\n\n'])
    expect(unpackFacts(text).ok).toBe(false);
});

test('facts are plain data, and the same for the same text', () => {
  const text = "import { a } from './b'; export class C { m() { a(); } }";
  const facts = factsOf('a.ts', text);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  expect(factsOf('a.ts', text)).toEqual(facts);
  const moved = factsOf('a.ts', `// a comment\n${text}`);
  expect(
    facts !== undefined && moved !== undefined && interfaceDigest(facts) === interfaceDigest(moved),
  ).toBe(true);
});
