import { describe, expect, test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Event, SourceFile } from '../../core/engine.ts';
import type { Finding } from '../../core/finding.ts';
import { secretsEngine } from './index.ts';
import { examplesOf, ruleDigest } from './rule-info.ts';
import type { SecretRule } from './rule.ts';
import { allRules } from './rules/all.ts';

const here = import.meta.dirname;

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds each of its examples, and shows none of the secret', () => {
    const { bad } = examplesOf(rule);
    expect(bad.length).toBeGreaterThanOrEqual(5);
    expect(new Set(bad).size).toBe(bad.length);
    for (const example of bad) {
      const events = inspect(example);
      expect(rulesOf(events), example).toContain(id);
      expect(leaked(example, events)).toEqual([]);
    }
  });

  test('is silent on each counterexample', () => {
    const { ok } = examplesOf(rule);
    expect(ok.length).toBeGreaterThanOrEqual(5);
    for (const example of ok) expect(rulesOf(inspect(example)), example).not.toContain(id);
  });
});

test('250 kinds and more, 50 of them by checksum or structure, and every rule tells its examples', () => {
  const proved = allRules.filter(({ proof }) => proof === 'checksum' || proof === 'structure');
  expect(proved.length).toBeGreaterThanOrEqual(50);
  expect(allRules.length).toBeGreaterThanOrEqual(250);
  expect(new Set(allRules.map((rule) => rule.id)).size).toBe(allRules.length);
  for (const info of secretsEngine.rules) {
    expect(info.fixtures.bad, info.id).toBeGreaterThanOrEqual(5);
    expect(info.fixtures.ok, info.id).toBeGreaterThanOrEqual(5);
    const byChecksum = allRules.some((rule) => rule.id === info.id && rule.proof === 'checksum');
    expect(info.proof).toBe(byChecksum ? 'by-construction' : 'measured');
  }
});

test('every rule of every file is in the list', async () => {
  const files = readdirSync(join(here, 'rules')).filter((name) => name !== 'all.ts');
  const loaded = await Promise.all(
    files.map(
      (name): Promise<Readonly<Record<string, SecretRule | readonly SecretRule[]>>> =>
        import(join(here, 'rules', name)),
    ),
  );
  const declared = loaded.flatMap((file) => Object.values(file).flat());
  expect(declared.length).toBe(allRules.length);
  expect(declared.filter((rule) => !allRules.includes(rule))).toEqual([]);
});

test('the self-check fires for every rule', () => {
  const checks = [...secretsEngine.selfCheck()];
  expect(checks.length).toBe(secretsEngine.rules.length);
  expect(checks.filter((check) => !check.fired)).toEqual([]);
});

test('nothing in the sources of this engine looks like a secret', () => {
  const names = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(names.length).toBeGreaterThan(40);
  for (const name of names) expect(rulesOf(inspect(readFileSync(join(here, name)), name)), name).toEqual([]);
});

test('a rule’s digest changes with its data and with the version of its check', () => {
  const [rule] = allRules;
  if (rule === undefined) throw new Error('there is a rule');
  expect(ruleDigest({ ...rule })).toBe(ruleDigest(rule));
  expect(ruleDigest({ ...rule, version: 2 })).not.toBe(ruleDigest(rule));
  expect(ruleDigest({ ...rule, find: { ...rule.find, anchors: ['x_y_'] } })).not.toBe(ruleDigest(rule));
});

