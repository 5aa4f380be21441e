import type { Decision } from '../../core/decision.ts';
import { dayMs } from '../../core/clock.ts';
import type { TrackedFinding } from '../../core/tracked.ts';
import type { Sla } from '../../model/types.ts';
import type { Priority } from './priority.ts';

/** Time for findings of each priority where the model says nothing: 7, 30, 90 and 120 days. */
export const defaultSla: Sla = { urgent: 7 * dayMs, high: 30 * dayMs, medium: 90 * dayMs, low: 120 * dayMs };

/** How a finding stands against its time; all moments in milliseconds since 1970. */
export interface SlaClock {
  readonly state: 'due' | 'overdue' | 'paused';
  /** When the time began: with this episode, so that what comes back has a new one. */
  readonly since: number;
  /** When it is over; of a paused one, when it would be if the acceptance ran to its end. */
  readonly due: number;
}

export interface SlaTerms {
  readonly priority: Priority;
  readonly sla: Sla | undefined;
  /** The decision that counts for the finding, if there is one. */
  readonly decision: Decision | undefined;
  readonly now: number;
}

/**
 * Runs from the beginning of the last episode. Only an acceptance stops it, from the day it was given to the day it
 * ends or is in doubt, and afterwards the rest of the same time is left. Nothing else does: no label, no comment.
 */
export function slaClock(finding: TrackedFinding, { priority, sla, decision, now }: SlaTerms): SlaClock {
  const since = finding.episodes.at(-1)?.opened ?? now;
  const end = since + (sla ?? defaultSla)[priority];
  const pause = pauseOf(finding, decision, since);
  if (pause === undefined) return { state: now > end ? 'overdue' : 'due', since, due: end };
  // Accepted after its time was over, it is still carried by somebody, and overdue again when that ends.
  const due = pause.from > end ? end : end + (pause.to - pause.from);
  if (pause.from <= now && now <= pause.to) return { state: 'paused', since, due };
  return { state: now > due ? 'overdue' : 'due', since, due };
}

function pauseOf(
  { doubtedAt }: TrackedFinding,
  decision: Decision | undefined,
  since: number,
): { readonly from: number; readonly to: number } | undefined {
  if (decision?.kind !== 'accept') return undefined;
  const from = Math.max(decision.at, since);
  const doubted = doubtedAt !== undefined && doubtedAt >= decision.at ? doubtedAt : Infinity;
  const to = Math.min(decision.until, doubted);
  return to > from ? { from, to } : undefined;
}
