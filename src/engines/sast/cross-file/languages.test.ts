import { describe, expect, test } from 'vitest';
import { engineWith, found, type Files } from '../../../../tests/flow-tester.ts';

const rule = `rules:
  - id: flow
    languages: [javascript, python, java, go]
    severity: HIGH
    message: it comes in
    mode: taint
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{pattern: sink(...)}]
    options: {interfile: true}
`;

/** Files in which the flow is found, and those that take the place of some so that it is gone. */
type Pair = readonly [what: string, bad: Files, safe: Files];

const python: readonly Pair[] = [
  [
    'a decorator calls the function with what it wants',
    {
      'main.py': 'from out import emit\nemit(source())\n',
      'out.py': 'from guard import guard\n@guard(2)\ndef emit(value, level):\n  sink(value)\n',
      'guard.py':
        'def guard(n):\n  def make(f):\n    def inner(*args):\n      return f(*args)\n    return inner\n  return make\n',
    },
    {
      'guard.py':
        'def guard(n):\n  def make(f):\n    def inner(*args):\n      return f("x", *args)\n    return inner\n  return make\n',
    },
  ],
  [
    'a decorator brings the value',
    {
      'view.py': 'from given import given\n@given\ndef view(value):\n  sink(value)\n',
      'given.py': 'def given(f):\n  def inner():\n    return f(source())\n  return inner\n',
    },
    { 'given.py': 'def given(f):\n  def inner():\n    source()\n    return f(1)\n  return inner\n' },
  ],
  [
    'the constructor above',
    {
      'main.py': 'from low import Low\nLow(source(), 1).end()\n',
      'low.py':
        'from up import Up\nclass Low(Up):\n  def __init__(self, a, b):\n    super().__init__(a)\n    self.b = b\n',
      'up.py': 'class Up:\n  def __init__(self, a):\n    self.a = a\n  def end(self):\n    sink(self.a)\n',
    },
    {
      'low.py':
        'from up import Up\nclass Low(Up):\n  def __init__(self, a, b):\n    super().__init__(b)\n    self.b = a\n',
    },
  ],
  [
    'what a context manager gives',
    {
      'main.py': 'from held import Held\nwith Held(source()) as value:\n  sink(value)\n',
      'held.py':
        'class Held:\n  def __init__(self, a):\n    self.a = a\n  def __enter__(self):\n    return self.a\n',
    },
    {
      'held.py':
        'class Held:\n  def __init__(self, a):\n    self.a = a\n  def __enter__(self):\n    return 1\n',
    },
  ],
  [
    'a variable of a module, as a field of it and by its name',
    {
      'main.py': 'from app import settings\ndef run():\n  sink(settings.A)\n',
      'app/__init__.py': '',
      'app/settings.py': 'from app.base import BASE\nA = BASE["a"]\nB = "b"\n',
      'app/base.py': 'BASE = {"a": source(), "b": 1}\n',
    },
    { 'app/settings.py': 'from app.base import BASE\nA = BASE["b"]\nB = source()\n' },
  ],
  [
    'a constant of another module decides',
    {
      'main.py': 'from flags import ON\nfrom out import emit\nif not ON:\n  emit(source())\n',
      'flags.py': 'ON = False\n',
      'out.py': 'def emit(value):\n  sink(value)\n',
    },
    { 'flags.py': 'ON = True\n' },
  ],
];

const javascript: readonly Pair[] = [
  [
    'a variable of a module',
    { 'a.js': "import { kept } from './b.js';\nsink(kept);\n", 'b.js': 'export const kept = source();\n' },
    { 'b.js': 'export const kept = 1;\nconst other = source();\n' },
  ],
  [
    'a constant of another module decides',
    {
      'a.js': "import { on } from './b.js';\nimport { emit } from './c.js';\nif (!on) emit(source());\n",
      'b.js': 'export const on = false;\n',
      'c.js': 'export function emit(value) {\n  sink(value);\n}\n',
    },
    { 'b.js': 'export const on = true;\n' },
  ],
  [
    'a tag function',
    {
      'a.js': "import { tag } from './b.js';\nsink(tag`a ${1} ${source()}`);\n",
      'b.js': 'export const tag = (texts, first, second) => texts[0] + second;\n',
    },
    { 'b.js': 'export const tag = (texts, first, second) => texts[0] + first;\n' },
  ],
];

const others: readonly Pair[] = [
  [
    'a pointer of Go',
    {
      'go.mod': 'module m\n',
      'main.go':
        'package main\nimport "m/fill"\nfunc run() {\n\tvar a string\n\tfill.Into(&a, source())\n\tsink(a)\n}\n',
      'fill/fill.go': 'package fill\nfunc Into(to *string, value string) {\n\t*to = value\n}\n',
    },
    {
      'fill/fill.go':
        'package fill\nfunc Into(to *string, value string) {\n\to := value\n\tto = &o\n\tuse(to)\n}\n',
    },
  ],
  [
    'a method of a function type of Go',
    {
      'go.mod': 'module m\n',
      'main.go':
        'package main\nimport "m/step"\nfunc run() {\n\ts := step.Step(step.Bold)\n\tsink(s.Run(source()))\n}\n',
      'step/step.go':
        'package step\ntype Step func(string) string\nfunc (s Step) Run(a string) string {\n\treturn s(a)\n}\nfunc Bold(a string) string {\n\treturn "b" + a\n}\n',
    },
    {
      'step/step.go':
        'package step\ntype Step func(string) string\nfunc (s Step) Run(a string) string {\n\treturn s(a)\n}\nfunc Bold(a string) string {\n\treturn "b"\n}\n',
    },
  ],
  [
    'the implementation that a configuration of Java makes',
    {
      'a/Main.java':
        'package a;\nclass Main {\n  private final Out out;\n  Main(Out out) { this.out = out; }\n  void run() { out.put(source()); }\n}\n',
      'a/Out.java': 'package a;\ninterface Out { void put(String a); }\n',
      'a/Real.java': 'package a;\nclass Real implements Out { public void put(String a) { sink(a); } }\n',
      'a/None.java': 'package a;\nclass None implements Out { public void put(String a) { } }\n',
      'a/Made.java': 'package a;\nclass Made { @Bean Out out() { return new Real(); } }\n',
    },
    { 'a/Made.java': 'package a;\nclass Made { @Bean Out out() { return new None(); } }\n' },
  ],
];

describe.each([
  ['Python', python],
  ['JavaScript', javascript],
  ['other languages', others],
] as const)('%s', (_name, pairs) => {
  test.each(pairs)('%s', async (_what, bad, safe) => {
    expect(await found(engineWith(rule), bad)).toHaveLength(1);
    expect(await found(engineWith(rule), { ...bad, ...safe })).toEqual([]);
  });
});

test('what was kept is not used again when only an imported constant changed', async () => {
  const kept = new Map<string, Uint8Array>();
  const [, files = {}, safe = {}] = javascript[1] ?? [];
  expect(await found(engineWith(rule, kept), files)).toHaveLength(1);
  expect(await found(engineWith(rule, kept), { ...files, ...safe })).toEqual([]);
  expect(await found(engineWith(rule, kept), files)).toHaveLength(1);
});

test('modules that import each other end', async () => {
  const files = {
    'a.js': "import { b } from './b.js';\nexport const a = b + source();\nsink(b);\n",
    'b.js': "import { a } from './a.js';\nexport const b = a;\n",
  };
  expect((await found(engineWith(rule), files)).length).toBeLessThan(2);
});
