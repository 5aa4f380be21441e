import { dayMs } from '../core/clock.ts';
import type { Evidence, MitigationState } from '../core/evidence.ts';
import type { MitigationReport, VerificationReport } from '../core/report.ts';
import { dayText, durationText } from './durations.ts';
import { acceptanceOf, highImpact, isAccepted, threatsOf } from './impact.ts';
import type { Mitigation, ThreatModel, Verification } from './types.ts';

/** What the repository and the model are now, to hold evidence against. */
export interface Present {
  /** The commit that is judged. */
  readonly commit: string;
  /** Digest of each verification's inputs by its id, as `Evidence.inputs`. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Digest of each verification's question by its id, as `Evidence.question`. */
  readonly questions: ReadonlyMap<string, string>;
  /** Digest of the rules that a verification would be answered by, where there are any, as `Evidence.engine.rules`. */
  readonly rules?: ReadonlyMap<string, string>;
  /** Whether a commit is `commit` or one of its ancestors. */
  isAncestor(commit: string): boolean;
}

/** How far another machine's clock may run ahead before its evidence is not believed. */
export const clockSkewMs = 300_000;

/**
 * The state of every mitigation, from the evidence in the order in which it was recorded: the last record of each
 * verification decides. `now` in milliseconds since 1970. Silence is never a pass.
 */
export function foldStates(
  model: ThreatModel,
  evidence: readonly Evidence[],
  now: number,
  present: Present,
): readonly MitigationReport[] {
  const last = new Map(evidence.map((one) => [one.verification, one]));
  return model.mitigations.map((mitigation) => {
    const verifications = mitigation.verify.map((one) =>
      verificationReport(one, last.get(one.id), now, present),
    );
    const accepted = acceptedUntil(model, mitigation, now);
    return {
      id: mitigation.id,
      title: mitigation.title,
      layer: mitigation.layer,
      ...stateOf(mitigation, verifications, accepted),
      highImpact: highImpact(model, mitigation, now),
      threats: threatsOf(model, mitigation.id).map((threat) => threat.id),
      ...(accepted === undefined || mitigation.state === 'planned' ? {} : { until: accepted }),
      verifications,
    };
  });
}

/** The first day on which a threat that needs the mitigation is no longer accepted; undefined if one is not now. */
function acceptedUntil(model: ThreatModel, mitigation: Mitigation, now: number): number | undefined {
  const threats = threatsOf(model, mitigation.id);
  if (threats.length === 0 || !threats.every((threat) => isAccepted(model, threat.id, now))) return undefined;
  return Math.min(...threats.map((threat) => acceptanceOf(model, threat.id)?.until ?? now));
}

interface Judged {
  readonly state: MitigationState;
  readonly because: string;
}

const worstFirst = [
  ['fail', 'failing'],
  ['error', 'error'],
  ['checked-nothing', 'checked-nothing'],
  ['stale', 'stale'],
] as const;

function stateOf(
  mitigation: Mitigation,
  all: readonly VerificationReport[],
  accepted: number | undefined,
): Judged {
  if (mitigation.state === 'planned') return { state: 'planned', because: 'there is no code for it yet' };
  if (accepted !== undefined) {
    return {
      state: 'accepted',
      because: `every threat that needs it is accepted until ${dayText(accepted)}`,
    };
  }
  if (all.length === 0) return { state: 'unverified', because: 'the model names no verification' };
  for (const [part, state] of worstFirst) {
    const found = all.find((one) => one.state === part);
    if (found !== undefined) return { state, because: `${found.id}: ${found.because}` };
  }
  const missing = all.filter((one) => one.state === 'no-evidence');
  if (missing.length === all.length) return { state: 'unverified', because: 'no verification has evidence' };
  if (missing.length > 0) {
    return { state: 'partial', because: `no evidence yet of ${missing.map((one) => one.id).join(', ')}` };
  }
  return {
    state: 'verified',
    because: all.length === 1 ? 'its verification passed' : `all ${all.length} verifications passed`,
  };
}

type VerificationJudged = Pick<VerificationReport, 'state' | 'because'>;

function verificationReport(
  one: Verification,
  evidence: Evidence | undefined,
  now: number,
  present: Present,
): VerificationReport {
  const about = { id: one.id, type: one.type, required: one.required };
  if (evidence === undefined) return { ...about, state: 'no-evidence', because: 'it has not run yet' };
  return { ...about, ...judged(one, evidence, now, present), evidence };
}

function judged(one: Verification, evidence: Evidence, now: number, present: Present): VerificationJudged {
  if (!(evidence.at <= now + clockSkewMs)) {
    return { state: 'error', because: 'its evidence is from the future; check the clocks' };
  }
  if (evidence.outcome !== 'pass') return { state: evidence.outcome, because: evidence.because };
  if (!(receiptOf(evidence) <= now + clockSkewMs)) {
    return {
      state: 'error',
      because: 'its report was first read in the future; check the clocks, run it again',
    };
  }
  const empty = nothingChecked(one, evidence);
  if (empty !== undefined) return { state: 'checked-nothing', because: empty };
  const old = staleness(one, evidence, now, present);
  if (old !== undefined) return { state: 'stale', because: old };
  return { state: 'pass', because: evidence.because };
}

/** A recorded pass is believed only with something in its scope and self-checks that fired. */
function nothingChecked(one: Verification, evidence: Evidence): string | undefined {
  if (evidence.selfCheck === 'silent')
    return "its rule's own example was not found, so finding nothing means nothing";
  if (one.type === 'manual') return unsigned(one.signers, evidence.signers);
  const counts = Object.values(evidence.scope);
  if (!counts.some((count) => count > 0)) return 'it looked at nothing';
  return undefined;
}

function unsigned(allowed: readonly string[], signers: readonly string[]): string | undefined {
  if (signers.length === 0) return 'nobody signed it';
  if (signers.some((signer) => allowed.includes(signer))) return undefined;
  return `${signers.join(', ')} may not sign it; ${allowed.join(' or ')} may`;
}

function staleness(one: Verification, evidence: Evidence, now: number, present: Present): string | undefined {
  const age = now - receiptOf(evidence);
  if (one.maxAge !== undefined && age > one.maxAge) {
    const days = Math.floor(age / dayMs);
    const what = evidence.since === undefined ? 'pass' : 'report';
    return `its ${what} is ${days > 0 ? `${days} days` : 'hours'} old; it counts for ${durationText(one.maxAge)}`;
  }
  if (evidence.question !== present.questions.get(one.id))
    return 'the verification was edited since its pass';
  const rules = present.rules?.get(one.id);
  if (rules !== undefined && evidence.engine.rules !== rules) return 'its rules are others since its pass';
  if (!present.isAncestor(evidence.commit))
    return `its commit ${evidence.commit.slice(0, 12)} is not in this history`;
  if (evidence.inputs !== present.inputs.get(one.id)) return 'the code it speaks for changed since its pass';
  return undefined;
}

/** Reading the same report again makes it no younger. */
function receiptOf({ at, since }: Evidence): number {
  return since ?? at;
}
