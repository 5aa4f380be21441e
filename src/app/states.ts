import type { Evidence } from '../core/evidence.ts';
import type { MitigationReport } from '../core/report.ts';
import { ok, type Result } from '../core/result.ts';
import { isAncestor } from '../io/git/history.ts';
import { foldStates } from '../model/mitigation-state.ts';
import type { ThreatModel } from '../model/types.ts';
import type { StoreError } from '../store/store.ts';
import { questionsOf, type Question } from './asks.ts';
import type { Ground } from './ground.ts';
import { inputsOf } from './inputs.ts';
import { rulesDigest } from './record.ts';
import { redactText } from './redact.ts';
import type { Session } from './session.ts';
import type { Survey } from './survey.ts';

/** The state of every mitigation by all evidence that is remembered. */
export async function statesNow(
  session: Session,
  seen: Survey,
): Promise<Result<readonly MitigationReport[], StoreError>> {
  const { loaded, ground, store } = session;
  const verifications = loaded.model.mitigations.flatMap(({ verify }) => verify.map(({ id }) => id));
  const evidence = await store.readEvidence({ verifications, newest: 1 });
  if (!evidence.ok) return evidence;
  // Records of earlier versions, or from elsewhere, may say more than they should.
  const shown = evidence.value.map((one) => ({ ...one, because: redactText(one.because) }));
  return ok(await foldNow(loaded.model, shown, ground, seen));
}

async function foldNow(
  model: ThreatModel,
  evidence: readonly Evidence[],
  ground: Ground,
  seen: Survey,
): Promise<readonly MitigationReport[]> {
  const questions = questionsOf(model, undefined);
  const ancestors = await ancestorsAmong(ground, evidence);
  return foldStates(model, evidence, ground.clock.now(), {
    commit: ground.commit,
    inputs: new Map(questions.map((question) => [question.verification.id, inputsOf(seen, question)])),
    questions: new Map(questions.map(({ verification, digest }) => [verification.id, digest])),
    rules: new Map(questions.flatMap((question) => rulesNow(question, seen))),
    isAncestor: (commit) => ancestors.has(commit),
  });
}

function rulesNow(question: Question, { engines }: Survey): readonly (readonly [string, string])[] {
  const engine = engines.find(({ id }) => id === question.engine);
  return engine === undefined ? [] : [[question.verification.id, rulesDigest(question, engine.rules)]];
}

/** The commits of the evidence that are in the history of what is checked out. */
async function ancestorsAmong(ground: Ground, evidence: readonly Evidence[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>([ground.commit]);
  for (const commit of new Set(evidence.map((one) => one.commit))) {
    if (commit === ground.commit || ground.repo === undefined || commit === '') continue;
    const found = await isAncestor(ground.repo, commit, ground.commit);
    if (found.ok && found.value) known.add(commit);
  }
  return known;
}
