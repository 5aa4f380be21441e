import type { Answer } from '../core/answer.ts';
import type { RuleInfo } from '../core/rule.ts';
import { digestOf } from '../core/digest.ts';
import { randomId } from '../io/random.ts';
import type { EvidenceDraft } from '../store/store.ts';
import { isAsked } from './answer-by-rules.ts';
import type { Question } from './asks.ts';
import { redactText } from './redact.ts';

/** What all evidence of one run has in common. */
export interface Scene {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly commit: string;
  readonly tree: string;
  readonly dirty: boolean;
}

/**
 * Writes an answer down. A pass that looked at nothing, or whose positive example stayed silent, is recorded as
 * checked-nothing whatever the engine said: silence is never a pass.
 */
export function evidenceOf(
  question: Question,
  answer: Answer,
  scene: Scene,
  by: {
    readonly id: string;
    readonly version: number;
    readonly rules: readonly RuleInfo[];
    readonly inputs: string;
    readonly findings: readonly string[];
  },
): EvidenceDraft {
  const honest = honestly(answer);
  return {
    id: randomId('e_'),
    verification: question.verification.id,
    mitigation: question.mitigation.id,
    type: question.verification.type,
    outcome: honest.outcome,
    because: redactText(honest.because),
    at: scene.at,
    commit: scene.commit,
    tree: scene.tree,
    dirty: scene.dirty,
    inputs: by.inputs,
    question: question.digest,
    engine: { id: by.id, version: by.version, rules: rulesDigest(question, by.rules) },
    scope: answer.scope,
    selfCheck: answer.selfCheck,
    findings: by.findings,
    signers: [],
  };
}

/** Changes when the rules that answer the question may answer otherwise. */
export function rulesDigest({ ask }: Question, rules: readonly RuleInfo[]): string {
  return digestOf(rules.filter((rule) => isAsked(ask, rule)).map(({ id, digest }) => ({ id, digest })));
}

function honestly(answer: Answer): Pick<Answer, 'outcome' | 'because'> {
  if (answer.outcome !== 'pass') return answer;
  if (answer.selfCheck === 'silent') {
    return { outcome: 'checked-nothing', because: 'a positive example of its rules did not fire' };
  }
  const looked = Object.values(answer.scope).reduce((sum, n) => sum + n, 0);
  if (looked === 0) return { outcome: 'checked-nothing', because: 'nothing was in scope' };
  return answer;
}
