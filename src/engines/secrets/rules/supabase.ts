import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const supabaseToken = defineToken({
  name: 'supabase-access-token',
  provider: 'Supabase',
  title: 'Supabase access token or secret key',
  grants: 'manage projects as its owner',
  revoke: 'in Supabase under Access Tokens',
  audit: 'the organisation’s audit log and the database’s logs',
  severity: 'critical',
  proof: 'format',
  anchors: ['sbp_', 'sb_secret_'],
  body: 'slug',
  least: 41,
  most: 50,
  shape: /^(?:sbp_(?<body>[0-9a-f]{40})|sb_secret_[0-9A-Za-z_-]{31})$/,
  forge: (dice) => `sbp_${dice.text(alphabets.hex, 40)}`,
});
