import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formats } from '../../src/cli/report/index.ts';
import { Dice } from '../../src/engines/secrets/dice.ts';
import { secretsIn } from '../../src/engines/secrets/mask-secrets.ts';
import { allRules } from '../../src/engines/secrets/rules/all.ts';
import { labs } from './lab.ts';

/** Five hundred secrets of all kinds, each in a file of its own. */
const planted: { path: string; text: string; secrets: readonly string[] }[] = [];
for (let n = 0; planted.length < 500; n++) {
  const rule = allRules[n % allRules.length];
  if (rule === undefined) throw new Error('no rules');
  const examples = rule.examples(new Dice(n * 7 + 1)).bad;
  const text = examples[Math.floor(n / allRules.length) % examples.length] ?? '';
  const secrets = secretsIn(Buffer.from(text)).filter((secret) => secret.length >= 12);
  if (secrets.length > 0) planted.push({ path: `config/${planted.length}.txt`, text, secrets });
}

const all = labs();
afterAll(() => all.removeAll());
const lab = all.repo({ 'README.md': 'shop\n' });
const written: { where: string; text: string }[] = [];

beforeAll(async () => {
  lab.git('switch', '-q', '-c', 'change');
  lab.write(Object.fromEntries(planted.map(({ path, text }) => [path, text])));
  lab.git('add', '-A');
  const hook = spawnSync(process.execPath, [resolve('dist/hook.cjs'), 'pre-commit'], {
    cwd: lab.root,
    encoding: 'utf8',
  });
  written.push({ where: 'hook', text: hook.stdout + hook.stderr });
  lab.commit('all of them');
  const calls = [
    ...formats.map((format) => ['scan', '--engine', 'secrets', '--all', '--format', format]),
    ...formats.map((format) => [
      'gate',
      '--engine',
      'secrets',
      '--base',
      'main',
      '--all',
      '--format',
      format,
    ]),
    ['triage', 'list', '--all'],
    ['live', '--plan'],
    ['evidence', 'export', join(lab.root, '.holdfast', 'bundle')],
  ];
  for (const call of calls) {
    const ran = await lab.holdfast(call);
    written.push(
      { where: call.join(' '), text: ran.out },
      { where: `${call.join(' ')}, errors`, text: ran.err },
    );
  }
  // State, the exported bundle, caches of the user, and what is left among temporary files.
  const folders = [join(lab.root, '.holdfast'), join(lab.root, '..', 'home'), all.temporary];
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !entry.name.startsWith('code-')) {
        const path = join(entry.parentPath, entry.name);
        written.push({ where: path, text: readFileSync(path, 'latin1') });
      }
}, 180_000);

test('every output, log, state and temporary file was looked through, and none is empty of sense', () => {
  expect(planted.length).toBe(500);
  expect(written.length).toBeGreaterThan(2 * formats.length + 4);
  const scanned = written.find(({ where }) => where.endsWith('--format json'))?.text ?? '{}';
  const { findings }: { findings: readonly unknown[] } = JSON.parse(scanned);
  expect(findings.length).toBeGreaterThan(450);
});

test('none of five hundred secrets is in any of them', () => {
  const leaks: string[] = [];
  for (const { path, secrets } of planted)
    for (const secret of secrets)
      for (const line of secret.split('\n').filter((one) => one.length >= 12)) {
        const middle = line.slice(Math.floor(line.length / 4), Math.floor(line.length / 4) + 16);
        for (const { where, text } of written) if (text.includes(middle)) leaks.push(`${path} in ${where}`);
      }
  expect(leaks).toEqual([]);
});
