import { describe, expect, test } from 'vitest';
import { projectOf } from '../../../tests/small-project.ts';

/** `main` calls `f()` once; `lib` defines `function found() {}`. */
const shapes: readonly (readonly [what: string, main: string, lib: string])[] = [
  ['named export', "import { found } from './lib'; found();", 'export function found() {}'],
  [
    'named export by list',
    "import { f } from './lib.js'; f();",
    'function found() {}\nexport { found as f };',
  ],
  ['exported constant', "import { found } from './lib'; found();", 'export const found = () => 1;'],
  ['default function', "import f from './lib'; f();", 'export default function found() {}'],
  ['default name', "import f from './lib'; f();", 'function found() {}\nexport default found;'],
  ['default as named', "import { default as f } from './lib'; f();", 'export default function found() {}'],
  [
    'default beside named',
    "import d, { found as f } from './lib'; f();",
    'export function found() {}\nexport default 1;',
  ],
  ['namespace', "import * as lib from './lib'; lib.found();", 'export function found() {}'],
  ['namespace default', "import * as lib from './lib'; lib.default();", 'export default function found() {}'],
  ['exported as default', "import f from './lib'; f();", 'function found() {}\nexport { found as default };'],
  [
    'module.exports is a function',
    "const f = require('./lib'); f();",
    'module.exports = function found() {};',
  ],
  [
    'module.exports is a name',
    "const f = require('./lib'); f();",
    'function found() {}\nmodule.exports = found;',
  ],
  [
    'module.exports is an object',
    "const lib = require('./lib'); lib.f();",
    'function found() {}\nmodule.exports = { f: found };',
  ],
  [
    'shorthand of an object',
    "const { found } = require('./lib'); found();",
    'function found() {}\nmodule.exports = { found };',
  ],
  ['method of an object', "const { found: f } = require('./lib'); f();", 'module.exports = { found() {} };'],
  ['arrow in an object', "require('./lib').found();", 'module.exports = { found: () => 1 };'],
  ['exports.x', "const lib = require('./lib'); lib.f();", 'exports.f = function found() {};'],
  ['module.exports.x', "const { f } = require('./lib'); f();", 'module.exports.f = function found() {};'],
  ['exports in brackets', "const { f } = require('./lib'); f();", "exports['f'] = function found() {};"],
  ['require and member', "const f = require('./lib').f; f();", 'exports.f = function found() {};'],
  ['require called at once', "require('./lib')();", 'module.exports = function found() {};'],
  [
    'chained exports',
    "const { f } = require('./lib'); f();",
    'function found() {}\nexports = module.exports = { f: found };',
  ],
  [
    'a function with members',
    "const lib = require('./lib'); lib.f();",
    'module.exports = function x() {};\nmodule.exports.f = function found() {};',
  ],
  [
    'a variable with members',
    "const lib = require('./lib'); lib.f();",
    'const api = {};\napi.f = function found() {};\nmodule.exports = api;',
  ],
  [
    'exports.default interop',
    "import f from './lib'; f();",
    "Object.defineProperty(exports, '__esModule', { value: true });\nfunction found() {}\nexports.default = found;",
  ],
  ['exports.default by require', "require('./lib').default();", 'exports.default = function found() {};'],
  [
    'default import of CommonJS',
    "import lib from './lib'; lib.f();",
    'module.exports = { f: function found() {} };',
  ],
  [
    'named import of CommonJS',
    "import { f } from './lib'; f();",
    'module.exports = { f: function found() {} };',
  ],
  [
    'namespace import of CommonJS',
    "import * as lib from './lib'; lib.f();",
    'exports.f = function found() {};',
  ],
  [
    'Object.assign to exports',
    "const { found } = require('./lib'); found();",
    'Object.assign(module.exports, { found() {} });',
  ],
  [
    'defined property',
    "const lib = require('./lib'); lib.f();",
    "function found() {}\nObject.defineProperty(exports, 'f', { enumerable: true, get: function () { return found; } });",
  ],
  [
    'spread of another module',
    "const lib = require('./lib'); lib.found();",
    "module.exports = { ...require('./other') };",
  ],
  ['re-export', "import { f } from './lib'; f();", "export { found as f } from './other';"],
  ['star re-export', "import { found } from './lib'; found();", "export * from './other';"],
  ['star as', "import { other } from './lib'; other.found();", "export * as other from './other';"],
  [
    'imported and exported',
    "import { f } from './lib'; f();",
    "import { found } from './other';\nexport { found as f };",
  ],
  ['star of compiled code', "require('./lib').found();", "__exportStar(require('./other'), exports);"],
  [
    'dynamic import',
    "async function g() { const lib = await import('./lib'); lib.found(); }",
    'export function found() {}',
  ],
  [
    'dynamic import with then',
    "import('./lib').then(x => x); import('./lib').found();",
    'export function found() {}',
  ],
  [
    'import equals',
    "import lib = require('./lib'); lib.found();",
    'function found() {}\nexport = { found };',
  ],
  [
    'returned by a factory',
    "import { make } from './lib'; make().found();",
    'export const make = () => ({ found() {} });',
  ],
  [
    'closure of a factory',
    "const f = require('./lib')(1); f();",
    'module.exports = function (a) { return function found() {}; };',
  ],
  [
    'wrapped module',
    "const lib = require('./lib'); lib.found();",
    '(function (root, factory) { module.exports = factory(); })(this, function () { return { found() {} }; });',
  ],
  [
    'destructured twice',
    "const { a: { found } } = require('./lib'); found();",
    'exports.a = { found() {} };',
  ],
  ['alias of a name', "import { found as g } from './lib'; const h = g; h();", 'export function found() {}'],
];

