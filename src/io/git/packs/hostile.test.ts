import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { ObjectStore } from '../objects/object-store.ts';
import { deltaOf, makePack, oidOf } from './fixtures/make-pack.ts';
import type { MadePack, Piece } from './fixtures/make-pack.ts';

const made: MadePack[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

function packed(...args: Parameters<typeof makePack>): MadePack {
  const pack = makePack(...args);
  made.push(pack);
  return pack;
}

/** All blobs by id, and what could not be read. */
function visited(
  pack: MadePack,
  bytesMax = 1 << 20,
): { blobs: ReadonlyMap<string, string>; troubles: readonly string[]; count: number } {
  const store = new ObjectStore(pack.objects, 20);
  const blobs = new Map<string, string>();
  store.visit<undefined>({
    kinds: new Set([3]),
    bytesMax,
    visit({ oid, bytes }) {
      blobs.set(oid.toString('hex'), bytes.toString('latin1'));
      return undefined;
    },
  });
  store.close();
  return {
    blobs,
    troubles: store.troubles.problems().map(({ message }) => message),
    count: store.troubles.count,
  };
}

const blob = (text: string): Piece => ({ kind: 3, body: Buffer.from(text) });
const name = (number: number): string => oidOf(number).toString('hex');

describe('packs as they should be', () => {
  test('whole objects, deltas by place and deltas by id are read', () => {
    const grown = deltaOf(5, 9, [[0, 5], '-new']);
    const { blobs, count } = visited(
      packed([
        blob('hello'),
        { kind: 6, body: grown, base: 0 },
        { kind: 7, body: deltaOf(9, 4, [[5, 4]]), base: oidOf(1) },
      ]),
    );
    expect([...blobs]).toEqual([
      [name(0), 'hello'],
      [name(1), 'hello-new'],
      [name(2), '-new'],
    ]);
    expect(count).toBe(0);
  });

  test('a base by id may lie behind what is made from it', () => {
    const { blobs } = visited(
      packed([{ kind: 7, body: deltaOf(5, 2, [[3, 2]]), base: oidOf(1) }, blob('hello')]),
    );
    expect(blobs.get(name(0))).toBe('lo');
  });

  test('a chain of 5,000 deltas is followed without recursion, with siblings at each step', () => {
    const pieces: Piece[] = [blob('x'.repeat(50))];
    for (let i = 1; i <= 5_000; i++)
      pieces.push({ kind: 6, body: deltaOf(50, 50, [[0, 46], String(i).padStart(4, '0')]), base: i - 1 });
    pieces.push({ kind: 6, body: deltaOf(50, 3, [[47, 3]]), base: 2_500 });
    const { blobs, count } = visited(packed(pieces));
    expect(blobs.size).toBe(5_002);
    expect(blobs.get(name(5_000))?.slice(-4)).toBe('5000');
    expect(blobs.get(name(5_001))).toBe('500');
    expect(count).toBe(0);
  });
});

describe('packs that lie', () => {
  test('deltas that are made from each other, or from themselves, are counted and the rest is read', () => {
    const delta = deltaOf(5, 5, [[0, 5]]);
    const { blobs, count } = visited(
      packed([
        { kind: 7, body: delta, base: oidOf(1) },
        { kind: 7, body: delta, base: oidOf(0) },
        { kind: 7, body: delta, base: oidOf(2) },
        blob('fine'),
      ]),
    );
    expect([...blobs.values()]).toEqual(['fine']);
    expect(count).toBe(3);
  });

  test('a base that is nowhere is counted, with all that is made from it', () => {
    const delta = deltaOf(5, 5, [[0, 5]]);
    const { blobs, count } = visited(
      packed([{ kind: 7, body: delta, base: oidOf(99) }, { kind: 6, body: delta, base: 0 }, blob('fine')]),
    );
    expect([...blobs.values()]).toEqual(['fine']);
    expect(count).toBe(2);
  });

  test.each([
    ['a content longer than it claims', { ...blob('a long one'), size: 4 }],
    ['a content shorter than it claims', { ...blob('short'), size: 900 }],
    ['eight gigabytes claimed', { ...blob('small'), size: 8 * 2 ** 30 }],
    ['bytes that are not deflated', { ...blob('junk'), packed: Buffer.from('no zlib at all') }],
    ['nothing where bytes should be', { ...blob('none'), packed: Buffer.alloc(0) }],
    ['a kind that does not exist', { kind: 5, body: Buffer.from('five') }],
    ['a copy from beyond the base', { kind: 6, body: deltaOf(4, 9, [[2, 9]]), base: 0 }],
    ['a delta for a base of another size', { kind: 6, body: deltaOf(7, 4, [[0, 4]]), base: 0 }],
    ['a delta that makes more than it claims', { kind: 6, body: deltaOf(4, 2, [[0, 4]]), base: 0 }],
    ['a delta that makes less than it claims', { kind: 6, body: deltaOf(4, 9, [[0, 4]]), base: 0 }],
    ['a delta that makes terabytes', { kind: 6, body: deltaOf(4, 2 ** 42, [[0, 4]]), base: 0 }],
    ['a delta with an empty instruction', { kind: 6, body: Buffer.from([4, 4, 0]), base: 0 }],
    ['a delta that ends in an instruction', { kind: 6, body: Buffer.from([4, 4, 9, 65]), base: 0 }],
    ['an empty delta', { kind: 6, body: Buffer.alloc(0), base: 0 }],
    ['a delta of itself by place', { kind: 6, body: deltaOf(4, 4, [[0, 4]]), base: 1 }],
  ] satisfies readonly (readonly [string, Piece])[])(
    '%s is one problem, and what is beside it is read',
    (_, piece) => {
      const { blobs, count } = visited(packed([blob('good'), piece, blob('last')]));
      expect(blobs.get(name(0))).toBe('good');
      expect(blobs.get(name(2))).toBe('last');
      expect(blobs.has(name(1))).toBe(false);
      expect(count).toBe(1);
    },
  );

  test('what is larger than is looked at is counted and not made', () => {
    const { blobs, troubles } = visited(packed([blob('x'.repeat(500)), blob('small')]), 100);
    expect([...blobs.values()]).toEqual(['small']);
    expect(troubles).toEqual(['larger than a history scan looks at']);
  });

  test('an index with places that are wrong, twice the same, or outside of the pack', () => {
    const wrong = packed([blob('one'), blob('two'), blob('three')], ({ pack, index }) => {
      const places = index.length - 40 - 12;
      index.writeUInt32BE(index.readUInt32BE(places + 4), places);
      index.writeUInt32BE(0x7fffffff, places + 8);
      return { pack, index };
    });
    const { blobs, count } = visited(wrong);
    expect(blobs.size).toBe(1);
    expect(count).toBe(2);
  });

  test.each([
    ['an empty index', ({ pack }: { pack: Buffer }) => ({ pack, index: Buffer.alloc(0) })],
    [
      'an index that is cut off',
      ({ pack, index }: { pack: Buffer; index: Buffer }) => ({ pack, index: index.subarray(0, 1_040) }),
    ],
    [
      'an index of version 3',
      ({ pack, index }: { pack: Buffer; index: Buffer }) => (index.writeUInt32BE(3, 4), { pack, index }),
    ],
    [
      'counts that fall',
      ({ pack, index }: { pack: Buffer; index: Buffer }) => (index.writeUInt32BE(9, 8), { pack, index }),
    ],
    [
      'four thousand million objects',
      ({ pack, index }: { pack: Buffer; index: Buffer }) => (
        index.writeUInt32BE(0xffffffff, 8 + 1020),
        { pack, index }
      ),
    ],
    ['an empty pack', ({ index }: { index: Buffer }) => ({ pack: Buffer.alloc(0), index })],
    [
      'a pack of version 4',
      ({ pack, index }: { pack: Buffer; index: Buffer }) => (pack.writeUInt32BE(4, 4), { pack, index }),
    ],
  ])('%s is a problem', (_, change) => {
    const { blobs, count } = visited(packed([blob('one')], change));
    expect(blobs.size).toBe(0);
    expect(count).toBe(1);
  });
});

describe('damage', () => {
  test('flipped bits and cut ends never throw and never go on for ever', () => {
    const pieces: Piece[] = [
      blob('a first content that is somewhat longer'),
      { kind: 6, body: deltaOf(39, 20, [[0, 16], 'four']), base: 0 },
      { kind: 7, body: deltaOf(20, 24, [[0, 20], 'more']), base: oidOf(1) },
      {
        kind: 6,
        body: deltaOf(24, 24, [
          [4, 20],
          [0, 4],
        ]),
        base: 2,
      },
    ];
    const damage = fc.record({
      flips: fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.integer({ min: 0, max: 7 })), { maxLength: 6 }),
      cut: fc.option(fc.tuple(fc.boolean(), fc.nat())),
    });
    fc.assert(
      fc.property(damage, ({ flips, cut }) => {
        const pack = makePack(pieces, (both) => {
          for (const [inPack, at, bit] of flips) {
            const target = inPack ? both.pack : both.index;
            const place = at % target.length;
            target[place] = (target[place] ?? 0) ^ (1 << bit);
          }
          if (cut === null) return both;
          const [inPack, at] = cut;
          return inPack
            ? { ...both, pack: both.pack.subarray(0, at % both.pack.length) }
            : { ...both, index: both.index.subarray(0, at % both.index.length) };
        });
        try {
          const { blobs, count } = visited(pack);
          // What is neither read nor of another kind now is counted.
          expect(blobs.size <= 4 && count < 100).toBe(true);
          if (flips.length === 0 && cut === null) expect(blobs.size).toBe(4);
        } finally {
          pack.remove();
        }
      }),
      { numRuns: 100 },
    );
  });
});
