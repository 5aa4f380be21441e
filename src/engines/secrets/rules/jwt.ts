import { jsonFromBase64 } from '../decode.ts';
import { type TokenSpec, defineToken } from '../define-rule.ts';
import type { Dice } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Candidate, type Dropped, type Verdict, dropped, kept } from '../rule.ts';

type Claims = Readonly<Record<string, unknown>>;

const common: Pick<TokenSpec, 'proof' | 'anchors' | 'lead' | 'body' | 'least' | 'most' | 'shape'> = {
  proof: 'structure',
  anchors: ['eyJ', 'ewog'],
  lead: 'slug',
  body: 'jwt',
  least: 60,
  most: 8192,
  shape:
    /^(?<header>ey[JoA-Z][0-9A-Za-z_-]{10,2000}|ewog[0-9A-Za-z_-]{10,2000})\.(?<claims>e[yw][0-9A-Za-z_-]{8,6000})\.(?<signature>[0-9A-Za-z_-]{20,1400})(?![0-9A-Za-z_-])/,
};

export const jwt = defineToken({
  name: 'jwt',
  provider: 'JSON Web Token',
  title: 'JSON Web Token',
  grants: 'act as its subject until it expires',
  revoke: 'by ending the session or rotating the signing key',
  severity: 'medium',
  confidence: 'medium',
  ...common,
  version: 2,
  check: (candidate) => judged(candidate, () => kept),
  forge: (dice) =>
    token(dice, { iss: 'https://login.acme.internal', sub: dice.text('0123456789', 9), exp: 1893456000 }),
  silent: (dice) => [
    `JWT=${token(dice, { sub: '1234567890', name: 'John Doe', iat: 1516239022 })}\n`,
    `ANON=${token(dice, { iss: 'supabase', role: 'anon' })}\n`,
    `T=${token(dice, { message: 'hello world' })}\nU=${token(dice, { iat: 1633046400, iss: 'me' })}\n`,
    `T=${token(dice, { iss: 'https://login.acme.example', sub: 'a@acme.example' })}\n`,
    `X=${encoded({ alg: 'none' })}.${encoded({ sub: 'x', iat: 12345 })}.\n`,
    `X=${encoded({ kid: 'no algorithm' })}.${encoded({ sub: 'x', iat: 12345 })}.${dice.bytes(32).toString('base64url')}\n`,
  ],
});

export const supabaseServiceKey = defineToken({
  name: 'supabase-service-key',
  provider: 'Supabase',
  title: 'Supabase service role key',
  grants: 'read and change the whole database, past row level security',
  revoke: 'in Supabase under Project settings, API keys',
  severity: 'critical',
  rank: 24,
  ...common,
  check: (candidate) =>
    judged(candidate, (claims) =>
      claims['iss'] === 'supabase' && claims['role'] === 'service_role' ? kept : dropped('no-context'),
    ),
  forge: (dice) =>
    token(dice, {
      iss: 'supabase',
      ref: dice.text('abcdefghijk', 20),
      role: 'service_role',
      iat: 1700000000,
    }),
});

export const kubernetesToken = defineToken({
  name: 'kubernetes-service-account-token',
  provider: 'Kubernetes',
  title: 'Kubernetes service account token',
  grants: 'call the cluster as the service account',
  revoke: 'by deleting the token secret or the service account',
  severity: 'critical',
  rank: 24,
  ...common,
  check: (candidate) =>
    judged(candidate, (claims) => {
      const subject = claims['sub'];
      const isAccount = typeof subject === 'string' && subject.startsWith('system:serviceaccount:');
      return isAccount ? { ...kept, notes: [['account', subject.slice(22, 222)]] } : dropped('no-context');
    }),
  forge: (dice) =>
    token(dice, {
      iss: 'kubernetes/serviceaccount',
      'kubernetes.io/serviceaccount/namespace': 'prod',
      sub: `system:serviceaccount:prod:deploy-${dice.text('abcdef', 5)}`,
    }),
});

function judged({ groups }: Candidate, accept: (claims: Claims) => Verdict): Verdict {
  const header = jsonFromBase64(groups['header'] ?? '');
  const claims = jsonFromBase64(groups['claims'] ?? '');
  if (typeof header?.['alg'] !== 'string' || claims === undefined) return dropped('structure');
  const reason = isHarmless(header, claims) ?? placeholderIn(groups['signature'] ?? '');
  if (reason !== undefined) return dropped(reason);
  const verdict = accept(claims);
  const expires = claims['exp'];
  if (!verdict.keep || typeof expires !== 'number' || !(expires > 0 && expires < 1e11)) return verdict;
  const until = new Date(expires * 1000).toISOString().slice(0, 10);
  return { ...verdict, notes: [...(verdict.notes ?? []), ['expires', until]] };
}

function isHarmless(header: Claims, claims: Claims): Dropped | undefined {
  if (header['alg'] === 'none') return 'public';
  // The claims of the debugger on jwt.io and of Supabase's local demo keys.
  if (claims['sub'] === '1234567890' || claims['name'] === 'John Doe') return 'documentation';
  if (claims['iss'] === 'supabase-demo' || isReserved(claims['iss'])) return 'documentation';
  if (claims['role'] === 'anon') return 'public';
  return Object.entries(claims).some(namesSomebody) ? undefined : 'test-key';
}

/** An issuer whose host nobody can own (RFC 2606, RFC 6761). */
function isReserved(issuer: unknown): boolean {
  if (typeof issuer !== 'string' || !URL.canParse(issuer)) return false;
  return /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$/.test(new URL(issuer).hostname);
}

/** Without a claim that says who or what it is for, a token opens nothing: such are made to test libraries of tokens. */
function namesSomebody([name, value]: readonly [string, unknown]): boolean {
  if (name === 'iss' || name === 'aud')
    return JSON.stringify(value).length > 30 || /[./:]/.test(String(value));
  return /[/:]|^(?:sub|azp|jti|scp?|sid|act|oid|tid)$|id$|^id|user|mail|phone|log_?in|name|role|scope|group|perm|account|tenant|client|org|team|key|project|device|admin|data/i.test(
    name,
  );
}

function token(dice: Dice, claims: Claims): string {
  return `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}.${dice.bytes(32).toString('base64url')}`;
}

function encoded(value: Claims): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
