import { expect, test } from 'vitest';
import { der, derChildren, readDer, tags } from './der.ts';
import { Dice } from './dice.ts';
import { bareBase64, keyKind } from './pem.ts';

const dice = new Dice(3);
const int = (value: number, size = 0): Buffer => der(tags.integer, Buffer.from([value]), dice.bytes(size));
const many = (count: number): readonly Buffer[] => Array.from({ length: count }, () => int(1, 20));

test('tells keys by their structure', () => {
  expect(kindOf(der(tags.sequence, int(0), ...many(8)))).toBe('RSA');
  expect(kindOf(der(tags.sequence, int(0), ...many(5)))).toBe('DSA');
  expect(kindOf(der(tags.sequence, int(1), der(tags.octets, dice.bytes(40))))).toBe('EC');
  expect(kindOf(Buffer.concat([Buffer.from('openssh-key-v1\0\0\0\0\x04none'), dice.bytes(40)]))).toBe(
    'OpenSSH',
  );
  expect(kindOf(Buffer.concat([Buffer.from('openssh-key-v1\0\0\0\0\x0aaes256-ctr'), dice.bytes(40)]))).toBe(
    'encrypted',
  );
});

test('refuses what only looks like a key', () => {
  expect(kindOf(der(tags.sequence, int(0), ...many(7)))).toBe('none');
  expect(kindOf(der(tags.sequence, der(tags.octets, dice.bytes(60))))).toBe('none');
  expect(kindOf(Buffer.concat([der(tags.sequence, int(0), ...many(8)), dice.bytes(9)]))).toBe('none');
  expect(kindOf(dice.bytes(300))).toBe('none');
  expect(keyKind('not base 64!')).toBe('none');
});

test('lengths that lie are no elements', () => {
  expect(readDer(Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]))).toBeUndefined();
  expect(readDer(Buffer.from([0x30, 0x80, 0, 0]))).toBeUndefined();
  expect(readDer(Buffer.from([0x30, 5, 1]))).toBeUndefined();
  expect(derChildren(Buffer.alloc(80))).toBeUndefined();
});

test('takes base 64 out of source code', () => {
  expect(bareBase64(`AB\\n' +\n  'CD\\n" .\n "EF\\r\\n' + `)).toBe('ABCDEF');
});

function kindOf(bytes: Buffer): string {
  return keyKind(bytes.toString('base64').replace(/.{64}/g, '$&\n'));
}
