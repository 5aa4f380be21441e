import { describe, expect, test } from 'vitest';
import { callOrder, entryPointsOf, reachableFrom, sliceHash } from './index.ts';
import { projectOf } from '../../../tests/small-project.ts';

const reached = (texts: Readonly<Record<string, string>>, ...entries: readonly string[]) =>
  reachableFrom(projectOf(texts).project, entries);

const names = (ids: readonly string[]): readonly string[] => ids.map((id) => id.replace(/@0$/u, ''));

describe('what may run', () => {
  test('calls across files and into a dependency, and no more', () => {
    const found = reached(
      {
        'main.js': "const { a } = require('./a'); const lib = require('lib'); a(); lib.used();",
        'a.js':
          'exports.a = function a() { b(); }; function b() {} function never() {} exports.never = never;',
        'node_modules/lib/package.json': '{"main":"lib.js"}',
        'node_modules/lib/lib.js':
          "module.exports = { used() { inner(); }, unused() { require('./far'); } }; function inner() {}",
        'node_modules/lib/far.js': 'eval(x);',
        'unrelated.js': 'f();',
      },
      'main.js',
    );
    expect(names(found.functions)).toEqual([
      'a.js#<module>',
      'a.js#a',
      'a.js#b',
      'main.js#<module>',
      'node_modules/lib/lib.js#<module>',
      'node_modules/lib/lib.js#inner',
      'node_modules/lib/lib.js#used',
    ]);
    expect(found).toMatchObject({ blind: [], complete: true, absent: [] });
  });

  test('a method of something unknown may be any of that name that is loaded', () => {
    const texts = {
      'main.js': "require('./b'); lib.each((x) => x.go()); require('./c');",
      'b.js': 'class B { go() {} stop() {} } module.exports = B;',
      'c.js': 'module.exports = { go() {} };',
      'd.js': 'class D { go() {} }',
    };
    const found = names(reached(texts, 'main.js').functions);
    expect(found).toContain('b.js#B.go');
    expect(found).toContain('c.js#go');
    expect(found).not.toContain('b.js#B.stop');
    expect(found.filter((id) => id.startsWith('d.js'))).toEqual([]);
  });

  test('callbacks, handlers in objects given away, accessors, and imports in functions', () => {
    const texts = {
      'main.js':
        "setTimeout(later, 1); lib.start({ onEvent() { deep(); } }); class A { get x() { return 1; } } new A(); function later() { require('./late'); } function deep() {}",
      'late.js': '',
    };
    const found = reached(texts, 'main.js');
    expect(names(found.functions)).toEqual([
      'late.js#<module>',
      'main.js#<module>',
      'main.js#A.x',
      'main.js#deep',
      'main.js#later',
      'main.js#onEvent',
    ]);
  });

  test('what cannot be seen is listed, where it is reached', () => {
    const texts = { 'main.js': 'function f() { eval(x); } function g() { eval(y); } f();' };
    expect(reached(texts, 'main.js').blind).toEqual([
      { path: 'main.js', at: 15, kind: 'eval', function: 'main.js#f@0' },
    ]);
  });

  test('from one function', () => {
    const texts = { 'a.py': 'def f():\n    g()\ndef g(): pass\ndef h(): pass\n' };
    expect(names(reached(texts, 'a.py#f@0').functions)).toEqual(['a.py#<module>', 'a.py#f', 'a.py#g']);
  });

  test('python packages run their __init__, views of a framework all their methods', () => {
    const texts = {
      'main.py': 'from pkg.sub import views\nviews.urls()\n',
      'pkg/__init__.py': 'def at_start(): pass\nat_start()\n',
      'pkg/sub/__init__.py': '',
      'pkg/sub/views.py':
        'from django.views import View\nclass V(View):\n    def get(self, r): return self.helper()\n    def helper(self): pass\ndef urls(): return [V.as_view()]\n',
    };
    const found = names(reached(texts, 'main.py').functions);
    expect(found).toContain('pkg/__init__.py#at_start');
    expect(found).toContain('pkg/sub/views.py#V.get');
  });

  test('go packages run their init, java classes what is called', () => {
    const go = reached(
      {
        'go.mod': 'module m',
        'main.go': 'package main\nimport "m/p"\nfunc main() { p.F() }\n',
        'p/a.go': 'package p\nfunc F() {}\nfunc G() {}\n',
        'p/b.go': 'package p\nfunc init() { h() }\nfunc h() {}\n',
      },
      'main.go#main@0',
    );
    expect(names(go.functions).filter((id) => !id.includes('<'))).toEqual([
      'main.go#main',
      'p/a.go#F',
      'p/b.go#h',
      'p/b.go#init',
    ]);
    const java = reached(
      {
        'A.java': 'class A { static void main(String[] a) { new B().run(); } }',
        'B.java': 'class B { void run() { } void not() { } }',
      },
      'A.java#A.main@0',
    );
    expect(names(java.functions).filter((id) => !id.includes('<'))).toEqual([
      'A.java#A.main',
      'B.java#B.run',
    ]);
  });

  test('modules that are not there are named, and a circle ends', () => {
    const texts = {
      'a.js': "import './b.js'; import 'absent'; export const f = () => f();",
      'b.js': "import './a.js';",
    };
    expect(reached(texts, 'a.js')).toMatchObject({ absent: ['absent'], files: ['a.js', 'b.js'] });
  });
});

