import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const databricksToken = defineToken({
  name: 'databricks-token',
  provider: 'Databricks',
  title: 'Databricks access token',
  grants: 'run jobs and read tables as its owner',
  revoke: 'in Databricks under Access tokens',
  audit: 'the audit log tables of the account',
  severity: 'critical',
  proof: 'format',
  anchors: ['dapi'],
  body: 'slug',
  least: 36,
  most: 38,
  shape: /^dapi(?<body>[0-9a-f]{32})(?:-[0-9])?$/,
  forge: (dice) => `dapi${dice.text(alphabets.hex, 32)}`,
});
