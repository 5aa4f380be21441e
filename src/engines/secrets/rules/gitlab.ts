import { crc32Of } from '../checksum.ts';
import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { dropped, kept } from '../rule.ts';

const anchors = [
  'glpat-',
  'gldt-',
  'glrt-',
  'glptt-',
  'glft-',
  'glimt-',
  'glagent-',
  'gloas-',
  'glsoat-',
  'glcbt-',
  'glffct-',
];
const grants = 'act on GitLab within its scopes: read private code, push, run pipelines';
const revoke = 'in GitLab under Access tokens';

// Payload, version, payload length and CRC-32 in base 36 over all that comes before (GitLab handbook, routable
// tokens: architecture/design-documents/cells/routable_tokens).
export const gitlabRoutableToken = defineToken({
  name: 'gitlab-routable-token',
  provider: 'GitLab',
  title: 'GitLab access token (routable)',
  grants,
  revoke,
  audit: 'the audit events of the account and its groups',
  severity: 'critical',
  proof: 'checksum',
  anchors,
  body: 'dotted',
  least: 44,
  most: 340,
  shape: /^gl[a-z]{2,5}-[0-9A-Za-z_-]{27,300}\.[0-9a-z]{2}\.[0-9a-z]{9}(?![0-9A-Za-z_-])/,
  check: ({ text }) => (base36Crc(text.slice(0, -7)) === text.slice(-7) ? kept : dropped('checksum')),
  forge: (dice) => {
    const payload = dice.text(alphabets.base64url.slice(0, 62), 36);
    const head = `glpat-${payload}.01.${payload.length.toString(36).padStart(2, '0')}`;
    return head + base36Crc(head);
  },
});

export const gitlabToken = defineToken({
  name: 'gitlab-token',
  provider: 'GitLab',
  title: 'GitLab access token',
  grants,
  revoke,
  audit: 'the audit events of the account and its groups',
  severity: 'critical',
  proof: 'format',
  anchors,
  body: 'slug',
  least: 25,
  most: 60,
  shape:
    /^gl(?:pat|dt|rt|ptt|ft|imt|agent|oas|soat|cbt|ffct)-(?:t[0-9]_)?(?<body>[0-9A-Za-z_-]{20}|[0-9A-Za-z_-]{40}|[0-9A-Za-z_-]{50}|[0-9A-Za-z]{64})$/,
  forge: (dice) => `gl${dice.text('dr', 1)}t-${dice.text(alphabets.alnum, 20)}`,
});

function base36Crc(text: string): string {
  return crc32Of(text).toString(36).padStart(7, '0');
}
