import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Dice } from '../dice.ts';
import { matcher } from '../matcher.ts';
import { examplesOf } from '../rule-info.ts';
import { allRules } from '../rules/all.ts';
import { BlobScanner, type BlobState } from './scan-blob.ts';
import { changedRegions, touches } from './regions.ts';

function scanner(): BlobScanner {
  return new BlobScanner(matcher(), () => 0);
}

function textOf({ hits }: BlobState): readonly string[] {
  return hits.map(({ rule, match }) => `${rule.id} ${match.start}-${match.end}`);
}

/** Steps as a delta has them, and the content they make. */
function applied(
  base: Buffer,
  edits: readonly (readonly [number, number] | string)[],
): { steps: number[]; content: Buffer } {
  const steps: number[] = [];
  const parts: Buffer[] = [];
  for (const edit of edits) {
    if (typeof edit === 'string') {
      if (edit === '') continue;
      steps.push(-1, Buffer.byteLength(edit));
      parts.push(Buffer.from(edit));
      continue;
    }
    const [from, length] = edit;
    if (length === 0) continue;
    steps.push(from, length);
    parts.push(base.subarray(from, from + length));
  }
  return { steps, content: Buffer.concat(parts) };
}

const padding = 'a line of ordinary text { that means } nothing;\n'.repeat(800);
const secrets = allRules.flatMap((rule) => examplesOf(rule).bad.slice(0, 2));

describe('changed regions', () => {
  test('are new bytes, and places where copies meet that were no neighbours', () => {
    expect(changedRegions([0, 100], 100)).toEqual([]);
    expect(changedRegions([0, 50, -1, 7, 50, 50], 100)).toEqual([{ start: 50, end: 57 }]);
    expect(changedRegions([0, 40, 60, 40], 100)).toEqual([{ start: 40, end: 40 }]);
    expect(changedRegions([10, 90], 100)).toEqual([{ start: 0, end: 0 }]);
    expect(changedRegions([0, 90], 100)).toEqual([{ start: 90, end: 90 }]);
  });

  test('touch what borders on them', () => {
    const regions = [
      { start: 10, end: 10 },
      { start: 50, end: 60 },
    ];
    expect([9, 10, 11, 49, 60, 61].map((at) => touches(regions, at, at))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(touches(regions, 0, 100)).toBe(true);
  });
});

describe('looking only at what differs', () => {
  test('finds the secret that came, keeps the one that was there, and looks at little', () => {
    const [one = '', two = ''] = secrets;
    const base = Buffer.from(`${padding}\n${one}\n${padding}`);
    const scan = scanner();
    const state = scan.scan(base);
    const at = base.length - 10_000;
    const { steps, content } = applied(base, [[0, at], `\n${two}\n`, [at, base.length - at]]);
    const before = scan.looked;
    const delta = scan.scan(content, { state, size: base.length, steps });
    expect(scan.looked - before).toBeLessThan(content.length / 3);
    expect(textOf(delta)).toEqual(textOf(scanner().scan(content)));
    expect(textOf(delta).length).toBeGreaterThan(textOf(state).length);
  });

  test('says the same as looking at all of it, whatever was copied, cut and put in', () => {
    const cases = fc.record({
      seed: fc.nat(),
      cuts: fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.nat(3),
        ),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
    });
    fc.assert(
      fc.property(cases, ({ seed, cuts }) => {
        const dice = new Dice(seed);
        const pick = (): string => secrets[dice.below(secrets.length)] ?? '';
        const base = Buffer.from(
          [padding, pick(), padding.slice(0, dice.below(9_000)), pick(), padding].join('\n'),
        );
        const edits = cuts.flatMap(([from, length, way]) => {
          // Every other cut lies close to the first secret.
          const start =
            dice.below(2) === 0 ? Math.floor(from * base.length) : padding.length - 100 + dice.below(600);
          const part = [start, Math.floor(length * (base.length - start))] as const;
          return way === 0 ? [part] : [part, way === 1 ? pick() : pick().slice(dice.below(20))];
        });
        const { steps, content } = applied(base, edits);
        const scan = scanner();
        const delta = scan.scan(content, { state: scan.scan(base), size: base.length, steps });
        expect(textOf(delta)).toEqual(textOf(scanner().scan(content)));
      }),
      { numRuns: 100 },
    );
  });

  test('a content in UTF-16 is looked at whole, and so is what is made from it', () => {
    const [one = ''] = secrets;
    const base = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${padding}${one}`, 'utf16le')]);
    const scan = scanner();
    const state = scan.scan(base);
    expect(state.hits.length).toBeGreaterThan(0);
    const steps = [0, base.length, -1, 2];
    const content = Buffer.concat([base, Buffer.from('\n', 'utf16le')]);
    expect(textOf(scan.scan(content, { state, size: base.length, steps }))).toEqual(textOf(state));
  });
});
