import { expect, test } from 'vitest';
import { Dice } from './dice.ts';
import { bodyFor, formOf, leadFor } from './form.ts';

test('a form gives its anchor, its lengths and its expression', () => {
  const form = formOf('{ab|cd}_v1_<hex 8>-<alnum 2-4><pad>');
  expect(form.heads).toEqual(['ab_v1_', 'cd_v1_']);
  expect([form.least, form.most]).toEqual([17, 21]);
  expect(form.source).toBe('(?:ab|cd)_v1_(?<body>[0-9abcdef]{8,8}\\-[0-9A-Za-z]{2,4}[=]{0,2})');
});

test('what it forges is of its form, and no longer than it must be', () => {
  const dice = new Dice(3);
  for (const text of [
    'x_<base64url 20-40>',
    '<uuid>',
    'a.<upperAlnum 14>.<base32lower 20>',
    '{p|q}<digits 3>',
  ]) {
    const form = formOf(text);
    const made = form.forge(dice);
    expect(made).toMatch(new RegExp(`^${form.source}$`));
    expect(made.length).toBe(form.least);
  }
});

test('without a literal at its start the longest one is its core', () => {
  const form = formOf('<alnum 6>_<alnum 29>_{mmk|xyz}');
  expect(form.heads).toEqual([]);
  expect(form.cores).toEqual(['mmk', 'xyz']);
});

test('alphabets of the scanner: a token ends where none of its characters follows', () => {
  expect(bodyFor('0af')).toBe('slug');
  expect(bodyFor('a.b')).toBe('dotted');
  expect(bodyFor('a+b=')).toBe('base64');
  expect(leadFor('a+/=')).toBe('bare64');
});

test('a form that names no alphabet is our mistake', () => {
  expect(() => formOf('x_<nothing 4>')).toThrow('no such alphabet');
});
