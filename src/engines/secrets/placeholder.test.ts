import { expect, test } from 'vitest';
import { Dice, alphabets } from './dice.ts';
import { isReference, isWeakPassword, placeholderIn } from './placeholder.ts';

test.each([
  ['${TOKEN}', 'reference'],
  ['{{ token }}', 'reference'],
  ['process.env.TOKEN', 'reference'],
  ['abcdEXAMPLEefgh', 'documentation'],
  ['your-token-goes-right-here', 'documentation'],
  ['aaaaaaaaaaaaaaaaaaaa', 'placeholder'],
  ['deadbeefdeadbeefdeadbeef', 'placeholder'],
  ['x01234567890y', 'placeholder'],
  ['abababcdcdcdababcd', 'low-variety'],
])('%s is made up: %s', (text, reason) => {
  expect(placeholderIn(text)).toBe(reason);
});

test('10,000 random tokens of each alphabet are taken for made up at most once in 500', () => {
  const dice = new Dice(11);
  for (const alphabet of [alphabets.hex, alphabets.alnum, alphabets.base32]) {
    const made = Array.from({ length: 10_000 }, () => placeholderIn(dice.text(alphabet, 32))).filter(Boolean);
    expect(made.length).toBeLessThanOrEqual(20);
  }
});

test('passwords that protect nothing, and ones that do', () => {
  const weak = [
    'password',
    'P@ssw0rd',
    'changeme1',
    'postgres',
    'my-secret',
    'some-token2',
    '********',
    '123456',
    '$PASS',
  ];
  expect(weak.filter((password) => !isWeakPassword(password))).toEqual([]);
  expect(['k3Jq9vTz', 'Vq7-dPx2!kLm', 'MindTheGap77x'].filter(isWeakPassword)).toEqual([]);
  expect(isReference('pa$$word')).toBe(false);
});
