import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../core/engine.ts';
import type { Outbound, OutboundFailure, OutboundRequest, OutboundResponse } from '../../../core/outbound.ts';
import { allChecks } from './all-checks.ts';
import { askProviders, type LiveQuestion, type LiveWorld } from './ask-providers.ts';
import { controlOf } from './control.ts';
import type { Judged } from './judge.ts';
import type { LiveCheck, LiveSecret } from './live-check.ts';
import { Dice } from '../dice.ts';
import { allRules } from '../rules/all.ts';
import { askableSecrets } from './live-secrets.ts';
import { livePlan } from './plan.ts';
import { webhookCheck } from './webhook.ts';

type Answer = OutboundResponse | OutboundFailure;

const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  kind: 'response',
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
  cut: false,
});
const page = (status: number): Answer => ({
  kind: 'response',
  status,
  headers: { 'content-type': 'text/html' },
  body: '<html><h1>Attention required</h1></html>',
  cut: false,
});

/** By provider: what an accepted secret sees, in the shape that the provider documents. */
const accepted: Readonly<Record<string, unknown>> = {
  GitHub: { login: 'reader' },
  GitLab: { scopes: ['api'], name: 'ci' },
  npm: { username: 'reader' },
  RubyGems: { handle: 'reader' },
  CircleCI: { login: 'reader' },
  Buildkite: { scopes: ['read_builds'] },
  Postman: { user: { id: 7 } },
  Snyk: { data: { id: 'x' } },
  Sentry: { auth: { scopes: ['org:read'] } },
  AWS: { GetCallerIdentityResponse: { GetCallerIdentityResult: { Arn: 'arn:aws:iam::1:user/ci' } } },
  'Google Cloud': { access_token: 'x' },
  DigitalOcean: { account: {} },
  Netlify: { id: 'x' },
  Vercel: { user: {} },
  Render: [{ owner: {} }],
  Supabase: [{ id: 'x' }],
  Neon: { id: 'x' },
  'HCP Terraform': { data: { id: 'x' } },
  Doppler: { type: 'service_token' },
  Heroku: { id: 'x' },
  'Pulumi Cloud': { githubLogin: 'reader' },
  Cloudflare: { result: { id: 'x', status: 'active' } },
  Google: { models: [{}] },
  Tailscale: { keys: [] },
  xAI: { redacted_api_key: 'x' },
  Replicate: { username: 'x' },
  Cohere: { models: [] },
  'Hugging Face': { name: 'x' },
  OpenAI: { data: [{}] },
  Anthropic: { data: [{}] },
  Pinecone: { indexes: [] },
  Airtable: { id: 'x' },
  Figma: { id: 'x' },
  Asana: { data: { gid: '1' } },
  HubSpot: { portalId: 1 },
  Square: { merchant: {} },
  SendGrid: { scopes: [] },
  Brevo: { email: 'x' },
  PagerDuty: { abilities: [] },
  Mailgun: { items: [] },
  LaunchDarkly: { accountId: 'x' },
  Datadog: { valid: true },
  Discord: { id: 'x' },
  Slack: { ok: true, user_id: 'U1', team: 'x' },
  Stripe: { available: [], livemode: true },
  Notion: { id: 'x' },
  Linear: { data: { viewer: { id: 'x' } } },
  'New Relic': { data: { actor: { user: { id: 1 } } } },
  Telegram: { ok: true, result: { is_bot: true } },
};

/** By provider, where a refusal is not simply 401 with JSON. */
const refused: Readonly<Record<string, Answer>> = {
  AWS: json(403, { Error: { Code: 'SignatureDoesNotMatch' } }),
  'Google Cloud': json(400, { error: 'invalid_grant' }),
  Google: json(400, { error: { details: [{ reason: 'API_KEY_INVALID' }] } }),
  Slack: json(200, { ok: false, error: 'invalid_auth' }),
  Telegram: json(401, { ok: false }),
};

const yes = (check: LiveCheck): Answer => json(200, accepted[check.provider] ?? { data: [{}] });
const no = (check: LiveCheck): Answer => refused[check.provider] ?? json(401, { message: 'no' });

