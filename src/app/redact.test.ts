import { describe, expect, test } from 'vitest';
import type { Event } from '../core/engine.ts';
import type { Finding } from '../core/finding.ts';
import { Dice } from '../engines/secrets/dice.ts';
import { maskSecretsIn, secretsIn } from '../engines/secrets/mask-secrets.ts';
import { allRules } from '../engines/secrets/rules/all.ts';
import { redactEvents, redactText } from './redact.ts';

function exampleOf(rule: string): string {
  return allRules.find(({ id }) => id === `secrets/${rule}`)?.examples(new Dice(5)).bad[0] ?? '';
}

function secretOf(rule: string): string {
  return secretsIn(Buffer.from(exampleOf(rule), 'utf8'))[0] ?? '';
}

const token = secretOf('github-token');
const armoured = exampleOf('private-key');

function finding(parts: Partial<Finding>): Event {
  const at = { kind: 'code', path: `${token}.yml`, line: 1, column: 1, endLine: 1, endColumn: 2 } as const;
  return {
    kind: 'finding',
    finding: {
      engine: 'cicd',
      rule: 'cicd/unpinned-action',
      severity: 'high',
      confidence: 'high',
      at,
      message: 'm',
      anchor: { scope: '', match: '', context: '' },
      ...parts,
    },
  };
}

describe('maskSecretsIn', () => {
  test.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    for (const text of rule.examples(new Dice(11)).bad) {
      const secrets = secretsIn(Buffer.from(text, 'utf8'));
      expect(secrets.length, text).toBeGreaterThan(0);
      const masked = maskSecretsIn(text);
      for (const secret of secrets) expect(masked).not.toContain(secret);
      expect(maskSecretsIn(masked)).toBe(masked);
    }
  });

  test('gives the same string when there is nothing', () => {
    for (const text of [
      '',
      'hello',
      'https://acme.io:8080/a@b',
      `uses: actions/checkout@${'8f4b7f84'.repeat(5)}`,
    ])
      expect(maskSecretsIn(text)).toBe(text);
  });

  test('hides what its rule only doubts: a password of a machine nobody knows', () => {
    expect(maskSecretsIn('postgres://app:S3cret-pw7@localhost/app')).toBe(
      'postgres://app:****@localhost/app',
    );
  });
});

describe('redactEvents', () => {
  test('gives back the same events when there is no secret', () => {
    const events = [finding({ message: 'fine' })];
    expect(redactEvents(events, Buffer.from('fine'))).toBe(events);
  });

  test('masks every text of a finding, and no path', () => {
    const text = `see ${token}.`;
    const lines = [text, text];
    const excerpt = { firstLine: 1, lines };
    const at = { kind: 'code', path: 'a.yml', line: 1, column: 1, endLine: 1, endColumn: 2 } as const;
    const [event] = redactEvents([
      finding({
        message: text,
        anchor: { scope: text, match: text, context: lines.join('\n') },
        excerpt,
        steps: [{ at, message: text, excerpt }],
        fix: { title: text, edits: [{ path: 'a.yml', start: 0, end: 1, text: 'x' }] },
        notes: [['key', text]],
      }),
    ]);
    const json = JSON.stringify(event);
    expect(json.split(token)).toHaveLength(2);
    expect(event).toMatchObject({
      finding: { at: { path: `${token}.yml` }, fix: { title: expect.stringMatching(/^see gh\*{4}/) } },
    });
  });

  test('drops a fix that would write a secret, because its mask would be written instead', () => {
    const edits = [{ path: 'a.yml', start: 0, end: 1, text: token }];
    const [event] = redactEvents([finding({ fix: { title: 't', edits } })]);
    expect(event).not.toHaveProperty('finding.fix');
  });

  test('masks the lines of a key that is whole only in the file', () => {
    const content = Buffer.from(`a\n${armoured}\nb`);
    const all = armoured.trim().split('\n');
    for (let n = 1; n + 3 < all.length; n++) {
      const lines = all.slice(n, n + 2);
      const [event] = redactEvents([finding({ excerpt: { firstLine: n, lines } })], content);
      for (const line of lines) expect(JSON.stringify(event)).not.toContain(line);
    }
  });

  test('masks a key whose lines are all there, each a text of its own', () => {
    const lines = armoured.trim().split('\n');
    const [event] = redactEvents([finding({ excerpt: { firstLine: 1, lines } })]);
    expect(event).toMatchObject({
      finding: { excerpt: { lines: expect.objectContaining({ length: lines.length }) } },
    });
    for (const line of lines.slice(1, -1)) expect(JSON.stringify(event)).not.toContain(line);
  });

  test('masks the start of a secret that was cut off', () => {
    const cut = token.slice(0, 20);
    const [event] = redactEvents([finding({ message: `x ${cut}…` })], Buffer.from(`t = '${token}'`));
    expect(JSON.stringify(event).replace(`${token}.yml`, '')).not.toContain(cut.slice(0, 12));
  });

  test('masks each of very many secrets that start alike', () => {
    const rule = allRules.find(({ id }) => id === 'secrets/anthropic-key');
    const many = Array.from({ length: 150 }, (_, n) => rule?.examples(new Dice(n + 100)).bad ?? []).flat();
    const content = Buffer.from(many.join('\n'));
    const tails = secretsIn(content);
    expect(tails.length).toBeGreaterThan(100);
    const events = tails.map((one) => finding({ message: `x ${one.slice(0, 28)}… and ${one}` }));
    const json = JSON.stringify(redactEvents(events, content));
    for (const one of tails) expect(json).not.toContain(one.slice(14, 28));
  });

  test('masks facts, problems and skips', () => {
    const events: readonly Event[] = [
      {
        kind: 'fact',
        fact: {
          kind: 'test-case',
          report: 'r.xml',
          name: token,
          file: 'a.ts',
          tags: [token],
          outcome: 'failed',
          message: token,
          className: token,
          properties: [[token, token]],
        },
      },
      {
        kind: 'fact',
        fact: { kind: 'test-report', report: 'r.xml', format: 'junit', cases: 1, narrowed: token },
      },
      { kind: 'fact', fact: { kind: 'focused-tests', path: 'a.ts', line: 1, words: token } },
      { kind: 'problem', problem: { kind: 'failed', target: 'a', message: token, todo: token } },
      { kind: 'skipped', target: 'a', reason: token },
    ];
    expect(JSON.stringify(redactEvents(events))).not.toContain(token);
  });
});

test('redactText keeps lines', () => {
  const text = `a\n${armoured}\nb ${token}`;
  const shown = redactText(text);
  expect(shown.split('\n')).toHaveLength(text.split('\n').length);
  expect(shown).not.toContain(token);
  expect(redactText(shown)).toBe(shown);
});
