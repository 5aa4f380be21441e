import { expect, test } from 'vitest';
import { hasCostlyLines } from './costly-lines.ts';

test.each([
  ['a line of errors', 'return;'.repeat(10_000), true],
  ['backslashes', '\\ '.repeat(20_000), true],
  ['many lines of errors', `${'return;'.repeat(1_000)}\n`.repeat(300), true],
  ['the same on short lines', 'return;\n'.repeat(100_000), false],
  ['an ordinary file', `${'const a = 1;'.repeat(8)}\n`.repeat(50_000), false],
  ['one long table in it', `const t = [${'1,'.repeat(10_000)}];\n`, false],
  ['nothing', '', false],
])('%s', (_, text, costly) => {
  expect(hasCostlyLines(text)).toBe(costly);
});
