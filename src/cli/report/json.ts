import type { Coverage } from '../../core/coverage.ts';
import type { Evidence } from '../../core/evidence.ts';
import { placeOf } from '../../core/location.ts';
import type { EngineReport, KnownFinding, MitigationReport, Report } from '../../core/report.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { forJson } from '../../core/sanitise.ts';
import { fingerprintOf } from './fingerprint.ts';
import { historyValue, identityValue, triageValue } from './history-value.ts';
import { instantOf } from './quantities.ts';
import { isIncomplete } from './standing.ts';

/** Names kept per engine of what was skipped or failed, and of problems; the counts are always whole. */
const passedMax = 200;

/**
 * The report as JSON of the schema `holdfast.result/1` (schema/result.schema.json). Times are ISO 8601 in UTC.
 * The scanned root is left out: it is a path on somebody's machine.
 */
export function writeJson(report: Report): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const { gate } = report;
  const value = {
    schema: 'holdfast.result/1',
    tool: report.tool,
    command: report.command,
    status: report.status,
    clean: isClean(report),
    at: instantOf(report.at) ?? null,
    ms: report.ms,
    commit: report.commit,
    dirty: report.dirty,
    model: report.model,
    engines: report.engines.map(engineValue),
    findings: report.findings.map((finding) => findingValue(finding, rules.get(finding.rule))),
    closed: report.closed,
    ...(report.silent === undefined ? {} : { silent: report.silent }),
    ...(report.profile === undefined ? {} : { profile: report.profile }),
    suppressed: report.suppressed,
    mitigations: report.mitigations.map(mitigationValue),
    ...(gate === undefined ? {} : { gate }),
    notices: report.notices,
    ...(report.history === undefined ? {} : { history: historyValue(report.history) }),
    ...(report.drift === undefined ? {} : { drift: report.drift }),
    next: report.next,
  };
  return `${forJson(JSON.stringify(value, null, 2))}\n`;
}

/** True only when everything was looked at, nothing is open and no mitigation is in a bad state. */
function isClean(report: Report): boolean {
  const past = (report.history?.findings ?? []).map(({ finding }) => finding);
  const settled = [...report.findings, ...past].every(
    ({ triage }) => triage.state === 'ignored' || triage.state === 'accepted',
  );
  const good = new Set(['verified', 'planned', 'accepted']);
  return settled && !isIncomplete(report) && report.mitigations.every(({ state }) => good.has(state));
}

function engineValue(engine: EngineReport): object {
  const { problems } = engine;
  return {
    id: engine.id,
    status: engine.status,
    because: engine.because,
    coverage: coverageValue(engine.coverage),
    problems: problems.slice(0, passedMax),
    problemsOmitted: Math.max(0, problems.length - passedMax),
    ms: engine.ms,
  };
}

/** The failed targets first: they are what the reader looks for. */
function coverageValue(coverage: Coverage): object {
  const { seen, scanned, skipped, failed } = coverage;
  const passed = [
    ...failed.slice(0, passedMax).map(({ target, reason }) => ({ target, reason, kind: 'failed' })),
    ...skipped.slice(0, passedMax).map(({ target, reason }) => ({ target, reason, kind: 'skipped' })),
  ].slice(0, passedMax);
  const omitted = skipped.length + failed.length - passed.length;
  return { seen, scanned, skipped: skipped.length, failed: failed.length, passed, passedOmitted: omitted };
}

function findingValue(finding: KnownFinding, rule: RuleInfo | undefined): object {
  const { at, excerpt, steps, fix, notes, introduced } = finding;
  return {
    id: finding.id,
    fingerprint: fingerprintOf(finding),
    engine: finding.engine,
    rule: ruleValue(finding.rule, rule),
    severity: finding.severity,
    confidence: finding.confidence,
    location: { ...at, place: placeOf(at) },
    message: finding.message,
    ...identityValue(finding),
    mitigations: finding.contradicts,
    threats: finding.threats,
    history: finding.history,
    firstSeen: instantOf(finding.firstSeen) ?? null,
    ...(introduced === undefined
      ? {}
      : { introduced: { ...introduced, at: instantOf(introduced.at) ?? null } }),
    triage: triageValue(finding.triage),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(steps === undefined ? {} : { steps }),
    ...(fix === undefined ? {} : { fix }),
    ...(notes === undefined ? {} : { notes: notes.map(([key, value]) => ({ key, value })) }),
  };
}

function ruleValue(id: string, rule: RuleInfo | undefined): object {
  if (rule === undefined) return { id };
  return { id, title: rule.title, why: rule.why, todo: rule.todo, cwe: rule.cwe };
}

function mitigationValue(one: MitigationReport): object {
  const evidence = one.verifications.flatMap((verification) => verification.evidence ?? []);
  return {
    id: one.id,
    title: one.title,
    layer: one.layer,
    state: one.state,
    because: one.because,
    highImpact: one.highImpact,
    threats: one.threats,
    ...(one.until === undefined ? {} : { until: instantOf(one.until) ?? null }),
    verifications: one.verifications.map(({ id, type, required, state, because, evidence: record }) => ({
      id,
      type,
      required,
      state,
      because,
      ...(record === undefined ? {} : { evidence: record.id }),
    })),
    evidence: evidence.map(evidenceValue),
  };
}

function evidenceValue(evidence: Evidence): object {
  return { ...evidence, at: instantOf(evidence.at) ?? null };
}
