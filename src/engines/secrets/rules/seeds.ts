import { createHash } from 'node:crypto';
import { crc16 } from '../checksum.ts';
import { fromBase32, fromBase58, toBase32, toBase58 } from '../decode.ts';
import { type TokenSpec, defineToken } from '../define-rule.ts';
import type { Dice } from '../dice.ts';
import { type Verdict, dropped, kept } from '../rule.ts';

// Two bytes of kind, 32 of seed, and CRC-16/XMODEM, lowest byte first, in base 32 (nats-io/nkeys).
export const natsSeed = defineToken({
  name: 'nats-seed',
  provider: 'NATS',
  title: 'NATS account, user or operator seed',
  grants: 'sign in to the servers, or sign accounts and users of its own',
  revoke: 'by revoking the public key in the account and issuing new users',
  severity: 'critical',
  proof: 'checksum',
  anchors: ['SUA', 'SAA', 'SOA', 'SNA', 'SCA', 'SXA'],
  body: 'word',
  least: 58,
  most: 58,
  shape: /^S[UAONCX][A-Z2-7]{56}$/,
  check: ({ text }) => summed(text, 36),
  forge: (dice) => withSum(Buffer.concat([Buffer.from([0x95, 0x00]), dice.bytes(32)])),
});

// Version 18 << 3, 32 bytes of seed, and CRC-16/XMODEM, lowest byte first, in base 32 (Stellar SEP 23).
export const stellarSeed = defineToken({
  name: 'stellar-seed',
  provider: 'Stellar',
  title: 'Stellar secret seed',
  ...wallet(),
  anchors: ['SA', 'SB', 'SC', 'SD'],
  body: 'word',
  least: 56,
  most: 56,
  shape: /^S[A-D][A-Z2-7]{54}$/,
  check: ({ text }) => summed(text, 35),
  forge: (dice) => withSum(Buffer.concat([Buffer.from([18 << 3]), dice.bytes(32)])),
});

// Wallet import format: 0x80, 32 bytes, perhaps 1, and the first four bytes of the double SHA-256, in base 58.
export const bitcoinKey = defineToken({
  name: 'bitcoin-private-key',
  provider: 'Bitcoin',
  title: 'Bitcoin private key',
  ...wallet(),
  anchors: ['5H', '5J', '5K', 'Kw', 'Kx', 'Ky', 'Kz', 'L1', 'L2', 'L3', 'L4', 'L5'],
  body: 'word',
  least: 51,
  most: 52,
  shape: /^(?:5[HJK][1-9A-HJ-NP-Za-km-z]{49}|[KL][1-9A-HJ-NP-Za-km-z]{51})$/,
  check: ({ text }) => base58Check(text, text.length === 51 ? 37 : 38),
  forge: (dice) => inBase58(Buffer.concat([Buffer.from([0x80]), dice.bytes(32), Buffer.from([1])])),
});

// Prefix 0d0f3a07, 32 bytes, and the first four bytes of the double SHA-256, in base 58.
export const tezosKey = defineToken({
  name: 'tezos-private-key',
  provider: 'Tezos',
  title: 'Tezos secret seed',
  ...wallet(),
  anchors: ['edsk'],
  body: 'word',
  least: 54,
  most: 54,
  shape: /^edsk[1-9A-HJ-NP-Za-km-z]{50}$/,
  check: ({ text }) => base58Check(text, 40),
  forge: (dice: Dice) => inBase58(Buffer.concat([Buffer.from('0d0f3a07', 'hex'), dice.bytes(32)])),
});

function wallet(): Pick<TokenSpec, 'grants' | 'revoke' | 'severity' | 'proof' | 'audit'> {
  return {
    grants: 'spend everything the account holds',
    revoke: 'by moving the funds to another account: a key cannot be revoked',
    severity: 'critical',
    proof: 'checksum',
    audit: 'the public ledger',
  };
}

function summed(text: string, length: number): Verdict {
  const bytes = fromBase32(text);
  if (bytes?.length !== length) return dropped('structure');
  return crc16(bytes.subarray(0, -2)) === bytes.readUInt16LE(length - 2) ? kept : dropped('checksum');
}

function withSum(bytes: Buffer): string {
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(crc16(bytes));
  return toBase32(Buffer.concat([bytes, sum]));
}

function base58Check(text: string, length: number): Verdict {
  const bytes = fromBase58(text, length);
  if (bytes === undefined) return dropped('structure');
  return doubleSha(bytes.subarray(0, -4)).equals(bytes.subarray(-4)) ? kept : dropped('checksum');
}

function inBase58(bytes: Buffer): string {
  return toBase58(Buffer.concat([bytes, doubleSha(bytes)]));
}

function doubleSha(bytes: Buffer): Buffer {
  const first = createHash('sha256').update(bytes).digest();
  return createHash('sha256').update(first).digest().subarray(0, 4);
}
