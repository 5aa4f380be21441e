import { createHash, createHmac } from 'node:crypto';
import { factsOf, type LiveCheck, textAt } from '../live-check.ts';

const host = 'sts.amazonaws.com';
const body = 'Action=GetCallerIdentity&Version=2011-06-15';

/** `sts:GetCallerIdentity`, which no policy can forbid and which changes nothing. The secret is the key, the part `id` its id. */
export const awsCheck: LiveCheck = {
  rules: ['secrets/aws-access-key'],
  provider: 'AWS',
  host,
  request(secret, now) {
    const id = secret.parts['id'];
    if (id === undefined) return undefined;
    const stamp = `${new Date(now).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-amz-date': stamp };
    const token = secret.parts['session'];
    const signed = { ...headers, host, ...(token === undefined ? {} : { 'x-amz-security-token': token }) };
    const { host: _, ...sent } = signed;
    return {
      method: 'POST',
      path: '/',
      headers: { ...sent, authorization: signature(signed, id, secret.text) },
      body,
    };
  },
  live: ({ status, json }) => status === 200 && arnOf(json) !== undefined,
  dead: ({ status, json }) =>
    status === 403 &&
    /^(?:InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken)$/.test(textAt(json, 'Error', 'Code') ?? ''),
  powers: ({ json }) =>
    factsOf({ identity: arnOf(json), root: arnOf(json)?.endsWith(':root') === true ? 'yes' : undefined }),
};

function arnOf(json: unknown): string | undefined {
  return textAt(json, 'GetCallerIdentityResponse', 'GetCallerIdentityResult', 'Arn');
}

/** Signature Version 4 of the request above, in the region us-east-1. */
function signature(headers: Readonly<Record<string, string>>, id: string, key: string): string {
  const stamp = headers['x-amz-date'] ?? '';
  const scope = `${stamp.slice(0, 8)}/us-east-1/sts/aws4_request`;
  const names = Object.keys(headers).sort();
  const canonical = [
    'POST',
    '/',
    '',
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    sha256(body),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const signing = scope
    .split('/')
    .reduce<Uint8Array>((last, part) => hmac(last, part), Buffer.from(`AWS4${key}`));
  const made = createHmac('sha256', signing).update(toSign).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names.join(';')}, Signature=${made}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Uint8Array, text: string): Uint8Array {
  return createHmac('sha256', key).update(text).digest();
}
