import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const airtableToken = defineToken({
  name: 'airtable-token',
  provider: 'Airtable',
  title: 'Airtable access token',
  grants: 'read and change the bases it covers',
  revoke: 'on airtable.com under Personal access tokens',
  proof: 'format',
  anchors: ['pat'],
  lead: 'slug',
  body: 'dotted',
  least: 82,
  most: 83,
  shape: /^pat[0-9A-Za-z]{14}\.(?<body>[0-9a-f]{64})\.?$/,
  forge: (dice) => `pat${dice.text(alphabets.alnum, 14)}.${dice.text(alphabets.hex, 64)}`,
});
