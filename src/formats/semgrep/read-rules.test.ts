import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { readYaml } from '../../lang/yaml/read-yaml.ts';
import { readRules } from './read-rules.ts';

const read = (text: string) => readRules('rules/a.yaml', text, readYaml(text));
const rule = (body: string, head = 'languages: [python]') =>
  read(
    `rules:\n  - id: one\n    message: m\n    severity: ERROR\n    ${head}\n${body.replace(/^/gm, '    ')}\n`,
  );
const formulaOf = (body: string) => {
  const [only] = rule(body).rules;
  return only?.mode.kind === 'search' ? only.mode.formula : undefined;
};

test('the keys of a rule', () => {
  const { rules, notes } = read(`rules:
  - id: pack.one
    message: "$X is bad"
    severity: WARNING
    languages: [py, python]
    pattern: f($X)
    min-version: 1.2.3
    paths: { include: ["src/**"], exclude: [tests] }
    metadata: { cwe: ["CWE-1: a"], likelihood: 3, deep: { yes: true } }
    options: { symbolic_propagation: true, generic_ellipsis_max_span: 0 }
    fix: "g($X)"
    fix-regex: { regex: 'f\\((.*)\\)', replacement: 'g(\\1)', count: 1 }
`);
  expect(notes).toEqual([]);
  expect(rules[0]).toMatchObject({
    id: 'pack.one',
    severity: 'medium',
    severityWord: 'WARNING',
    languages: ['python'],
    analyser: 'python',
    at: { line: 2, column: 5 },
    minVersion: '1.2.3',
    paths: { include: ['src/**'], exclude: ['tests'] },
    metadata: { cwe: ['CWE-1: a'], likelihood: 3, deep: { yes: true } },
    fix: 'g($X)',
    fixRegex: { regex: 'f\\((.*)\\)', replacement: 'g(\\1)', count: 1 },
  });
  expect(rules[0]?.options).toMatchObject({
    symbolic_propagation: true,
    generic_ellipsis_max_span: 0,
    ac_matching: true,
  });
});

test('old syntax becomes one formula', () => {
  const formula = formulaOf(`patterns:
  - pattern-either:
      - pattern: a()
      - patterns:
          - pattern-regex: 'b+'
          - pattern-not-regex: c
  - pattern-inside: |
      def $F(): ...
  - pattern-not-inside: x
  - pattern-not:
      patterns:
        - pattern: y
  - focus-metavariable: [$A, $B]
  - focus-metavariable: $C
  - metavariable-regex: { metavariable: $F, regex: '^g', constant-propagation: true }
  - metavariable-pattern: { metavariable: $A, language: generic, patterns: [{ pattern-not: z }] }
  - metavariable-comparison: { metavariable: $B, comparison: '$B > 1', base: 16, strip: true }
  - metavariable-analysis: { metavariable: $B, analyzer: entropy }
  - metavariable-type: { metavariable: $B, types: [int, long] }`);
  expect(formula).toMatchObject({
    kind: 'all',
    parts: [
      {
        kind: 'any',
        parts: [
          { kind: 'pattern', pattern: 'a()' },
          {
            kind: 'all',
            parts: [
              { kind: 'regex', regex: 'b+' },
              { kind: 'not', of: { kind: 'regex' } },
            ],
          },
        ],
      },
      { kind: 'inside', of: { kind: 'pattern', pattern: 'def $F(): ...\n' } },
      { kind: 'not', of: { kind: 'inside', of: { pattern: 'x' } } },
      { kind: 'not', of: { kind: 'all' } },
    ],
    focus: [['$A', '$B'], ['$C']],
    where: [
      { kind: 'regex', metavariable: '$F', regex: '^g', constants: true },
      { kind: 'pattern', language: 'generic', formula: { kind: 'all', parts: [{ kind: 'not' }] } },
      { kind: 'comparison', strip: true, base: 16 },
      { kind: 'analysis', analyzer: 'entropy' },
      { kind: 'type', types: ['int', 'long'] },
    ],
  });
});

test('new syntax becomes the same formula', () => {
  const formula = formulaOf(`match:
  all:
    - f(...)
    - not: { inside: g }
    - any: [{ regex: h }, { pattern: i, as: $ME, fix: j }]
  where:
    - { metavariable: $X, regex: '^a' }
    - { metavariable: $X, language: json, pattern: '{}' }
    - { comparison: '$X == 1' }
    - { focus: $X }
    - { metavariable: $X, analyzer: redos }
    - { metavariable: $X, type: String }`);
  expect(formula).toMatchObject({
    kind: 'all',
    parts: [
      { kind: 'pattern', pattern: 'f(...)' },
      { kind: 'not', of: { kind: 'inside', of: { pattern: 'g' } } },
      { kind: 'any', parts: [{ kind: 'regex' }, { kind: 'pattern', as: '$ME', fix: 'j' }] },
    ],
    where: [
      { kind: 'regex', constants: true },
      { kind: 'pattern', language: 'json' },
      { kind: 'comparison' },
      { kind: 'analysis' },
      { kind: 'type', types: ['String'] },
    ],
    focus: [['$X']],
  });
});

