import { expect, test } from 'vitest';
import { acceptEngine } from '../../../tests/acceptance/engine.ts';
import { inspectAll, runAll, type SampleFile } from '../../../tests/acceptance/sample.ts';
import { testParsers } from '../../../tests/parsers.ts';
import type { Event } from '../../core/engine.ts';
import { createSastEngine, type RuleSource } from './index.ts';

const rawQuery: RuleSource = {
  path: 'js/raw-query/rule.yaml',
  text: `rules:
  - id: js/raw-query
    languages: [javascript, typescript]
    severity: HIGH
    message: $TEXT is put into a query
    pattern: $DB.query($TEXT + ...)
    fix: $DB.query($TEXT, [])
    metadata:
      title: Query from text
      why: Whoever writes the text writes the query.
      todo: Give the value as a parameter.
      confidence: high
      cwe: ["CWE-89: injection", 564]
      mitigations: [parametrised-queries]
`,
  tests: [
    {
      path: 'js/raw-query/bad/a.js',
      text: '// ruleid: js/raw-query\ndb.query("a" + b);\n// ok: js/raw-query\ndb.query("a");\n',
    },
  ],
};
const evalPy: RuleSource = {
  path: 'py/eval/rule.yaml',
  text: 'rules:\n  - id: py/eval\n    languages: [python]\n    severity: LOW\n    message: it runs text as code\n    pattern: eval(...)\n',
  tests: [{ path: 'py/eval/bad/a.py', text: '# ruleid: py/eval\neval(x)\n' }],
};

const engine = engineOf([rawQuery, evalPy]);
const script = { path: 'src/a.js', content: 'function load(b) {\n  db.query("é" + b);\n}\n' };

acceptEngine('sast', engine, {
  files: [script, { path: 'src/b.py', content: 'eval(x)\n' }],
});

test('a finding says where, in what, and how to mend it in bytes', () => {
  const [finding] = findings(engine, [script]);
  expect(finding).toMatchObject({
    rule: 'js/raw-query',
    severity: 'high',
    confidence: 'high',
    message: '"é" is put into a query',
    at: { line: 2, column: 3, endLine: 2, endColumn: 20 },
    anchor: { scope: 'load', match: 'db.query("é" + b)' },
    fix: { edits: [{ start: 21, end: 39, text: 'db.query("é", [])' }] },
  });
});

test('the tests of rules are left alone until somebody asks how many there are', () => {
  let asked = 0;
  const counting: RuleSource = {
    ...rawQuery,
    get tests() {
      asked += 1;
      return rawQuery.tests;
    },
  };
  const lazy = engineOf([counting]);
  expect(findings(lazy, [script])).toHaveLength(1);
  expect(lazy.rules[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(asked).toBe(0);
  expect(lazy.rules[0]?.fixtures.bad).toBe(1);
  expect(asked).toBe(1);
});

test('what a rule says of itself comes from its metadata, or else from its message', () => {
  const [raw, plain] = engine.rules;
  expect(raw).toMatchObject({
    title: 'Query from text',
    cwe: [89, 564],
    mitigations: ['parametrised-queries'],
  });
  expect(raw?.fixtures).toEqual({ bad: 1, ok: 1 });
  expect(plain).toMatchObject({ title: 'eval', why: 'It runs text as code.', cwe: [], confidence: 'medium' });
});

test('a digest changes with the pattern and not with the words or the place', () => {
  const changed = (from: string, to: string): string | undefined =>
    engineOf([{ ...rawQuery, text: rawQuery.text.replace(from, to) }]).rules[0]?.digest;
  const before = engine.rules[0]?.digest;
  expect(changed('is put into', 'goes into')).toBe(before);
  expect(changed('rules:', '# a comment\nrules:')).toBe(before);
  expect(changed('+ ...', '+ $X')).not.toBe(before);
});

test('folders of tests and other people’s code are passed by when .semgrepignore says so', () => {
  const options = { ignore: ['test/', '*.min.js'] };
  const files = ['src/test/a.js', 'a.min.js', 'src/a.js'].map((path) => ({ ...script, path }));
  const skipped = inspectAll(engine, { files, options }).filter((event) => event.kind === 'skipped');
  expect(skipped.map(({ target }) => target)).toEqual(['src/test/a.js', 'a.min.js']);
});

test('binary and empty files are passed by, with the reason', () => {
  const reasons = ['', 'eval(\0)'].map((content) =>
    inspectAll(engine, { files: [{ path: 'a.py', content }] }),
  );
  expect(reasons.flat()).toMatchObject([{ reason: 'empty' }, { reason: 'not text' }]);
});

test('what of the user’s rules cannot be honoured is a problem with file and line', async () => {
  const own =
    'rules:\n  - id: a\n    languages: [ocaml]\n    severity: LOW\n    message: m\n    pattern: f $X\n  - id: b\n    severity: LOW\n';
  const events = await runAll(engineOf([rawQuery], [{ path: 'mine.yaml', text: own, tests: [] }]), {
    files: [],
  });
  expect(events).toMatchObject([
    { problem: { target: 'mine.yaml', line: 7, message: 'b, languages: does not run: it is missing' } },
    {
      problem: {
        line: 7,
        message: expect.stringContaining('b, pattern: does not run: expected exactly one of'),
      },
    },
    { problem: { line: 7, message: 'b, message: does not run: it is missing' } },
    { problem: { line: 6, message: 'a, pattern: does not run: ocaml is not supported' } },
  ]);
});

test('a rule without tests has no self-check', () => {
  const bare = engineOf([{ ...rawQuery, tests: [] }, evalPy]);
  expect([...bare.selfCheck()].slice(0, 2)).toEqual([
    { rule: 'js/raw-query', fired: false },
    { rule: 'py/eval', fired: true },
  ]);
});

function engineOf(
  builtIn: readonly RuleSource[],
  own: readonly RuleSource[] = [],
): ReturnType<typeof createSastEngine> {
  return createSastEngine({ parsers: testParsers(), builtIn: () => builtIn, own, now: Date.UTC(2026, 0, 1) });
}

function findings(of: typeof engine, files: readonly SampleFile[]) {
  const found = (event: Event) => (event.kind === 'finding' ? [event.finding] : []);
  return inspectAll(of, { files }).flatMap(found);
}
