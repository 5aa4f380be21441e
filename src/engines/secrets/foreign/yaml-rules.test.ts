import { expect, test } from 'vitest';
import { findForeign } from './find-foreign.ts';
import { foreignRules } from './foreign-rules.ts';

function found(text: string, content: string) {
  const { set } = foreignRules([{ path: 'rules.yml', text }]);
  const bytes = Buffer.from(content);
  return findForeign(set, { path: 'a.txt' }, bytes).hits.map(({ rule, secrets: [secret] }) => [
    rule.id,
    bytes.toString('latin1', secret?.start, secret?.end),
  ]);
}

function told(text: string) {
  const { problems, notHonoured } = foreignRules([{ path: 'rules.yml', text }]);
  return [...problems, ...notHonoured].map(({ rule, message }) => `${rule} ${message.split(':', 1)[0]}`);
}

const kingfisher = `rules:
  - name: Acme key
    id: acme.1
    pattern: |
      (?x)            # free spacing
      \\b
      acme [_-]
      (?P<TOKEN> [a-z0-9]{8} )
      \\b
    min_entropy: 1.5
    confidence: high
    pattern_requirements:
      min_digits: 2
      ignore_if_contains: [test]
      checksum: { actual: { template: x }, expected: y }
    examples: [x]
    references: [y]
    depends_on_rule: [{ rule_id: acme.2, variable: ID }]
    validation: { type: Http }
  - name: Acme id
    id: acme.2
    visible: false
    pattern: 'id-[0-9]{4}'
  - name: No pattern
    id: acme.3
`;

test('a rule of Kingfisher finds its named group, above its entropy and with its characters', () => {
  expect(found(kingfisher, 'acme_abcd1234 id-1234')).toEqual([['secrets/kingfisher:acme.1', 'abcd1234']]);
  expect(found(kingfisher, 'acme_abcdefg1')).toEqual([]);
  expect(found(kingfisher, 'acme_11111111')).toEqual([]);
  expect(found(kingfisher, 'acme_test1234')).toEqual([]);
});

test('what of Kingfisher is not honoured is told', () => {
  expect(told(kingfisher).sort()).toEqual([
    'acme.1 depends_on_rule',
    'acme.1 pattern_requirements.checksum',
    'acme.1 validation',
    'acme.3 pattern',
  ]);
});

test('confidence is taken over', () => {
  const { rules } = foreignRules([{ path: 'a.yaml', text: kingfisher }]);
  expect(rules.map(({ confidence }) => confidence)).toEqual(['high', 'medium']);
});

const trufflehog = `detectors:
  - name: Acme
    keywords: [Acme]
    regex:
      id: 'id-([0-9]{4})'
      token: 'tok-([a-zA-Z0-9]{8})'
    primary_regex_name: token
    entropy: 2.0
    exclude_words: [sample]
    exclude_regexes_match: ['^tok-zz']
    exclude_regexes_capture: ['^yy']
    validations:
      token: { contains_digit: true, contains_uppercase: true }
    verify:
      - endpoint: https://example.org
        unsafe: true
`;

test.each([
  ['acme id-1234 tok-abcD1234', [['secrets/trufflehog:Acme', 'abcD1234']]],
  ['id-1234 tok-abcD1234', []],
  ['acme tok-abcD1234', []],
  ['acme id-1234 tok-abcd1234', []],
  ['acme id-1234 tok-abcDEFGH', []],
  ['acme id-1234 tok-AAAAAA11', []],
  ['acme id-1234 tok-samPLe12', []],
  ['acme id-1234 tok-zzcD1234', []],
  ['acme id-1234 tok-yycD1234', []],
])('a detector of TruffleHog in “%s”', (content, hits) => {
  expect(found(trufflehog, content)).toEqual(hits);
});

test('what of TruffleHog is not honoured is told', () => {
  const more = trufflehog.replace(
    'unsafe: true',
    "unsafe: true\n        successRanges: ['2xx']\n      - endpoint: https://b.example",
  );
  expect(told(trufflehog)).toEqual([]);
  expect(told(more)).toEqual(['Acme verify', 'Acme verify.successRanges']);
});

test.each([
  ['not YAML', 'rules: [unclosed'],
  ['a list', '- a\n- b\n'],
  [
    'a bomb',
    `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]`).join('\n')}\nrules: *b29\n`,
  ],
  ['no regex', 'detectors: [{ name: a }]'],
  ['wrong kinds', 'rules: [1, { id: [a], pattern: {} }]'],
])('a file that is %s gives a reason and no throw', (_, text) => {
  const { rules, problems, notHonoured } = foreignRules([{ path: 'rules.yml', text }]);
  expect(rules).toEqual([]);
  expect([...problems, ...notHonoured]).not.toEqual([]);
});

test('a file of another kind is refused', () => {
  const { problems } = foreignRules([{ path: 'rules.txt', text: '' }]);
  expect(problems).toHaveLength(1);
});
