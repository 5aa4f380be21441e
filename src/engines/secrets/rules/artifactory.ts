import { fromBase64 } from '../decode.ts';
import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { dropped, kept } from '../rule.ts';

// Base 64 of `reftkn:01:`, ten digits of expiry, and the token.
export const artifactoryToken = defineToken({
  name: 'artifactory-reference-token',
  provider: 'JFrog',
  title: 'Artifactory reference token',
  grants: 'read and often publish packages as its owner',
  revoke: 'in the JFrog platform under Access Tokens',
  audit: 'the access log of the platform',
  severity: 'critical',
  proof: 'structure',
  anchors: ['cmVmdGtuOjAx'],
  body: 'base64',
  least: 64,
  most: 64,
  shape: /^cmVmdGtuOjAx[0-9A-Za-z+/]{52}$/,
  check: ({ text }) => {
    const decoded = fromBase64(text)?.toString('latin1') ?? '';
    const parts = /^reftkn:01:[0-9]{10}:(?<body>[0-9A-Za-z]{20,40})$/.exec(decoded);
    if (parts === null) return dropped('structure');
    const reason = placeholderIn(parts.groups?.['body'] ?? '');
    return reason === undefined ? kept : dropped(reason);
  },
  forge: (dice) => Buffer.from(`reftkn:01:0000000000:${dice.text(alphabets.alnum, 27)}`).toString('base64'),
});
