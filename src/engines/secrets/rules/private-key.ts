import { defineToken } from '../define-rule.ts';
import { der, tags } from '../der.ts';
import type { Dice } from '../dice.ts';
import { keyKind } from '../pem.ts';
import { type Candidate, type Verdict, dropped } from '../rule.ts';

// Every part ends where the next begins, so that a body that is no key costs one pass.
const shape =
  /(?<![A-Z])-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----(?:\\[nr]|[\s"'+,])*(?<secret>[0-9A-Za-z+/][0-9A-Za-z+/=\\"', \t\r\n]{58,}[0-9A-Za-z+/=])[\s"'+,\\]*$/d;

const common = {
  anchors: ['PRIVATE KEY-----'],
  at: 'inside',
  lead: 'header',
  body: 'armour',
  least: 100,
  most: 32_768,
  shape,
} as const;

export const privateKey = defineToken({
  name: 'private-key',
  provider: 'PEM',
  title: 'Private key',
  grants: 'sign, decrypt or log in as the owner of the key',
  revoke: 'by replacing the key pair and, where there is one, revoking the certificate',
  runbook: [
    'Make a new key pair on the machine that uses it; the private half never leaves it.',
    'Install the new public key or certificate everywhere the old one is known, and see that it works.',
    'Remove the old public key from every server and account; have a certificate revoked by whoever issued it.',
    'Look through log-ins and signatures made with the old key from the first commit on.',
  ],
  severity: 'critical',
  proof: 'structure',
  ...common,
  check: judged,
  forge: pem,
  settings: keySettings,
  silent: (dice) => [
    `-----BEGIN PRIVATE KEY-----\n${'x'.repeat(64)}\n${'x'.repeat(64)}\n-----END PRIVATE KEY-----\n`,
    `-----BEGIN PUBLIC KEY-----\n${lines(dice.bytes(90))}\n-----END PUBLIC KEY-----\n`,
    `-----BEGIN RSA PRIVATE KEY-----\n${lines(dice.bytes(600))}\n-----END RSA PRIVATE KEY-----\n`,
    `-----BEGIN PRIVATE KEY-----\n\${PRIVATE_KEY}\n-----END PRIVATE KEY-----\n`,
    `if (text.startsWith('-----BEGIN PRIVATE KEY-----')) return parse(text.slice(27));\n`,
    `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${lines(encrypted(dice))}\n-----END ENCRYPTED PRIVATE KEY-----\n`,
    `${pem(dice).slice(0, 220)}...\n-----END PRIVATE KEY-----\n`,
  ],
});

export const gcpServiceAccount = defineToken({
  name: 'gcp-service-account',
  provider: 'Google Cloud',
  title: 'Google Cloud service account key',
  grants: 'use Google Cloud as the service account',
  revoke: 'in Google Cloud under IAM, Service accounts, Keys',
  runbook: [
    'Ask first whether workload identity can do without a key; else make a second key for the service account.',
    'Put it into Secret Manager, deploy what reads it, and see that it works.',
    'Disable the old key by its private_key_id, wait for what breaks, then delete it.',
    'Look through the Cloud audit logs for the service account and that key id from the first commit on.',
  ],
  severity: 'critical',
  proof: 'structure',
  rank: 25,
  ...common,
  check: (candidate) => {
    const { text } = candidate.around(1200, 1200);
    const account = /[a-z0-9-]{1,63}@[a-z0-9.:-]{1,80}\.gserviceaccount\.com/.exec(text)?.[0];
    const isAccount = /"type"\s{0,4}:\s{0,4}"service_account"/.test(text) && /"private_key"/.test(text);
    if (!isAccount || account === undefined) return dropped('no-context');
    const verdict = judged(candidate);
    return verdict.keep ? { ...verdict, notes: [['account', account]] } : verdict;
  },
  forge: pem,
  settings: (secret, dice) => {
    const key = serviceAccount(secret, dice.text('0123456789abcdef', 40));
    const text = JSON.stringify(key, null, 2);
    return [
      text,
      JSON.stringify(key),
      `GOOGLE_CREDENTIALS='${JSON.stringify(key)}'\n`,
      `const key = ${text};\n`,
      `credentials.json: |\n  ${text.replaceAll('\n', '\n  ')}\n`,
    ];
  },
  silent: (dice) => [
    JSON.stringify(serviceAccount('-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n', 'x')),
    JSON.stringify({ ...serviceAccount('', 'x'), private_key: '' }),
    JSON.stringify({ type: 'service_account', private_key: '${PRIVATE_KEY}' }),
    JSON.stringify(serviceAccount(`-----BEGIN PRIVATE KEY-----\n${lines(dice.bytes(300))}\n-----END`, 'x')),
    `{"type": "authorized_user", "client_id": "${dice.text('0123456789', 12)}"}`,
  ],
});

function judged({ secret }: Candidate): Verdict {
  const kind = keyKind(secret);
  if (kind === 'none') return dropped('structure');
  if (kind === 'encrypted') return dropped('encrypted');
  return { keep: true, notes: [['key', kind]] };
}

function serviceAccount(key: string, id: string): Readonly<Record<string, string>> {
  return {
    type: 'service_account',
    project_id: 'acme-reports',
    private_key_id: id,
    private_key: key,
    client_email: 'reports@acme-reports.iam.gserviceaccount.com',
  };
}

function keySettings(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify({ tls: { key: secret } }),
    `tls:\n  key: |\n${secret.replace(/^/gm, '    ')}\n`,
    secret.replaceAll('\n', '\r\n'),
    `const key =\n  '${secret.trim().split('\n').join(`\\n' +\n  '`)}';\n`,
  ];
}

/** The shape of a PKCS #8 key over random numbers: it parses, and is nobody's key. */
function pem(dice: Dice): string {
  const int = (size: number): Buffer => der(tags.integer, Buffer.from([1]), dice.bytes(size));
  const rsa = der(
    tags.sequence,
    der(tags.integer, Buffer.from([0])),
    ...Array.from({ length: 8 }, () => int(32)),
  );
  const algorithm = der(
    tags.sequence,
    der(tags.oid, Buffer.from('2a864886f70d010101', 'hex')),
    der(tags.nothing),
  );
  const key = der(tags.sequence, der(tags.integer, Buffer.from([0])), algorithm, der(tags.octets, rsa));
  return `-----BEGIN PRIVATE KEY-----\n${lines(key)}\n-----END PRIVATE KEY-----\n`;
}

function encrypted(dice: Dice): Buffer {
  const scheme = der(tags.sequence, der(tags.oid, Buffer.from('2a864886f70d01050d', 'hex')));
  return der(tags.sequence, scheme, der(tags.octets, dice.bytes(200)));
}

function lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
}
