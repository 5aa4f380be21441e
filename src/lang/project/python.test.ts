import { describe, expect, test } from 'vitest';
import { projectOf } from '../../../tests/small-project.ts';

const texts = {
  'pyproject.toml': '',
  'app/__init__.py': 'from .core import started as started\nfrom .core import *\nVERSION = 1\n',
  'app/core.py': `
import functools
class Base:
    def run(self, a): pass
    def only(self): pass
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def plain(a): pass
class Sub(Base):
    def __init__(self, name): self.name = name
    def run(self, a):
        super().run(a)
def started(): pass
def public(): pass
def _hidden(): pass
def twice(fn):
    @functools.wraps(fn)
    def wrapper(*args): return fn(*args)
    return wrapper
@twice
def decorated(a): pass
shared = Sub('x')
def maker(): return Base()
`,
  'app/sub/__init__.py': '',
  'app/sub/deep.py': 'from ..core import Base\nfrom . import near\ndef deep(): near.near()\n',
  'app/sub/near.py': 'def near(): pass\n',
  'space/inner.py': 'def inside(): pass\n',
};

/** `main.py`, a call in it, what it enters, and the parameter that its first argument lands in. */
type Case = readonly [what: string, main: string, call: string, expected: readonly string[], shift?: number];
const cases: readonly Case[] = [
  ['from module import', 'from app.core import public\npublic()', 'public(', ['app/core.py#public'], 0],
  ['import as', 'import app.core as c\nc.public()', 'c.public(', ['app/core.py#public']],
  ['dotted import', 'import app.core\napp.core.public()', 'app.core.public(', ['app/core.py#public']],
  [
    'from package import module',
    'from app import core\ncore.public()',
    'core.public(',
    ['app/core.py#public'],
  ],
  ['re-export of a package', 'from app import started\nstarted()', 'started(', ['app/core.py#started']],
  ['star re-export of a package', 'from app import public\npublic()', 'public(', ['app/core.py#public']],
  ['star import', 'from app.core import *\npublic()', 'public(', ['app/core.py#public']],
  ['star import leaves private names', 'from app.core import *\n_hidden()', '_hidden(', []],
  ['relative import', 'from app.sub.deep import deep\ndeep()', 'deep(', ['app/sub/deep.py#deep']],
  ['namespace package', 'from space.inner import inside\ninside()', 'inside(', ['space/inner.py#inside']],
  [
    'import in a function',
    'def f():\n    from app.core import public\n    public()',
    'public(',
    ['app/core.py#public'],
  ],
  [
    'import that may fail',
    'try:\n    from app.core import public\nexcept ImportError:\n    public = None\npublic()',
    'public()',
    ['app/core.py#public'],
  ],
  ['constructor', "from app.core import Sub\nSub('a')", "Sub('a'", ['app/core.py#Sub.__init__'], 1],
  ['method', 'from app.core import Base\nBase().run(1)', 'Base().run(', ['app/core.py#Base.run'], 1],
  [
    'inherited method',
    "from app.core import Sub\nx = Sub('a')\nx.only()",
    'x.only(',
    ['app/core.py#Base.only'],
    1,
  ],
  ['method by class', 'from app.core import Base\nBase.run(x, 1)', 'Base.run(', ['app/core.py#Base.run'], 0],
  [
    'class method',
    'from app.core import Base\nBase.make().only()',
    'Base.make().only(',
    ['app/core.py#Base.only'],
    1,
  ],
  [
    'class method itself',
    'from app.core import Base\nBase.make()',
    'Base.make(',
    ['app/core.py#Base.make'],
    1,
  ],
  ['static method', 'from app.core import Base\nBase.plain(1)', 'Base.plain(', ['app/core.py#Base.plain'], 0],
  [
    'typed parameter',
    'from app.core import Base\ndef f(b: Base): b.run(1)',
    'b.run(',
    ['app/core.py#Base.run', 'app/core.py#Sub.run'],
    1,
  ],
  [
    'optional and quoted type',
    'from typing import Optional\nfrom app.core import Sub\ndef f(a: Optional[Sub], b: "Sub"):\n    a.run(1)',
    'a.run(',
    ['app/core.py#Sub.run'],
  ],
  [
    'element of a typed list',
    'from app.core import Sub\ndef f(xs: list[Sub]):\n    for x in xs:\n        x.run(1)',
    'x.run(',
    ['app/core.py#Sub.run'],
  ],
  [
    'instance attribute',
    'from app.core import Base\nclass K:\n    def __init__(self):\n        self.b = Base()\n    def f(self):\n        self.b.only()',
    'self.b.only(',
    ['app/core.py#Base.only'],
  ],
  [
    'injected attribute',
    'from app.core import Sub\nclass K:\n    def __init__(self, b: Sub):\n        self.b = b\n    def f(self):\n        self.b.run(1)',
    'self.b.run(',
    ['app/core.py#Sub.run'],
  ],
  [
    'class attribute',
    'from app.core import Base\nclass K:\n    b = Base()\n    def f(self):\n        self.b.only()',
    'self.b.only(',
    ['app/core.py#Base.only'],
  ],
  [
    'dataclass field',
    'from app.core import Base\nfrom dataclasses import dataclass\n@dataclass\nclass K:\n    b: Base\ndef f(k: K): k.b.only()',
    'k.b.only(',
    ['app/core.py#Base.only'],
  ],
  ['self', 'class K:\n    def a(self): self.b()\n    def b(self): pass', 'self.b(', ['main.py#K.b'], 1],
  [
    'cls',
    'class K:\n    @classmethod\n    def a(cls): cls.b()\n    @classmethod\n    def b(cls): pass',
    'cls.b(',
    ['main.py#K.b'],
    1,
  ],
  [
    'super',
    'from app.core import Base\nclass K(Base):\n    def run(self, a): super().run(a)',
    'super().run(',
    ['app/core.py#Base.run'],
    1,
  ],
  ['shared instance', 'from app.core import shared\nshared.run(1)', 'shared.run(', ['app/core.py#Sub.run']],
  [
    'result of a function',
    'from app.core import maker\nmaker().only()',
    'maker().only(',
    ['app/core.py#Base.only'],
  ],
  [
    'decorated function',
    'from app.core import decorated\ndecorated(1)',
    'decorated(',
    ['app/core.py#decorated'],
    0,
  ],
  [
    'partial',
    'from functools import partial\nfrom app.core import public\nf = partial(public, 1)\nf()',
    'f()',
    ['app/core.py#public'],
    1,
  ],
  [
    'callback',
    'from app.core import public\ntable = {"a": public}\ntable["a"]()',
    'table["a"](',
    ['app/core.py#public'],
  ],
  [
    'dispatch',
    'from app.core import public, started\ntable = {"a": public, "b": started}\ntable[k]()',
    'table[k](',
    ['app/core.py#public', 'app/core.py#started'],
  ],
  ['lambda', 'f = lambda a: a\nf(1)', 'f(1', ['main.py#f']],
  [
    'getattr with a name',
    "from app.core import shared\ngetattr(shared, 'run')(1)",
    "getattr(shared, 'run')(1",
    ['app/core.py#Sub.run'],
  ],
  [
    'instance that is called',
    'class K:\n    def __call__(self): pass\nk = K()\nk()',
    'k()',
    ['main.py#K.__call__'],
    1,
  ],
  [
    'with',
    'from app.core import maker\nwith maker() as m:\n    m.only()',
    'm.only(',
    ['app/core.py#Base.only'],
  ],
  [
    'comprehension',
    'from app.core import Sub\ndef f(xs: list[Sub]): return [x.run(1) for x in xs]',
    'x.run(',
    ['app/core.py#Sub.run'],
  ],
  [
    'redefined',
    'from app.core import public\ndef public(): pass\npublic()',
    'public()',
    ['app/core.py#public', 'main.py#public'],
  ],
];

