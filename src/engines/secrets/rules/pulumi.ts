import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const pulumiToken = defineToken({
  name: 'pulumi-token',
  provider: 'Pulumi',
  title: 'Pulumi access token',
  grants: 'change infrastructure and read its state',
  revoke: 'in Pulumi under Access Tokens',
  audit: 'the organisation’s audit logs',
  severity: 'critical',
  proof: 'format',
  anchors: ['pul-'],
  body: 'slug',
  least: 44,
  most: 44,
  shape: /^pul-(?<body>[0-9a-f]{40})$/,
  forge: (dice) => `pul-${dice.text(alphabets.hex, 40)}`,
});
