import { base62, crc32Of, sha256Base32 } from '../checksum.ts';
import { defineToken, unlessPlaceholder } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { dropped, kept } from '../rule.ts';

// 30 random characters and the CRC-32 of them in base 62:
// https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
export const githubToken = defineToken({
  name: 'github-token',
  provider: 'GitHub',
  title: 'GitHub access token',
  grants: 'act on GitHub as its owner: read private code, push, change workflows',
  revoke: 'in GitHub under Settings, Developer settings',
  audit: 'the security log of the account and the audit log of its organisations',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
  body: 'word',
  least: 40,
  most: 80,
  shape: /^gh[pousr]_(?<body>[0-9A-Za-z]{36}|[0-9A-Za-z]{76})$/,
  check: ({ groups }) => {
    const body = groups['body'] ?? '';
    return base62(crc32Of(body.slice(0, -6)), 6) === body.slice(-6) ? kept : dropped('checksum');
  },
  forge: (dice) => {
    const body = dice.text(alphabets.alnum, 30);
    return `gh${dice.text('pous', 1)}_${body}${base62(crc32Of(body), 6)}`;
  },
  silent: (dice) => [`GITHUB_TOKEN=ghp_${dice.text(alphabets.alnum, 30)}0000aB\n`],
});

// The eight characters before the last eight are the SHA-256, in base 32, of all that comes before them; found
// by a contributor of another scanner and confirmed on published tokens: mongodb/kingfisher#342.
export const githubFineGrainedToken = defineToken({
  name: 'github-fine-grained-token',
  provider: 'GitHub',
  title: 'GitHub fine-grained access token',
  grants: 'act on GitHub within its permissions as its owner',
  revoke: 'in GitHub under Settings, Developer settings',
  audit: 'the security log of the account and the audit log of its organisations',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['github_pat_'],
  body: 'word',
  least: 93,
  most: 93,
  shape: /^github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}$/,
  check: (candidate) => {
    const { text } = candidate;
    const isWhole = sha256Base32(text.slice(0, -16), 8) === text.slice(-16, -8);
    // The last eight characters are not covered by the sum.
    return isWhole ? unlessPlaceholder(candidate) : dropped('checksum');
  },
  forge: (dice) => {
    const head = `github_pat_11${dice.text(alphabets.upperAlnum, 9)}0${dice.text(alphabets.alnum, 10)}_${dice.text(alphabets.alnum, 43)}`;
    return `${head}${sha256Base32(head, 8)}${dice.text(alphabets.alnum, 8)}`;
  },
});
