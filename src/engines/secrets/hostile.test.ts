import { array, assert, constantFrom, oneof, property, string, uint8Array, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event, SourceFile } from '../../core/engine.ts';
import { limits } from '../../core/limits.ts';
import { buildDfa, scan } from './dfa.ts';
import { Dice, alphabets } from './dice.ts';
import { buildMatcher, findSecrets } from './find.ts';
import { secretsEngine } from './index.ts';
import { examplesOf } from './rule-info.ts';
import type { SecretRule } from './rule.ts';
import { allRules } from './rules/all.ts';

const matcher = buildMatcher(allRules);
// Large enough to tell square from linear, small enough that a square one still ends.
const size = 128 * 1024;
const token =
  /SERVICE_TOKEN=(\S+)/.exec(examplesOf(ruleNamed('secrets/github-token')).bad[0] ?? '')?.[1] ?? '';

describe('work stays linear in the size of the file', () => {
  const anchors = allRules.flatMap((rule) => rule.find.anchors);
  const inputs: readonly (readonly [string, string])[] = [
    ...[...new Set(anchors)].map((anchor) => [`only ${anchor}`, anchor] as const),
    ...[
      'eyJ.',
      'eyJhbGciOi',
      'AKIA ',
      'a://b:',
      '://a:',
      'a:a@',
      ':AA1',
      'A-BEGIN -----PRIVATE KEY-----',
      '"auth":"',
    ].map((text) => [`only ${text}`, text] as const),
    ['all anchors in turn', anchors.join('')],
    ['all anchors, one a line', anchors.join('\n')],
    ['base 64', new Dice(1).text(alphabets.base64, 5000)],
    ['runs just below the longest token', `${'eyJ'.repeat(2700)} `],
    ['a key without an end', `-----BEGIN PRIVATE KEY-----\n${' '.repeat(30_000)}:`],
    ['an armoured key of blank lines', `-----BEGIN PGP PRIVATE KEY BLOCK-----\n${' \n'.repeat(15_000)}:`],
    ['key marks by the page', `${'PRIVATE KEY-----'.repeat(1500)}\n`],
    ['NUL', '\0'],
    ['continuation bytes', '\x80'],
  ];

  test.each(inputs)('%s', (_, piece) => {
    const small = workOn(piece, size / 2);
    const large = workOn(piece, size);
    // At most a few rules share a stretch of bytes, each of which walks and slices it a bounded number of times.
    expect(large).toBeLessThan(size * 40);
    expect(large).toBeLessThanOrEqual(small * 2.2 + 200_000);
  });

  test('10 MB in one line, a secret at its end', () => {
    const line = `x = "${'ab,'.repeat(3_000_000)}${token}"`;
    const events = inspect(Buffer.from(line));
    const finding = events.find((event) => event.kind === 'finding')?.finding;
    expect(finding?.at).toMatchObject({ line: 1, column: 9_000_006 });
    expect(JSON.stringify(finding).length).toBeLessThan(3000);
  });

  test('findings stop at the limit, and the file says so', () => {
    const dice = new Dice(2);
    const forge = (): string => `dop_v1_${dice.text(alphabets.hex, 64)}`;
    const rows = Array.from({ length: limits.findingsPerRuleAndFile + 5 }, forge);
    const events = inspect(Buffer.from(rows.join('\n')));
    const told = JSON.stringify(events);
    expect(rows.filter((row) => told.includes(row.slice(12, 40)))).toEqual([]);
    expect(events.filter((event) => event.kind === 'finding').length).toBe(limits.findingsPerRuleAndFile);
    expect(events.filter((event) => event.kind === 'problem')).toMatchObject([
      { problem: { kind: 'partial', target: 'a' } },
    ]);
  });
});

