import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiteralFinder } from './literal-finder.ts';

const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '☃'), minLength: 1, maxLength: 5 });

test('finds what searching one by one finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(piece, { maxLength: 12 }),
      fc.array(piece, { maxLength: 20 }),
      (literals, parts) => {
        const text = parts.join('');
        const marks = new LiteralFinder(literals).find(text);
        expect([...marks]).toEqual(literals.map((one) => (text.includes(one) ? 1 : 0)));
      },
    ),
  );
});

test('a finder is used for many texts', () => {
  const finder = new LiteralFinder(['eval', 'val', 'exec']);
  expect([...finder.find('eval')]).toEqual([1, 1, 0]);
  expect([...finder.find('')]).toEqual([0, 0, 0]);
  expect([...finder.find('exval execute')]).toEqual([0, 1, 1]);
});
