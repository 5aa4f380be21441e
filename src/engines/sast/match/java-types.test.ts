import { expect, test } from 'vitest';
import { isBoxOf, readType, resultOf } from './java-types.ts';

test.each([
  ['java.util.Map<String, List<A, B>>', 'Map', ['String', 'List<A, B>']],
  ['String', 'String', []],
  ['List<>', 'List', []],
  ['<', '', []],
  ['Map<A', 'Map', []],
] as const)('%s', (text, name, parts) => {
  const read = readType(text);
  expect(read.name).toBe(name);
  if (text.endsWith('>') || !text.includes('<')) expect(read.parts).toEqual(parts);
});

test('boxing goes both ways, a package only one', () => {
  expect(isBoxOf('int', 'java.lang.Integer')).toBe(true);
  expect(isBoxOf('Integer', 'int')).toBe(true);
  expect(isBoxOf('java.lang.Integer', 'int')).toBe(false);
  expect(isBoxOf('int', 'Long')).toBe(false);
  expect(isBoxOf('A', 'A')).toBe(false);
});

test('what methods return', () => {
  expect(resultOf(readType('HashMap<K, V>'), 'get')).toBe('V');
  expect(resultOf(readType('List<E>'), 'get')).toBe('E');
  expect(resultOf(readType('List'), 'get')).toBeUndefined();
  expect(resultOf(readType('String'), 'length')).toBe('int');
  expect(resultOf(readType('Own'), 'size')).toBeUndefined();
});
