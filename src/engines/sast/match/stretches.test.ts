import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Stretches } from './stretches.ts';

const stretch = fc.tuple(fc.nat(20), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));

test('a stretch is held when it lies inside one of them', () => {
  fc.assert(
    fc.property(fc.array(stretch), stretch, fc.nat(3), (all, one, offset) => {
      const held = all.some(({ start, end }) => start + offset <= one.start && one.end <= end + offset);
      expect(new Stretches(all, offset).hold(one.start, one.end)).toBe(held);
    }),
  );
});
