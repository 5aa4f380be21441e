import { array, assert, constantFrom, integer, oneof, property, string, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanModule } from '../../../../tools/secrets/scan-module.ts';
import { type Dfa, buildDfa, scan } from '../dfa.ts';
import { Dice } from '../dice.ts';
import { allRules } from '../rules/all.ts';
import { type LiteralScan, literalScan } from './literal-scan.ts';
import { scanModuleText } from './scan-module.ts';
import { wasmScan } from './wasm-scan.ts';

const blockBytes = 64 * 1024;

test('the committed module is what the emitter writes, in less than a kilobyte', () => {
  const built = Buffer.from(scanModule());
  expect(scanModuleText).toBe(built.toString('base64'));
  expect(built.length).toBeLessThan(1024);
});

describe('WebAssembly and JavaScript visit the same, in the same order', () => {
  const letters = string({ unit: constantFrom('a', 'b', 'A', '_', '-'), minLength: 1, maxLength: 9 });

  test('any literals in texts of a few letters', () => {
    assert(
      property(
        uniqueArray(letters, { minLength: 1, maxLength: 8 }),
        array(string({ unit: constantFrom('a', 'b', 'B', '_', 'x'), maxLength: 300 }), { maxLength: 5 }),
        (literals, parts) => {
          const dfa = buildDfa(literals);
          const text = Buffer.from(parts.join('-'));
          expect(visits(wasm(dfa), text)).toEqual(visits(js(dfa), text));
        },
      ),
    );
  });

  test('a literal at any place around the seams of blocks and cursors', () => {
    const literals = ['needle', 'needle_in_a_haystack', 'e', 'stack'];
    const dfa = buildDfa(literals);
    const own = wasm(dfa);
    assert(
      property(
        integer({ min: 1, max: 5 }),
        oneof(integer({ min: 0, max: 60 }), integer({ min: blockBytes - 60, max: blockBytes + 60 })),
        integer({ min: 0, max: 3 }),
        integer({ min: -40, max: 40 }),
        (blocks, extra, quarter, shift) => {
          const text = Buffer.alloc((blocks - 1) * blockBytes + extra + 200, 'x-');
          const place = Math.floor((text.length * quarter) / 4) + shift;
          text.write('Needle_In_A_Haystack', Math.max(0, Math.min(text.length - 20, place)));
          expect(visits(own, text)).toEqual(visits(js(dfa), text));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the literals of all rules, everywhere', () => {
    const anchors = allRules.flatMap((rule) => rule.find.anchors);
    const dfa = buildDfa(anchors);
    const dice = new Dice(9);
    const words = Array.from({ length: 40_000 }, () => anchors[dice.below(anchors.length)] ?? '');
    const text = Buffer.from(
      words.map((word, index) => (index % 3 === 0 ? word.toUpperCase() : word)).join(''),
    );
    expect(visits(wasm(dfa), text)).toEqual(visits(js(dfa), text));
  });

  test('one literal of one byte, a million times', () => {
    const dfa = buildDfa(['k']);
    expect(visits(wasm(dfa), Buffer.alloc(1 << 20, 'k')).length).toBe(1 << 20);
  });
});

test('where there is no WebAssembly, JavaScript scans', () => {
  const dfa = buildDfa(['key']);
  const text = Buffer.alloc(5000, 'a key ');
  const before = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly');
  Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true });
  try {
    expect(wasmScan(dfa)).toBeUndefined();
    expect(visits(literalScan(dfa), text)).toEqual(visits(js(dfa), text));
  } finally {
    Object.defineProperty(globalThis, 'WebAssembly', before ?? {});
  }
});

function wasm(dfa: Dfa): LiteralScan {
  const own = wasmScan(dfa);
  if (own === undefined) throw new Error('Node has WebAssembly');
  return own;
}

function js(dfa: Dfa): LiteralScan {
  return (bytes, visit) => scan(dfa, bytes, visit);
}

function visits(look: LiteralScan, text: Buffer): readonly string[] {
  const seen: string[] = [];
  look(text, (literal, end) => seen.push(`${literal}@${end}`));
  return seen;
}
