import type { Hit } from './find.ts';

/** A hit, and where else in the same file the same secret stands. */
export interface Occurrence {
  readonly hit: Hit;
  /** Starts of the further matches. */
  readonly again: readonly number[];
}

/** One occurrence for one secret in a file, however often it is repeated there. */
export function grouped(hits: readonly Hit[], textOf: (hit: Hit) => string): readonly Occurrence[] {
  const groups = new Map<string, { readonly hit: Hit; readonly again: number[] }>();
  for (const hit of hits) {
    const key = `${hit.rule.id}\n${textOf(hit)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { hit, again: [] });
    else group.again.push(hit.match.start);
  }
  return [...groups.values()];
}

/** One finding for one secret: of hits that share bytes the most specific stays, in order of their place. */
export function withoutOverlaps(hits: readonly Hit[]): readonly Hit[] {
  const best = [...hits].sort(bySpecificity);
  const taken = new Map<number, Hit[]>();
  const kept: Hit[] = [];
  for (const hit of best) {
    if (hit.secrets.some((secret) => isTaken(taken, secret))) continue;
    kept.push(hit);
    for (const secret of hit.secrets) {
      for (const page of pagesOf(secret)) taken.set(page, [...(taken.get(page) ?? []), hit]);
    }
  }
  return kept.sort((a, b) => a.match.start - b.match.start || compare(a.rule.id, b.rule.id));
}

function bySpecificity(a: Hit, b: Hit): number {
  const longer = b.match.end - b.match.start - (a.match.end - a.match.start);
  return (
    b.rule.rank - a.rule.rank || longer || a.match.start - b.match.start || compare(a.rule.id, b.rule.id)
  );
}

function isTaken(
  taken: ReadonlyMap<number, readonly Hit[]>,
  secret: { start: number; end: number },
): boolean {
  return pagesOf(secret).some((page) =>
    (taken.get(page) ?? []).some((hit) =>
      hit.secrets.some((other) => other.start < secret.end && secret.start < other.end),
    ),
  );
}

/** Hits are kept by the 4 KiB page they touch, so that thousands in one file are not compared in pairs. */
function pagesOf(secret: { start: number; end: number }): readonly number[] {
  const pages: number[] = [];
  for (let page = secret.start >> 12; page <= (secret.end - 1) >> 12; page++) pages.push(page);
  return pages;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
