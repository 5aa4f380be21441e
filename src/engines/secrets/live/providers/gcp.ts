import { createPrivateKey, createSign, type KeyObject } from 'node:crypto';
import { type LiveCheck, textAt } from '../live-check.ts';

const host = 'oauth2.googleapis.com';

/**
 * Asks for an access token of the narrowest scope with a signed statement, as the service account's own clients do. The secret is the
 * private key, the parts `email` and `keyId` come from the same file. A made-up key cannot be read: its statement carries zeros.
 */
export const gcpCheck: LiveCheck = {
  rules: ['secrets/gcp-service-account'],
  provider: 'Google Cloud',
  host,
  request(secret, now) {
    const { email, keyId = '' } = secret.parts;
    if (email === undefined) return undefined;
    const key = keyOf(secret.text.replaceAll(String.raw`\n`, '\n'));
    const assertion = statement({ email, keyId, key }, Math.floor(now / 1000));
    return {
      method: 'POST',
      path: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `grant_type=${encodeURIComponent('urn:ietf:params:oauth:grant-type:jwt-bearer')}&assertion=${assertion}`,
    };
  },
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
