import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const digitaloceanToken = defineToken({
  name: 'digitalocean-token',
  provider: 'DigitalOcean',
  title: 'DigitalOcean access token',
  grants: 'manage the account’s droplets, databases and domains',
  revoke: 'in DigitalOcean under API',
  audit: 'the security history of the account',
  severity: 'critical',
  proof: 'format',
  anchors: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
  body: 'word',
  least: 71,
  most: 71,
  shape: /^do[opr]_v1_(?<body>[0-9a-f]{64})$/,
  forge: (dice) => `dop_v1_${dice.text(alphabets.hex, 64)}`,
});
