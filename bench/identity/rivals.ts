import { sha256 } from '../../src/core/digest.ts';
import type { Anchored } from '../../src/triage/identity/anchored.ts';

/** Rule, path and line: what many tools use. */
export function byLine(before: readonly Anchored[], after: readonly Anchored[]): ReadonlyMap<number, number> {
  return byKey(before, after, ({ rule, path, line }) => `${rule}\n${path}\n${line}`);
}

/** Rule, path, hash of the 100 characters from the line on without blanks, and the occurrence: the published idea. */
export function byWindow(
  before: readonly Anchored[],
  after: readonly Anchored[],
): ReadonlyMap<number, number> {
  return byKey(before, after, ({ rule, path, anchor }) => {
    const lines = anchor.context.split('\n');
    const window = `${anchor.match}${lines[2] ?? ''}${lines[3] ?? ''}`.replace(/\s/g, '').slice(0, 100);
    return `${rule}\n${path}\n${sha256(window)}`;
  });
}

function byKey(
  before: readonly Anchored[],
  after: readonly Anchored[],
  keyOf: (item: Anchored) => string,
): ReadonlyMap<number, number> {
  const places = new Map(keyed(after, keyOf).map((key, n) => [key, n]));
  const found = new Map<number, number>();
  for (const [n, key] of keyed(before, keyOf).entries()) {
    const partner = places.get(key);
    if (partner !== undefined) found.set(n, partner);
  }
  return found;
}

/** Keys with the occurrence number, so that equal ones stay apart. */
function keyed(items: readonly Anchored[], keyOf: (item: Anchored) => string): string[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const key = keyOf(item);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${key}\n${count}`;
  });
}
