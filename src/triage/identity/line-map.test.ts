import { expect, test } from 'vitest';
import { placeAfter, readLineMap } from './line-map.ts';

const diff = `diff --git a/src/a.ts b/src/a.ts
index 1..2 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -2,2 +2 @@ function f() {
-two
--- three looks like a header
+two and three
@@ -5,0 +5,3 @@
+new
+++ new looks like a header
+new
@@ -9 +10,0 @@
-nine
diff --git a/old.ts b/new.ts
similarity index 90%
rename from old.ts
rename to new.ts
--- a/old.ts
+++ b/new.ts
@@ -1 +1 @@
-x
+y
diff --git a/moved.ts b/sub/moved.ts
similarity index 100%
rename from moved.ts
rename to sub/moved.ts
diff --git a/gone.ts b/gone.ts
deleted file mode 100644
--- a/gone.ts
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git "a/caf\\303\\251.ts" "b/caf\\303\\251.ts"
--- "a/caf\\303\\251.ts"
+++ "b/caf\\303\\251.ts"
@@ -1 +1 @@
-x
+y
`;

test('an unchanged line is followed, a changed one is not', () => {
  const map = readLineMap(diff);
  expect([...map.keys()]).toEqual(['src/a.ts', 'old.ts', 'moved.ts', 'gone.ts', 'café.ts']);
  const line = (n: number): number | undefined => placeAfter(map, { path: 'src/a.ts', line: n })?.line;
  expect([1, 2, 3, 4, 5, 6, 8, 9, 10].map(line)).toEqual([
    1,
    undefined,
    undefined,
    3,
    4,
    8,
    10,
    undefined,
    11,
  ]);
});

test('renames, deletions, quoted names and files that are not named', () => {
  const map = readLineMap(diff);
  expect(placeAfter(map, { path: 'old.ts', line: 2 })).toEqual({ path: 'new.ts', line: 2 });
  expect(placeAfter(map, { path: 'moved.ts', line: 7 })).toEqual({ path: 'sub/moved.ts', line: 7 });
  expect(placeAfter(map, { path: 'gone.ts', line: 7 })).toBeUndefined();
  expect(placeAfter(map, { path: 'café.ts', line: 1 })).toBeUndefined();
  expect(placeAfter(map, { path: 'other.ts', line: 1 })).toEqual({ path: 'other.ts', line: 1 });
});

test('garbage gives no help and no error', () => {
  expect(readLineMap('@@ -1 +1 @@\n+++ b/x\n--- \n\0').size).toBe(0);
});
