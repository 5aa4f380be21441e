import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, editDistance } from './did-you-mean.ts';
import { dayText, durationText, parseDay, parseDayEnd, parseDuration } from './durations.ts';

test.each([
  ['verfy', ['verify', 'version'], 'verify'],
  ['mitigation', ['mitigations', 'threats'], 'mitigations'],
  ['flwos', ['flows', 'zones'], 'flows'],
  ['ID', ['id', 'c', 'i'], 'id'],
  ['xyz', ['id', 'code'], undefined],
  ['', ['id'], undefined],
])('%j of %j means %j', (word, known, expected) => {
  expect(didYouMean(word, known)).toBe(expected);
});

test('the distance is symmetric, zero only for equal words, and never above the bound', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 10 }), (a, b, most) => {
      const distance = editDistance(a, b, most);
      expect(distance).toBe(editDistance(b, a, most));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(most);
    }),
  );
});

test('a duration survives being written and read', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999 }),
      fc.constantFrom('s', 'm', 'h', 'd', 'w'),
      (count, unit) => {
        const ms = parseDuration(`${count}${unit}`);
        expect(ms).toBeGreaterThan(0);
        expect(parseDuration(durationText(ms ?? 0))).toBe(ms);
      },
    ),
  );
});

test('days are real days, in UTC', () => {
  expect(parseDay('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
  expect(parseDay('2027-02-29')).toBeUndefined();
  expect(parseDay('2026-13-01')).toBeUndefined();
  expect(parseDay('26-01-01')).toBeUndefined();
  expect(dayText(parseDayEnd('2026-12-31') ?? 0)).toBe('2026-12-31');
});
