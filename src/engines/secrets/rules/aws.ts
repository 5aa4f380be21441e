import { fromBase64 } from '../decode.ts';
import { defineNear, defineToken } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Candidate, type Stretch, dropped, kept } from '../rule.ts';

const revoke = 'in AWS under IAM, Security credentials';

// Sixteen characters of base 32; bits 1 to 40 are the number of the account (awsteele.com, 2020-09-26).
export const awsAccessKey = defineToken({
  name: 'aws-access-key',
  provider: 'AWS',
  title: 'AWS access key',
  grants: 'use the AWS account with its permissions, given the secret half',
  revoke,
  runbook: [
    'Ask first whether a role can do without a key; else make a second access key for the user.',
    'Put it into the secret store, deploy what reads it, and see that it works.',
    'Set the old key inactive, wait for what breaks, then delete it; end sessions that were made with it.',
    'Look through CloudTrail for the key id in every region from the first commit on: new users, keys and roles above all.',
  ],
  severity: 'high',
  proof: 'structure',
  rank: 23,
  anchors: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
  body: 'alnum',
  least: 20,
  most: 20,
  shape: /^A(?:KIA|SIA|BIA|CCA)(?<body>[A-Z2-7]{16})$/,
  check: (candidate) => {
    const body = candidate.groups['body'] ?? '';
    const account = accountOf(body);
    if (account < 1 || account > 999_999_999_999) return dropped('structure');
    const reason = placeholderIn(body);
    if (reason !== undefined) return dropped(reason);
    const notes = [['account', String(account).padStart(12, '0')]] as const;
    const half = secretHalf(candidate);
    if (half === undefined) return { ...kept, notes, severity: 'medium', confidence: 'medium' };
    return {
      ...kept,
      notes: [...notes, ['pair', 'with its secret half']],
      severity: 'critical',
      also: [half],
    };
  },
  forge: keyId,
  settings: (secret, dice) => {
    const half = dice.text(alphabets.base64, 40);
    return [
      `[default]\naws_access_key_id = ${secret}\naws_secret_access_key = ${half}\n`,
      `{"accessKeyId": "${secret}", "secretAccessKey": "${half}"}\n`,
      `export AWS_ACCESS_KEY_ID=${secret}\nexport AWS_SECRET_ACCESS_KEY='${half}'\n`,
      `provider "aws" {\n  access_key = "${secret}"\n  secret_key = "${half}"\n}\n`,
      `key: ${secret}\n`,
    ];
  },
  silent: (dice) => [
    `aws_access_key_id = ${'AKIA'}IOSFODNN7EXAMPLE\n`,
    `aws_access_key_id = AKIA${'X'.repeat(16)}\n`,
    `const id = "AKIA${dice.text(alphabets.base32, 12)}0189";\n`,
    `blob: ${dice.text(alphabets.base32, 8)}AKIA${dice.text(alphabets.base32, 40)}\n`,
    `AKIA${dice.text(alphabets.base32, 12)}\n`,
    'AWS_ACCESS_KEY_ID=${AWS_ACCESS_KEY_ID}\n',
  ],
});

