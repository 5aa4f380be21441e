import { describe, expect, test } from 'vitest';
import { readRules } from '../../../formats/semgrep/read-rules.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import { readYaml } from '../../../lang/yaml/read-yaml.ts';
import { aliengrepMode } from '../modes/aliengrep/aliengrep-mode.ts';
import { genericMode } from '../modes/generic/generic-mode.ts';
import { regexMode } from '../modes/regex-mode.ts';
import { FormulaCompiler } from './compile.ts';
import type { CompiledRule } from './compiled.ts';
import { edited } from './fix.ts';
import { matchRule, startFile } from './match-rule.ts';
import type { RuleMatches } from './match-rule.ts';

const now = Date.UTC(2024, 0, 1);

function compile(body: string, language = 'generic'): CompiledRule {
  const text = `rules:\n  - id: one\n    message: "found $X"\n    severity: ERROR\n    languages: [${language}]\n${body.replace(/^/gm, '    ')}\n`;
  const { rules, notes } = readRules('a.yaml', text, readYaml(text));
  const [rule] = rules;
  if (rule === undefined) throw new Error(JSON.stringify(notes));
  const compiled = new FormulaCompiler([regexMode, genericMode(), aliengrepMode]).rule(rule);
  if (!compiled.ok) throw new Error(compiled.error.reason);
  return compiled.value;
}

const run = (rule: CompiledRule, text: string): RuleMatches =>
  matchRule(rule, { subject: new Subject(text), analyser: rule.rule.analyser }, startFile(now));
const found = (body: string, text: string, language?: string): readonly string[] =>
  run(compile(body, language), text).matches.map(({ start, end }) => text.slice(start, end));

describe('formulas', () => {
  test('all, any, not, inside', () => {
    const body = `patterns:
  - pattern-either: [{ pattern: open($X) }, { pattern: read($X) }]
  - pattern-inside: '{ ... }'
  - pattern-not: open(ok)
  - pattern-not-inside: "safe { ... }"`;
    expect(found(body, 'open(a)\n{ open(b) open(ok) }\nsafe { read(c) }\n{ read(d) }', 'generic')).toEqual([
      'open(b)',
      'read(d)',
    ]);
  });

  test('metavariables unify between patterns', () => {
    const body = 'patterns:\n  - pattern: use($X)\n  - pattern-inside: "make($X) ..."';
    expect(found(body, 'make(a)\nuse(b)\nuse(a)')).toEqual(['use(a)']);
  });

  test('focus: a list is a choice, lists narrow', () => {
    expect(found('patterns:\n  - pattern: f($X, $Y)\n  - focus-metavariable: [$X, $Y]', 'f(a, b)')).toEqual([
      'a',
      'b',
    ]);
    expect(found('patterns:\n  - pattern: f($X, $...Y)\n  - focus-metavariable: $...Y', 'f(a, b c)')).toEqual(
      [' b c'],
    );
    expect(
      found(
        'patterns:\n  - pattern: f($X, $Y)\n  - focus-metavariable: $X\n  - focus-metavariable: $Y',
        'f(a, b)',
      ),
    ).toEqual([]);
    expect(found('patterns:\n  - pattern: f($X)\n  - focus-metavariable: $Z', 'f(a)')).toEqual([]);
  });

  test('anywhere, and what a part binds to itself', () => {
    const body = 'match:\n  all: [{ pattern: use($X), as: $ALL }, { anywhere: "import $X" }]';
    expect(found(body, 'use(a)\nuse(b)\nimport b')).toEqual(['use(b)']);
  });

  test('regex patterns forbid what holds them', () => {
    expect(
      found('patterns:\n  - pattern-regex: "a.*c"\n  - pattern-not-regex: b', 'abc\nadc', 'regex'),
    ).toEqual(['adc']);
  });
});

