import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byBytes, byteText, shownPath } from './raw-path.ts';

test('UTF-8 is shown as it is, other bytes escaped one by one', () => {
  expect(shownPath(Buffer.from('grün/文.txt'))).toBe('grün/文.txt');
  expect(shownPath(Buffer.from([0x61, 0xff, 0x2f, 0xc3, 0xa9]))).toBe('a\\xff/é');
  expect(shownPath(Buffer.from([0xe2, 0x82, 0x41]))).toBe('\\xe2\\x82A');
  expect(shownPath(Buffer.from([0xed, 0xa0, 0x80]))).toBe('\\xed\\xa0\\x80');
});

test('any bytes are shown without loss of length or throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (raw) => {
      const back = shownPath(raw).replace(/\\x([0-9a-f]{2})/g, '?');
      expect(back.length).toBeLessThanOrEqual(raw.length);
    }),
  );
});

test('the order is that of the bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(byBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
  expect(byBytes('\uffee', '\u{1f600}')).toBeLessThan(0);
});

test('byte text has one character per byte', () => {
  expect(byteText('é')).toBe('\u00c3\u00a9');
  expect(byteText('plain')).toBe('plain');
});
