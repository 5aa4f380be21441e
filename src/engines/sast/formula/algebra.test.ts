import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinct, identityOf, meet, without } from './algebra.ts';
import { Budget } from './budget.ts';
import type { Binding, Range } from './range.ts';

const plenty = (): Budget => new Budget(1_000_000);
const bind = (text: string): Binding => ({ text, start: 0, end: text.length });
const range = (
  start: number,
  end: number,
  names: Record<string, string> = {},
  kind: Range['kind'] = 'plain',
): Range => ({
  start,
  end,
  kind,
  bindings: new Map(Object.entries(names).map(([name, text]) => [name, bind(text)])),
});
const shown = (ranges: readonly Range[]): readonly string[] =>
  ranges.map(
    ({ start, end, kind, bindings }) =>
      `${start}-${end} ${kind} ${[...bindings]
        .map(([name, { text }]) => name + text)
        .sort()
        .join()}`,
  );

describe('meet', () => {
  test('the inner one stays, with the bindings of both', () => {
    expect(shown(meet([range(0, 9, { $X: 'a' })], [range(2, 4, { $Y: 'b' })], plenty()))).toEqual([
      '2-4 plain $Xa,$Yb',
    ]);
  });

  test('one for each way the outer ones bind', () => {
    const outer = [range(0, 9, { $X: 'a' }), range(1, 9, { $X: 'b' })];
    expect(shown(meet([range(2, 4)], outer, plenty()))).toEqual(['2-4 plain $Xa', '2-4 plain $Xb']);
  });

  test('bindings that differ keep apart, numbered groups do not', () => {
    expect(meet([range(0, 9, { $X: 'a' })], [range(2, 4, { $X: 'b' })], plenty())).toEqual([]);
    expect(meet([range(0, 9, { $1: 'a' })], [range(2, 4, { $1: 'b' })], plenty())).toHaveLength(1);
  });

  test('what only stands around never takes the place of what it stands around', () => {
    expect(meet([range(0, 9)], [range(2, 4, {}, 'inside')], plenty())).toEqual([]);
    expect(shown(meet([range(2, 4)], [range(0, 9, {}, 'inside')], plenty()))).toEqual(['2-4 plain ']);
    expect(shown(meet([range(0, 9, {}, 'inside')], [range(2, 4, {}, 'inside')], plenty()))).toEqual([
      '2-4 inside ',
    ]);
  });

  test('anywhere is everywhere', () => {
    expect(shown(meet([range(5, 6)], [range(0, 1, { $X: 'a' }, 'anywhere')], plenty()))).toEqual([
      '5-6 plain $Xa',
    ]);
  });
});

describe('without', () => {
  const left = (other: Range): number => without([range(2, 6, { $X: 'a' })], [other], plenty()).length;

  test('a pattern forbids exactly its place', () => {
    expect([left(range(2, 6)), left(range(0, 9)), left(range(3, 4))]).toEqual([0, 1, 1]);
  });

  test('an inside forbids what lies in it', () => {
    expect([
      left(range(2, 6, {}, 'inside')),
      left(range(0, 9, {}, 'inside')),
      left(range(3, 9, {}, 'inside')),
    ]).toEqual([0, 0, 1]);
  });

  test('a regex forbids what it holds and what holds it', () => {
    expect([
      left(range(0, 9, {}, 'regex')),
      left(range(3, 4, {}, 'regex')),
      left(range(5, 9, {}, 'regex')),
    ]).toEqual([0, 0, 1]);
  });

  test('only where the bindings agree', () => {
    expect([
      left(range(2, 6, { $X: 'b' })),
      left(range(2, 6, { $X: 'a' })),
      left(range(2, 6, { $Y: 'b' })),
    ]).toEqual([1, 0, 0]);
  });
});

test('a spent budget is told', () => {
  const many = Array.from({ length: 500 }, (_, at) => range(at, 1_000 - at));
  const budget = new Budget(1_000);
  meet(many, many, budget);
  expect(budget.spent).toBe(true);
});

const places = fc.record({
  start: fc.nat(8),
  length: fc.nat(6),
  name: fc.constantFrom('$X', '$Y'),
  text: fc.constantFrom('a', 'b'),
  kind: fc.constantFrom('plain', 'inside', 'regex'),
});
const ranges = fc.array(
  places.map(({ start, length, name, text, kind }) => range(start, start + length, { [name]: text }, kind)),
  { maxLength: 8 },
);
const ids = (all: readonly Range[]): readonly string[] => all.map(identityOf).sort();

describe('the algebra', () => {
  test('meeting has no order', () => {
    fc.assert(
      fc.property(
        ranges,
        ranges,
        (a, b) => void expect(ids(meet(a, b, plenty()))).toEqual(ids(meet(b, a, plenty()))),
      ),
    );
  });

  test('meeting is what the definition says, however it is found', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const pairs = (inner: readonly Range[], outer: readonly Range[]): Range[] =>
          inner.flatMap((u) =>
            outer.flatMap((v) => {
              const fits =
                u.start >= v.start && u.end <= v.end && (u.kind !== 'inside' || v.kind === 'inside');
              const agree = [...u.bindings].every(
                ([name, { text }]) => (v.bindings.get(name)?.text ?? text) === text,
              );
              return fits && agree ? [{ ...u, bindings: new Map([...v.bindings, ...u.bindings]) }] : [];
            }),
          );
        expect(ids(meet(a, b, plenty()))).toEqual(ids(distinct([...pairs(a, b), ...pairs(b, a)])));
      }),
    );
  });

  test('a range met with itself stays', () => {
    fc.assert(
      fc.property(ranges, (a) => {
        const own = ids(distinct(a));
        expect(ids(meet(a, a, plenty()))).toEqual(expect.arrayContaining([...own]));
      }),
    );
  });

  test('taking away gives fewer, in any order the same, twice no fewer', () => {
    fc.assert(
      fc.property(ranges, ranges, ranges, (a, b, c) => {
        const once = without(a, b, plenty());
        expect(a).toEqual(expect.arrayContaining([...once]));
        expect(without(once, b, plenty())).toEqual(once);
        expect(without(once, c, plenty())).toEqual(without(without(a, c, plenty()), b, plenty()));
        expect(without(a, [...b, ...c], plenty())).toEqual(without(once, c, plenty()));
      }),
    );
  });

  test('nothing that is taken away from itself stays, unless its bindings keep it apart', () => {
    fc.assert(fc.property(ranges, (a) => void expect(without(a, a, plenty())).toEqual([])));
  });
});
