import { pathOf } from './location.ts';
import type { KnownFinding, Report } from './report.ts';

/** Findings of the history that no finding of the work tree stands for: a secret that is still there is told once. */
export function pastFindings({
  history,
  findings,
}: Pick<Report, 'history' | 'findings'>): readonly KnownFinding[] {
  const present = new Set(findings.flatMap(keysOf));
  return (history?.findings ?? [])
    .filter(({ inHead, finding }) => !inHead || !keysOf(finding).some((key) => present.has(key)))
    .map(({ finding }) => finding);
}

function keysOf({ rule, at, anchor }: KnownFinding): readonly string[] {
  return [`path ${rule} ${pathOf(at) ?? ''}`, `match ${rule} ${anchor.match}`];
}
