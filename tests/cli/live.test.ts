import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { forged } from './forged.ts';
import { labs, type Lab } from './lab.ts';

const all = labs();
afterAll(() => all.removeAll());
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const secret = forged('gitlab-token');
const allow = { HOLDFAST_LIVE_CHECKS: 'allow' };

/** A server that stands for GitLab; the tokens it was sent. */
async function gitlab(
  answer: (token: string, response: ServerResponse) => void,
): Promise<{ host: string; tokens: string[] }> {
  const tokens: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const token = String(request.headers['private-token']);
    tokens.push(token);
    answer(token, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { host: `gitlab.com=http://127.0.0.1:${port}`, tokens };
}

const json = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

const lab = (): Lab => all.repo({ 'a.env': `\nTOKEN=${secret}\n` });

test('live, with what the secret may do, and without the secret', async () => {
  const { host, tokens } = await gitlab((token, response) =>
    token === secret ? json(response, 200, { scopes: ['api'] }) : json(response, 401, { message: 'no' }),
  );
  const ran = await lab().holdfast(['live', '--host', host], { env: allow });
  expect(ran.out).toContain('live      a.env:2  secrets/gitlab-token  GitLab accepts it (scopes api)');
  expect(ran.code).toBe(0);
  expect(ran.out + ran.err).not.toContain(secret);
  expect([tokens.length, tokens[0] === secret, tokens[1] === secret]).toEqual([2, true, false]);
});

test.each([
  ['a gateway that accepts everything', 200, { scopes: [] }, 'unknown'],
  ['a refusal', 401, { message: 'no' }, 'not live'],
  ['a broken server', 502, {}, 'unknown'],
])('%s', async (_, status, body, state) => {
  const { host } = await gitlab((_token, response) => json(response, status, body));
  const ran = await lab().holdfast(['live', '--host', host, '--format', 'json'], { env: allow });
  const { answers }: { answers: { judged: { state: string } }[] } = JSON.parse(ran.out);
  expect(answers.map(({ judged }) => judged.state)).toEqual([state]);
});

/** Every way to a name or a socket leaves a file behind. */
const trap = `
const { writeFileSync } = require('node:fs');
const fell = (what) => { writeFileSync(process.env.TRAP, what); throw new Error('network'); };
require('node:net').Socket.prototype.connect = () => fell('connect');
const dns = require('node:dns');
dns.lookup = dns.resolve = () => fell('lookup');
dns.promises.lookup = dns.promises.resolve = () => fell('lookup');
`;

test.each([
  [['scan', '--no-state'], {}, 0],
  [['live', '--plan'], allow, 0],
  [['live'], {}, 2],
  [['live', '--offline'], allow, 2],
])('%j sends nothing and resolves nothing', async (args, env, code) => {
  const here = lab();
  const script = join(here.root, '..', `trap-${code}-${args.join('')}.cjs`);
  const fell = `${script}.fell`;
  writeFileSync(script, trap);
  const ran = await here.holdfast(args, { env: { ...env, TRAP: fell, NODE_OPTIONS: `--require ${script}` } });
  expect([ran.code, existsSync(fell)]).toEqual([code, false]);
});

test('the trap works: a check that is allowed falls into it', async () => {
  const here = lab();
  const script = join(here.root, '..', 'trap.cjs');
  const fell = `${script}.fell`;
  writeFileSync(script, trap);
  const ran = await here.holdfast(['live'], {
    env: { ...allow, TRAP: fell, NODE_OPTIONS: `--require ${script}` },
  });
  expect([existsSync(fell), ran.out.includes('unknown')]).toEqual([true, true]);
});

test('the plan names hosts; a wrong --host and a tree without secrets are told', async () => {
  const here = lab();
  expect((await here.holdfast(['live', '--plan'])).out).toContain(
    'gitlab.com  1 secret of GitLab, at most 2 requests',
  );
  expect((await here.holdfast(['live', '--host', 'x'], { env: allow })).code).toBe(2);
  expect((await all.repo({ 'a.txt': 'a' }).holdfast(['live', '--plan'])).code).toBe(4);
});
