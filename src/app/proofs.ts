import { digestOf } from '../core/digest.ts';
import type { Decision } from '../core/decision.ts';
import type { Label } from '../core/label.ts';
import type { KnownFinding } from '../core/report.ts';
import { ok, type Result } from '../core/result.ts';
import type { RuleInfo } from '../core/rule.ts';
import type { GatePolicy } from '../model/types.ts';
import type { AuditDraft, StoreError } from '../store/store.ts';
import { labelOf } from '../triage/decide.ts';
import { ruleProof, type RuleProof } from '../triage/precision/rule-proof.ts';
import type { Session } from './session.ts';

/** What the precision of rules is measured by. */
export interface ProofGround {
  /** Every label but those of the decisions. */
  readonly labels: readonly Label[];
  readonly decisions: readonly Decision[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly policy?: GatePolicy | undefined;
  /** By rule: findings that nobody judged. */
  readonly unjudged?: ReadonlyMap<string, number>;
  /** Rules that the last gate let block. */
  readonly blocking?: ReadonlySet<string>;
}

/** What each rule has proved. */
export function proofsOf(rules: readonly RuleInfo[], ground: ProofGround): ReadonlyMap<string, RuleProof> {
  const { decisions, now, policy, unjudged, blocking } = ground;
  const byRule = labelsByRule([...ground.labels, ...decisions.map(labelOf)]);
  return new Map(
    rules.map((rule) => {
      const proof = ruleProof(rule, byRule.get(rule.id) ?? [], now, {
        unlabelled: unjudged?.get(rule.id) ?? 0,
        blocksToday: blocking?.has(rule.id) === true,
        ...(policy === undefined ? {} : { precision: policy.precision }),
      });
      return [rule.id, proof];
    }),
  );
}

function labelsByRule(labels: readonly Label[]): ReadonlyMap<string, readonly Label[]> {
  const byRule = new Map<string, Label[]>();
  for (const label of labels) {
    const others = byRule.get(label.rule);
    if (others === undefined) byRule.set(label.rule, [label]);
    else others.push(label);
  }
  return byRule;
}

/** The labels that come with Holdfast, and those that this repository's state remembers. */
export async function labelsFor({ wish, store }: Session): Promise<Result<readonly Label[], StoreError>> {
  const kept = await store.labels();
  return kept.ok ? ok([...wish.tools.corpusLabels, ...kept.value]) : kept;
}

/**
 * By rule: findings that were there before the change and that nobody judged. What the change itself brings does not
 * count: else it could take a rule's right to block away by giving it much to report.
 */
export function unjudgedHits(
  findings: readonly KnownFinding[],
  isNew: (finding: KnownFinding) => boolean,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const { state } = finding.triage;
    if ((state !== 'open' && state !== 're-confirm') || isNew(finding)) continue;
    counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return counts;
}

const auditKind = 'rule-proof';
const mayBlockWords = 'may block';

/** The rules, in the version they have now, that the last gate let block. */
export async function rulesBlocking(
  { store }: Pick<Session, 'store'>,
  rules: readonly RuleInfo[],
): Promise<Result<ReadonlySet<string>, StoreError>> {
  const rows = await store.audit();
  if (!rows.ok) return rows;
  const last = new Map(rows.value.filter(({ kind }) => kind === auditKind).map((row) => [row.subject, row]));
  const blocking = rules.filter((rule) => {
    const row = last.get(rule.id);
    return row?.because.startsWith(mayBlockWords) === true && row.inputs === digestOf(rule.digest);
  });
  return ok(new Set(blocking.map(({ id }) => id)));
}

/** A row for each measured rule that gained, or lost, its right to block. */
export function proofChanges(
  rules: readonly RuleInfo[],
  proofs: ReadonlyMap<string, RuleProof>,
  blocking: ReadonlySet<string>,
  now: number,
): readonly AuditDraft[] {
  return rules.flatMap((rule) => {
    const proof = proofs.get(rule.id);
    if (proof === undefined || rule.proof !== 'measured' || proof.proven === blocking.has(rule.id)) return [];
    const because = `${proof.proven ? mayBlockWords : 'only comments'}: ${proof.because}`;
    const inputs = digestOf(rule.digest);
    return [{ at: now, kind: auditKind, subject: rule.id, who: 'holdfast', because, inputs }];
  });
}
