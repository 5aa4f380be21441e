import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const googleApiKey = defineToken({
  name: 'google-api-key',
  provider: 'Google',
  title: 'Google API key',
  grants: 'use the APIs that the key allows at the cost of the project',
  revoke: 'in Google Cloud under APIs and services, Credentials',
  audit: 'the Cloud audit logs of the project',
  severity: 'medium',
  proof: 'format',
  anchors: ['AIza'],
  body: 'slug',
  least: 39,
  most: 39,
  shape: /^AIza(?<body>[0-9A-Za-z_-]{35})$/,
  forge: (dice) => `AIza${dice.text(alphabets.base64url, 35)}`,
});

export const googleOauthSecret = defineToken({
  name: 'google-oauth-secret',
  provider: 'Google',
  title: 'Google OAuth client secret',
  grants: 'stand in for the application at login',
  revoke: 'in Google Cloud under APIs and services, Credentials',
  audit: 'the Cloud audit logs of the project',
  proof: 'format',
  anchors: ['GOCSPX-'],
  body: 'slug',
  least: 35,
  most: 35,
  shape: /^GOCSPX-(?<body>[0-9A-Za-z_-]{28})$/,
  forge: (dice) => `GOCSPX-${dice.text(alphabets.alnum, 28)}`,
});
