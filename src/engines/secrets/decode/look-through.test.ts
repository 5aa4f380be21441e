import { array, assert, constantFrom, integer, oneof, property, uint8Array } from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Dice, alphabets } from '../dice.ts';
import { buildMatcher } from '../find.ts';
import { maskSecretsIn, secretsIn } from '../mask-secrets.ts';
import { examplesOf } from '../rule-info.ts';
import { allRules } from '../rules/all.ts';
import { type FoundThrough, findThrough } from './look-through.ts';

const matcher = buildMatcher(allRules);
const rule = 'secrets/github-token';
const token = tokenOf();
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const encodings: readonly (readonly [string, (text: string) => string | Buffer])[] = [
  ['base 64', base64],
  ['base 64, one byte on', (text) => base64(` ${text}`)],
  ['base64url', (text) => Buffer.from(`{"k":"${text}"}`).toString('base64url')],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['HEX', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['percent', (text) => text.replace(/[a-z_]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)],
  [
    'unicode escapes',
    (text) => text.replace(/./g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
  ['hex escapes', (text) => text.replace(/./g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)],
  ['entities', (text) => text.replace(/[_0-9]/g, (c) => `&#${c.charCodeAt(0)};`)],
  ['hex entities', (text) => text.replace(/[_0-9]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`)],
  ['gzip in base 64', (text) => base64(gzipSync(`some words before ${text}\n`))],
  ['UTF-16 without a mark', (text) => Buffer.from(`some words ${text} and more`, 'utf16le')],
  ['UTF-16, the other way round', (text) => Buffer.from(`some words ${text} and more`, 'utf16le').swap16()],
];

describe('a secret is found in its place in', () => {
  test.each(encodings)('%s', (_, encode) => {
    const encoded = Buffer.from(encode(token));
    const content = Buffer.concat([
      Buffer.from('first line\nvalue: "'),
      encoded,
      Buffer.from('"\nlast line\n'),
    ]);
    const { hits } = findThrough(matcher, content);
    expect(hits.map((hit) => hit.rule.id)).toEqual([rule]);
    const [secret] = hits[0]?.secrets ?? [];
    expect(hits[0]?.text).toBe(token);
    expect(secret?.start).toBeGreaterThanOrEqual(19);
    expect(secret?.end).toBeLessThanOrEqual(19 + encoded.length);
  });

  test('base 64 of base 64, but not deeper', () => {
    expect(found(base64(base64(token))).hits[0]?.via).toEqual(['base64', 'base64']);
    expect(found(base64(base64(base64(token)))).hits).toEqual([]);
  });

  test('base 64 in lines, as mail and Kubernetes have it', () => {
    const text = base64(`apiVersion: v1\ndata:\n  some: words\n  more: words\n  token: ${token}\n`);
    const lines =
      text
        .match(/.{1,64}/g)
        ?.map((line) => `    ${line}`)
        .join('\n') ?? '';
    const content = `data: |\n${lines}\n`;
    const [hit] = found(content).hits;
    expect(hit?.text).toBe(token);
    const { start = 0, end = 0 } = hit?.secrets[0] ?? {};
    const piece = Buffer.from(content.slice(start, end).replace(/\s/g, ''), 'base64').toString();
    expect(piece).toContain(token);
  });

  test('URLs in JSON that escapes slashes', () => {
    const dice = new Dice(4);
    const url = String.raw`"https:\/\/deploy:${dice.text(alphabets.alnum, 16)}@git.acme.io\/app.git"`;
    expect(found(url).hits.map((hit) => hit.rule.id)).toContain('secrets/url-credentials');
  });
});

test('what can be read as it stands is found once', () => {
  expect(found(`https://acme.io/?token=${token}&amp;x=%41%42`).hits.length).toBe(1);
});

test('what was decoded in two places is not taken for one', () => {
  const half = Math.floor(token.length / 2);
  const pad = (text: string): string => text.padStart(24, ' ');
  expect(found(`${base64(pad(token.slice(0, half)))} ${base64(pad(token.slice(half)))}`).hits).toEqual([]);
});

test('no other engine shows an encoded secret', () => {
  const encoded = base64(`TOKEN=${token}`);
  expect(maskSecretsIn(`data: ${encoded}`)).not.toContain(encoded.slice(12, 40));
  expect(secretsIn(Buffer.from(`data: ${encoded}`))).toContain(token);
});

test('bombs are cut off, and it is said', () => {
  const bomb = base64(gzipSync(Buffer.alloc(20 << 20, 'a'), { level: 9 }));
  const result = found(`x = "${bomb}"`);
  expect(result.isPartial).toBe(true);
  expect(result.work).toBeLessThan(bomb.length * 40 + 200_000);
});

test.each([
  ['base 64 of text', base64('words and words '.repeat(4000))],
  ['percent signs', '%41'.repeat(40_000)],
  ['backslashes', '\\x41\\u0041 '.repeat(10_000)],
  ['entities', '&amp;&#65;'.repeat(10_000)],
  ['NUL and letters', 'a\0'.repeat(60_000)],
  ['NUL', '\0'.repeat(120_000)],
  ['short runs', `${'A'.repeat(24)} `.repeat(5000)],
])('the work is bounded: %s', (_, text) => {
  expect(found(text).work).toBeLessThan(text.length * 60);
});

test('any bytes: no throw, the same twice, places inside', () => {
  const piece = oneof(
    uint8Array({ maxLength: 30 }),
    constantFrom(...encodings.map(([, encode]) => Buffer.from(encode(token)))),
    constantFrom('%', '\\u00', '&#', '&amp;', '\0', 'H4sI', '\n').map((text) => Buffer.from(text)),
  );
  assert(
    property(array(piece, { maxLength: 8 }), integer({ min: 0, max: 3 }), (pieces, cut) => {
      const content = Buffer.concat(pieces).subarray(cut);
      const first = findThrough(matcher, content);
      expect(findThrough(matcher, content).hits).toEqual(first.hits);
      for (const { start, end } of [...first.shapes, ...first.hits.map((hit) => hit.match)]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(content.length + 3);
      }
    }),
    { numRuns: 150 },
  );
});

function found(text: string): FoundThrough {
  return findThrough(matcher, Buffer.from(text, 'latin1'));
}

function tokenOf(): string {
  const github = allRules.find((one) => one.id === rule);
  if (github === undefined) throw new Error('there is such a rule');
  return /SERVICE_TOKEN=(\S+)/.exec(examplesOf(github).bad[0] ?? '')?.[1] ?? '';
}