export const awsSecretKey = defineNear({
  name: 'aws-secret-access-key',
  provider: 'AWS',
  title: 'AWS secret access key',
  grants: 'use the AWS account with its permissions, given the key id',
  revoke,
  audit: 'CloudTrail, for this key id,',
  severity: 'critical',
  proof: 'format',
  anchors: ['aws_secret', 'awssecret', 'secret_access_key', 'secretaccesskey'],
  before: 0,
  after: 120,
  shape:
    /(?:_?[Ss]ecret|_?SECRET)_?(?:[Aa]ccess|ACCESS)?_?(?:[Kk]ey|KEY)\w{0,10}["'\]]?\s{0,20}(?:=>|:=|[:=,])\s{0,20}["'`]?(?<secret>[0-9A-Za-z+/]{40})(?![0-9A-Za-z+/=])/dg,
  check: ({ secret }) => {
    const reason = placeholderIn(secret);
    return reason === undefined && isMixed(secret) ? kept : dropped(reason ?? 'low-variety');
  },
  forge: (dice) => dice.text(alphabets.base64, 40),
  settings: (secret) => [
    `AWS_SECRET_ACCESS_KEY=${secret}\n`,
    `aws_secret_access_key = "${secret}"\n`,
    `{"secretAccessKey": "${secret}"}\n`,
    `credentials := Credentials{AwsSecretKey: "${secret}"}\n`,
    `env:\n  AWS_SECRET_ACCESS_KEY: '${secret}'\n`,
  ],
  silent: (dice) => [
    'AWS_SECRET_ACCESS_KEY=${AWS_SECRET_ACCESS_KEY}\n',
    `aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/${'bPxRfiCY'}EXAMPLEKEY\n`,
    `AWS_SECRET_ACCESS_KEY=${dice.text(alphabets.hex, 40)}\n`,
    `aws_secret_access_key = ${'x'.repeat(40)}\n`,
    `AWS_SECRET_ACCESS_KEY=${dice.text(alphabets.base64, 44)}\n`,
    `uses aws_secret_access_key from the vault ${dice.text(alphabets.base64, 40)}\n`,
  ],
});

// Base 64 of `BedrockAPIKey-` and the rest.
export const awsBedrockKey = defineToken({
  name: 'aws-bedrock-key',
  provider: 'AWS',
  title: 'Amazon Bedrock API key',
  grants: 'run models at the cost of the account',
  revoke,
  audit: 'CloudTrail, for this key id,',
  proof: 'structure',
  anchors: ['ABSKQmVkcm9ja0FQSUtle'],
  body: 'base64',
  least: 100,
  most: 300,
  shape: /^ABSK(?<body>QmVkcm9ja0FQSUtle[0-9A-Za-z+/]{80,260}={0,2})$/,
  check: ({ groups }) => {
    const text = fromBase64(groups['body'] ?? '')?.toString('latin1') ?? '';
    if (!/^BedrockAPIKey-[a-z0-9]{4}[-a-z0-9]{0,60}:[!-~]{20,}$/.test(text)) return dropped('structure');
    const reason = placeholderIn(text.slice(text.indexOf(':') + 1));
    return reason === undefined ? kept : dropped(reason);
  },
  forge: (dice) => {
    const text = `BedrockAPIKey-${dice.text(alphabets.lowerAlnum, 4)}-at-${dice.text('123456789', 12)}:${dice.text(alphabets.base64, 44)}`;
    return `ABSK${Buffer.from(text).toString('base64')}`;
  },
});

/** The account number inside a key id. */
function accountOf(body: string): number {
  let bits = 0n;
  for (const character of body.slice(0, 10)) {
    bits = (bits << 5n) | BigInt(alphabets.base32.indexOf(character));
  }
  // 50 bits are read; the account is the 40 bits after the first one of the leading 48.
  return Number((bits >> 9n) & 0xffffffffffn);
}

/** The secret half of the pair, if one stands close by. */
function secretHalf(candidate: Candidate): Stretch | undefined {
  const { text, start } = candidate.around(300, 300);
  for (const match of text.matchAll(/(?<![0-9A-Za-z+/=])[0-9A-Za-z+/]{40}(?![0-9A-Za-z+/=])/g)) {
    if (!isMixed(match[0]) || placeholderIn(match[0]) !== undefined) continue;
    return { start: start + match.index, end: start + match.index + 40 };
  }
  return undefined;
}

/** Upper case, lower case and digits: a SHA-1 in hex has only two of them, a path seldom all. */
function isMixed(text: string): boolean {
  return (
    /[A-Z].*[A-Z]/.test(text) && /[a-z].*[a-z]/.test(text) && /[0-9]/.test(text) && !/\/.*\/.*\//.test(text)
  );
}

function keyId(dice: Dice): string {
  const account = BigInt(`1${dice.text(alphabets.digits, 11)}`);
  // One leading bit set as in keys made since 2019, 40 bits of account, 39 random ones.
  let bits = (1n << 79n) | (account << 39n) | BigInt(`0x${dice.bytes(4).toString('hex')}`);
  let body = '';
  for (let i = 0; i < 16; i++) {
    body = (alphabets.base32[Number(bits & 31n)] ?? '') + body;
    bits >>= 5n;
  }
  return `AKIA${body}`;
}
