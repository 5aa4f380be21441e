import type { Finding } from '../core/finding.ts';
import { assert } from '../core/assert.ts';
import type { EngineReport, KnownFinding } from '../core/report.ts';
import type { RuleInfo } from '../core/rule.ts';
import type { GateFinding, GateGap, GateMitigation, GateVerification } from '../gate/judge.ts';
import { highImpact } from '../model/impact.ts';
import type { ThreatModel, Verification } from '../model/types.ts';
import { anchoredOf } from '../triage/identity/anchored.ts';
import { assign } from '../triage/identity/assign.ts';
import type { Answered } from './answers.ts';
import { isAsked } from './answer-by-rules.ts';
import { questionsOf } from './asks.ts';
import { relating } from './relate.ts';
import type { Wish } from './wish.ts';

/** The two models a change is judged by: what either of them holds for important is important. */
export interface Models {
  readonly base: ThreatModel | undefined;
  readonly head: ThreatModel;
  readonly now: number;
}

/** Positions in `head` of the findings that the base does not have. */
export function newAmong(base: readonly Finding[], head: readonly Finding[]): ReadonlySet<number> {
  const before = base.map((finding, n) => ({ ...anchoredOf(finding), id: String(n) }));
  const matched = new Set(assign(before, head.map(anchoredOf)).map(({ after }) => after));
  return new Set([...head.keys()].filter((n) => !matched.has(n)));
}

export function gateFindings(
  findings: readonly KnownFinding[],
  isNew: (finding: KnownFinding) => boolean,
  rules: readonly RuleInfo[],
  models: Models,
): readonly GateFinding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const relate = models.base === undefined ? undefined : relating(models.base);
  return findings.map((finding) => {
    const rule = byId.get(finding.rule);
    assert(rule !== undefined, `the rule ${finding.rule} of a finding is known`);
    const { state } = finding.triage;
    const fresh = isNew(finding);
    // A comment that comes with the finding is only a request: the base did not have it.
    const byComment = finding.triage.state === 'ignored' && finding.triage.source === 'comment';
    return {
      id: finding.id,
      rule,
      isNew: fresh,
      suppressed: (state === 'ignored' || state === 'accepted') && !(fresh && byComment),
      // A change that takes a verification out of the model, or narrows it, is still held to the one on the base.
      mitigations: [
        ...new Set([...finding.contradicts, ...(relate?.(rule, finding.at).contradicts ?? [])]),
      ].map((id) => gateMitigation(id, rule, models)),
    };
  });
}

function gateMitigation(id: string, rule: RuleInfo, models: Models): GateMitigation {
  const asking = modelsOf(models)
    .flatMap((model) => questionsOf(model, undefined))
    .filter((one) => one.mitigation.id === id && isAsked(one.ask, rule));
  const never = asking.length > 0 && asking.every(({ verification }) => verification.gate === 'never');
  return { id, highImpact: isHighImpact(id, models), gate: never ? 'never' : 'auto' };
}

/** What the gate knows of a verification besides its answer. */
export interface VerificationPast {
  /** It failed at the commit that the change started from. */
  readonly failedBefore: (verification: string) => boolean;
  /** When the reports it was answered from were first read; milliseconds since 1970. */
  readonly firstRead: (verification: string) => number | undefined;
}

/** Verifications that answer by themselves; those that answer by rules are judged finding by finding. */
export function gateVerifications(
  answered: readonly Answered[],
  models: Models,
  past: VerificationPast,
): readonly GateVerification[] {
  return answered.flatMap((one) => {
    const { mitigation } = one.question;
    const verification = stricter(one.question.verification, models.base);
    const { outcome, because } = standing(
      one,
      verification.maxAge,
      past.firstRead(verification.id),
      models.now,
    );
    const byRules = verification.type !== 'tests' && verification.type !== 'external';
    if (verification.type === 'manual' || (byRules && outcome === 'fail')) return [];
    return [
      {
        id: verification.id,
        mitigation: {
          id: mitigation.id,
          highImpact: isHighImpact(mitigation.id, models),
          gate: verification.gate,
        },
        outcome,
        because,
        required: verification.required,
        failedBefore: past.failedBefore(verification.id),
      },
    ];
  });
}

/** What a change says of its own verification counts only where it asks for more than the base does. */
function stricter(verification: Verification, base: ThreatModel | undefined): Terms {
  const before = base?.mitigations.flatMap(({ verify }) => verify).find(({ id }) => id === verification.id);
  const { id, type, gate, required, maxAge } = verification;
  if (before === undefined) return { id, type, gate, required, maxAge };
  return {
    id,
    type,
    gate: gate === 'never' && before.gate === 'never' ? 'never' : 'auto',
    required: required || before.required,
    maxAge: Math.min(maxAge ?? Infinity, before.maxAge ?? Infinity),
  };
}

type Terms = Pick<Verification, 'id' | 'type' | 'gate' | 'required' | 'maxAge'>;

/** A pass from reports that were first read longer ago than the verification allows is stale. */
function standing(
  one: Answered,
  maxAge: number | undefined,
  firstRead: number | undefined,
  now: number,
): Pick<GateVerification, 'outcome' | 'because'> {
  if (!('answer' in one)) return { outcome: 'no-evidence', because: one.why };
  const { outcome, because } = one.answer;
  const isOld = maxAge !== undefined && firstRead !== undefined && now - firstRead > maxAge;
  return outcome === 'pass' && isOld
    ? { outcome: 'stale', because: 'its report is too old' }
    : { outcome, because };
}

/** The engines that did not look at all they should have; engines that are not built gape only when named. */
export function gateGaps(wish: Wish, engines: readonly EngineReport[]): readonly GateGap[] {
  return engines.flatMap(({ id, status, because }) => {
    const requested = wish.engines.includes(id);
    if (status === 'failed' || status === 'partial') return [{ engine: id, because, requested }];
    return requested && status === 'not-run' ? [{ engine: id, because, requested }] : [];
  });
}

function isHighImpact(id: string, models: Models): boolean {
  return modelsOf(models).some((model) => {
    const mitigation = model.mitigations.find((one) => one.id === id);
    return mitigation !== undefined && highImpact(model, mitigation, models.now);
  });
}

function modelsOf({ base, head }: Models): readonly ThreatModel[] {
  return base === undefined ? [head] : [base, head];
}
