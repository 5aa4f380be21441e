import { fromBase64 } from '../decode.ts';
import { defineToken, unlessPlaceholder } from '../define-rule.ts';
import { dropped } from '../rule.ts';

// Base64url of a small protocol buffer: version 1, an HMAC of 32 bytes, and the token.
export const vaultToken = defineToken({
  name: 'vault-token',
  provider: 'HashiCorp Vault',
  title: 'Vault service token',
  grants: 'read and write the secrets its policies allow',
  revoke: 'with `vault token revoke`',
  audit: 'Vault’s audit devices',
  severity: 'critical',
  proof: 'structure',
  anchors: ['hvs.CAES'],
  body: 'dotted',
  lead: 'slug',
  least: 90,
  most: 140,
  shape: /^hvs\.(?<body>CAES[0-9A-Za-z_-]{80,130})\.?$/,
  check: (candidate) =>
    isSignedToken(fromBase64(candidate.groups['body'] ?? ''))
      ? unlessPlaceholder(candidate)
      : dropped('structure'),
  forge: (dice) => {
    const token = Buffer.concat([
      Buffer.from([0x0a, 28]),
      Buffer.from(`hvs.${dice.text('ABCDEFGHabcdefgh0123', 24)}`),
    ]);
    const bytes = Buffer.concat([
      Buffer.from([8, 1, 0x12, 32]),
      dice.bytes(32),
      Buffer.from([0x1a, token.length]),
      token,
    ]);
    return `hvs.${bytes.toString('base64url')}`;
  },
});

function isSignedToken(bytes: Buffer | undefined): boolean {
  if (bytes === undefined || bytes.length < 40) return false;
  const isHeader = bytes[0] === 0x08 && bytes[1] === 1 && bytes[2] === 0x12 && bytes[3] === 32;
  const length = bytes[37] ?? 0;
  return isHeader && bytes[36] === 0x1a && length > 0 && bytes.length === 38 + length;
}
