import type {
  FindingTriage,
  HistoryFinding,
  HistoryMoment,
  HistoryReport,
  KnownFinding,
} from '../../core/report.ts';
import { placeOf } from '../../core/location.ts';
import { instantOf } from './quantities.ts';

/** The history's part of the JSON report. */
export function historyValue(history: HistoryReport): object {
  const { problems, skipped, findings, ...counts } = history;
  return {
    ...counts,
    skipped: skipped.map(([reason, count]) => ({ reason, count })),
    problems,
    findings: findings.map(findingValue),
  };
}

function findingValue(found: HistoryFinding): object {
  const { finding, first, last, ...rest } = found;
  const { id, rule, severity, confidence, at, message, excerpt, notes = [] } = finding;
  return {
    id,
    rule,
    severity,
    confidence,
    location: { ...at, place: placeOf(at) },
    message,
    ...identityValue(finding),
    mitigations: finding.contradicts,
    threats: finding.threats,
    history: finding.history,
    firstSeen: instantOf(finding.firstSeen) ?? null,
    triage: triageValue(finding.triage),
    first: momentValue(first),
    last: momentValue(last),
    ...rest,
    ...(excerpt === undefined ? {} : { excerpt }),
    notes: notes.map(([key, value]) => ({ key, value })),
  };
}

/** The same for the same secret wherever it stands, where a key was given. */
export function identityValue({ anchor }: KnownFinding): object {
  return anchor.match.startsWith('hmac:') ? { identity: anchor.match } : {};
}

/** What was decided about a finding. */
export function triageValue(triage: FindingTriage): object {
  if ('until' in triage && triage.until !== undefined) {
    return { ...triage, until: instantOf(triage.until) ?? null };
  }
  return 'at' in triage ? { ...triage, at: instantOf(triage.at) ?? null } : triage;
}

function momentValue(moment: HistoryMoment | undefined): object | null {
  return moment === undefined ? null : { ...moment, at: instantOf(moment.at) ?? null };
}