describe('what a call enters', () => {
  test.each(cases.map((one) => ({ what: one[0], one })))(
    '$what',
    ({ one: [, main, call, expected, shift] }) => {
      const small = projectOf({ ...texts, 'main.py': `${main}\n` });
      const found = small.targets('main.py', call);
      expect(found.functions.map((id) => id.replace(/@0$/u, '')).toSorted()).toEqual(expected);
      if (shift !== undefined) expect(found.targets[0]?.shift).toBe(shift);
    },
  );
});

test('a decorator is called with its function', () => {
  const small = projectOf(texts);
  const call = small.project
    .facts('app/core.py')
    ?.calls.find((one) => one.kind === 'decorator' && one.callee?.is === 'function');
  expect(small.project.targetsOf('app/core.py', call?.node ?? -1).functions).toEqual(['app/core.py#twice@0']);
  expect(small.project.argumentTargets('app/core.py', call?.node ?? -1, 0).map(({ id }) => id)).toEqual([
    'app/core.py#decorated@0',
  ]);
});

test.each([
  ['src/pkg/a.py', 'pkg.b', { 'src/pkg/__init__.py': '', 'src/pkg/b.py': '' }, 'src/pkg/b.py'],
  ['tests/t.py', 'pkg.b', { 'setup.cfg': '', 'src/pkg/__init__.py': '', 'src/pkg/b.py': '' }, 'src/pkg/b.py'],
  ['a/b/c.py', '..x', { 'a/x.py': '' }, 'a/x.py'],
  ['a/b/c.py', '.', { 'a/b/__init__.py': '' }, 'a/b/__init__.py'],
  ['svc/app/main.py', 'lib', { 'svc/setup.py': '', 'svc/lib/__init__.py': '' }, 'svc/lib/__init__.py'],
  [
    'main.py',
    'requests',
    { '.venv/lib/python3.11/site-packages/requests/__init__.py': '' },
    '.venv/lib/python3.11/site-packages/requests/__init__.py',
  ],
  ['pkg/run.py', 'beside', { 'pkg/__init__.py': '', 'pkg/beside.py': '' }, 'pkg/beside.py'],
])('%s imports %s with %j', (from, module, files, expected) => {
  const { project } = projectOf({ [from]: '', ...(files as Record<string, string>) });
  expect(project.resolve(from, module)).toEqual({ is: 'file', path: expected });
});

