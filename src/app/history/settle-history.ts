import type { Finding } from '../../core/finding.ts';
import type { HistoryFinding, HistoryReport, KnownFinding } from '../../core/report.ts';
import { redactEvents } from '../redact.ts';

/** A history as it was looked at, before anybody knows its findings by id. */
export type RawHistory = HistoryReport<Finding>;

/** The findings of a history without anything that may be a secret, each with what a reader wants beside it. */
export function historyFindings(history: RawHistory): readonly Finding[] {
  return history.findings.map((found) => {
    const notes = [...(found.finding.notes ?? []), ...notesOf(found)];
    const [event] = redactEvents([{ kind: 'finding', finding: { ...found.finding, notes } }]);
    return event?.kind === 'finding' ? event.finding : found.finding;
  });
}

/** The history with its findings as triage knows them; `known` is in the order of `historyFindings`. */
export function knownHistory(history: RawHistory, known: readonly KnownFinding[]): HistoryReport {
  const findings = history.findings.flatMap((found, n): readonly HistoryFinding[] => {
    const finding = known[n];
    if (finding === undefined) return [];
    const { first } = found;
    return [{ ...found, finding: first === undefined ? finding : { ...finding, introduced: first } }];
  });
  return { ...history, findings };
}

/** Whether all of a history was looked at, so that what was not found is not there any more. */
export function isWhole(history: RawHistory | undefined): boolean {
  return (
    history !== undefined && history.since === '' && history.missing === 0 && history.problems.length === 0
  );
}

function notesOf({ inHead, last, refs, refsInAll }: HistoryFinding<Finding>): Finding['notes'] & object {
  const until = last === undefined ? 'no' : `no, last in ${last.commit.slice(0, 12)}`;
  const named = refs.slice(0, refsShown).join(', ');
  const more = refsInAll > refsShown ? ` and ${refsInAll - refsShown} more` : '';
  return [
    ['still checked out', inHead ? 'yes' : until],
    ...(refs.length === 0 ? [] : [['reachable from', `${named}${more}`] as const]),
  ];
}

const refsShown = 5;
