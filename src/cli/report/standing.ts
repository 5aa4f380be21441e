import type { EngineReport, KnownFinding, MitigationReport, Report } from '../../core/report.ts';
import { mitigationStates } from '../../core/evidence.ts';
import { bySeverity, severities } from '../../core/severity.ts';
import { counted, grouped } from './quantities.ts';
import { openFindings } from './ranking.ts';
import { mitigationWords, verificationWords } from './state-words.ts';

/** `3 failing, 1 stale, 8 verified`: only the states that occur, worst first. */
export function stateCounts(mitigations: readonly MitigationReport[]): string {
  return mitigationStates
    .map((state) => ({ state, count: mitigations.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${grouped(count)} ${mitigationWords[state].word}`)
    .join(', ');
}

/** `1 critical, 3 high`: only the severities that occur. */
export function severityCounts(findings: readonly KnownFinding[]): string {
  return severities
    .map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${grouped(count)} ${severity}`)
    .join(', ');
}

/** Whether something that could have been looked at was not, so that few findings prove nothing. */
export function isIncomplete(report: Report): boolean {
  if (report.status !== 'complete') return true;
  const looked = report.engines.some(({ coverage }) => coverage.scanned > 0);
  return !looked || report.engines.some(hasGap);
}

function hasGap({ status, coverage }: EngineReport): boolean {
  return status === 'failed' || status === 'partial' || status === 'not-run' || coverage.failed.length > 0;
}

/** What was not covered, one sentence per cause, the worst first. */
export function gapsOf(report: Report): readonly string[] {
  const failed = report.engines.filter(({ status }) => status === 'failed');
  const partial = report.engines.filter((engine) => engine.status !== 'failed' && gapOf(engine) !== '');
  return [
    ...failed.map((engine) => `${engine.id} failed: ${gapOf(engine)}`),
    ...partial.map((engine) => `${engine.id} in part: ${gapOf(engine)}`),
    ...byCause(report.engines, 'not-run').map(
      ({ because, ids }) => `not run: ${ids.join(', ')} (${because})`,
    ),
    ...byCause(report.engines, 'nothing').map(
      ({ because, ids }) => `nothing to look at: ${ids.join(', ')} (${because})`,
    ),
  ];
}

/** Why an engine that looked did not see everything; empty when it did. */
export function gapOf(engine: EngineReport): string {
  const { status, because, coverage } = engine;
  if (status === 'not-run' || status === 'nothing') return '';
  const [first] = coverage.failed;
  if (first === undefined) return status === 'complete' ? '' : because || 'no reason given';
  const count = coverage.failed.length;
  const targets = `${grouped(count)} failed: ${first.target}: ${first.reason}${count > 1 ? ', …' : ''}`;
  return status === 'failed' && because !== '' ? `${because}; ${targets}` : targets;
}

/** Engines that share a status and a reason. */
export function byCause(
  engines: readonly EngineReport[],
  status: EngineReport['status'],
): readonly { readonly because: string; readonly ids: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const engine of engines) {
    if (engine.status !== status) continue;
    const because = engine.because || 'no reason given';
    groups.set(because, [...(groups.get(because) ?? []), engine.id]);
  }
  return [...groups].map(([because, ids]) => ({ because, ids }));
}

/** `cloud failed, secrets in part, 5 engines not run`: the gaps in one phrase. */
export function gapPhrase(report: Report): string {
  const failed = report.engines.filter(({ status }) => status === 'failed').map(({ id }) => `${id} failed`);
  const partial = report.engines
    .filter((engine) => engine.status !== 'failed' && gapOf(engine) !== '')
    .map(({ id }) => `${id} in part`);
  const idle = report.engines.filter(({ status }) => status === 'not-run').length;
  const nothing = report.engines.filter(({ status }) => status === 'nothing').map(({ id }) => id);
  return [
    ...failed,
    ...partial,
    ...(idle > 0 ? [`${counted(idle, 'engine')} not run`] : []),
    ...(nothing.length > 0 ? [`${nothing.join(', ')} saw nothing`] : []),
  ].join(', ');
}

/** The findings of a report counted in one phrase that never reads as a clean bill. */
export function findingCounts(report: Report, open: readonly KnownFinding[]): string {
  const kinds = severityCounts(open);
  const parts = [
    open.length === 0 ? '0 findings in what was looked at' : `${counted(open.length, 'finding')} (${kinds})`,
  ];
  const fresh = open.filter(({ history }) => history === 'new' || history === 'reopened').length;
  if (fresh > 0) parts.push(`${grouped(fresh)} new`);
  const settled = report.findings.length - open.length;
  if (settled > 0) parts.push(`${grouped(settled)} ignored or accepted`);
  if (report.suppressed > 0) parts.push(`${grouped(report.suppressed)} suppressed in code`);
  if (report.closed > 0) parts.push(`${grouped(report.closed)} closed`);
  return parts.join(' · ');
}

/** `5 skipped: image`, `5 skipped: 3 image, 2 empty`: why an engine left targets out; empty when it left none. */
export function skippedPhrase({ coverage }: EngineReport): string {
  const counts = new Map<string, number>();
  for (const { reason } of coverage.skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [first, ...others] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined) return '';
  const reasons = [first, ...others.slice(0, 2)].map(([reason, count]) => `${grouped(count)} ${reason}`);
  const told = others.length === 0 ? first[0] : reasons.join(', ') + (others.length > 2 ? ', …' : '');
  return `${grouped(coverage.skipped.length)} skipped: ${told}`;
}

/** Required verifications that neither passed nor failed, with the word of their state: `v-a (checked nothing)`. */
export function unansweredOf(report: Report): readonly string[] {
  return report.mitigations
    .flatMap(({ verifications }) => verifications)
    .filter(({ required, state }) => required && state !== 'pass' && state !== 'fail')
    .map(({ id, state }) => `${id} (${verificationWords[state].word})`);
}

/**
 * Why a mitigation is in its state. The id of the verification is left out where there is only one, and of the
 * findings that contradict the mitigation the most severe is named.
 */
export function reasonOf(one: MitigationReport, report: Report): string {
  const named = one.verifications.find(({ id }) => one.because.startsWith(`${id}: `));
  const bare = named === undefined ? one.because : one.because.slice(named.id.length + 2);
  const found = openFindings(report).filter(({ contradicts }) => contradicts.includes(one.id));
  const told = found.find(({ message }) => message !== '' && bare.startsWith(message));
  const [worst] = [...found].sort((a, b) => bySeverity(a.severity, b.severity));
  const isMild = told !== undefined && worst !== undefined && bySeverity(worst.severity, told.severity) < 0;
  if (one.state !== 'failing' || !isMild) return one.verifications.length > 1 ? one.because : bare;
  const by = one.verifications.find(({ evidence }) => evidence?.findings.includes(worst.id));
  const prefix = by === undefined || one.verifications.length === 1 ? '' : `${by.id}: `;
  return `${prefix}${worst.message}${found.length > 1 ? ` and ${grouped(found.length - 1)} more` : ''}`;
}

/** The unit in which an engine counts its targets. */
export function targetsOf(engine: EngineReport): string {
  const units: Partial<Record<EngineReport['id'], string>> = { tests: 'report', container: 'image' };
  const unit = units[engine.id] ?? (engine.id === 'dast' || engine.id === 'iast' ? 'target' : 'file');
  const { seen, scanned } = engine.coverage;
  if (scanned === seen) return counted(scanned, unit);
  return `${grouped(scanned)} of ${counted(seen, unit)}`;
}
