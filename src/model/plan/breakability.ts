import type { Mitigation } from '../types.ts';
import type { Breakability, Churn } from './testing-plan.ts';

/** Days of history that count: work of the last quarter says what the next one will touch. */
export const churnDays = 90;

// Bounds by judgement, not by measurement: about a change a week is a lot for one control, one a month is some.
const high = { commits: 12, commitsOfMany: 6, authors: 3 } as const;
const medium = { commits: 3 } as const;

/**
 * The model's word when it has one, else what history shows; without either it counts as medium. History that is cut
 * off can show that much was changed, and never that little was.
 */
export function breakabilityOf(
  mitigation: Mitigation,
  churn: Churn | undefined,
  historyCut = false,
): Breakability {
  const measured = churn === undefined ? {} : { churn };
  if (mitigation.breakable !== undefined) return { level: mitigation.breakable, from: 'model', ...measured };
  if (churn === undefined) return { level: 'medium', from: 'unknown' };
  const often = churn.commits >= high.commits;
  const byMany = churn.commits >= high.commitsOfMany && churn.authors >= high.authors;
  if (often || byMany) return { level: 'high', from: 'history', churn };
  if (historyCut) return { level: 'medium', from: 'cut', churn };
  return { level: churn.commits >= medium.commits ? 'medium' : 'low', from: 'history', churn };
}
