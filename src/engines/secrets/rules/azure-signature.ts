import { fromBase64 } from '../decode.ts';
import { defineNear } from '../define-rule.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Verdict, dropped, kept } from '../rule.ts';

// A signature is the HMAC-SHA256 of the grant: 32 bytes, base 64, percent-encoded, beside version and expiry.
export const azureSignature = defineNear({
  name: 'azure-shared-access-signature',
  provider: 'Azure',
  title: 'Azure shared access signature',
  grants: 'use what the signature names until it expires',
  revoke: 'in the Azure portal, by rotating the account key or deleting the stored access policy',
  audit: 'the storage account’s diagnostic logs',
  severity: 'high',
  proof: 'structure',
  anchors: ['sig='],
  before: 1,
  after: 70,
  shape: /(?<=[?&;])sig=(?<secret>(?:[0-9A-Za-z]|%2[BbFf]){38,60}%3[Dd])(?![0-9A-Za-z%])/dg,
  check: (candidate) => {
    const bytes = fromBase64(decodeURIComponent(candidate.secret));
    if (bytes?.length !== 32) return dropped('structure');
    const isGrant = /[?&;]s[ve]=\d{4}-/.test(candidate.around(400, 300).text);
    return isGrant ? unlessMadeUp(candidate.secret) : dropped('no-context');
  },
  forge: (dice) => encodeURIComponent(dice.bytes(32).toString('base64')),
  settings: (secret) =>
    ['r', 'rl', 'rwdlac', 'w', 'racwd'].map(
      (rights) =>
        `url=https://acme.blob.core.windows.net/a?sv=2024-11-04&se=2030-01-01T00:00:00Z&sr=c&sp=${rights}&sig=${secret}\n`,
    ),
  silent: (dice) => [
    'https://acme.blob.core.windows.net/a?sv=2024-11-04&se=2030-01-01&sig=<signature>\n',
    `https://acme.io/a?sig=${encodeURIComponent(dice.bytes(32).toString('base64'))}\n`,
    `https://acme.blob.core.windows.net/a?sv=2024-11-04&sig=${encodeURIComponent(dice.bytes(20).toString('base64'))}\n`,
    `https://acme.blob.core.windows.net/a?sv=2024-11-04&sig=${'x'.repeat(43)}%3D\n`,
    'https://acme.blob.core.windows.net/a?sv=2024-11-04&sig=${SIGNATURE}\n',
  ],
});

function unlessMadeUp(text: string): Verdict {
  const reason = placeholderIn(text);
  return reason === undefined ? kept : dropped(reason);
}
