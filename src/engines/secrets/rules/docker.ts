import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const dockerToken = defineToken({
  name: 'docker-token',
  provider: 'Docker Hub',
  title: 'Docker Hub access token',
  grants: 'pull private and push public images',
  revoke: 'on hub.docker.com under Personal access tokens',
  audit: 'the activity of the account and the digests of its images',
  severity: 'critical',
  proof: 'format',
  anchors: ['dckr_pat_', 'dckr_oat_'],
  body: 'slug',
  least: 36,
  most: 41,
  shape: /^dckr_(?:pat_(?<body>[0-9A-Za-z_-]{27})|oat_[0-9A-Za-z_-]{32})$/,
  forge: (dice) => `dckr_pat_${dice.text(alphabets.alnum, 27)}`,
});
