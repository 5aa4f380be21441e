import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isShown, linesOfPatch } from './positions.ts';

const patch = `@@ -1,3 +1,4 @@ function a() {
 one
-two
+zwei
+dritt
 three
\\ No newline at end of file
@@ -40 +41,2 @@
 forty
+more`;

test('added lines have no old side, unchanged ones do', () => {
  expect([...linesOfPatch(patch)]).toEqual([
    [1, 1],
    [2, 0],
    [3, 0],
    [4, 3],
    [41, 40],
    [42, 0],
  ]);
});

test('a stretch has to be shown whole', () => {
  const lines = linesOfPatch(patch);
  expect([isShown(lines, 2, 4), isShown(lines, 4, 41), isShown(lines, 5, 5), isShown(lines, 3, 2)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('any text is read without a throw, and gives lines from 1 on', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const line of linesOfPatch(`@@ -1,2 +1,2 @@\n${text}`).keys())
        expect(line).toBeGreaterThanOrEqual(1);
    }),
  );
});