describe('conditions', () => {
  test('metavariable-regex starts at the start of the value', () => {
    const body = (regex: string) =>
      `patterns:\n  - pattern: f($X)\n  - metavariable-regex: { metavariable: $X, regex: '${regex}' }`;
    expect([found(body('b'), 'f(abc)'), found(body('a'), 'f(abc)'), found(body('.*c$'), 'f(abc)')]).toEqual([
      [],
      ['f(abc)'],
      ['f(abc)'],
    ]);
  });

  test('its groups are bound', () => {
    const body = `patterns:\n  - pattern: f($X)\n  - metavariable-regex: { metavariable: $X, regex: 'a(?<REST>.*)' }\n  - metavariable-comparison: { comparison: '$REST == "bc"' }`;
    // A condition sees what the pattern bound; what conditions bind is for messages and for outer patterns.
    expect(found(body, 'f(abc)')).toEqual([]);
    expect(
      found(
        'patterns:\n  - pattern: f($X)\n  - metavariable-regex: { metavariable: $X, regex: "a(?<REST>.*)" }\n  - focus-metavariable: $REST',
        'f(abc)',
      ),
    ).toEqual(['bc']);
  });

  test('comparison, with days counted from the given one', () => {
    const body = (text: string) =>
      `patterns:\n  - pattern: f($X)\n  - metavariable-comparison: { comparison: '${text}' }`;
    expect(found(body('$X > 10'), 'f(9) f(11)')).toEqual(['f(11)']);
    expect(found(body('today() > strptime("2023-12-31")'), 'f(1)')).toEqual(['f(1)']);
  });

  test('metavariable-pattern in another language, with negations only, and what it binds', () => {
    const within =
      'patterns:\n  - pattern: f($...X);\n  - metavariable-pattern:\n      metavariable: $...X\n      language: generic\n';
    expect(
      found(`${within}      patterns: [{ pattern-not: secret }]`, 'f(a);\nf(secret);\nf(my secret);'),
    ).toEqual(['f(a);', 'f(my secret);']);
    expect(found(`${within}      pattern: secret ...`, 'f(a);\nf(secret);')).toEqual(['f(secret);']);
    expect(
      found(`${within}      pattern: secret $KEY\n  - focus-metavariable: $KEY`, 'f(secret 7);'),
    ).toEqual(['7']);
    expect(
      found(
        `${within.replace('generic', 'regex')}      pattern-regex: 's(?<E>e)c'\n  - focus-metavariable: $E`,
        'f(sec);',
      ),
    ).toEqual(['e']);
  });

  test('entropy and expressions that never end', () => {
    const body = (analyzer: string) =>
      `patterns:\n  - pattern-regex: '"(?<X>[^"]*)"'\n  - metavariable-analysis: { metavariable: $X, analyzer: ${analyzer} }`;
    expect(
      found(
        body('entropy'),
        '"correcthorsebatterystaple" "zQ8xK2vB9mW4tR7yU1pL" "aaaaaaaaaaaaaaaaaaaaaaaa" ""',
        'regex',
      ),
    ).toEqual(['"zQ8xK2vB9mW4tR7yU1pL"']);
    expect(found(body('redos'), '"^(a+)+$" "^a+$" "(a|a)*b" "["', 'regex')).toEqual([
      '"^(a+)+$"',
      '"(a|a)*b"',
    ]);
  });
});

