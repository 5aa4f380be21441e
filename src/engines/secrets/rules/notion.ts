import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const notionToken = defineToken({
  name: 'notion-token',
  provider: 'Notion',
  title: 'Notion integration token',
  grants: 'read and change the shared pages',
  revoke: 'in Notion under My integrations',
  severity: 'medium',
  proof: 'format',
  anchors: ['ntn_'],
  body: 'word',
  least: 50,
  most: 50,
  shape: /^ntn_(?<body>[0-9]{11}[0-9A-Za-z]{35})$/,
  forge: (dice) => `ntn_${dice.text(alphabets.digits, 11)}${dice.text(alphabets.alnum, 35)}`,
});
