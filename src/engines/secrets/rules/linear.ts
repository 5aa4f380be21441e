import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const linearKey = defineToken({
  name: 'linear-key',
  provider: 'Linear',
  title: 'Linear API key',
  grants: 'read and change issues as its owner',
  revoke: 'in Linear under API',
  severity: 'medium',
  proof: 'format',
  anchors: ['lin_api_'],
  body: 'word',
  least: 48,
  most: 48,
  shape: /^lin_api_(?<body>[0-9A-Za-z]{40})$/,
  forge: (dice) => `lin_api_${dice.text(alphabets.alnum, 40)}`,
});
