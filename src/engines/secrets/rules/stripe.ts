import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

// Test keys (`sk_test_`) are made to be shared and move no money.
export const stripeKey = defineToken({
  name: 'stripe-key',
  provider: 'Stripe',
  title: 'Stripe live secret key',
  grants: 'take, refund and read payments',
  revoke: 'in the Stripe dashboard under API keys',
  audit: 'the request logs in the Stripe dashboard',
  severity: 'critical',
  proof: 'format',
  anchors: ['sk_live_', 'rk_live_'],
  body: 'word',
  least: 32,
  most: 120,
  shape: /^[sr]k_live_(?<body>[0-9A-Za-z]{24}(?:[0-9A-Za-z]{66,86})?)$/,
  forge: (dice) => `sk_live_${dice.text(alphabets.alnum, 99)}`,
});

export const stripeWebhookSecret = defineToken({
  name: 'stripe-webhook-secret',
  provider: 'Stripe',
  title: 'Stripe webhook signing secret',
  grants: 'forge events to the webhook',
  revoke: 'in the Stripe dashboard under Webhooks',
  audit: 'the request logs in the Stripe dashboard',
  proof: 'format',
  anchors: ['whsec_'],
  body: 'mixed64',
  least: 38,
  most: 70,
  shape: /^whsec_(?<body>[0-9A-Za-z+/=]{32,64})$/,
  forge: (dice) => `whsec_${dice.text(alphabets.alnum, 32)}`,
});
