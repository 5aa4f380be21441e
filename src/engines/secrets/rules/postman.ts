import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const postmanKey = defineToken({
  name: 'postman-key',
  provider: 'Postman',
  title: 'Postman API key',
  grants: 'read collections and the secrets in them',
  revoke: 'in Postman under API keys',
  audit: 'the team’s audit logs',
  proof: 'format',
  anchors: ['PMAK-'],
  body: 'slug',
  least: 64,
  most: 64,
  shape: /^PMAK-(?<body>[0-9a-f]{24}-[0-9a-f]{34})$/,
  forge: (dice) => `PMAK-${dice.text(alphabets.hex, 24)}-${dice.text(alphabets.hex, 34)}`,
});
