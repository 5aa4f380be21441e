import { gunzipSync, gzipSync } from 'node:zlib';
import type { Decision } from '../core/decision.ts';
import { canonicalJson } from '../core/digest.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Label } from '../core/label.ts';
import { limits } from '../core/limits.ts';
import type { RuleSeen, TrackedFinding } from '../core/tracked.ts';
import { checkAudit, checkEvidence } from './chain.ts';
import { Fields } from './reading.ts';
import { auditOf, decisionOf, evidenceOf, labelOf, ruleSeenOf, runOf, trackedOf } from './shapes.ts';
import { Refusal } from './store-error.ts';
import type { AuditRow, ChainCheck, RunRecord } from './store.ts';

/** Everything a store holds. */
export interface Content {
  readonly run: readonly RunRecord[];
  readonly evidence: readonly Evidence[];
  readonly audit: readonly AuditRow[];
  readonly finding: readonly TrackedFinding[];
  readonly rule: readonly RuleSeen[];
  readonly label: readonly Label[];
  readonly decision: readonly Decision[];
}

const schema = 'holdfast.bundle/1';
const kinds = ['run', 'evidence', 'audit', 'finding', 'rule', 'label', 'decision'] as const;

/** One file: gzip over one JSON record per line, the first of which names the schema. */
export function packBundle(content: Content): Uint8Array {
  const lines = [JSON.stringify({ schema })];
  for (const kind of kinds) {
    for (const value of content[kind]) lines.push(canonicalJson({ kind, value }));
  }
  return gzipSync(`${lines.join('\n')}\n`);
}

/** Reads a bundle; throws `Refusal` for one that is too large, not ours, or whose chains are broken. */
export function unpackBundle(bundle: Uint8Array): Content {
  const [first = '', ...rest] = inflate(bundle).split('\n');
  if (Fields.parse(first, 'bundle').text('schema') !== schema) throw refused('it is of another schema');
  const values: Record<(typeof kinds)[number], Fields[]> = {
    run: [],
    evidence: [],
    audit: [],
    finding: [],
    rule: [],
    label: [],
    decision: [],
  };
  for (const line of rest) {
    if (line === '') continue;
    const record = Fields.parse(line, 'bundle record');
    values[record.oneOf('kind', kinds)].push(record.object('value'));
  }
  const content = {
    run: values.run.map(runOf),
    evidence: values.evidence.map(evidenceOf),
    audit: values.audit.map(auditOf),
    finding: values.finding.map(trackedOf),
    rule: values.rule.map(ruleSeenOf),
    label: values.label.map(labelOf),
    decision: values.decision.map(decisionOf),
  };
  for (const check of [checkEvidence(content.evidence), checkAudit(content.audit)]) refuseBroken(check);
  return content;
}

function refuseBroken(check: ChainCheck): void {
  if (!check.intact) throw refused(`its record ${check.brokenAt} ${check.because}`);
}

function inflate(bundle: Uint8Array): string {
  try {
    return gunzipSync(bundle, { maxOutputLength: limits.bundleBytes }).toString('utf8');
  } catch (error) {
    throw refused(error instanceof Error ? error.message : 'it cannot be unpacked');
  }
}

function refused(why: string): Refusal {
  return new Refusal({
    kind: 'refused',
    message: `the bundle is refused: ${why}`,
    todo: 'Export it again, or start without it.',
  });
}
