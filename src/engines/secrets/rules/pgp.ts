import { crc24 } from '../checksum.ts';
import { fromBase64 } from '../decode.ts';
import { defineToken } from '../define-rule.ts';
import type { Dice } from '../dice.ts';
import { bareBase64 } from '../pem.ts';
import { dropped, kept } from '../rule.ts';

// RFC 4880, 6.2: armour ends in `=` and the CRC-24 of the bytes.
export const pgpPrivateKey = defineToken({
  name: 'pgp-private-key',
  provider: 'OpenPGP',
  title: 'OpenPGP private key',
  grants: 'sign and decrypt as its owner, unless it has a strong passphrase',
  revoke: 'by publishing its revocation certificate',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['PGP PRIVATE KEY BLOCK-----'],
  at: 'inside',
  lead: 'header',
  body: 'armour',
  least: 120,
  most: 32_768,
  shape:
    /-----BEGIN PGP PRIVATE KEY BLOCK-----(?:(?:\\r)?(?:\\n|\r?\n)[ \t]*(?:[A-Z][a-z]{1,20}: [^\r\n\\]{0,100})?){1,10}(?<secret>[0-9A-Za-z+/][0-9A-Za-z+/ \t\r\n\\=]{50,}=[0-9A-Za-z+/]{4})/d,
  check: ({ secret }) => {
    const bytes = fromBase64(bareBase64(secret.slice(0, -5)));
    const sum = fromBase64(secret.slice(-4));
    if (bytes === undefined || sum === undefined) return dropped('structure');
    return crc24(bytes) === sum.readUIntBE(0, 3) ? kept : dropped('checksum');
  },
  forge: (dice) => armoured(dice, crc24),
  settings: (secret) => [
    secret,
    secret.replaceAll('\n', '\r\n'),
    JSON.stringify({ signingKey: secret }),
    `key: |\n${secret.replace(/^/gm, '  ')}`,
    `const key = \`${secret}\`;\n`,
  ],
  silent: (dice) => [
    armoured(dice, () => 0),
    armoured(dice, crc24).replaceAll('PRIVATE', 'PUBLIC'),
    '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n...\n-----END PGP PRIVATE KEY BLOCK-----\n',
    `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${'x'.repeat(64)}\n${'x'.repeat(64)}\n=xxxx\n-----END`,
    'gpg --import <<< "-----BEGIN PGP PRIVATE KEY BLOCK-----$KEY"\n',
  ],
});

function armoured(dice: Dice, sumOf: (bytes: Buffer) => number): string {
  const bytes = dice.bytes(240);
  const sum = Buffer.alloc(3);
  sum.writeUIntBE(sumOf(bytes), 0, 3);
  const body = bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  const mark = 'PGP PRIVATE KEY BLOCK-----';
  return `-----BEGIN ${mark}\nVersion: GnuPG v2\n\n${body}\n=${sum.toString('base64')}\n-----END ${mark}\n`;
}
