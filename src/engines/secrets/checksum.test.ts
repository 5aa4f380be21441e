import { expect, test } from 'vitest';
import { base62, bech32, crc24, crc32Of, isBech32, sha256Base32, crc16 } from './checksum.ts';
import { fromBase32, toBase32 } from './decode.ts';

test('check values of the CRC catalogue', () => {
  expect(crc32Of('123456789')).toBe(0xcbf43926);
  expect(crc24(Buffer.from('123456789'))).toBe(0x21cf02);
});

test('base 62 counts digits, capitals, small letters, and pads', () => {
  expect(base62(61, 6)).toBe('00000z');
  expect(base62(62 + 10, 3)).toBe('01A');
});

test('bech32: a vector of BIP 173, and what it refuses', () => {
  expect(isBech32('a', 'a12uel5l')).toBe(true);
  expect(isBech32('a', 'a12uel5q')).toBe(false);
  expect(isBech32('b', 'a12uel5l')).toBe(false);
  expect(isBech32('xy', bech32('xy', [1, 2, 31]))).toBe(true);
});

test('SHA-256 in base 32', () => {
  // SHA-256 of nothing starts with e3b0c44298.
  expect(sha256Base32('', 8)).toBe('4OYMIQUY');
});

test('CRC-16/XMODEM of its check text, and base 32 as RFC 4648 shows it', () => {
  expect(crc16(Buffer.from('123456789'))).toBe(0x31c3);
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(fromBase32('MZXW6YTBOI')?.toString()).toBe('foobar');
  expect(fromBase32('MZXW6YTBO1')).toBeUndefined();
});
