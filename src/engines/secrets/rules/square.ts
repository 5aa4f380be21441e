import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const squareToken = defineToken({
  name: 'square-token',
  provider: 'Square',
  title: 'Square access token or secret',
  grants: 'take payments and read orders',
  revoke: 'in the Square developer dashboard',
  audit: 'the dashboard’s payments and the application’s logs',
  proof: 'format',
  anchors: ['EAAA', 'sq0atp-', 'sq0csp-'],
  body: 'slug',
  least: 29,
  most: 64,
  shape: /^(?:EAAA(?<body>[0-9A-Za-z_-]{60})|sq0atp-[0-9A-Za-z_-]{22}|sq0csp-[0-9A-Za-z_-]{43})$/,
  forge: (dice) => `sq0csp-${dice.text(alphabets.alnum, 43)}`,
});
