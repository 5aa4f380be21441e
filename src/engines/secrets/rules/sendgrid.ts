import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const sendgridKey = defineToken({
  name: 'sendgrid-key',
  provider: 'SendGrid',
  title: 'SendGrid API key',
  grants: 'send mail in your name',
  revoke: 'in SendGrid under API Keys',
  audit: 'the activity feed of sent mail',
  proof: 'format',
  anchors: ['SG.'],
  lead: 'slug',
  body: 'dotted',
  least: 69,
  most: 70,
  shape: /^SG\.(?<body>[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43})\.?$/,
  forge: (dice) => `SG.${dice.text(alphabets.alnum, 22)}.${dice.text(alphabets.alnum, 43)}`,
});
