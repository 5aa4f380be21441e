import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const dopplerToken = defineToken({
  name: 'doppler-token',
  provider: 'Doppler',
  title: 'Doppler token',
  grants: 'read the secrets it covers',
  revoke: 'in Doppler under Access',
  audit: 'the workplace’s activity log',
  severity: 'critical',
  proof: 'format',
  anchors: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.'],
  lead: 'slug',
  body: 'dotted',
  least: 46,
  most: 80,
  shape: /^dp\.(?:pt|st|ct|sa)\.(?:[a-z0-9_-]{2,35}\.)?(?<body>[0-9A-Za-z]{40,44})\.?$/,
  forge: (dice) => `dp.pt.${dice.text(alphabets.alnum, 43)}`,
});
