import { mitigationStates } from '../../core/evidence.ts';
import { pathOf } from '../../core/location.ts';
import { pastFindings } from '../../core/past-findings.ts';
import type { KnownFinding, MitigationReport, Report } from '../../core/report.ts';
import { confidences, severities } from '../../core/severity.ts';

/** Findings that somebody still has to act on: not ignored and not accepted. */
export function openFindings(report: Report): readonly KnownFinding[] {
  return report.findings.filter(isOpen);
}

/** The same of the history, where it was looked at: secrets that the findings of the work tree do not tell of. */
export function openPast(report: Report): readonly KnownFinding[] {
  return pastFindings(report).filter(isOpen);
}

function isOpen({ triage }: KnownFinding): boolean {
  return triage.state !== 'ignored' && triage.state !== 'accepted';
}

/** Whether the finding came, or came back, with what is looked at: for a gate, with the change. */
export function isBrought({ history }: KnownFinding): boolean {
  return history === 'new' || history === 'reopened';
}

/**
 * The most important first: what blocks, for a gate what is new, then severity, what a mitigation is contradicted
 * by, what is new.
 */
export function ranked(findings: readonly KnownFinding[], report: Report): readonly KnownFinding[] {
  const decisions = new Map(report.gate?.items.map(({ subject, decision }) => [subject, decision]));
  const keyed = findings.map((finding) => {
    const decision = decisions.get(finding.id);
    const isOld = report.gate !== undefined && !isBrought(finding);
    return { finding, key: keyOf(finding, decision === 'block' ? 0 : isOld ? 2 : 1) };
  });
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ finding }) => finding);
}

type Key = readonly [weight: number, path: string, line: number];

function keyOf(finding: KnownFinding, gate: 0 | 1 | 2): Key {
  const severity = severities.indexOf(finding.severity);
  const outside = finding.contradicts.length > 0 ? 0 : 1;
  const age = { new: 0, reopened: 0, existing: 1, baseline: 2 }[finding.history];
  const confidence = confidences.indexOf(finding.confidence);
  const weight = (((gate * 8 + severity) * 2 + outside) * 4 + age) * 4 + confidence;
  return [weight, pathOf(finding.at) ?? '', 'line' in finding.at ? finding.at.line : 0];
}

function compare(a: Key, b: Key): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  return a[2] - b[2];
}

/** Mitigations worst state first, those against high-impact threats before the others. */
export function rankedMitigations(report: Report): readonly MitigationReport[] {
  return [...report.mitigations].sort(
    (a, b) =>
      mitigationStates.indexOf(a.state) - mitigationStates.indexOf(b.state) ||
      Number(b.highImpact) - Number(a.highImpact),
  );
}
