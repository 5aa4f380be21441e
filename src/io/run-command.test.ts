import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '../core/limits.ts';
import { scratch } from './fixtures/scratch.ts';
import type { Scratch } from './fixtures/scratch.ts';
import { runCommand, withoutTokens } from './run-command.ts';

let at: Scratch;
beforeEach(() => {
  at = scratch();
});
afterEach(() => at.remove());

const run = (command: string, timeoutMs = 10_000): ReturnType<typeof runCommand> =>
  runCommand(command, {
    cwd: at.root,
    environment: { PATH: process.env.PATH, HOLDFAST_KEY: 's3cret' },
    timeoutMs,
  });

test('gives exit code and both outputs', async () => {
  expect(await run('echo out; echo err >&2; exit 3')).toMatchObject({
    code: 3,
    stopped: undefined,
    cut: false,
  });
  expect((await run('echo out; pwd; echo err >&2')).output).toContain(at.root);
  expect((await run('echo "[$HOLDFAST_KEY]"')).output).toBe('[]\n');
});

test('keeps the end of a long output', async () => {
  const done = await run(`head -c ${limits.commandOutputBytes * 3} /dev/zero | tr '\\0' x; echo END`);
  expect(done.cut).toBe(true);
  expect(done.output.length).toBe(limits.commandOutputBytes);
  expect(done.output.endsWith('END\n')).toBe(true);
});

test('kills the whole group on time-out and on the way out', async () => {
  const late = join(at.root, 'late');
  expect(await run(`(sleep 1; touch ${late}) & sleep 30`, 100)).toMatchObject({
    code: undefined,
    stopped: 'timeout',
  });
  expect(await run(`(sleep 1; touch ${late}) & echo started`)).toMatchObject({ code: 0 });
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect(existsSync(late)).toBe(false);
});

test('can be cancelled', async () => {
  const options = { cwd: at.root, environment: {}, timeoutMs: 10_000, signal: AbortSignal.abort() };
  expect(await runCommand('/bin/sleep 30', options)).toMatchObject({ stopped: 'cancelled' });
});

test('drops what is named like a credential and keeps the rest', () => {
  const dropped = [
    'HOLDFAST_TOKEN',
    'HOLDFAST_URL',
    'GITHUB_TOKEN',
    'NPM_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_ACCESS_KEY_ID',
    'DB_PASSWORD',
    'PGPASSWORD',
    'API_KEY',
    'OPENAI_APIKEY',
    'GH_PAT',
    'SSH_AUTH_SOCK',
    'GOOGLE_APPLICATION_CREDENTIALS',
    'SIGNING_KEY',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
  ];
  const kept = ['PATH', 'HOME', 'CI', 'NODE_ENV', 'KEYBOARD', 'PATH_INFO', 'MONKEY', 'AUTHOR'];
  const environment = Object.fromEntries([...dropped, ...kept].map((name) => [name, '1']));
  expect(Object.keys(withoutTokens(environment)).sort()).toEqual([...kept].sort());
});