test('modules outside, and above the root', () => {
  const { project } = projectOf({ 'a.py': '' });
  expect(project.resolve('a.py', 'os.path')).toEqual({ is: 'external', name: 'os.path' });
  expect(project.resolve('a.py', '...x')).toEqual({ is: 'missing' });
});

test('names outside of the project', () => {
  const small = projectOf({
    'a.py':
      'import os.path\nimport subprocess as sp\nfrom flask import Flask\napp = Flask(1)\nsp.run(x)\nos.path.join(a)\napp.route("/")\neval(x)\n',
  });
  expect(small.targets('a.py', 'sp.run(').external).toBe('subprocess.run');
  expect(small.targets('a.py', 'os.path.join(').external).toBe('os.path.join');
  expect(small.targets('a.py', 'app.route(').external).toBe('flask.Flask().route');
  expect(small.targets('a.py', 'eval(')).toMatchObject({ external: 'eval', blind: true });
});

test('what cannot be seen is told', () => {
  const text =
    "import importlib\ngetattr(x, n)()\ngetattr(x, 'n')()\neval(a)\nexec(b)\nimportlib.import_module(m)\nimportlib.import_module('json')\n__import__(q)\nglobals()['f']()\ntable[k]()\n";
  const kinds = projectOf({ 'a.py': text })
    .project.facts('a.py')
    ?.blind.map(({ kind }) => kind);
  expect(kinds).toEqual([
    'reflection',
    'eval',
    'eval',
    'dynamic-import',
    'dynamic-import',
    'reflection',
    'computed-call',
  ]);
});

test('parameters by place and by name', () => {
  const facts = projectOf({
    'a.py': 'def f(a, /, b=1, *args, c, d=2, **kw): pass\ndef g(*, e): pass\n',
  }).project.facts('a.py');
  expect(facts?.functions[1]?.parameters).toEqual([
    { name: 'a' },
    { name: 'b', optional: true },
    { name: 'args', rest: 'list' },
    { name: 'c', keywordOnly: true },
    { name: 'd', optional: true, keywordOnly: true },
    { name: 'kw', rest: 'keywords' },
  ]);
  expect(facts?.functions[2]?.parameters).toEqual([{ name: 'e', keywordOnly: true }]);
});
