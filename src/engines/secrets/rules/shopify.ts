import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const shopifyToken = defineToken({
  name: 'shopify-token',
  provider: 'Shopify',
  title: 'Shopify access token or shared secret',
  grants: 'read and change the shop',
  revoke: 'in the Shopify admin under Apps',
  audit: 'the shop’s activity log',
  proof: 'format',
  anchors: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
  body: 'word',
  least: 38,
  most: 38,
  shape: /^shp(?:at|ca|pa|ss)_(?<body>[0-9A-Fa-f]{32})$/,
  forge: (dice) => `shpat_${dice.text(alphabets.hex, 32)}`,
});