test('taint, old and new', () => {
  const old = rule(`mode: taint
pattern-sources:
  - { pattern: src(), label: A, by-side-effect: only, control: true, exact: true }
pattern-sinks:
  - { pattern: 'sink($X)', requires: A and not (B or C), at-exit: true }
  - { pattern: 'sink($X)', requires: [{ $X: A }] }
pattern-sanitizers:
  - { patterns: [{ pattern: clean() }], not_conflicting: true, by-side-effect: true }
pattern-propagators:
  - { pattern: '$A.add($B)', from: $B, to: $A, by-side-effect: false, replace-labels: [A], label: B }`);
  expect(old.notes).toEqual([]);
  expect(old.rules[0]?.mode).toMatchObject({
    kind: 'taint',
    taint: {
      sources: [{ label: 'A', bySideEffect: 'only', control: true, exact: true }],
      sinks: [
        { exact: true, atExit: true, requires: { kind: 'and' } },
        { requiresOf: [{ metavariable: '$X', requires: { kind: 'label', label: 'A' } }] },
      ],
      sanitizers: [{ exact: false, notConflicting: true, bySideEffect: true }],
      propagators: [{ from: '$B', to: '$A', bySideEffect: false, replaceLabels: ['A'], label: 'B' }],
    },
  });
  const fresh = rule(`taint:
  sources: [src(), { any: [a(), b()], exact: true }]
  sinks: [sink(...)]
  sanitizers: [{ pattern: clean(), not-conflicting: true }]`);
  expect(fresh.notes).toEqual([]);
  expect(fresh.rules[0]?.mode).toMatchObject({
    taint: {
      sources: [
        { exact: false, bySideEffect: 'no' },
        { exact: true, formula: { kind: 'any' } },
      ],
      sinks: [{ exact: true, atExit: false }],
      sanitizers: [{ notConflicting: true }],
    },
  });
});

describe('what cannot be honoured is told', () => {
  test.each([
    ['mode: join\npattern: a', 'mode', 'rule-rejected'],
    ['mode: extract\npattern: a', 'mode', 'rule-rejected'],
    ['pattern: a\npatterns: []', 'patterns', 'rule-rejected'],
    ['patterns:\n  - pattern-not: a', 'patterns', 'rule-rejected'],
    ['patterns:\n  - pattern: a\n    pattern-not: b', 'patterns', 'rule-rejected'],
    ['pattern-either:\n  - pattern-not: a', 'pattern-either', 'rule-rejected'],
    ['patterns:\n  - pattern: a\n  - pattern-where-python: b', 'pattern-where-python', 'rule-rejected'],
    [
      'patterns:\n  - pattern: a\n  - metavariable-name: { metavariable: $X, kind: django-view }',
      'metavariable-name',
      'rule-rejected',
    ],
    [
      'patterns:\n  - pattern: a\n  - metavariable-regex: { metavariable: $X, regexp: b }',
      'regex',
      'rule-rejected',
    ],
    [
      'patterns:\n  - pattern: a\n  - metavariable-analysis: { metavariable: $X, analyzer: magic }',
      'analyzer',
      'rule-rejected',
    ],
    [
      'patterns:\n  - pattern: a\n  - metavariable-pattern: { metavariable: $X, language: klingon, pattern: b }',
      'language',
      'rule-rejected',
    ],
    ['mode: taint\npattern-sources: [{ pattern: a }]', 'pattern-sinks', 'rule-rejected'],
    [
      'mode: taint\npattern-sources: [{ pattern: a, requires: "A &" }]\npattern-sinks: [{ pattern: b }]',
      'requires',
      'rule-rejected',
    ],
    ['match: { all: [a], nope: b }', 'nope', 'rule-rejected'],
    ['pattern:', 'pattern', 'rule-rejected'],
    ['pattern: a\nunheard-of: 1', 'unheard-of', 'key-ignored'],
    ['pattern: a\nequivalences: []', 'equivalences', 'key-ignored'],
    ['pattern: a\nr2c-internal-project-depends-on: {}', 'r2c-internal-project-depends-on', 'key-ignored'],
    ['pattern: a\noptions: { timeout: 5 }', 'options.timeout', 'key-ignored'],
    ['pattern: a\noptions: { ac_matching: maybe }', 'options.ac_matching', 'key-ignored'],
    ['pattern: a\noptions: { brand_new: true }', 'options.brand_new', 'key-ignored'],
    ['pattern: a\npaths: { only: [b] }', 'paths.only', 'key-ignored'],
  ])('%s', (body, key, effect) => {
    const { rules, notes } = rule(body);
    expect(notes.map((note) => [note.key, note.effect, note.rule])).toContainEqual([key, effect, 'one']);
    expect(rules).toHaveLength(effect === 'key-ignored' ? 1 : 0);
  });

  test.each([
    ['languages: [klingon]', 'languages'],
    ['languages: [generic, python]', 'languages'],
    ['languages: []', 'languages'],
    ['severity: LOUD\n    languages: [python]', 'severity'],
  ])('%s', (head, key) => {
    const { rules, notes } = rule('pattern: a', head);
    expect(rules).toEqual([]);
    expect(notes.some((note) => note.key === key || note.reason.includes('twice'))).toBe(true);
  });
});

