import { createHash } from 'node:crypto';
import { alphabets } from './dice.ts';
import { once } from './once.ts';

/** CRC-32 (IEEE, reflected) as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  const table = crcTable();
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/** CRC-32 of Latin-1 text. */
export function crc32Of(text: string): number {
  return crc32(Buffer.from(text, 'latin1'));
}

const crcTable = once(() =>
  Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc >>> 0;
  }),
);

/** CRC-24 of OpenPGP armour (RFC 4880, 6.1). */
export function crc24(bytes: Uint8Array): number {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= 0x1864cfb;
    }
  }
  return crc & 0xffffff;
}

/** CRC-16/XMODEM. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc;
}

/** A number in base 62 (`0-9A-Za-z`), padded with zeros. */
export function base62(number: number, width: number): string {
  let rest = number;
  let text = '';
  while (rest > 0) {
    text = (alphabets.alnum[rest % 62] ?? '') + text;
    rest = Math.floor(rest / 62);
  }
  return text.padStart(width, '0');
}

/** SHA-256 in RFC 4648 base 32, its first `length` characters. */
export function sha256Base32(text: string, length: number): string {
  const digest = createHash('sha256').update(text, 'latin1').digest();
  let bits = 0n;
  for (const byte of digest) bits = (bits << 8n) | BigInt(byte);
  // 256 bits and four of padding make 52 characters of five bits.
  bits <<= 4n;
  let all = '';
  for (let i = 51; i >= 0; i--) all += alphabets.base32[Number((bits >> BigInt(i * 5)) & 31n)] ?? '';
  return all.slice(0, length);
}

const bech32Alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** Whether a lower-case bech32 text such as `hrp1…` ends in its own checksum (BIP 173). */
export function isBech32(prefix: string, text: string): boolean {
  const data = Array.from(text.slice(prefix.length + 1), (c) => bech32Alphabet.indexOf(c));
  if (data.includes(-1) || text[prefix.length] !== '1' || !text.startsWith(prefix)) return false;
  return polymod(expanded(prefix).concat(data)) === 1;
}

/** `hrp1…` for data of five bits each. */
export function bech32(prefix: string, data: readonly number[]): string {
  const sum = polymod([...expanded(prefix), ...data, 0, 0, 0, 0, 0, 0]) ^ 1;
  const check = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31);
  return `${prefix}1${[...data, ...check].map((five) => bech32Alphabet[five]).join('')}`;
}

function expanded(prefix: string): number[] {
  const codes = [...prefix].map((c) => c.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of generators.entries()) if ((top >> bit) & 1) sum ^= generator;
  }
  return sum >>> 0;
}
