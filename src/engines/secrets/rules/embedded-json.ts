import { jsonFromBase64 } from '../decode.ts';
import { defineToken } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { dropped, kept } from '../rule.ts';

// Base 64 of a JSON object with the region and organisation, then a secret of 32 bytes.
export const sentryOrgToken = defineToken({
  name: 'sentry-org-token',
  provider: 'Sentry',
  title: 'Sentry organisation token',
  grants: 'upload source maps and manage releases of the organisation',
  revoke: 'in Sentry under Auth Tokens',
  severity: 'medium',
  proof: 'structure',
  rank: 22,
  anchors: ['sntrys_eyJ'],
  body: 'mixed64',
  least: 100,
  most: 700,
  shape: /^sntrys_(?<claims>eyJ[0-9A-Za-z+/]{40,600}={0,2})_(?<body>[0-9A-Za-z+/]{43})$/,
  check: ({ groups }) => {
    const claims = jsonFromBase64(groups['claims'] ?? '');
    if (typeof claims?.['iat'] !== 'number' || typeof claims['org'] !== 'string') return dropped('structure');
    const reason = placeholderIn(groups['body'] ?? '');
    return reason === undefined
      ? { ...kept, notes: [['organisation', claims['org'].slice(0, 100)]] }
      : dropped(reason);
  },
  forge: (dice) => {
    const claims = {
      iat: 1700000000.5,
      url: 'https://sentry.io',
      region_url: 'https://de.sentry.io',
      org: 'acme',
    };
    return `sntrys_${encoded(claims)}_${dice.text(alphabets.base64, 43)}`;
  },
});

export const onePasswordToken = defineToken({
  name: '1password-service-token',
  provider: '1Password',
  title: '1Password service account token',
  grants: 'read every vault the service account can',
  revoke: 'in 1Password under Developer, Service accounts',
  severity: 'critical',
  proof: 'structure',
  rank: 22,
  anchors: ['ops_eyJ'],
  body: 'mixed64',
  least: 250,
  most: 4000,
  shape: /^ops_(?<claims>eyJ[0-9A-Za-z+/_-]{240,3900}={0,2})$/,
  check: ({ groups }) => {
    const claims = jsonFromBase64(groups['claims'] ?? '');
    const isToken = typeof claims?.['secretKey'] === 'string' && typeof claims['email'] === 'string';
    return isToken ? kept : dropped('structure');
  },
  forge: (dice) => `ops_${encoded(opsClaims(dice)).replace(/=+$/, '')}`,
});

function opsClaims(dice: Dice): Readonly<Record<string, unknown>> {
  return {
    signInAddress: 'acme.1password.com',
    userAuth: {
      method: 'SRPg-4096',
      alg: 'PBES2g-HS256',
      iterations: 650000,
      salt: dice.text(alphabets.base64url, 22),
    },
    email: `${dice.text(alphabets.lowerAlnum, 13)}@1passwordserviceaccounts.com`,
    srpX: dice.text(alphabets.hex, 64),
    secretKey: `A3-${dice.text(alphabets.upperAlnum, 6)}-${dice.text(alphabets.upperAlnum, 6)}`,
    throttleSecret: { seed: dice.text(alphabets.hex, 64), uuid: dice.text(alphabets.upperAlnum, 26) },
  };
}

function encoded(value: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
