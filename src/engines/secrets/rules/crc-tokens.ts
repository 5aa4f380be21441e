import { crc32, crc32Of } from '../checksum.ts';
import { defineToken, unlessPlaceholder } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { dropped } from '../rule.ts';

// 32 characters, `_`, and their CRC-32 as hex: the samples of two scanners (betterleaks, titus) bear it out.
export const zuploKey = defineToken({
  name: 'zuplo-key',
  provider: 'Zuplo',
  title: 'Zuplo consumer API key',
  grants: 'call the API behind the gateway as its consumer',
  revoke: 'in the Zuplo portal under API key consumers',
  proof: 'checksum',
  anchors: ['zpka_'],
  body: 'word',
  least: 46,
  most: 46,
  shape: /^zpka_(?<body>[0-9a-z]{32})_(?<sum>[0-9a-f]{8})$/,
  check: (candidate) => {
    const { body = '', sum } = candidate.groups;
    return hexCrc(body) === sum ? unlessPlaceholder(candidate) : dropped('checksum');
  },
  forge: (dice) => {
    const body = dice.text(alphabets.hex, 32);
    return `zpka_${body}_${hexCrc(body)}`;
  },
});

// `cflt`, 54 characters, and the CRC-32 of these, lowest byte first, in base 64 (titus; its sample bears it out).
export const confluentSecret = defineToken({
  name: 'confluent-secret',
  provider: 'Confluent',
  title: 'Confluent Cloud API secret',
  grants: 'read and write topics, given the key id',
  revoke: 'in Confluent Cloud under API keys',
  audit: 'the audit log topic of the organisation',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['cflt'],
  body: 'base64',
  least: 64,
  most: 64,
  shape: /^cflt(?<body>[0-9A-Za-z+/]{54})(?<sum>[0-9A-Za-z+/]{6})$/,
  check: (candidate) => {
    const { body = '', sum } = candidate.groups;
    return base64Crc(body) === sum ? unlessPlaceholder(candidate) : dropped('checksum');
  },
  forge: (dice) => {
    const body = dice.text(alphabets.base64, 54);
    return `cflt${body}${base64Crc(body)}`;
  },
});

function hexCrc(text: string): string {
  return crc32Of(text).toString(16).padStart(8, '0');
}

function base64Crc(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32(Buffer.from(text, 'latin1')));
  return bytes.toString('base64').slice(0, 6);
}
