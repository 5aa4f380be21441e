import { base62, crc32Of } from '../checksum.ts';
import { defineNear, defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { passwordInBasic } from '../basic-credentials.ts';
import { dropped, kept } from '../rule.ts';

// Same form as GitHub's: https://github.blog/2021-09-23-announcing-npms-new-access-token-format/
export const npmToken = defineToken({
  name: 'npm-token',
  provider: 'npm',
  title: 'npm access token',
  grants: 'read private packages and, with most tokens, publish new versions of public ones',
  revoke: 'on npmjs.com under Access Tokens',
  audit: 'the versions published since, and the account’s activity,',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['npm_'],
  body: 'word',
  least: 40,
  most: 40,
  shape: /^npm_(?<body>[0-9A-Za-z]{36})$/,
  check: ({ groups }) => {
    const body = groups['body'] ?? '';
    return base62(crc32Of(body.slice(0, 30)), 6) === body.slice(30) ? kept : dropped('checksum');
  },
  forge: (dice) => {
    const body = dice.text(alphabets.alnum, 30);
    return `npm_${body}${base62(crc32Of(body), 6)}`;
  },
});

export const npmrcPassword = defineNear({
  name: 'npmrc-basic-auth',
  provider: 'npm',
  title: 'Registry user and password in .npmrc',
  grants: 'use the package registry as that user',
  revoke: 'at the registry, by changing the password',
  audit: 'the versions published since, and the account’s activity,',
  proof: 'structure',
  anchors: ['_auth=', '_auth ='],
  before: 2,
  after: 300,
  shape: /(?<![A-Za-z])_auth\s{0,3}=\s{0,3}"?(?<secret>[0-9A-Za-z+/]{12,200}={0,2})(?![0-9A-Za-z+/=])/dg,
  check: ({ secret }) => passwordInBasic(secret),
  forge: (dice) => Buffer.from(`deploy:${dice.text(alphabets.alnum, 18)}`).toString('base64'),
  settings: (secret) => [
    `//registry.acme.internal/:_auth=${secret}\n`,
    `_auth=${secret}\nalways-auth=true\n`,
    `_auth = "${secret}"\n`,
    `registry=https://registry.acme.internal/\n//registry.acme.internal/npm/:_auth=${secret}\r\n`,
    `RUN echo '//registry.acme.internal/:_auth=${secret}' > .npmrc\n`,
  ],
  silent: (dice) => [
    `//registry.acme.internal/:_auth=\${NPM_AUTH}\n`,
    `_auth=${Buffer.from('user:password').toString('base64')}\n`,
    `_auth=${Buffer.from(dice.text(alphabets.alnum, 18)).toString('base64')}\n`,
    `_auth=${dice.text(alphabets.alnum, 8)}\n`,
    `basic_auth=${dice.text(alphabets.alnum, 21)}\n`,
  ],
});
