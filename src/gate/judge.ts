import type { GateItem, GateReport } from '../core/report.ts';
import type { RuleInfo } from '../core/rule.ts';
import type { GatePolicy } from '../model/types.ts';
import { mayBlock, type RuleProof } from './may-block.ts';

/** A finding as the gate sees it; everything about policy, suppression and precision is as of the base branch. */
export interface GateFinding {
  readonly id: string;
  readonly rule: RuleInfo;
  /** Not among the findings of the base. */
  readonly isNew: boolean;
  /** Ignored or accepted on the base branch. */
  readonly suppressed: boolean;
  readonly mitigations: readonly GateMitigation[];
}

export interface GateMitigation {
  readonly id: string;
  readonly highImpact: boolean;
  /** `never`: the model asks for comments only. */
  readonly gate: 'auto' | 'never';
}

/** A verification that answers by itself rather than through a rule's finding: tests, settings, exact matches. */
export interface GateVerification {
  readonly id: string;
  readonly mitigation: GateMitigation;
  readonly outcome: 'pass' | 'fail' | 'error' | 'checked-nothing' | 'stale' | 'no-evidence';
  readonly because: string;
  readonly required: boolean;
  /** It failed on the base too, so this change did not break it. */
  readonly failedBefore: boolean;
}

/** An engine that did not look at all it should have. */
export interface GateGap {
  readonly engine: string;
  readonly because: string;
  /** The user named the engine in the call. */
  readonly requested: boolean;
}

export interface GateInput {
  readonly base: string;
  /** Undefined when the base branch has none: then the gate only comments. */
  readonly policy: GatePolicy | undefined;
  readonly policySource: string;
  readonly moment: 'pr' | 'release';
  readonly findings: readonly GateFinding[];
  readonly verifications: readonly GateVerification[];
  readonly gaps: readonly GateGap[];
  readonly proofs: ReadonlyMap<string, RuleProof>;
}

/**
 * Decides what blocks. A pure function of its input: blocks are new findings of high-impact mitigations by rules
 * that are proven, and failed verifications of high-impact mitigations; all the rest are comments.
 */
export function judge(input: GateInput): GateReport {
  const items = [
    ...input.findings.filter((f) => f.isNew && !f.suppressed).map((f) => judgeFinding(f, input)),
    ...input.verifications.flatMap((v) => judgeVerification(v, input)),
    ...input.gaps.map((gap) => judgeGap(gap, input)),
  ];
  return {
    verdict: verdictOf(items, input.policy),
    base: input.base,
    policy: input.policySource,
    items: items.sort(blocksFirst),
    unchanged: input.findings.filter((f) => !f.isNew).length,
  };
}

function judgeFinding(finding: GateFinding, input: GateInput): GateItem {
  const mitigation = weightiest(finding.mitigations);
  const comment = (because: string): GateItem => ({
    kind: 'finding',
    subject: finding.id,
    decision: 'comment',
    mitigation: mitigation?.id ?? '',
    because,
  });
  if (mitigation === undefined) return comment('it contradicts no mitigation of the model');
  if (!mitigation.highImpact) return comment(`mitigation ${mitigation.id} is not high-impact`);
  if (mitigation.gate === 'never')
    return comment(`the model never lets ${mitigation.id} block by this verification`);
  if (!blocks(input.policy)) return comment(commentOnly(input.policy));
  const permission = mayBlock(finding.rule, input.policy, input.proofs.get(finding.rule.id));
  if (!permission.allowed) return comment(permission.because);
  return { ...comment(`new, high-impact, and ${permission.because}`), decision: 'block' };
}

function judgeVerification(verification: GateVerification, input: GateInput): readonly GateItem[] {
  const { mitigation, outcome } = verification;
  const item = (kind: GateItem['kind'], decision: GateItem['decision'], because: string): GateItem => ({
    kind,
    subject: verification.id,
    decision,
    mitigation: mitigation.id,
    because,
  });
  if (outcome === 'pass') return [];
  if (outcome !== 'fail') {
    // What is not built yet is said of its engine; what lost its evidence is said here.
    if (!verification.required && outcome === 'no-evidence') return [];
    if (!verification.required) return [item('incomplete', 'comment', `${outcome}: ${verification.because}`)];
    const decision = blocks(input.policy) ? 'block' : 'comment';
    return [item('incomplete', decision, `required, and ${outcome}: ${verification.because}`)];
  }
  if (verification.failedBefore) return [item('verification', 'comment', 'it failed on the base too')];
  if (!mitigation.highImpact) return [item('verification', 'comment', `${mitigation.id} is not high-impact`)];
  if (mitigation.gate === 'never') return [item('verification', 'comment', 'the model never lets it block')];
  if (!blocks(input.policy)) return [item('verification', 'comment', commentOnly(input.policy))];
  return [item('verification', 'block', verification.because)];
}

function judgeGap(gap: GateGap, input: GateInput): GateItem {
  const fails = gap.requested || input.policy?.onIncomplete[input.moment] === 'fail';
  const decision = fails && (blocks(input.policy) || gap.requested) ? 'block' : 'comment';
  return { kind: 'incomplete', subject: gap.engine, decision, mitigation: '', because: gap.because };
}

function blocks(policy: GatePolicy | undefined): boolean {
  return policy?.mode === 'block';
}

function commentOnly(policy: GatePolicy | undefined): string {
  return policy === undefined ? 'the base branch has no gate policy' : 'the gate policy says to comment only';
}

/** What surely contradicts a mitigation outweighs what could not be proven. */
function verdictOf(items: readonly GateItem[], policy: GatePolicy | undefined): GateReport['verdict'] {
  const blocking = items.filter((item) => item.decision === 'block');
  if (blocking.some((item) => item.kind !== 'incomplete')) return 'block';
  if (blocking.length > 0) return 'incomplete';
  return blocks(policy) ? 'pass' : 'comment-only';
}

function weightiest(mitigations: readonly GateMitigation[]): GateMitigation | undefined {
  return [...mitigations].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))[0];
}

function weight(mitigation: GateMitigation): number {
  return (mitigation.highImpact ? 2 : 0) + (mitigation.gate === 'auto' ? 1 : 0);
}

function blocksFirst(a: GateItem, b: GateItem): number {
  if (a.decision !== b.decision) return a.decision === 'block' ? -1 : 1;
  return a.subject < b.subject ? -1 : 1;
}
