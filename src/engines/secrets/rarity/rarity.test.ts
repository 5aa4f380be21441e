import { expect, test } from 'vitest';
import { Dice, alphabets } from '../dice.ts';
import { isRare, rarityOf } from './rarity.ts';
import { rarityTable } from './table.gen.ts';

test('the table is small, and covers each three symbols', () => {
  expect(Buffer.from(rarityTable, 'base64').length).toBe(Math.ceil(39 ** 3 / 2));
  expect(Buffer.from(rarityTable, 'base64').length).toBeLessThan(60 * 1024);
});

test.each([
  'application_token_version',
  'getUserPasswordFromRequest',
  'src/engines/secrets/rules',
  'correct-horse-battery',
  '',
])('words are common: %s', (text) => {
  expect(isRare(text)).toBe(false);
});

test('nearly everything drawn by chance is rare', () => {
  const dice = new Dice(11);
  for (const alphabet of [alphabets.alnum, alphabets.base64, alphabets.hex, alphabets.lowerAlnum]) {
    const rare = Array.from({ length: 1000 }, () => dice.text(alphabet, 20)).filter(isRare);
    expect(rare.length).toBeGreaterThan(970);
  }
});

test('chance is rarer than words', () => {
  expect(rarityOf(new Dice(1).text(alphabets.alnum, 30))).toBeGreaterThan(
    rarityOf('configurationManager') + 2,
  );
});
