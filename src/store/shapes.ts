import { outcomes } from '../core/answer.ts';
import type { Decision } from '../core/decision.ts';
import type { Evidence } from '../core/evidence.ts';
import { engineIds, verificationTypes } from '../core/ids.ts';
import type { Label } from '../core/label.ts';
import { severities } from '../core/severity.ts';
import type { Episode, LiveNote, RuleSeen, TrackedFinding } from '../core/tracked.ts';
import type { Fields } from './reading.ts';
import type { AuditRow, RunRecord } from './store.ts';

/** A stored run. */
export function runOf(fields: Fields): RunRecord {
  return {
    id: fields.text('id'),
    command: fields.text('command'),
    startedAt: fields.number('startedAt'),
    finishedAt: fields.number('finishedAt'),
    commit: fields.text('commit'),
    tree: fields.text('tree'),
    dirty: fields.flag('dirty'),
    status: fields.oneOf('status', ['complete', 'partial', 'failed']),
    engines: fields.objects('engines').map((engine) => ({
      id: engine.oneOf('id', engineIds),
      version: engine.number('version'),
      status: engine.oneOf('status', ['complete', 'partial', 'failed', 'nothing', 'not-run']),
    })),
  };
}

/** A stored record of evidence. */
export function evidenceOf(fields: Fields): Evidence {
  const engine = fields.object('engine');
  return {
    id: fields.text('id'),
    verification: fields.text('verification'),
    mitigation: fields.text('mitigation'),
    type: fields.oneOf('type', verificationTypes),
    outcome: fields.oneOf('outcome', outcomes),
    because: fields.text('because'),
    at: fields.number('at'),
    commit: fields.text('commit'),
    tree: fields.text('tree'),
    dirty: fields.flag('dirty'),
    inputs: fields.text('inputs'),
    question: fields.text('question'),
    engine: { id: engine.text('id'), version: engine.number('version'), rules: engine.text('rules') },
    scope: fields.numbers('scope'),
    selfCheck: fields.oneOf('selfCheck', ['fired', 'silent', 'none']),
    ...(fields.has('material') ? { material: fields.texts('material') } : {}),
    ...(fields.has('since') ? { since: fields.number('since') } : {}),
    findings: fields.texts('findings'),
    signers: fields.texts('signers'),
    previous: fields.text('previous'),
    hash: fields.text('hash'),
  };
}

/** A stored audit row. */
export function auditOf(fields: Fields): AuditRow {
  return {
    at: fields.number('at'),
    kind: fields.text('kind'),
    subject: fields.text('subject'),
    who: fields.text('who'),
    because: fields.text('because'),
    inputs: fields.text('inputs'),
    previous: fields.text('previous'),
    hash: fields.text('hash'),
  };
}

/** A stored finding. Its fields come out in one order, so that equal findings give equal JSON. */
export function trackedOf(fields: Fields): TrackedFinding {
  const anchor = fields.object('anchor');
  return inOrder({
    id: fields.text('id'),
    engine: fields.oneOf('engine', engineIds),
    engineVersion: fields.number('engineVersion'),
    rule: fields.text('rule'),
    ...(fields.has('severity') ? { severity: fields.oneOf('severity', severities) } : {}),
    ruleDigest: fields.text('ruleDigest'),
    path: fields.text('path'),
    line: fields.number('line'),
    anchor: { scope: anchor.text('scope'), match: anchor.text('match'), context: anchor.text('context') },
    status: fields.oneOf('status', ['open', 'fixed', 'rule-retired']),
    origin: fields.oneOf('origin', ['baseline', 'found']),
    episodes: fields.objects('episodes').map(episodeOf),
    ...(fields.has('reachable') ? { reachable: fields.oneOf('reachable', ['yes', 'no']) } : {}),
    ...(fields.has('doubtedAt') ? { doubtedAt: fields.number('doubtedAt') } : {}),
    ...(fields.has('live') ? { live: liveNoteOf(fields.object('live')) } : {}),
  });
}

function liveNoteOf(fields: Fields): LiveNote {
  return {
    state: fields.oneOf('state', ['live', 'not live', 'unknown']),
    because: fields.text('because'),
    at: fields.number('at'),
  };
}

function episodeOf(fields: Fields): Episode {
  const opened = fields.number('opened');
  return fields.has('closed') ? { opened, closed: fields.number('closed') } : { opened };
}

/** The JSON of a finding, always in the same order. */
export function trackedJson(finding: TrackedFinding): string {
  return JSON.stringify(inOrder(finding));
}

function inOrder(finding: TrackedFinding): TrackedFinding {
  const { id, engine, engineVersion, rule, severity, ruleDigest, path, line, anchor } = finding;
  const { status, origin, episodes, reachable, doubtedAt, live } = finding;
  const { scope, match, context } = anchor;
  return {
    id,
    engine,
    engineVersion,
    rule,
    ...(severity === undefined ? {} : { severity }),
    ruleDigest,
    path,
    line,
    anchor: { scope, match, context },
    status,
    origin,
    episodes,
    ...(reachable === undefined ? {} : { reachable }),
    ...(doubtedAt === undefined ? {} : { doubtedAt }),
    ...(live === undefined ? {} : { live: { state: live.state, because: live.because, at: live.at } }),
  };
}

/** A stored rule that has run. */
export function ruleSeenOf(fields: Fields): RuleSeen {
  return { rule: fields.text('rule'), whole: fields.flag('whole') };
}

/** A stored label. */
export function labelOf(fields: Fields): Label {
  return {
    rule: fields.text('rule'),
    digest: fields.text('digest'),
    label: fields.oneOf('label', ['tp', 'fp', 'unsure']),
    source: fields.oneOf('source', ['corpus', 'triage']),
    corpus: fields.text('corpus'),
    who: fields.text('who'),
    at: fields.number('at'),
    codeContext: fields.text('codeContext'),
  };
}

/** A stored decision. */
export function decisionOf(fields: Fields): Decision {
  const anchor = fields.object('anchor');
  const base = {
    finding: fields.text('finding'),
    rule: fields.text('rule'),
    ruleDigest: fields.text('ruleDigest'),
    path: fields.text('path'),
    anchor: { scope: anchor.text('scope'), match: anchor.text('match'), context: anchor.text('context') },
    by: fields.text('by'),
    at: fields.number('at'),
  };
  const kind = fields.oneOf('kind', ['confirm', 'ignore', 'accept']);
  if (kind === 'confirm') return { ...base, kind };
  const reason = fields.text('reason');
  if (kind === 'accept') {
    return { ...base, kind, reason, owner: fields.text('owner'), until: fields.number('until') };
  }
  return { ...base, kind, reason, ...(fields.has('until') ? { until: fields.number('until') } : {}) };
}