describe('what an import brings', () => {
  test.each(shapes)('%s', (_what, main, lib) => {
    const other = 'export function found() {}';
    const small = projectOf({ 'src/main.ts': main, 'src/lib.ts': lib, 'src/other.ts': other });
    const calls = (small.project.facts('src/main.ts')?.calls ?? []).flatMap(
      (call) => small.project.targetsOfCall('src/main.ts', call).functions,
    );
    expect(calls.filter((id) => id.endsWith('found@0'))).toHaveLength(1);
    expect(calls.some((id) => /src\/(lib|other)\.ts#/u.test(id))).toBe(true);
  });
});

test('a barrel of barrels', () => {
  const small = projectOf({
    'src/main.ts': "import { deep } from './a'; deep();",
    'src/a/index.ts': "export * from './b'; export * from './c';",
    'src/a/b/index.ts': "export { deep } from './d';",
    'src/a/b/d.ts': 'export function deep() {}',
    'src/a/c.ts': 'export function other() {}',
  });
  expect(small.enters('src/main.ts', 'deep(')).toEqual(['src/a/b/d.ts#deep']);
});

test('two modules that re-export each other end', () => {
  const small = projectOf({
    'a.js': "export * from './b.js'; import { nothing } from './b.js'; nothing();",
    'b.js': "export * from './a.js';",
  });
  expect(small.targets('a.js', 'nothing(')).toMatchObject({ functions: [], blind: false });
});

describe('where a specifier leads', () => {
  const at = (specifier: string, texts: Readonly<Record<string, string>>, from = 'src/main.ts'): unknown =>
    projectOf({ [from]: '', ...texts }).project.resolve(from, specifier);

  test.each([
    ['./a', { 'src/a.ts': '' }, 'src/a.ts'],
    ['./a.js', { 'src/a.ts': '' }, 'src/a.ts'],
    ['./a.js', { 'src/a.ts': '', 'src/a.js': '' }, 'src/a.js'],
    ['./a.mjs', { 'src/a.mts': '' }, 'src/a.mts'],
    ['./a', { 'src/a/index.tsx': '' }, 'src/a/index.tsx'],
    ['./a.service', { 'src/a.service.ts': '' }, 'src/a.service.ts'],
    ['..', { 'index.ts': '' }, 'index.ts'],
    ['../lib', { 'lib/package.json': '{"main":"./x.js"}', 'lib/x.js': '' }, 'lib/x.js'],
    [
      '@/a',
      { 'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}', 'src/a.ts': '' },
      'src/a.ts',
    ],
    [
      '@/a',
      {
        'tsconfig.json':
          '{ // why\n "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*",], }, }, }',
        'src/a.ts': '',
      },
      'src/a.ts',
    ],
    [
      '@/a',
      {
        'tsconfig.json': '{"extends":"./base.json"}',
        'base.json': '{"compilerOptions":{"paths":{"@/*":["src/*"]}}}',
        'src/a.ts': '',
      },
      'src/a.ts',
    ],
    [
      '@/a',
      {
        'tsconfig.json': '{"references":[{"path":"./app.json"}]}',
        'app.json': '{"compilerOptions":{"paths":{"@/*":["src/*"]}}}',
        'src/a.ts': '',
      },
      'src/a.ts',
    ],
    [
      '@app',
      { 'tsconfig.json': '{"compilerOptions":{"paths":{"@app":["src/app"]}}}', 'src/app.ts': '' },
      'src/app.ts',
    ],
    [
      'util/a',
      { 'tsconfig.json': '{"compilerOptions":{"baseUrl":"src"}}', 'src/util/a.ts': '' },
      'src/util/a.ts',
    ],
    ['#db', { 'package.json': '{"imports":{"#db":"./src/db.js"}}', 'src/db.ts': '' }, 'src/db.ts'],
    [
      '#lib/x',
      { 'package.json': '{"imports":{"#lib/*":{"default":"./src/lib/*.js"}}}', 'src/lib/x.js': '' },
      'src/lib/x.js',
    ],
    [
      'pkg',
      { 'node_modules/pkg/package.json': '{"main":"lib/main"}', 'node_modules/pkg/lib/main.js': '' },
      'node_modules/pkg/lib/main.js',
    ],
    ['pkg', { 'node_modules/pkg/index.js': '' }, 'node_modules/pkg/index.js'],
    [
      'pkg/sub',
      { 'node_modules/pkg/package.json': '{}', 'node_modules/pkg/sub.js': '' },
      'node_modules/pkg/sub.js',
    ],
    [
      'pkg',
      {
        'node_modules/pkg/package.json':
          '{"exports":{".":{"types":"./t.d.ts","import":"./e.mjs","require":"./c.cjs"}}}',
        'node_modules/pkg/e.mjs': '',
        'node_modules/pkg/c.cjs': '',
      },
      'node_modules/pkg/e.mjs',
    ],
    [
      'pkg',
      {
        'node_modules/pkg/package.json': '{"exports":{"node":{"require":"./c.cjs"}}}',
        'node_modules/pkg/c.cjs': '',
      },
      'node_modules/pkg/c.cjs',
    ],
    [
      'pkg/f/a',
      {
        'node_modules/pkg/package.json': '{"exports":{"./f/*":"./dist/f/*.js"}}',
        'node_modules/pkg/dist/f/a.js': '',
      },
      'node_modules/pkg/dist/f/a.js',
    ],
    [
      '@s/pkg',
      { 'node_modules/@s/pkg/package.json': '{"exports":"./i.js"}', 'node_modules/@s/pkg/i.js': '' },
      'node_modules/@s/pkg/i.js',
    ],
    [
      '@ws/core',
      {
        'packages/core/package.json': '{"name":"@ws/core","main":"dist/index.js"}',
        'packages/core/src/index.ts': '',
      },
      'packages/core/src/index.ts',
    ],
    [
      '@ws/core/x',
      {
        'packages/core/package.json': '{"name":"@ws/core","exports":{"./x":"./dist/x.js"}}',
        'packages/core/src/x.ts': '',
      },
      'packages/core/src/x.ts',
    ],
  ])('%s %j', (specifier, texts, expected) => {
    expect(at(specifier, texts as Record<string, string>)).toEqual({ is: 'file', path: expected });
  });

  test.each([
    ['express', {}, { is: 'external', name: 'express' }],
    ['node:fs', {}, { is: 'external', name: 'fs' }],
    ['./none', {}, { is: 'missing' }],
    ['../../out', {}, { is: 'missing' }],
    [
      'pkg/hidden',
      { 'node_modules/pkg/package.json': '{"exports":{".":"./i.js"}}', 'node_modules/pkg/hidden.js': '' },
      { is: 'external', name: 'pkg/hidden' },
    ],
    ['pkg', { 'node_modules/pkg/package.json': 'not json' }, { is: 'external', name: 'pkg' }],
  ])('%s %j is %j', (specifier, texts, expected) => {
    expect(at(specifier, texts as Record<string, string>)).toEqual(expected);
  });

  test('a nested package wins over the outer one, and packages see their own', () => {
    const texts = {
      'node_modules/a/index.js': '',
      'node_modules/b/index.js': '',
      'node_modules/b/node_modules/a/index.js': '',
    };
    expect(at('a', texts, 'node_modules/b/index.js')).toEqual({
      is: 'file',
      path: 'node_modules/b/node_modules/a/index.js',
    });
    expect(at('a', texts)).toEqual({ is: 'file', path: 'node_modules/a/index.js' });
  });

  test('a package answers require and import with different files', () => {
    const { project } = projectOf({
      'a.js': "require('pkg').f(); import('pkg');",
      'node_modules/pkg/package.json': '{"exports":{"import":"./e.mjs","require":"./c.cjs"}}',
      'node_modules/pkg/e.mjs': '',
      'node_modules/pkg/c.cjs': 'exports.f = function f() {};',
    });
    expect(project.resolve('a.js', 'pkg', 'require')).toEqual({ is: 'file', path: 'node_modules/pkg/c.cjs' });
    expect(project.resolve('a.js', 'pkg', 'import')).toEqual({ is: 'file', path: 'node_modules/pkg/e.mjs' });
    expect(project.importsOf('a.js')).toEqual(['node_modules/pkg/c.cjs', 'node_modules/pkg/e.mjs']);
  });

  test('configs that extend each other end', () => {
    const texts = { 'tsconfig.json': '{"extends":"./b.json"}', 'b.json': '{"extends":"./tsconfig.json"}' };
    expect(at('x', texts)).toEqual({ is: 'external', name: 'x' });
  });
});
