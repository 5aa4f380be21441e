import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { forged } from './forged.ts';
import { inside } from './inside.ts';
import { labs } from './lab.ts';

const all = labs();
afterAll(() => all.removeAll());
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const env = { HOLDFAST_LIVE_CHECKS: 'allow' };
const value = ['Kd81', 'mA07', 'zq'].join('');

/** A server; what it was sent, in order. */
async function server(status: (body: string) => number): Promise<{ address: string; bodies: string[] }> {
  const bodies: string[] = [];
  const listening = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(status(body || String(request.headers['private-token'])), {
        'content-type': 'application/json',
      });
      response.end('{"scopes":["api"],"message":"x"}');
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  closers.push(() => listening.close());
  const at = listening.address();
  return { address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`, bodies };
}

const detector = (endpoint: string): string => `detectors:
  - name: Acme
    keywords: [acme]
    regex:
      id: 'id-([0-9]{4})'
      token: 'acme-([a-zA-Z0-9]{10})'
    primary_regex_name: token
    verify:
      - endpoint: ${endpoint}/check?v=1
        unsafe: true
        headers: ['Authorization: Bearer own']
`;

test('what a provider said is kept with the finding, with its day, and shown by the next scan', async () => {
  const token = forged('gitlab-token');
  const { address } = await server((sent) => (sent === token ? 200 : 401));
  const { root } = all.repo({ 'a.env': `\nTOKEN=${token}\n` });
  const scan = async (): Promise<string> =>
    (await inside(['scan', '--engine', 'secrets', '--format', 'json'], { root })).out;
  expect(await scan()).not.toContain('live check');
  const ran = await inside(['live', '--host', `gitlab.com=${address}`, '--now', '2026-11-20T10:00:00Z'], {
    root,
    env,
  });
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('1 live') });
  const { findings } = JSON.parse(await scan());
  expect(findings[0].notes).toContainEqual({
    key: 'live check',
    value: 'live on 2026-11-20: GitLab accepts it',
  });
});

test('answers without a finding to keep them with are told', async () => {
  const { address } = await server(() => 401);
  const { root } = all.repo({ 'a.env': `TOKEN=${forged('gitlab-token')}\n` });
  const ran = await inside(['live', '--host', `gitlab.com=${address}`], { root, env });
  expect(ran.out).toContain('0 kept with findings of the last scan');
});

test('a webhook is sent the match, the secret and its parts, and a made-up one of the same form', async () => {
  const { address, bodies } = await server((body) => (body.includes(value) ? 200 : 403));
  const { root } = all.plain({ 'a.txt': `acme-${value} id-1234\n`, 'rules.yaml': detector(address) });
  const call = ['live', '--secret-rules', 'rules.yaml', '--webhook-host', '127.0.0.1', '--no-state'];
  const ran = await inside(call, { root, env });
  expect(ran.out).toMatch(/^live +a\.txt:1 +secrets\/trufflehog:Acme/);
  expect(bodies[0]).toBe(JSON.stringify({ Acme: { token: [`acme-${value}`, value], id: ['1234'] } }));
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).not.toContain(value);
  expect(ran.out + ran.err).not.toContain(value);
});

test('a webhook whose host the call does not name is not asked, and that is told', async () => {
  const { address, bodies } = await server(() => 200);
  const { root } = all.plain({ 'a.txt': `acme-${value} id-1234\n`, 'rules.yaml': detector(address) });
  const ran = await inside(['live', '--secret-rules', 'rules.yaml', '--no-state'], { root, env });
  expect(ran).toMatchObject({ code: 3, out: expect.stringContaining('--webhook-host 127.0.0.1') });
  expect(bodies).toEqual([]);
});

test('a file that cannot be read is told and ends with 3', async () => {
  const { root } = all.plain({ 'a.txt': 'a\n', 'b.sql': 'x'.repeat(11 * 1024 * 1024) });
  chmodSync(join(root, 'a.txt'), 0o644);
  const ran = await inside(['live', '--plan'], { root });
  expect(ran).toMatchObject({ code: 3, out: expect.stringContaining('left out  b.sql: larger than') });
});
