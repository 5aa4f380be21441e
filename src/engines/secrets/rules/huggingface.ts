import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const huggingfaceToken = defineToken({
  name: 'huggingface-token',
  provider: 'Hugging Face',
  title: 'Hugging Face access token',
  grants: 'read private models and, with most tokens, push to them',
  revoke: 'on huggingface.co under Access Tokens',
  audit: 'the commits of the models it may push to',
  proof: 'format',
  anchors: ['hf_', 'api_org_'],
  body: 'word',
  least: 37,
  most: 42,
  shape: /^(?:hf|api_org)_(?<body>(?=[a-z]*[A-Z][a-z]*[A-Z])(?=[A-Z]*[a-z][A-Z]*[a-z])[A-Za-z]{34})$/,
  forge: (dice) => `hf_${dice.text(alphabets.letters, 34)}`,
});
