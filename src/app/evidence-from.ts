import type { KnownFinding } from '../core/report.ts';
import type { EvidenceDraft } from '../store/store.ts';
import { placeKey, type Answered } from './answers.ts';
import { inputsOf } from './inputs.ts';
import { materialOf, restsOn } from './material.ts';
import type { Recalling } from './recall.ts';
import { evidenceOf } from './record.ts';
import type { Survey } from './survey.ts';

/** The evidence of one run: a record for each question that was answered. */
export function evidenceFrom(
  session: Recalling,
  seen: Survey,
  known: readonly KnownFinding[],
  answered: readonly Answered[],
): readonly EvidenceDraft[] {
  const { commit, tree, clock } = session.ground;
  const scene = { at: clock.now(), commit, tree, dirty: session.dirty };
  const ids = new Map(known.map((finding) => [placeKey(finding), finding.id]));
  return answered.flatMap((one) => {
    if (!('answer' in one)) return [];
    const { question, answer, engine } = one;
    const findings = answer.findings.flatMap((finding) => ids.get(placeKey(finding)) ?? []);
    const inputs = inputsOf(seen, question);
    const by =
      engine === undefined
        ? { id: question.verification.type, version: 1, rules: [], inputs, findings }
        : { id: engine.id, version: engine.version, rules: engine.rules, inputs, findings };
    const material =
      answer.reports === undefined ? new Map<string, string>() : materialOf(session, seen, question);
    const reports = restsOn(session, question, material, answer.reports ?? []);
    return [{ ...evidenceOf(question, answer, scene, by), ...reports }];
  });
}
