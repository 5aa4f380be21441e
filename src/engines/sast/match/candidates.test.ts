import { expect, test } from 'vitest';
import { hunter, testParsers } from '../../../../tests/pattern-hunt.ts';

const hunt = hunter(testParsers());

test.each([
  ['python', 'return $X', 'f = lambda a: a.b\ndef g():\n  return 1\n', ['a.b', 'return 1']],
  ['javascript', 'return $X', 'f = (a) => a.b; function g() { return 1 }', ['return 1']],
] as const)('%s: what %s is found at', (language, pattern, code, found) => {
  const ranges = hunt({ language, pattern, code });
  expect(ranges.map(({ start, end }) => code.slice(start, end))).toEqual(found);
});
