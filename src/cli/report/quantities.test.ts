import { expect, test } from 'vitest';
import { agoOf, counted, dayOf, grouped, instantOf, lasting, shortened } from './quantities.ts';

test('numbers, durations and ages as people read them', () => {
  expect([0, 999, 1_204, 1_234_567].map(grouped)).toEqual(['0', '999', '1,204', '1,234,567']);
  expect(counted(1, 'finding')).toBe('1 finding');
  expect([48, 312, 119_900, 125_400].map(lasting)).toEqual(['0.0 s', '0.3 s', '119.9 s', '2 min 5 s']);
  const now = 1e12;
  const ages = [0, 5, 90, 60 * 47, 60 * 72].map((minutes) => agoOf(now - minutes * 60_000, now));
  expect(ages).toEqual(['just now', '5 min ago', '1 h ago', '47 h ago', '3 days ago']);
});

test('a number that is no time is said to be unknown', () => {
  expect(dayOf(Number.NaN)).toBe('unknown date');
  expect(instantOf(8.64e15 + 1)).toBeUndefined();
  expect(instantOf(0)).toBe('1970-01-01T00:00:00Z');
  expect(agoOf(Number.NaN, 0)).toBe('at an unknown time');
});

test('a shortened text never ends in half a character', () => {
  expect(shortened('abc', 3)).toBe('abc');
  expect(shortened('ab\u{1f600}cd', 4)).toBe('ab…');
});