describe('what a finding shows', () => {
  const token = firstSecret('secrets/github-token');

  test('line, column and excerpt, the secret masked', () => {
    const [finding] = findings(`// näïve 😀\nconst t = "😀", u = "${token}"; // end\n`, 'src/a.ts');
    expect(finding?.at).toEqual({
      kind: 'code',
      path: 'src/a.ts',
      line: 2,
      column: 22,
      endLine: 2,
      endColumn: 62,
    });
    expect(finding?.excerpt).toEqual({
      firstLine: 2,
      lines: [`const t = "😀", u = "gh****${token.slice(-2)}"; // end`],
    });
    expect(finding?.confidence).toBe('high');
    expect(finding?.notes).toContainEqual(['proof', 'checksum']);
  });

  test('two secrets on one line and one on the next: no finding shows another’s', () => {
    const aws = firstLineSecret('secrets/aws-access-key');
    const text = `a="${token}"; b="${aws}"\nc="${firstSecret('secrets/npm-token')}"\n`;
    const events = inspect(text);
    expect(findingsIn(events).length).toBe(3);
    expect(leaked(text, events)).toEqual([]);
  });

  test('one secret many times in a file is one finding that names the lines', () => {
    const all = findings(`a = ${token}\n\nb = ${token}\nc = ${token} ${token}\n`, 'src/a.ts');
    expect(all.length).toBe(1);
    expect(all[0]?.notes).toContainEqual(['also on lines', '3, 4']);
  });

  test('a secret in a test or a document is less sure', () => {
    const line = `token = "${token}"\n`;
    expect(findings(line, 'src/a.ts')[0]?.confidence).toBe('high');
    expect(findings(line, 'test/fixtures/a.json')[0]?.confidence).toBe('medium');
    expect(findings(line, 'README.md')[0]?.notes).toContainEqual(['path', 'docs']);
  });

  test('the most specific rule reports a secret that two recognise', () => {
    const url = `git clone https://build:${token}@git.acme.io/app.git\n`;
    expect(rulesOf(inspect(url))).toEqual(['secrets/github-token']);
    const account = examplesOf(ruleNamed('secrets/gcp-service-account')).bad[0] ?? '';
    expect(rulesOf(inspect(account))).toEqual(['secrets/gcp-service-account']);
  });

  test('moving the line keeps the identity; with a key it follows the secret to other files', () => {
    const [here1] = findings(`a\n\nkey = ${token}\n`, 'src/a.ts');
    const [moved] = findings(`a\n\nb\n\n\n  key  =  ${token}\n`, 'src/a.ts');
    expect(moved?.anchor.match).toBe(here1?.anchor.match);
    const options = { identityKey: 'ab'.repeat(32) };
    const [keyed] = findings(`key = ${token}\n`, 'src/a.ts', options);
    const [elsewhere] = findings(`other: ${token}\n`, 'src/b.ts', options);
    expect(keyed?.anchor.match).toMatch(/^hmac:[0-9a-f]{64}$/);
    expect(elsewhere?.anchor.match).toBe(keyed?.anchor.match);
    const [otherKey] = findings(`key = ${token}\n`, 'src/a.ts', { identityKey: 'cd'.repeat(32) });
    expect(otherKey?.anchor.match).not.toBe(keyed?.anchor.match);
  });
});

describe('options', () => {
  test('are explained when they are wrong', () => {
    expect(secretsEngine.checkOptions({})).toBeUndefined();
    expect(secretsEngine.checkOptions({ identityKey: 'zz' })).toContain('hex');
    expect(secretsEngine.checkOptions({ ignorePath: [] })).toContain('ignorePaths');
  });

  test('leave paths out', () => {
    const options = { ignorePaths: ['vendor/**'] };
    expect(secretsEngine.wants({ kind: 'file', path: 'vendor/x.js', bytes: 1 }, options)).toBe(false);
    expect(secretsEngine.wants({ kind: 'file', path: 'src/x.js', bytes: 1 }, options)).toBe(true);
    expect(secretsEngine.wants({ kind: 'file', path: 'big', bytes: 11 * 1024 * 1024 }, {})).toBe(false);
    expect(secretsEngine.wants({ kind: 'url', name: 'https://acme.io' }, {})).toBe(false);
  });
});

test('drops are counted by reason', () => {
  const example = examplesOf(ruleNamed('secrets/github-token')).ok.at(-1) ?? '';
  expect(inspect(example)).toContainEqual({ kind: 'measure', name: 'secrets.dropped.checksum', value: 1 });
});

function ruleNamed(id: string): SecretRule {
  const rule = allRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

function firstSecret(id: string): string {
  return /SERVICE_TOKEN=(\S+)/.exec(examplesOf(ruleNamed(id)).bad[0] ?? '')?.[1] ?? '';
}

function firstLineSecret(id: string): string {
  return /(?:= |: )(\S{20})\n/.exec(examplesOf(ruleNamed(id)).bad.at(-1) ?? '')?.[1] ?? '';
}

function inspect(text: string | Buffer, path = 'src/a.ts', options = {}): readonly Event[] {
  const content = typeof text === 'string' ? Buffer.from(text) : text;
  const file: SourceFile = {
    kind: 'file',
    path,
    bytes: content.length,
    content,
    text: () => content.toString(),
  };
  return [...(secretsEngine.inspect?.(file, options) ?? [])];
}

function findingsIn(events: readonly Event[]): readonly Finding[] {
  return events.flatMap((event) => (event.kind === 'finding' ? [event.finding] : []));
}

function findings(text: string, path: string, options = {}): readonly Finding[] {
  return findingsIn(inspect(text, path, options));
}

function rulesOf(events: readonly Event[]): readonly string[] {
  return findingsIn(events).map((finding) => finding.rule);
}

/** Pieces of 12 random-looking characters of the input that come back in any event. */
function leaked(text: string, events: readonly Event[]): readonly string[] {
  const told = JSON.stringify(events);
  // Ids of accounts and keys are no secrets and help to find the one who must rotate.
  const pieces = text.replace(/"private_key_id": ?"[^"]*"/, '').match(/[0-9A-Za-z+/_-]{24,}/g) ?? [];
  return pieces.flatMap((piece) => {
    if (/^(?:AC|SK)[0-9a-f]{32}$/.test(piece) || !/[0-9]/.test(piece) || !/[A-Za-z]/.test(piece)) return [];
    return [piece.slice(4, 16), piece.slice(-16, -4)].filter((part) => told.includes(part));
  });
}