const pem = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey;

function secretOf(check: LiveCheck): LiveSecret {
  const [rule = 'secrets/x'] = check.rules;
  const text = check.provider === 'Google Cloud' ? pem : `pre_${'Ab3'.repeat(12)}`;
  const parts = { id: 'X'.repeat(20), email: 'ci@example.test', keyId: 'k' };
  return { rule, text, parts };
}

interface Trace {
  readonly sent: OutboundRequest[];
  readonly waits: number[];
}

async function asked(
  questions: readonly LiveQuestion[],
  reply: (request: OutboundRequest, index: number) => Answer,
): Promise<Trace & { readonly judged: readonly Judged[] }> {
  const sent: OutboundRequest[] = [];
  const waits: number[] = [];
  let now = 1_800_000_000_000;
  const outbound: Outbound = {
    send(request) {
      sent.push(request);
      return Promise.resolve(reply(request, sent.length - 1));
    },
  };
  const world: LiveWorld = {
    outbound,
    now: () => now,
    wait(ms) {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
    signal: new AbortController().signal,
  };
  const judged: Judged[] = [];
  for await (const one of askProviders(questions, world)) judged.push(one.judged);
  return { sent, waits, judged };
}

const question = (check: LiveCheck): LiveQuestion => ({ check, secret: secretOf(check) });

test('forty providers and more, each host named once for each rule', () => {
  expect(new Set(allChecks.map(({ provider }) => provider)).size).toBeGreaterThanOrEqual(40);
  const rules = allChecks.flatMap((check) => check.rules);
  expect(new Set(rules).size).toBe(rules.length);
  const known = new Set<string>(allRules.map(({ id }) => id));
  expect(rules.filter((rule) => !known.has(rule))).toEqual([]);
});

const byName = allChecks.map((check) => [`${check.provider} ${check.rules[0] ?? ''}`, check] as const);

test.each(byName)('%s: accepted, and a made-up secret refused, is live', async (_, check) => {
  const { judged, sent } = await asked([question(check)], (_request, index) =>
    index === 0 ? yes(check) : no(check),
  );
  expect(judged.map(({ state }) => state)).toEqual(['live']);
  expect(sent.length).toBe(2);
  expect(JSON.stringify(sent[0])).not.toBe(JSON.stringify(sent[1]));
  expect(sent.every(({ host }) => host === check.host)).toBe(true);
});

test.each(byName)('%s: refused is not live, and needs no second request', async (_, check) => {
  const { judged, sent } = await asked([question(check)], () => no(check));
  expect(judged.map(({ state }) => state)).toEqual(['not live']);
  expect(sent.length).toBe(1);
});

test.each(byName)('%s: whoever accepts everything proves nothing', async (_, check) => {
  const { judged } = await asked([question(check)], () => yes(check));
  expect(judged.map(({ state }) => state)).toEqual(['unknown']);
});

test.each(byName)('%s: pages of a firewall, redirects and failures are unknown', async (_, check) => {
  const odd: readonly Answer[] = [
    page(200),
    page(401),
    page(403),
    { ...json(302, {}), kind: 'response' } as Answer,
    json(429, {}),
    json(503, {}),
    { kind: 'failure', reason: 'timeout', because: 'slow' },
  ];
  for (const answer of odd) {
    const { judged } = await asked([question(check)], () => answer);
    expect(judged.map(({ state }) => state)).toEqual(['unknown']);
  }
});

test.each(byName)('%s: nothing of the secret is in what is said of it', async (_, check) => {
  const secret = secretOf(check);
  const { judged } = await asked([question(check)], (_request, index) =>
    index === 0 ? yes(check) : no(check),
  );
  expect(JSON.stringify(judged)).not.toContain(secret.text.slice(4, 30));
});

test('equal secrets are asked about once, and a host gets two requests a second', async () => {
  const [check] = allChecks;
  if (check === undefined) throw new Error('no checks');
  const other = { check, secret: { ...secretOf(check), text: 'pre_other' } };
  const { sent, waits } = await asked([question(check), question(check), other], () => no(check));
  expect(sent.length).toBe(2);
  expect(waits).toEqual([500]);
});

test('a host that fails three times is left alone', async () => {
  const [check] = allChecks;
  if (check === undefined) throw new Error('no checks');
  const many = Array.from({ length: 6 }, (_, i) => ({
    check,
    secret: { ...secretOf(check), text: `pre_${i}` },
  }));
  const { sent, judged } = await asked(many, () => json(500, {}));
  expect(sent.length).toBe(3);
  expect(judged.at(-1)?.because).toContain('left alone');
});

test('a control has the form of its secret and is another one', () => {
  for (const text of ['ghx_' + 'aB3'.repeat(12), 'a', '0', `x-${'z'.repeat(64)}`]) {
    const made = controlOf(text);
    expect(made).not.toBe(text);
    expect(made.length).toBe(text.length);
    expect(made.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0')).toBe(
      text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0'),
    );
    expect(controlOf(text)).toBe(made);
  }
});

test('the plan names hosts and counts, and sends nothing', () => {
  const questions = allChecks.slice(0, 2).flatMap((check) => [question(check), question(check)]);
  expect(livePlan(questions)).toEqual([
    { host: 'api.github.com', provider: 'GitHub', secrets: 1, requestsMost: 2 },
    { host: 'gitlab.com', provider: 'GitLab', secrets: 1, requestsMost: 2 },
  ]);
});

test('a webhook is https, and 200 is its word for live', async () => {
  const webhook = {
    rule: 'secrets/own',
    name: 'own',
    url: new URL('https://verify.example.test:8443/check'),
    headers: {},
  } as const;
  const check = webhookCheck(webhook, false);
  if (typeof check === 'string') throw new Error(check);
  const ask = [{ check, secret: { rule: 'secrets/own', text: 'pre_Abc123Abc123', parts: {} } }];
  const { judged, sent } = await asked(ask, (_, index) => json(index === 0 ? 200 : 403, {}));
  expect(judged.map(({ state }) => state)).toEqual(['live']);
  expect([sent[0]?.port, sent[0]?.path, sent[0]?.body]).toEqual([
    8443,
    '/check',
    '{"own":{"secret":["pre_Abc123Abc123"]}}',
  ]);
  expect(webhookCheck({ ...webhook, url: new URL('http://verify.example.test/') }, false)).toContain(
    'not https',
  );
});

describe('what can be asked about in a file', () => {
  const fileOf = (text: string): SourceFile => {
    const content = Buffer.from(text);
    return { kind: 'file', path: 'a.env', bytes: content.length, content, text: () => text };
  };
  const examples = (rule: string): readonly string[] =>
    allRules.find(({ id }) => id === `secrets/${rule}`)?.examples(new Dice(11)).bad ?? [];

  test('a pair of AWS is one question, signed by its secret half; half a pair is none', () => {
    const [pair = '', , , , half = ''] = examples('aws-access-key');
    const [one] = askableSecrets(fileOf(pair));
    expect(one?.question.secret.parts['id']).toMatch(/^AKIA/);
    expect(one?.question.secret.text).toHaveLength(40);
    expect(askableSecrets(fileOf(half))).toEqual([]);
  });

  test('a service account brings its address and the id of its key', () => {
    for (const text of examples('gcp-service-account').slice(0, 3)) {
      const [one] = askableSecrets(fileOf(text));
      expect(one?.question.secret.parts).toMatchObject({
        email: expect.stringContaining('gserviceaccount.com'),
        keyId: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
    }
  });

  test('each secret with its line', () => {
    const [github = ''] = examples('github-token');
    const [npm = ''] = examples('npm-token');
    const found = askableSecrets(fileOf(`\n${github}\n\n${npm}`));
    expect(found.map(({ rule }) => rule).sort()).toEqual(['secrets/github-token', 'secrets/npm-token']);
    expect(found.every(({ line }) => line > 1)).toBe(true);
  });
});
