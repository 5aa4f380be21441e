import type { Found, Hit } from './find.ts';
import type { Dropped, Requirement, Stretch } from './rule.ts';

/**
 * Of the hits whose rule wants other parts, those that have all of them close by, told with the parts' rules; and no hit
 * of a rule that is only a part.
 */
export function withPartners(found: Found, bytes: Uint8Array): Found {
  const byRule = new Map<string, Hit[]>();
  for (const hit of found.hits) {
    const same = byRule.get(hit.rule.id);
    if (same === undefined) byRule.set(hit.rule.id, [hit]);
    else same.push(hit);
  }
  for (const hits of byRule.values()) hits.sort((a, b) => a.match.start - b.match.start);
  const hits: Hit[] = [];
  const alone: Hit[] = [];
  for (const hit of found.hits) {
    if (hit.rule.part === true) continue;
    const { requires = [] } = hit.rule;
    const isWhole = requires.every((wanted) => isNear(hit, byRule.get(wanted.rule) ?? [], wanted, bytes));
    if (!isWhole) alone.push(hit);
    else hits.push(requires.length === 0 ? hit : told(hit, requires));
  }
  const dropped = new Map<Dropped, number>(found.dropped);
  if (alone.length > 0) dropped.set('no-partner', (dropped.get('no-partner') ?? 0) + alone.length);
  return { ...found, hits, dropped };
}

function told(hit: Hit, requires: readonly Requirement[]): Hit {
  const notes = [
    ...(hit.verdict.notes ?? []),
    ...requires.map(({ rule }) => ['together with', rule] as const),
  ];
  return { ...hit, verdict: { ...hit.verdict, notes } };
}

/** Asks only the neighbours: if the next on either side is too far away, so are all others. */
function isNear(hit: Hit, partners: readonly Hit[], wanted: Requirement, bytes: Uint8Array): boolean {
  const after = firstFrom(partners, hit.match.start);
  const around = [after - 2, after - 1, after, after + 1].flatMap((index) => partners[index] ?? []);
  return around.some((partner) => partner !== hit && isWithin(hit.match, partner.match, wanted, bytes));
}

function isWithin(a: Stretch, b: Stretch, wanted: Requirement, bytes: Uint8Array): boolean {
  const [from, to] = a.start < b.start ? [a.end, b.start] : [b.end, a.start];
  if (to - from > (wanted.withinBytes ?? Infinity)) return false;
  if (wanted.withinLines === undefined) return true;
  let lines = 0;
  for (let at = from; at < to && lines <= wanted.withinLines; at++) if (bytes[at] === 0x0a) lines++;
  return lines <= wanted.withinLines;
}

/** The first hit that starts at `start` or later. */
function firstFrom(hits: readonly Hit[], start: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.match.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
