import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const newRelicKey = defineToken({
  name: 'new-relic-key',
  provider: 'New Relic',
  title: 'New Relic user key',
  grants: 'query telemetry as its owner',
  revoke: 'in New Relic under API keys',
  severity: 'medium',
  proof: 'format',
  anchors: ['NRAK-'],
  body: 'slug',
  least: 32,
  most: 32,
  shape: /^NRAK-(?<body>[0-9A-Z]{27})$/,
  forge: (dice) => `NRAK-${dice.text(alphabets.upperAlnum, 27)}`,
});
