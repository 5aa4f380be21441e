import { expect, test } from 'vitest';
import { base62, bech32, crc24, crc32Of, isBech32, sha256Base32 } from './checksum.ts';

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