describe('what is reported', () => {
  test('each place and message once, sorted, with the message filled in', () => {
    const body = 'pattern-either: [{ pattern: f($X) }, { pattern: "f($X)" }, { pattern: f(a) }]';
    const { matches } = run(compile(body), 'f(b) f(a)');
    expect(matches.map(({ start, message }) => [start, message])).toEqual([
      [0, 'found b'],
      [5, 'found a'],
    ]);
  });

  test('fix, and fix-regex with groups and a count', () => {
    const apply = (body: string, text: string, language?: string): string =>
      edited(
        text,
        run(compile(body, language), text).matches.flatMap(({ start, end, fix }) =>
          fix === undefined ? [] : [{ start, end, text: fix }],
        ),
      );
    expect(apply('pattern: f($X)\nfix: g($X, $X)', 'f(a);\nf(b);')).toBe('g(a, a);\ng(b, b);');
    expect(
      apply(
        "pattern-regex: 'a+'\nfix-regex: { regex: '(a)', replacement: '<\\1>', count: 2 }",
        'aaa',
        'regex',
      ),
    ).toBe('<a><a>a');
    expect(apply("pattern-regex: 'a+'\nfix-regex: { regex: 'b', replacement: c }", 'aaa', 'regex')).toBe(
      'aaa',
    );
    expect(apply('match: { pattern: f($X), fix: h($X) }', 'f(a)')).toBe('h(a)');
    expect(apply('pattern: f($X)\nfix: |\n  g(\n    $X)', '  f(a)')).toBe('  g(\n    a)');
  });

  test('at most as many as the rule wants', () => {
    expect(found('pattern: f\noptions: { max_match_per_file: 2 }', 'f f f')).toHaveLength(2);
  });

  test('the same rule twice, or after others, finds the same', () => {
    const rule = compile('patterns:\n  - pattern: f($X)\n  - pattern-not: f(a)');
    const scope = { subject: new Subject('f(a) f(b)'), analyser: 'generic' };
    const file = startFile(now);
    expect(matchRule(rule, scope, file)).toEqual(matchRule(rule, scope, file));
  });

  test('too many ranges end in a problem, not in half a result', () => {
    const text = 'a '.repeat(6_000);
    const { matches, problems } = run(
      compile(
        'patterns:\n  - pattern-regex: "(?s)a.*"\n  - pattern-regex: a\n  - pattern: a ...\n  - pattern: "... a"\n  - pattern: $A $B\n  - pattern: $C',
      ),
      text,
    );
    expect(problems.length > 0 ? matches : 'none lost').toEqual(problems.length > 0 ? [] : 'none lost');
  });
});

test('rules that share a pattern share its matches', () => {
  const compiler = new FormulaCompiler([regexMode]);
  const text =
    'rules:\n' +
    ['a', 'b']
      .map((id) => `  - { id: ${id}, message: m, severity: LOW, languages: [regex], pattern-regex: 'x+' }\n`)
      .join('');
  const compiled = readRules('a.yaml', text, readYaml(text)).rules.map((rule) => compiler.rule(rule));
  const leaves = compiled.map((one) =>
    one.ok && one.value.kind === 'search' && one.value.formula.kind === 'leaf'
      ? one.value.formula.leaf
      : undefined,
  );
  expect(leaves[0]).toBe(leaves[1]);
});

test.each([
  ["pattern-regex: '(?R)'", 'pattern-regex'],
  [
    "patterns: [{ pattern: a }, { metavariable-regex: { metavariable: $X, regex: '(' } }]",
    'metavariable-regex',
  ],
  [
    "patterns: [{ pattern: a }, { metavariable-comparison: { comparison: 'import os' } }]",
    'metavariable-comparison',
  ],
  ['patterns: [{ pattern: a }, { metavariable-type: { metavariable: $X, type: int } }]', 'metavariable-type'],
  ['pattern: "... $...X"', 'pattern'],
  ["pattern: a\nfix-regex: { regex: '(', replacement: b }", 'fix-regex'],
])('a rule that cannot be compiled says which key is at fault: %s', (body, key) => {
  const text = `rules:\n  - id: one\n    message: m\n    severity: LOW\n    languages: [generic]\n${body.replace(/^/gm, '    ')}\n`;
  const [rule] = readRules('a.yaml', text, readYaml(text)).rules;
  const compiled = rule && new FormulaCompiler([regexMode, genericMode()]).rule(rule);
  expect(compiled?.ok === false && compiled.error.key).toBe(key);
});