test('a broken rule does not take the others down, and its place is told', () => {
  const { rules, notes } = read(`rules:
  - id: good
    message: m
    severity: LOW
    languages: [generic]
    pattern: a
  - id: bad
    message: m
    severity: LOW
    languages: [generic]
    patterns:
      - pattern: a
      - pattern-nto: b
  - id: good
    message: m
    severity: LOW
    languages: [generic]
    pattern: b
  - 17
  - id: last
    message: m
    severity: LOW
    languages: [regex]
    pattern-regex: b
`);
  expect(rules.map(({ id, analyser }) => [id, analyser])).toEqual([
    ['good', 'generic'],
    ['last', 'regex'],
  ]);
  expect(notes.map(({ rule: id, line, key }) => [id, line, key])).toEqual([
    ['bad', 13, 'pattern-nto'],
    ['good', 14, 'id'],
    ['', 19, ''],
  ]);
});

describe('files that are none', () => {
  test.each(['', 'a: 1', 'just text', 'rules: 3', 'rules: [', '- - -\n x: ]', 'rules:\n\t- id: a', '{}'])(
    '%s',
    (text) => {
      expect(read(text).rules).toEqual([]);
    },
  );

  test('the first YAML error is told with its line', () => {
    expect(read('rules:\n  - id: a\n    message: "x\n').notes[0]).toMatchObject({ effect: 'file-rejected' });
  });

  test('keys of every object are no keys of a rule', () => {
    const { rules, notes } = rule(
      'pattern: a\nconstructor: 1\n__proto__: 2\noptions: { __proto__: 1, toString: 2 }',
    );
    expect(rules).toHaveLength(1);
    expect(notes.map(({ key }) => key).sort()).toEqual([
      '__proto__',
      'constructor',
      'options.__proto__',
      'options.toString',
    ]);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  test('a bomb of aliases', () => {
    const levels = Array.from(
      { length: 12 },
      (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 10 }, () => `*a${at}`).join()}]`,
    );
    const { rules, notes } = read(`a0: &a0 x\n${levels.join('\n')}\nrules: *a12\n`);
    expect(rules).toEqual([]);
    expect(notes[0]?.effect).toBe('file-rejected');
  });

  test('patterns in patterns in patterns', () => {
    const deep = `${'{patterns: [{pattern: a}, '.repeat(60)}{pattern: b}${']}'.repeat(60)}`;
    expect(() => rule(`pattern-either: [${deep}]`)).not.toThrow();
    const deeper = `${'{patterns: ['.repeat(5000)}${']}'.repeat(5000)}`;
    expect(rule(`pattern-either: [${deeper}]`).rules).toEqual([]);
  });

  test('very many patterns in one rule', () => {
    const many = Array.from({ length: limits.ruleParts + 10 }, () => '- pattern: a').join('\n');
    const { rules, notes } = rule(`pattern-either:\n${many}`);
    expect(rules).toEqual([]);
    expect(notes).toMatchObject([{ effect: 'rule-rejected', rule: 'one' }]);
  });

  test('very many mistakes', () => {
    const many = Array.from({ length: limits.ruleNotes * 2 }, () => '- {}').join('\n');
    const { notes } = read(`rules:\n${many.replace(/^/gm, '  ')}`);
    expect(notes).toHaveLength(limits.ruleNotes + 1);
    expect(notes.at(-1)?.reason).toMatch(/rest of the file was not read/);
  });
});