describe('groups of functions', () => {
  test('callees come before callers, circles are one group', () => {
    const texts = {
      'a.js':
        "const { b } = require('./b'); function top() { b(); } function x() { y(); } function y() { x(); leaf(); } function leaf() {} module.exports = { x };",
      'b.js': "const { x } = require('./a'); exports.b = function b() { x(); };",
    };
    const order = callOrder(projectOf(texts).project).map((group) => names(group));
    expect(order).toEqual([
      ['a.js#leaf'],
      ['a.js#x', 'a.js#y'],
      ['b.js#b'],
      ['a.js#top'],
      ['a.js#<module>'],
      ['b.js#<module>'],
    ]);
  });

  test('a chain of many calls does not overflow', () => {
    const many = Array.from(
      { length: 5_000 },
      (_, n) => `function f${String(n)}() { f${String(n + 1)}(); }`,
    ).join('\n');
    expect(callOrder(projectOf({ 'a.js': `${many}\nfunction f5000() {}` }).project)).toHaveLength(5_002);
  });
});

describe('the digest of a slice', () => {
  const texts = {
    'a.js': "import { b } from './b.js'; export function f(x) { return b(x); }",
    'b.js': 'export function b(x) { return x + 1; } export function other() {}',
  };
  const hash = (changed: Readonly<Record<string, string>>, id = 'a.js#f@0'): unknown =>
    sliceHash(projectOf({ ...texts, ...changed }).project, id);

  test.each([
    [
      'comments and white space',
      { 'b.js': '// why\nexport function b(x) {\n  return x + /* 1 */ 1;\n}\nexport function other() {}' },
      true,
    ],
    [
      'another function',
      { 'b.js': 'export function b(x) { return x + 1; } export function other() { return 2; }' },
      true,
    ],
    [
      'a function it reaches',
      { 'b.js': 'export function b(x) { return x + 2; } export function other() {}' },
      false,
    ],
    [
      'its own body',
      { 'a.js': "import { b } from './b.js'; export function f(x) { return b(x, 1); }" },
      false,
    ],
    [
      'its parameters',
      { 'a.js': "import { b } from './b.js'; export function f(x, y) { return b(x); }" },
      false,
    ],
    [
      'which function a name means',
      {
        'b.js': 'export function b(x) { return x + 1; }',
        'a.js': "import { other as b } from './b.js'; export function f(x) { return b(x); }",
      },
      false,
    ],
  ])('%s', (_what, changed, same) => {
    expect(hash(changed) === hash({})).toBe(same);
  });

  test('a guard in a decorator counts, where the code lies does not', () => {
    const guarded = (guard: string, path: string): unknown =>
      sliceHash(
        projectOf({ [path]: `class A { ${guard} @Get('x') m() { return 1; } }` }).project,
        `${path}#A.m@0`,
      );
    expect(guarded('@UseGuards(G)', 'a.ts')).not.toBe(guarded('', 'a.ts'));
    expect(guarded('@UseGuards(G)', 'a.ts')).toBe(guarded('@UseGuards(G)', 'b/c.ts'));
    expect(hash({}, 'a.js#none@0')).toBeUndefined();
  });
});

