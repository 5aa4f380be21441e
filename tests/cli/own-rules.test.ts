import { afterAll, describe, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs, type Files } from './lab.ts';

const made = labs();
afterAll(() => made.removeAll());

/** A rule of Python that reports calls of a function. */
function rule(id: string, pattern = `${id}($X)`, more = ''): string {
  return `- id: ${id}\n  languages: [python]\n  severity: ERROR\n  message: m\n  pattern: ${pattern}\n${more}`;
}

const rules = (...all: readonly string[]): string => `rules:\n${all.join('')}`;
const code = { 'src/a.py': 'good(1)\n' };

async function scan(files: Files, ...flags: readonly string[]) {
  const { root } = made.plain({ ...code, ...files });
  return inside(['scan', '--no-state', '--no-cache', '--engine', 'sast', ...flags], { root });
}

describe('rules that are named and cannot run', { timeout: 120_000 }, () => {
  test('end with 3, and say which, where, why and what to do; the others are run', async () => {
    const ran = await scan({ 'own/a.yaml': rules(rule('good'), rule('bad', '"f((("')) }, '--config', './own');
    expect(ran.code).toBe(3);
    expect(ran.err).toMatch(/own\/a\.yaml:11: bad, pattern: does not run: .*\n {2}Correct the rule/);
    expect(ran.out).toContain('high[good]');
    expect(ran.out).toContain('sast       own/a.yaml:11: bad, pattern: does not run');
  });

  test('a key that is not honoured is told and ends with 0: the rule runs', async () => {
    const ran = await scan(
      { 'own.yaml': rules(rule('good', 'good($X)', '  unheard: of\n')) },
      '-c',
      'own.yaml',
    );
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('own.yaml:7: good, unheard: is not') });
  });

  test('the same rule by two paths runs once, without a word', async () => {
    const ran = await scan({ 'own/a.yaml': rules(rule('good')) }, '-c', 'own', '-c', 'own/a.yaml');
    expect(ran).toMatchObject({ code: 0, err: expect.not.stringContaining('error') });
    expect(ran.out.match(/high\[good\]/g)).toHaveLength(1);
  });

  test.each([
    ['rules: []\n', 'own.yaml holds no rules'],
    ['[]\n', 'own.yaml holds no rules'],
  ])('%j holds none', async (text, message) => {
    const ran = await scan({ 'own.yaml': text }, '--config', 'own.yaml');
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });

  test('an empty file beside others is told', async () => {
    const files = { 'own/a.yaml': rules(rule('good')), 'own/b.yaml': 'rules: []\n' };
    const ran = await scan(files, '--config', 'own');
    expect(ran).toMatchObject({
      code: 3,
      out: expect.stringContaining('own/b.yaml: the file holds no rules'),
    });
  });

  test('their problems are told apart from those of what was looked at', async () => {
    const ran = await scan(
      { 'own.yaml': rules(rule('bad', '"f((("')) },
      '-c',
      'own.yaml',
      '--format',
      'json',
    );
    const { engines }: { engines: { problems: unknown[] }[] } = JSON.parse(ran.out);
    expect(engines.flatMap(({ problems }) => problems)).toEqual([
      expect.objectContaining({ kind: 'failed', rule: 'bad', target: 'own.yaml', line: 6 }),
    ]);
  });

  test('five are listed and the rest is counted; --all lists all', async () => {
    const bad = Array.from({ length: 8 }, (_, n) => rule(`bad${n}`, '"f((("'));
    const files = { 'own.yaml': rules(...bad) };
    const short = await scan(files, '-c', 'own.yaml');
    expect(short.out.match(/own\.yaml:\d+: bad/g)).toHaveLength(5);
    expect(short.out).toContain('… and 3 more problems  (holdfast scan --all)');
    const whole = await scan(files, '-c', 'own.yaml', '--all');
    expect(whole.out.match(/own\.yaml:\d+: bad/g)).toHaveLength(8);
  });
});

test(
  'a list of rules without the key “rules” is read from a folder too; other lists are not',
  { timeout: 120_000 },
  async () => {
    const ran = await scan(
      { 'own/bare.yaml': rule('good'), 'own/other.yaml': '- name: a\n  run: b\n' },
      '--config',
      'own',
    );
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('high[good]') });
  },
);

test(
  'a .semgrepignore that is too large ignores nothing, and that is told',
  { timeout: 120_000 },
  async () => {
    const ran = await scan(
      { '.semgrepignore': `src/\n${'#'.repeat(300_000)}\n`, 'own.yaml': rules(rule('good')) },
      '-c',
      'own.yaml',
    );
    expect(ran.out).toContain('.semgrepignore: not honoured: larger than 256 KiB');
    expect(ran.out).toContain('high[good]');
  },
);

test('rules test tells of tests that it could not read', { timeout: 120_000 }, async () => {
  const { root } = made.plain({
    'own/a.yaml': rules(rule('good')),
    'own/a.py': '# ruleid: good\ngood(1)\n',
    'own/a.large.py': `# ruleid: good\ngood(1)\n${'#'.repeat(5_000_000)}\n`,
  });
  const ran = await inside(['rules', 'test', 'own'], { root });
  expect(ran).toMatchObject({
    code: 1,
    out: expect.stringContaining('NOT READ  own/a.large.py: larger than 4 MiB'),
  });
  expect(ran.out).toContain('1 rule passed, 0 failed, 1 test file not read.');
});
