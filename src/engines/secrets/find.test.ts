import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineNear, defineToken } from './define-rule.ts';
import { Dice, alphabets } from './dice.ts';
import { buildMatcher, findSecrets } from './find.ts';
import { examplesOf } from './rule-info.ts';
import { type SecretRule, kept } from './rule.ts';
import { allRules } from './rules/all.ts';

const spec = {
  provider: 'Acme',
  title: 'key',
  grants: 'test',
  revoke: 'here',
  proof: 'format',
  forge: () => '',
} as const;
const near = defineNear({
  ...spec,
  name: 'near',
  anchors: ['acme'],
  before: 30,
  after: 50,
  shape: /\b[a-z]{0,6}acme[a-z]{0,6}[ =:"]{1,6}(?<secret>[a-z0-9]{12})\b/dg,
  check: () => kept,
});

describe('windows', () => {
  test('find what a search of the whole text finds, whatever stands around', () => {
    const piece = constantFrom(
      'acme',
      ' acme_',
      'my',
      '="',
      ': ',
      'abc123def456',
      'x',
      ' ',
      '\n',
      '"',
      '0123456789ab',
      'ACME',
    );
    const matcher = buildMatcher([near]);
    assert(
      property(array(piece, { maxLength: 40 }), integer({ min: 0, max: 200 }), (pieces, gap) => {
        const text = `${pieces.join('')}${' '.repeat(gap)}${pieces.toReversed().join('')}`;
        const whole = [...text.matchAll(near.find.shape)].map(
          (match) => match.indices?.groups?.['secret']?.[0],
        );
        const found = findSecrets(matcher, Buffer.from(text)).hits.map((hit) => hit.secrets[0]?.start);
        expect(found).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test('a secret is found wherever the cursors of the literal stage meet', () => {
    const matcher = buildMatcher(allRules);
    const example = examplesOf(ruleNamed('secrets/github-token')).bad[0] ?? '';
    for (const size of [2000, 66_000, 140_000]) {
      for (let at = 0; at < 40; at++) {
        const quarter = Math.floor(size / 4) * (at % 4);
        const head = Math.max(0, quarter - at * 3);
        const text = Buffer.from(`${'\n'.repeat(head)}${example}${'\n'.repeat(size - head)}`);
        const hits = findSecrets(matcher, text).hits.map((hit) => hit.rule.id);
        expect(hits, `${size} ${at}`).toContain('secrets/github-token');
      }
    }
  });

  test('the case of an anchor and the byte after it are asked first', () => {
    const exact = { ...near, find: { ...near.find, exact: true, next: 'digits' } } as SecretRule;
    const matcher = buildMatcher([
      { ...exact, find: { ...exact.find, shape: /acme\d (?<secret>[a-z0-9]{4})/dg } },
    ]);
    const found = (text: string): number => findSecrets(matcher, Buffer.from(text)).hits.length;
    expect(found('acme1 abcd')).toBe(1);
    expect(findSecrets(matcher, Buffer.from('ACME1 abcd, acme')).work).toBeLessThan(5);
  });

  test('reach to the ends of long lines when a shape has no greatest width', () => {
    const wide = { ...near.find, shape: /acme.*?(?<secret>[0-9]{8})/dg };
    const text = Buffer.from(`acme ${'a'.repeat(900)} 12345678\nacme\n87654321`);
    const count = (rule: SecretRule): number => findSecrets(buildMatcher([rule]), text).hits.length;
    expect(count({ ...near, find: wide } as SecretRule)).toBe(0);
    expect(count({ ...near, find: { ...wide, lines: true } } as SecretRule)).toBe(1);
  });
});

describe('parts that belong together', () => {
  const part = (name: string, anchor: string): SecretRule =>
    defineToken({
      ...spec,
      name,
      anchors: [anchor],
      body: 'word',
      least: 12,
      most: 12,
      shape: new RegExp(`^${anchor}[a-z0-9]{8}$`),
      check: () => kept,
    });
  const id: SecretRule = { ...part('id', 'idx_'), part: true };
  const withLines: SecretRule = {
    ...part('key', 'key_'),
    requires: [{ rule: 'secrets/id', withinLines: 2 }],
  };
  const withBytes: SecretRule = {
    ...part('key', 'key_'),
    requires: [{ rule: 'secrets/id', withinBytes: 10 }],
  };
  const dice = new Dice(3);
  const one = `idx_${dice.text(alphabets.lowerAlnum, 8)}`;
  const two = `key_${dice.text(alphabets.lowerAlnum, 8)}`;

  test('are only reported together, in either order', () => {
    const matcher = buildMatcher([withLines, id]);
    const rules = (text: string): readonly string[] =>
      findSecrets(matcher, Buffer.from(text)).hits.map((hit) => hit.rule.id);
    expect(rules(`a ${one}\nb\nc ${two}\n`)).toEqual(['secrets/key']);
    expect(rules(`a ${two}\nb\nc ${one}\n`)).toEqual(['secrets/key']);
    expect(rules(`a ${two}\nb\nc\nd\n ${one}\n`)).toEqual([]);
    expect(rules(one)).toEqual([]);
    expect(findSecrets(matcher, Buffer.from(two)).dropped.get('no-partner')).toBe(1);
  });

  test('within so many bytes', () => {
    const matcher = buildMatcher([id, withBytes]);
    const count = (text: string): number => findSecrets(matcher, Buffer.from(text)).hits.length;
    expect(count(`${one}\n\n\n\n\n${two}`)).toBe(1);
    expect(count(`${one}${' '.repeat(11)}${two}`)).toBe(0);
  });
});

function ruleNamed(id: string): SecretRule {
  const rule = allRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}
