import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const anthropicKey = defineToken({
  name: 'anthropic-key',
  provider: 'Anthropic',
  title: 'Anthropic API key',
  grants: 'use the API at the cost of the organisation',
  revoke: 'in the Anthropic console under API keys',
  audit: 'the usage page of the console',
  proof: 'format',
  anchors: ['sk-ant-'],
  body: 'slug',
  least: 108,
  most: 108,
  shape: /^sk-ant-(?:api|admin)[0-9]{2}-(?<body>[0-9A-Za-z_-]{93})AA$/,
  forge: (dice) => `sk-ant-api03-${dice.text(alphabets.alnum, 93)}AA`,
});
