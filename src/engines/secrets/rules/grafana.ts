import { crc32Of } from '../checksum.ts';
import { jsonFromBase64 } from '../decode.ts';
import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { dropped, kept } from '../rule.ts';

const grants = 'read and change dashboards and data sources with its role';
const revoke = 'in Grafana under Service accounts';

// `glsa_`, 32 characters, `_`, CRC-32 of all before it as hex, lowest byte first (grafana: satokengen).
export const grafanaServiceAccountToken = defineToken({
  name: 'grafana-service-account-token',
  provider: 'Grafana',
  title: 'Grafana service account token',
  grants,
  revoke,
  audit: 'the server’s log of requests',
  proof: 'checksum',
  anchors: ['glsa_'],
  body: 'word',
  least: 46,
  most: 46,
  shape: /^(?<body>glsa_[0-9A-Za-z]{32})_[0-9a-f]{8}$/,
  check: ({ text, groups }) =>
    littleEndianCrc(groups['body'] ?? '') === text.slice(-8) ? kept : dropped('checksum'),
  forge: (dice) => {
    const head = `glsa_${dice.text(alphabets.alnum, 32)}`;
    return `${head}_${littleEndianCrc(head)}`;
  },
});

export const grafanaApiKey = defineToken({
  name: 'grafana-api-key',
  provider: 'Grafana',
  title: 'Grafana API key',
  grants,
  revoke,
  audit: 'the server’s log of requests',
  proof: 'structure',
  rank: 22,
  anchors: ['eyJrIjoi'],
  body: 'base64',
  least: 60,
  most: 400,
  shape: /^eyJrIjoi[0-9A-Za-z+/]{50,380}={0,2}$/,
  check: ({ text }) => {
    const key = jsonFromBase64(text);
    const isKey =
      typeof key?.['k'] === 'string' && typeof key['n'] === 'string' && typeof key['id'] === 'number';
    return isKey ? kept : dropped('structure');
  },
  forge: (dice) =>
    Buffer.from(JSON.stringify({ k: dice.text(alphabets.alnum, 32), n: 'reports', id: 1 })).toString(
      'base64',
    ),
});

function littleEndianCrc(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32Of(text));
  return bytes.toString('hex');
}