describe('entry points', () => {
  const entries = (path: string, text: string): readonly string[] =>
    entryPointsOf(projectOf({ [path]: text }).project, path).map((one) =>
      `${one.kind} ${one.function.replace(/^.*#/u, '')} ${one.by} ${one.text ?? ''}`.trim(),
    );

  test.each([
    [
      'a.js',
      "app.get('/x', guard, handler); function guard() {} function handler() {}",
      ['http guard@0 app.get /x', 'http handler@0 app.get /x'],
    ],
    ['a.js', "router.route('/x').post((req, res) => 1)", ['http <anonymous>@0 post']],
    ['a.js', "bus.on('paid', function paid() {})", ['event paid@0 bus.on paid']],
    ['a.ts', "class C { @Get('/x') list() {} helper() {} }", ['http C.list@0 @Get /x']],
    ['a.py', '@app.route("/x")\ndef f(): pass\n', ['http f@0 @app.route /x']],
    ['a.py', '@router.get("/x")\nasync def f(): pass\n', ['http f@0 @router.get /x']],
    ['a.py', 'from views import V\ndef v(r): pass\nurlpatterns = [path("x", v)]\n', ['http v@0 path x']],
    [
      'a.py',
      'from django.views import View\nclass V(View):\n    def get(self, r): pass\n    def help(self): pass\n',
      ['http V.get@0 django.views.View'],
    ],
    ['a.py', 'def main(): pass\nif __name__ == "__main__":\n    main()\n', ['main <module>@0 main']],
    ['a.py', '@shared_task\ndef t(): pass\n', ['task t@0 @shared_task']],
    [
      'A.java',
      'class A { public static void main(String[] a) { } @GetMapping("/x") String x() { return ""; } }',
      ['main A.main@0 main', 'http A.x@0 @GetMapping /x'],
    ],
    [
      'A.java',
      'import jakarta.servlet.http.HttpServlet; class A extends HttpServlet { protected void doGet(R r) { } void other() { } }',
      ['http A.doGet@0 jakarta.servlet.http.HttpServlet'],
    ],
    [
      'a.go',
      'package main\nimport "net/http"\nfunc main() { http.HandleFunc("/x", h) }\nfunc h(w http.ResponseWriter, r *http.Request) {}\n',
      ['main main@0 main', 'http h@0 HandleFunc /x'],
    ],
    [
      'a.go',
      'package web\nfunc Routes(r *gin.Engine) { r.GET("/x", list) }\nfunc list(c *gin.Context) {}\n',
      ['http list@0 GET /x'],
    ],
  ])('%s %s', (path, text, expected) => {
    expect(entries(path, text)).toEqual(expected);
  });
});

describe('the digest of a slice and constants', () => {
  const texts = {
    'a.js': "import { b } from './b.js'; const most = 3; export function f(x) { return b(x) < most; }",
    'b.js': "import { rate } from './c.js'; export function b(x) { return x * rate; }",
    'c.js': 'export const rate = 2; export function other() { return 1; }',
    'd.js': 'export const far = 1;',
  };
  const hash = (changed: Readonly<Record<string, string>>): unknown =>
    sliceHash(projectOf({ ...texts, ...changed }).project, 'a.js#f@0');

  test.each([
    ['one of its own file', { 'a.js': texts['a.js'].replace('3', '4') }, false],
    ['one that a callee imports', { 'c.js': texts['c.js'].replace('2', '3') }, false],
    ['a function beside it', { 'c.js': texts['c.js'].replace('return 1', 'return 5') }, true],
    ['another function beside it', { 'c.js': `${texts['c.js']} export function more() {}` }, true],
    ['comments beside it', { 'c.js': `// why\n${texts['c.js']}` }, true],
    ['one of a file that is not imported', { 'd.js': 'export const far = 2;' }, true],
  ])('%s', (_, changed, isSame) => {
    expect(hash(changed) === hash({})).toBe(isSame);
  });
});

describe('what libraries call', () => {
  test('methods under another name, on what a library made, and what is put on its own objects', () => {
    const texts = {
      'main.js':
        'const res = Object.create(http.R.prototype); res.vary = function () {}; res.type = function kind() { this.vary(); }; Error.hook = hook; function hook() {} go((r) => r.type()); res.never = function () {};',
    };
    const found = names(reached(texts, 'main.js').functions);
    expect(found).toEqual(expect.arrayContaining(['main.js#hook', 'main.js#kind', 'main.js#vary']));
    expect(found).not.toContain('main.js#never');
  });

  test('functions deep in the options that a package is given', () => {
    const texts = {
      'main.js': "require('lib')({ on: { media: () => {} } });",
      'node_modules/lib/index.js':
        'module.exports = function lib(options) { for (const k in options) use(options[k]); };',
    };
    expect(names(reached(texts, 'main.js').functions)).toContain('main.js#media');
  });
});
