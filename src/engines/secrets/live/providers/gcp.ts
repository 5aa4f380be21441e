import { createPrivateKey, createSign, type KeyObject } from 'node:crypto';
import { type LiveCheck, type LiveSecret, textAt } from '../live-check.ts';

const host = 'oauth2.googleapis.com';

/**
 * Asks for an access token of the narrowest scope with a signed statement, as the service account's own clients do. The secret is the
 * JSON of the account. A made-up control is a statement for the same account signed by nobody's key, which is refused.
 */
export const gcpCheck: LiveCheck = {
  rules: ['secrets/gcp-service-account'],
  provider: 'Google Cloud',
  host,
  request(secret, now) {
    const account = accountOf(secret);
    if (account === undefined) return undefined;
    const assertion = statement(account, Math.floor(now / 1000));
    return {
      method: 'POST',
      path: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `grant_type=${encodeURIComponent('urn:ietf:params:oauth:grant-type:jwt-bearer')}&assertion=${assertion}`,
    };
  },
  // The same account without its key: the statement is signed with zeros.
  control: (secret) => ({
    ...secret,
    parts: {},
    text: JSON.stringify({ ...fieldsOf(secret), private_key: '' }),
  }),
  live: ({ status, json }) => status === 200 && textAt(json, 'access_token') !== undefined,
  dead: ({ status, json }) =>
    (status === 400 || status === 401) && /^invalid_(?:grant|client)$/.test(textAt(json, 'error') ?? ''),
  powers: () => ['signs in as the service account; its roles are in the IAM policy of its projects'],
};

interface Account {
  readonly email: string;
  readonly keyId: string;
  readonly key: KeyObject | undefined;
}

function accountOf(secret: LiveSecret): Account | undefined {
  const json = fieldsOf(secret);
  const email = json['client_email'];
  const key = json['private_key'];
  if (typeof email !== 'string' || typeof key !== 'string') return undefined;
  return { email, keyId: textAt(json, 'private_key_id') ?? '', key: keyOf(key) };
}

/** The fields of the account's file; none when it is no JSON. The finding's text is the file, or its part `json`. */
function fieldsOf(secret: LiveSecret): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(secret.parts['json'] ?? secret.text);
    return typeof json === 'object' && json !== null ? { ...json } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function keyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // A key that cannot be read signs nothing; the statement then carries a signature of zeros, which is refused.
    return undefined;
  }
}

function statement(account: Account, seconds: number): string {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = encoded({ alg: 'RS256', typ: 'JWT', kid: account.keyId });
  const claims = encoded({
    iss: account.email,
    scope: 'openid',
    aud: `https://${host}/token`,
    iat: seconds,
    exp: seconds + 300,
  });
  const signed = `${head}.${claims}`;
  const signature =
    account.key === undefined ? Buffer.alloc(256) : createSign('RSA-SHA256').update(signed).sign(account.key);
  return `${signed}.${signature.toString('base64url')}`;
}
