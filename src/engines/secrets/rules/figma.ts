import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const figmaToken = defineToken({
  name: 'figma-token',
  provider: 'Figma',
  title: 'Figma access token',
  grants: 'read files as its owner',
  revoke: 'in Figma under Personal access tokens',
  severity: 'medium',
  proof: 'format',
  anchors: ['figd_'],
  body: 'slug',
  least: 45,
  most: 45,
  shape: /^figd_(?<body>[0-9A-Za-z_-]{40})$/,
  forge: (dice) => `figd_${dice.text(alphabets.alnum, 40)}`,
});
