import type { Label } from '../../core/label.ts';
import { dayMs } from '../../core/clock.ts';

/** Older labels count no more: rules, and the code they meet, change. */
export const labelAgeMs = 26 * 7 * dayMs;

/** The labels of a rule that are not too old, the same code once as it was judged last. `now` in milliseconds since 1970. */
export function ownLabels(rule: string, labels: readonly Label[], now: number): readonly Label[] {
  return newestPerCode(labels.filter((label) => label.rule === rule && isFresh(label, now)));
}

function isFresh({ at }: Label, now: number): boolean {
  return at <= now && now - at <= labelAgeMs;
}

/** Of two judgements at one time the worse one counts. */
function newestPerCode(labels: readonly Label[]): Label[] {
  const newest = new Map<string, Label>();
  for (const label of labels) {
    const key = JSON.stringify([label.source, label.corpus, label.codeContext]);
    const known = newest.get(key);
    if (known === undefined || known.at < label.at || (known.at === label.at && label.label === 'fp')) {
      newest.set(key, label);
    }
  }
  return [...newest.values()];
}
