import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const groqKey = defineToken({
  name: 'groq-key',
  provider: 'Groq',
  title: 'Groq API key',
  grants: 'use the API at the cost of the account',
  revoke: 'in the Groq console under API Keys',
  proof: 'format',
  anchors: ['gsk_'],
  body: 'word',
  least: 56,
  most: 56,
  shape: /^gsk_(?<body>[0-9A-Za-z]{52})$/,
  forge: (dice) => `gsk_${dice.text(alphabets.alnum, 52)}`,
});

export const openrouterKey = defineToken({
  name: 'openrouter-key',
  provider: 'OpenRouter',
  title: 'OpenRouter API key',
  grants: 'use models at the cost of the account',
  revoke: 'on openrouter.ai under Keys',
  proof: 'format',
  anchors: ['sk-or-v1-'],
  body: 'slug',
  least: 73,
  most: 73,
  shape: /^sk-or-v1-(?<body>[0-9a-f]{64})$/,
  forge: (dice) => `sk-or-v1-${dice.text(alphabets.hex, 64)}`,
});

export const replicateToken = defineToken({
  name: 'replicate-token',
  provider: 'Replicate',
  title: 'Replicate API token',
  grants: 'run models at the cost of the account',
  revoke: 'on replicate.com under API tokens',
  proof: 'format',
  anchors: ['r8_'],
  body: 'word',
  least: 40,
  most: 40,
  shape: /^r8_(?<body>[0-9A-Za-z]{37})$/,
  forge: (dice) => `r8_${dice.text(alphabets.alnum, 37)}`,
});

export const perplexityKey = defineToken({
  name: 'perplexity-key',
  provider: 'Perplexity',
  title: 'Perplexity API key',
  grants: 'use the API at the cost of the account',
  revoke: 'in the Perplexity settings under API',
  proof: 'format',
  anchors: ['pplx-'],
  body: 'slug',
  least: 53,
  most: 53,
  shape: /^pplx-(?<body>[0-9A-Za-z]{48})$/,
  forge: (dice) => `pplx-${dice.text(alphabets.alnum, 48)}`,
});
