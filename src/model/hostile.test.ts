import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../core/limits.ts';
import { readModel } from './read.ts';
import { renderDiagnostics } from './render-diagnostics.ts';

const head = 'version: 1\nsystem: {id: shop}\n';
const codes = (text: string): readonly string[] =>
  readModel(text, 'm.yaml', () => undefined).diagnostics.map((one) => one.code);

test('an alias bomb is refused', () => {
  const levels = Array.from(
    { length: 9 },
    (_, i) => `  l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`,
  );
  expect(codes(`${head}ext:\n  l0: &l0 [x]\n${levels.join('\n')}\n`)).toContain('too-large');
});

test('an alias of something large is refused, of something small it works', () => {
  const long = Array(600).fill('a').join(', ');
  expect(codes(`${head}scope: {in: &a [${long}]}\next: {b: *a}\n`)).toEqual(['too-large']);
  expect(codes(`${head}scope: {in: &a [x, y]}\next: {b: *a}\n`)).toEqual([]);
});

test('an anchor that holds itself does not hang', () => {
  expect(() => codes(`${head}ext: &a {b: *a}\n`)).not.toThrow();
  expect(() => codes(`${head}threats: &a [*a]\n`)).not.toThrow();
});

test.each([
  ['dashes', `${head}ext:\n  - ${'- '.repeat(50_000)}x\n`],
  ['dashes behind a key', `${head}ext: ${'- '.repeat(50_000)}x\n`],
  ['question marks', `${'? '.repeat(50_000)}x\n`],
  ['brackets', `${head}ext: ${'['.repeat(200_000)}`],
  ['braces', `${head}ext: ${'{a: '.repeat(100_000)}`],
  [
    'indentation',
    `${head}ext:\n${Array.from({ length: 900 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`,
  ],
])('deep nesting by %s is refused before it is parsed', (_, text) => {
  expect(codes(text)).toEqual(['too-deep']);
});

test('brackets in quotes and comments are not nesting', () => {
  const text = `${head}scope: {in: ["${'['.repeat(100)}"]} # ${'['.repeat(100)}\n`;
  expect(codes(text)).toEqual([]);
});

test('a file above the limit is refused', () => {
  expect(codes(`${head}# ${'x'.repeat(limits.modelBytes)}`)).toEqual(['too-large']);
});

test('a NUL byte and bytes that were not UTF-8 are told', () => {
  expect(codes(`${head}\0`)).toEqual(['bad-character']);
  const { model, diagnostics } = readModel(
    'version: 1\nsystem: {id: shop, name: "\ufffd"}\n',
    'm.yaml',
    () => undefined,
  );
  expect(model?.system.name).toBe('\ufffd');
  expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'bad-character', line: 2 }]);
});

test('names of the prototype are keys and ids like any other', () => {
  expect(codes(`${head}__proto__: {a: 1}\nconstructor: 1\ntoString: 1\n`)).toEqual(
    Array(3).fill('unknown-key'),
  );
  expect(codes(`${head}zones: [{id: __proto__, trust: 1}]\n`)).toEqual(['wrong-value']);
  expect(codes(`${head}zones: [{id: constructor, trust: 1}]\n`)).toEqual([]);
  expect(codes(`${head}components: [{id: a, type: b, zone: constructor}]\n`)).toEqual(['unknown-reference']);
  expect(Reflect.get({}, 'a')).toBeUndefined();
});

test('duplicate keys, merge keys and tags are errors', () => {
  expect(codes(`${head}system: {id: b}\n`)).toEqual(['bad-yaml']);
  expect(codes(`${head}ext: &a {b: 1}\nplan: {<<: *a}\n`)).toEqual(['unknown-key']);
  expect(codes(`${head}ext: !!js/function x\n`)).toEqual(['bad-yaml']);
});

test.each(['аpi', 'a\u202eb', 'a b', 'API', '-a', 'ａpi', `${'a'.repeat(64)}`, 'a\u200bb'])(
  'the id %j is refused',
  (id) => {
    const { diagnostics } = readModel(
      `${head}zones: [{id: ${JSON.stringify(id)}, trust: 1}]\n`,
      'm.yaml',
      () => undefined,
    );
    expect(diagnostics.map((one) => one.code)).toEqual(['wrong-value']);
  },
);

test('a character that looks like another is named', () => {
  const { diagnostics } = readModel(`${head}zones: [{id: "аpi", trust: 1}]\n`, 'm.yaml', () => undefined);
  expect(diagnostics[0]?.cause).toContain('character 1 is U+0430');
});

test('very many errors are cut at the limit', () => {
  const keys = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n');
  const { diagnostics } = readModel(`${head}${keys}\n`, 'm.yaml', () => undefined);
  expect(diagnostics).toHaveLength(limits.modelDiagnostics);
  expect(diagnostics.at(-1)?.code).toBe('too-many');
  expect(codes(`${head}zones: [${'{id: a, trust: 1}, '.repeat(20_000)}]\n`)).toHaveLength(
    limits.modelDiagnostics,
  );
});

test('no text makes the reader throw, and every diagnostic lies in the text', () => {
  const part = fc.constantFrom(
    'version: 1\n',
    'system: {id: a}\n',
    'threats:\n',
    '  - ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '!t ',
    '"',
    "'",
    ': ',
    '? ',
    '|\n',
    '>\n',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '#',
    '\t',
    '\r\n',
    '\n',
    'id: ',
    'type: tests',
    '<<: ',
    'null',
    '~',
    '\u0085',
    '\ufeff',
    '__proto__: ',
    ', ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string({ maxLength: 6 })), { maxLength: 24 }), (parts) => {
      const text = parts.join('');
      const reading = readModel(text, 'm.yaml', () => undefined);
      const lines = text.split(/\r\n?|\n/).length;
      for (const one of reading.diagnostics) {
        expect(one.line).toBeGreaterThanOrEqual(1);
        expect(one.line).toBeLessThanOrEqual(lines);
        expect(one.endColumn).toBeGreaterThan(one.column);
      }
      renderDiagnostics(reading.diagnostics, text);
      expect(reading.model === undefined).toBe(reading.diagnostics.some((one) => one.severity === 'error'));
    }),
    { numRuns: 600 },
  );
});
