import type { HistoryFinding, HistoryMoment, HistoryReport } from '../../core/report.ts';
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
  const { rule, severity, confidence, at, message, excerpt, notes = [], anchor } = finding;
  const isKeyed = anchor.match.startsWith('hmac:');
  return {
    rule,
    severity,
    confidence,
    location: { ...at, place: placeOf(at) },
    message,
    ...(isKeyed ? { identity: anchor.match } : {}),
    first: momentValue(first),
    last: momentValue(last),
    ...rest,
    ...(excerpt === undefined ? {} : { excerpt }),
    notes: notes.map(([key, value]) => ({ key, value })),
  };
}

function momentValue(moment: HistoryMoment | undefined): object | null {
  return moment === undefined ? null : { ...moment, at: instantOf(moment.at) ?? null };
}
