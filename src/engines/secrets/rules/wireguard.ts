import { fromBase64 } from '../decode.ts';
import { defineNear } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { dropped, kept } from '../rule.ts';

// A Curve25519 scalar as `wg genkey` writes it: the lowest three bits and the highest are clear, the next is set.
export const wireguardKey = defineNear({
  name: 'wireguard-private-key',
  provider: 'WireGuard',
  title: 'WireGuard private key',
  grants: 'join the network as this peer',
  revoke: 'by replacing the key pair on all peers',
  proof: 'structure',
  anchors: ['privatekey', 'private_key'],
  before: 0,
  after: 80,
  shape: /[Pp]rivate_?[Kk]ey["']?\s{0,8}[:=]\s{0,8}["']?(?<secret>[0-9A-Za-z+/]{43}=)(?![0-9A-Za-z+/=])/dg,
  check: ({ secret }) => {
    const bytes = fromBase64(secret);
    const isClamped =
      bytes?.length === 32 && ((bytes[0] ?? 0) & 7) === 0 && ((bytes[31] ?? 0) & 0xc0) === 0x40;
    if (!isClamped) return dropped('structure');
    const reason = placeholderIn(secret);
    return reason === undefined ? kept : dropped(reason);
  },
  forge: clamped,
  settings: (secret) => [
    `[Interface]\nPrivateKey = ${secret}\nAddress = 10.0.0.2/32\n`,
    `PrivateKey=${secret}\n`,
    `wireguard:\n  private_key: ${secret}\n`,
    `{"privateKey": "${secret}"}\n`,
    `  private_key = "${secret}"\n`,
  ],
  silent: (dice) => [
    `PublicKey = ${clamped(dice)}\n`,
    `PrivateKey = ${Buffer.alloc(32, 0x41).toString('base64')}\n`,
    'PrivateKey = ${WG_KEY}\n',
    `PrivateKey = ${dice.text(alphabets.base64, 40)}\n`,
    `PrivateKey = ${Buffer.concat([Buffer.from([7]), dice.bytes(31)]).toString('base64')}\n`,
  ],
});

function clamped(dice: Dice): string {
  const bytes = dice.bytes(32);
  bytes[0] = (bytes[0] ?? 0) & 0xf8;
  bytes[31] = ((bytes[31] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('base64');
}
