import type { Finding } from '../../core/finding.ts';
import type { TrackedFinding } from '../../core/tracked.ts';
import type { Suppression } from '../../triage/suppressions.ts';
import { commentsIn } from '../known.ts';
import type { Session } from '../session.ts';
import { severityOf, lineOf } from './day-rows.ts';

/** The comments in the work tree that ignore remembered findings, for commands that scan nothing. */
export function trackedComments(
  session: Session,
  tracked: readonly TrackedFinding[],
): readonly Suppression[] {
  const findings = tracked
    .filter(({ status, line }) => status === 'open' && line > 0)
    .map((finding): Finding => ({
      engine: finding.engine,
      rule: finding.rule,
      severity: severityOf(session, finding),
      confidence: 'medium',
      at: lineOf(finding.path, finding.line),
      message: '',
      anchor: finding.anchor,
    }));
  return commentsIn(session, session, findings).suppressions;
}
