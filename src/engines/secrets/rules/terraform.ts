import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const terraformToken = defineToken({
  name: 'terraform-cloud-token',
  provider: 'HCP Terraform',
  title: 'HCP Terraform API token',
  grants: 'change infrastructure and read its state',
  revoke: 'in HCP Terraform under Tokens',
  audit: 'the audit trail of the organisation',
  severity: 'critical',
  proof: 'format',
  anchors: ['.atlasv1.'],
  at: 'inside',
  lead: 'alnum',
  body: 'dotted',
  least: 80,
  most: 100,
  shape: /^[0-9A-Za-z]{14}\.atlasv1\.(?<body>[0-9A-Za-z_-]{60,70})\.?$/,
  forge: (dice) => `${dice.text(alphabets.alnum, 14)}.atlasv1.${dice.text(alphabets.alnum, 67)}`,
});
