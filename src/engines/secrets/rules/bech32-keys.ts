import { createHash } from 'node:crypto';
import { bech32, isBech32 } from '../checksum.ts';
import { fromBase58, toBase58 } from '../decode.ts';
import { defineToken } from '../define-rule.ts';
import type { Dice } from '../dice.ts';
import { dropped, kept } from '../rule.ts';

export const ageKey = defineToken({
  name: 'age-secret-key',
  provider: 'age',
  title: 'age secret key',
  grants: 'decrypt every file that was encrypted for it, SOPS files among them',
  revoke: 'by encrypting everything anew for another recipient',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['AGE-SECRET-KEY-1'],
  body: 'slug',
  least: 74,
  most: 74,
  shape: /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/,
  check: ({ text }) => (isBech32('age-secret-key-', text.toLowerCase()) ? kept : dropped('checksum')),
  forge: (dice) => bech32('age-secret-key-', fives(dice)).toUpperCase(),
});

export const nostrKey = defineToken({
  name: 'nostr-private-key',
  provider: 'Nostr',
  title: 'Nostr private key',
  grants: 'publish and read messages as its owner, forever',
  revoke: 'by moving to another key: this one cannot be revoked',
  proof: 'checksum',
  anchors: ['nsec1'],
  body: 'alnum',
  least: 63,
  most: 63,
  shape: /^nsec1[0-9a-z]{58}$/,
  check: ({ text }) => (isBech32('nsec', text) ? kept : dropped('checksum')),
  forge: (dice) => bech32('nsec', fives(dice)),
});

// BIP 32: 78 bytes and the first four of their double SHA-256, in base 58.
export const extendedPrivateKey = defineToken({
  name: 'bip32-private-key',
  provider: 'Bitcoin',
  title: 'Extended private key of a wallet',
  grants: 'spend everything the wallet holds',
  revoke: 'by moving the funds to another wallet',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['xprv', 'tprv', 'yprv', 'zprv'],
  body: 'alnum',
  least: 111,
  most: 112,
  shape: /^[xtyz]prv[1-9A-HJ-NP-Za-km-z]{107,108}$/,
  check: ({ text }) => {
    const bytes = fromBase58(text, 82);
    if (bytes === undefined) return dropped('structure');
    return doubleSha(bytes.subarray(0, 78)).equals(bytes.subarray(78)) ? kept : dropped('checksum');
  },
  forge: (dice) => {
    const body = Buffer.concat([
      Buffer.from('0488ade4', 'hex'),
      dice.bytes(41),
      Buffer.from([0]),
      dice.bytes(32),
    ]);
    return toBase58(Buffer.concat([body, doubleSha(body)]));
  },
});

function doubleSha(bytes: Buffer): Buffer {
  const once = createHash('sha256').update(bytes).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4);
}

/** 256 random bits as 52 values of five bits, the last padded with zeros. */
function fives(dice: Dice): number[] {
  return [...Array.from({ length: 51 }, () => dice.below(32)), dice.below(2) * 16];
}
