import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const rubygemsKey = defineToken({
  name: 'rubygems-key',
  provider: 'RubyGems',
  title: 'RubyGems API key',
  grants: 'publish and yank gems',
  revoke: 'on rubygems.org under API keys',
  audit: 'the gems’ versions and the account’s events',
  severity: 'critical',
  proof: 'format',
  anchors: ['rubygems_'],
  body: 'word',
  least: 57,
  most: 57,
  shape: /^rubygems_(?<body>[0-9a-f]{48})$/,
  forge: (dice) => `rubygems_${dice.text(alphabets.hex, 48)}`,
});
