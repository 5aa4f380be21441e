import type { Digests } from './marker.ts';

/** What must be equal, pass by pass: each uses up both sides. No pass goes by likeness. */
const passes: readonly (readonly (keyof Digests)[])[] = [
  ['rule', 'path', 'scope', 'match', 'context'],
  ['rule', 'path', 'scope', 'match'],
  ['rule', 'path', 'match', 'context'],
  ['rule', 'path', 'scope', 'context'],
  ['rule', 'scope', 'match', 'context'],
  ['rule', 'scope', 'match'],
];

/** A thread, and whether people have taken part in it. */
export interface Held {
  readonly identity: Digests;
  /** Answered, or closed: it goes on only for the finding whose text it was about. */
  readonly settled: boolean;
}

/** Pairs findings and threads, the strongest likeness first: position in `wanted` -> position in `there`. */
export function pairs(wanted: readonly Digests[], there: readonly Held[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const used = new Set<number>();
  for (const fields of passes) {
    const open = new Map<string, number[]>();
    for (const [n, one] of there.entries()) {
      if (used.has(n) || (one.settled && !fields.includes('match'))) continue;
      const key = keyOf(one.identity, fields);
      open.set(key, [...(open.get(key) ?? []), n]);
    }
    for (const [n, one] of wanted.entries()) {
      if (found.has(n)) continue;
      const match = open.get(keyOf(one, fields))?.shift();
      if (match === undefined) continue;
      found.set(n, match);
      used.add(match);
    }
  }
  return found;
}

function keyOf(one: Digests, fields: readonly (keyof Digests)[]): string {
  return fields.map((field) => one[field]).join('.');
}

/** Whether two are the same in everything. */
export function isSame(a: Digests, b: Digests): boolean {
  const [all = []] = passes;
  return keyOf(a, all) === keyOf(b, all);
}
