import type { Decision } from '../core/decision.ts';
import type { FindingTriage } from '../core/report.ts';
import type { TrackedFinding } from '../core/tracked.ts';
import type { Suppression } from './suppressions.ts';

/**
 * How a finding stands now. A decision that ran out, or that was made before the finding was last recognised by
 * likeness alone, counts as open until somebody looks again. A comment in the code stands where it is written, so
 * it is never in doubt.
 */
export function standingOf(
  finding: TrackedFinding,
  decision: Decision | undefined,
  suppression: Suppression | undefined,
  now: number,
): FindingTriage {
  const decided = decision === undefined ? ({ state: 'open' } as const) : decidedAs(decision, finding, now);
  if (decided.state === 'ignored' || decided.state === 'accepted' || suppression === undefined)
    return decided;
  const { reason, until, path, writtenOn } = suppression;
  if (until !== undefined && until < now) return decided;
  const by = `comment in ${path}:${writtenOn}`;
  return { state: 'ignored', by, reason, ...(until === undefined ? {} : { until }), source: 'comment' };
}

function decidedAs(decision: Decision, finding: TrackedFinding, now: number): FindingTriage {
  const doubted = finding.doubtedAt !== undefined && finding.doubtedAt >= decision.at;
  if (decision.kind === 'confirm') {
    return doubted ? { state: 'open' } : { state: 'confirmed', by: decision.by, at: decision.at };
  }
  const was = decision.kind === 'ignore' ? 'ignored' : 'accepted';
  const over = decision.until !== undefined && decision.until < now;
  if (doubted || over) return { state: 're-confirm', was, reason: decision.reason };
  if (decision.kind === 'accept') {
    return { state: 'accepted', by: decision.owner, reason: decision.reason, until: decision.until };
  }
  const until = decision.until === undefined ? {} : { until: decision.until };
  return { state: 'ignored', by: decision.by, reason: decision.reason, ...until, source: 'triage' };
}
