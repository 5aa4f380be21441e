import type { Ask } from '../core/answer.ts';
import { digestOf } from '../core/digest.ts';
import { engineIds, type EngineId, type Moment } from '../core/ids.ts';
import type { Mitigation, ThreatModel, Verification } from '../model/types.ts';

/** One verification of the model, compiled: what to ask, and of whom. */
export interface Question {
  readonly ask: Ask;
  readonly mitigation: Mitigation;
  readonly verification: Verification;
  /** Undefined for evidence from outside: `external` and `manual`. */
  readonly engine: EngineId | undefined;
  /** Changes when the verification or the code it speaks for is described otherwise: older evidence is stale. */
  readonly digest: string;
}

/** Compiles the verifications that run at `moment`; all of them when no moment is given. */
export function questionsOf(model: ThreatModel, moment: Moment | undefined): readonly Question[] {
  return model.mitigations
    .filter((mitigation) => mitigation.state !== 'planned')
    .flatMap((mitigation) => mitigation.verify.map((verification) => questionOf(mitigation, verification)))
    .filter(({ verification }) => moment === undefined || verification.when.includes(moment));
}

export function questionOf(mitigation: Mitigation, verification: Verification): Question {
  const ask: Ask = {
    verification: verification.id,
    mitigation: mitigation.id,
    type: verification.type,
    rules: rulesOf(verification),
    paths: verification.paths,
    code: mitigation.code,
    options: { ...verification },
  };
  return {
    ask,
    mitigation,
    verification,
    engine: engineIds.find((id) => id === verification.type),
    digest: digestOf({ mitigation: mitigation.id, code: mitigation.code, ...asked(verification) }),
  };
}

/** What of a verification changes its meaning: when it runs and how long it counts do not. */
function asked(verification: Verification): object {
  const { when: _when, maxAge: _maxAge, gate: _gate, required: _required, ...rest } = verification;
  return rest;
}

function rulesOf(verification: Verification): readonly string[] {
  if (!('rules' in verification)) return [];
  if (verification.rules.length > 0) return verification.rules;
  return verification.type === 'secrets' || verification.type === 'cicd' ? [`${verification.type}/*`] : [];
}
