import type { ScoredPair } from './score.ts';

/**
 * What the pairs say of each rule, as the precision ledger reads it: a report in a function that is still to be fixed is true,
 * the same rule's report in the function after the fix is false. The code is told by its digest, not shown.
 */
export function labelFile(
  scored: readonly ScoredPair[],
  judged: string,
  digestOf: (rule: string) => string,
): string {
  const labels = scored.flatMap(({ pair, ours }) =>
    [
      ...ours.fires.map((rule) => ({ rule, label: 'tp', code: ours.code[`before ${rule}`] })),
      ...ours.stillFires.map((rule) => ({ rule, label: 'fp', code: ours.code[`after ${rule}`] })),
    ].map(({ rule, label, code }) => ({ rule, digest: digestOf(rule), label, advisory: pair.id, code })),
  );
  const file = { corpus: `fixed advisories ${judged}`, judged, labels };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
