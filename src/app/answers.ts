import type { Answer } from '../core/answer.ts';
import type { Engine, EngineView } from '../core/engine.ts';
import type { KnownFinding } from '../core/report.ts';
import { answerByRules, isAsked } from './answer-by-rules.ts';
import type { Question } from './asks.ts';
import { answerExternal } from './external.ts';
import { isOpen } from './known.ts';
import { materialOf, outdatedAmong } from './material.ts';
import type { Recalling } from './recall.ts';
import { redactText } from './redact.ts';
import type { Session } from './session.ts';
import { viewOf, type Survey } from './survey.ts';

/** A question with what came of it. Questions without an answer got no evidence, and `why` says so. */
export type Answered =
  | { readonly question: Question; readonly answer: Answer; readonly engine: Engine | undefined }
  | { readonly question: Question; readonly why: string };

/** Asks every question of what was seen. Findings that a person ignored or accepted contradict nothing. */
export function answerAll(
  session: Recalling,
  seen: Survey,
  findings: readonly KnownFinding[],
  questions: readonly Question[],
): readonly Answered[] {
  const silenced = new Set(findings.filter((finding) => !isOpen(finding)).map(placeKey));
  const views = new Map<string, EngineView>();
  for (const { engine } of seen.inspections) {
    const own = questions.filter((question) => question.engine === engine.id);
    const asked = engine.rules.filter((rule) => own.some(({ ask }) => isAsked(ask, rule)));
    const view = viewOf(session.ground, seen, {
      id: engine.id,
      asked: new Set(asked.map(({ id }) => id)),
      dirty: session.dirty,
    });
    if (view === undefined) continue;
    const open = view.findings.filter((finding) => !silenced.has(placeKey(finding)));
    views.set(engine.id, { ...view, findings: open });
  }
  return questions.map((question) => answerOne(session, seen, views, question));
}

function answerOne(
  session: Recalling,
  seen: Survey,
  views: ReadonlyMap<string, EngineView>,
  question: Question,
): Answered {
  const { verification } = question;
  if (verification.type === 'manual') return { question, why: 'a person records it: holdfast evidence add' };
  const outdated = outdatedAmong(session, seen, question, materialOf(session, seen, question));
  const committed = session.tracked;
  if (verification.type === 'external') {
    const answer = answerExternal(session, seen, verification, {
      ...question.ask,
      outdated,
      committed,
    });
    // Another tool's words.
    return { question, answer: { ...answer, because: redactText(answer.because) }, engine: undefined };
  }
  const unbuilt = unbuiltPart(question);
  if (unbuilt !== undefined) return { question, why: unbuilt };
  const engine = session.stations.find(({ engine: one }) => one.id === question.engine)?.engine;
  const view = views.get(question.engine ?? '');
  if (engine === undefined || view === undefined) {
    return {
      question,
      why: `the ${verification.type} engine ${wasLeftOut(session, question) ? 'was left out of this run' : 'is not built yet'}`,
    };
  }
  const answer =
    engine.answer?.(question.ask, { ...view, outdated, committed }) ??
    answerByRules(question.ask, engine.rules, view);
  return { question, answer, engine };
}

/** Parts of built engines that are not built: answering for them from the rest would be a lie. */
function unbuiltPart({ verification }: Question): string | undefined {
  if (verification.type === 'secrets' && verification.scope === 'history') {
    return 'looking through history is not built yet';
  }
  return undefined;
}

function wasLeftOut({ wish }: Session, { engine }: Question): boolean {
  return wish.engines.length > 0 && !wish.engines.some((id) => id === engine);
}

/** The same finding within one run: rule, place and words. */
export function placeKey(finding: Pick<KnownFinding, 'rule' | 'at' | 'message'>): string {
  return JSON.stringify([finding.rule, finding.at, finding.message]);
}
