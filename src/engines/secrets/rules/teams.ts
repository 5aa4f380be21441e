import { defineNear } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Verdict, dropped, kept } from '../rule.ts';

// A UUID of tenant and group, 32 hex digits and a UUID of the owner.
export const teamsWebhook = defineNear({
  name: 'teams-webhook',
  provider: 'Microsoft Teams',
  title: 'Microsoft Teams webhook',
  grants: 'post into the channel in your name',
  revoke: 'in Teams under the channel’s connectors',
  severity: 'medium',
  proof: 'structure',
  anchors: ['incomingwebhook/'],
  before: 120,
  after: 130,
  shape:
    /(?<secret>webhook(?:b2)?\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/IncomingWebhook\/[0-9a-f]{32}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/dg,
  check: ({ secret }) => unlessMadeUp(secret.replace(/^webhookb2|[^0-9a-f]/g, '')),
  forge: (dice) =>
    `webhookb2/${uuid(dice)}@${uuid(dice)}/IncomingWebhook/${dice.text(alphabets.hex, 32)}/${uuid(dice)}`,
  settings: (secret) =>
    ['acme', 'ops', 'build', 'alerts', 'deploy'].map(
      (name) => `WEBHOOK=https://${name}.webhook.office.com/${secret}\n`,
    ),
  silent: (dice) => [
    'https://acme.webhook.office.com/webhookb2/GROUP@TENANT/IncomingWebhook/ID/OWNER\n',
    `https://acme.webhook.office.com/webhookb2/${uuid(dice)}@${uuid(dice)}/IncomingWebhook/\${ID}/${uuid(dice)}\n`,
    `https://acme.webhook.office.com/webhookb2/${uuid(dice)}/IncomingWebhook/${dice.text(alphabets.hex, 32)}\n`,
    `https://acme.webhook.office.com/webhookb2/${'x'.repeat(36)}@${'x'.repeat(36)}/IncomingWebhook/${'x'.repeat(32)}/\n`,
    `https://acme.webhook.office.com/webhookb2/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}@${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}/IncomingWebhook/${'0'.repeat(32)}/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}\n`,
  ],
});

function unlessMadeUp(text: string): Verdict {
  const reason = placeholderIn(text);
  return reason === undefined ? kept : dropped(reason);
}

function uuid(dice: Dice): string {
  return [8, 4, 4, 4, 12].map((n) => dice.text(alphabets.hex, n)).join('-');
}