test('matches that prove nothing stop at a limit too, and the file says so', () => {
  const dice = new Dice(5);
  const rows = Array.from(
    { length: limits.candidatesPerRuleAndFile + 5 },
    () => `ghp_${dice.text(alphabets.alnum, 36)}`,
  );
  const events = inspect(Buffer.from(rows.join('\n')));
  expect(kinds(events)).toEqual(['measure', 'problem']);
});

describe('encodings', () => {
  test('UTF-16 with a mark, either way round', () => {
    const little = Buffer.from(`\ufeffkey = ${token}\n`, 'utf16le');
    expect(kinds(inspect(little))).toEqual(['finding']);
    expect(kinds(inspect(Buffer.from(little).swap16()))).toEqual(['finding']);
  });

  test('NUL bytes, invalid UTF-8 and lone surrogates do not hide a secret', () => {
    const parts = [
      Buffer.from([0, 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x0a]),
      Buffer.from(`k=${token}`),
      Buffer.from([0, 0xf0, 0x9f]),
    ];
    expect(kinds(inspect(Buffer.concat(parts)))).toEqual(['finding']);
    const lone = Buffer.concat([Buffer.from([0xff, 0xfe, 0x00, 0xd8]), Buffer.from(`k=${token}`, 'utf16le')]);
    expect(kinds(inspect(lone))).toEqual(['finding']);
  });

  test('images and archives are skipped, and it is said', () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(token)]);
    expect(inspect(png)).toEqual([{ kind: 'skipped', target: 'a', reason: 'an image, not text' }]);
    expect(kinds(inspect(Buffer.from('PK\x03\x04')))).toEqual(['skipped']);
  });

  test('a token after an escaped line end is found', () => {
    expect(kinds(inspect(Buffer.from(`log("token:\\n${token}");`)))).toEqual(['finding']);
  });
});

test('any bytes: no throw, the same answer twice', () => {
  const piece = oneof(
    uint8Array({ maxLength: 40 }),
    constantFrom(...allRules.flatMap((r) => [...r.find.anchors, examplesOf(r).bad[0] ?? ''])).map((text) =>
      Buffer.from(text),
    ),
  );
  assert(
    property(array(piece, { maxLength: 12 }), (pieces) => {
      const content = Buffer.concat(pieces);
      expect(inspect(content)).toEqual(inspect(content));
    }),
    { numRuns: 150 },
  );
});

test('the automaton finds what a search for each literal finds', () => {
  const letters = string({ unit: constantFrom('a', 'b', 'A', '_', '-'), minLength: 1, maxLength: 4 });
  assert(
    property(
      uniqueArray(letters, { minLength: 1, maxLength: 6 }),
      string({ unit: constantFrom('a', 'b', 'B', '_', 'x'), maxLength: 60 }),
      (literals, text) => {
        const seen: string[] = [];
        scan(buildDfa(literals), Buffer.from(text), (literal, end) => seen.push(`${literal}@${end}`));
        expect(seen.sort()).toEqual(plainly(literals, text).sort());
      },
    ),
  );
});

function plainly(literals: readonly string[], text: string): string[] {
  return literals.flatMap((literal, index) => {
    const ends: string[] = [];
    for (let at = 0; at + literal.length <= text.length; at++) {
      if (text.slice(at, at + literal.length).toLowerCase() === literal.toLowerCase())
        ends.push(`${index}@${at + literal.length}`);
    }
    return ends;
  });
}

function workOn(piece: string, bytes: number): number {
  return findSecrets(matcher, Buffer.alloc(bytes, piece, 'latin1')).work;
}

function inspect(content: Buffer): readonly Event[] {
  const file: SourceFile = {
    kind: 'file',
    path: 'a',
    bytes: content.length,
    content,
    text: () => content.toString(),
  };
  return [...(secretsEngine.inspect?.(file, {}) ?? [])];
}

function kinds(events: readonly Event[]): readonly string[] {
  return events.map((event) => event.kind);
}

function ruleNamed(id: string): SecretRule {
  const rule = allRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}
