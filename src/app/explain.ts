import { isoTime } from '../core/clock.ts';
import { exitCodes } from '../core/exit-code.ts';
import { nearest } from '../core/nearest.ts';
import type { MitigationReport, VerificationReport } from '../core/report.ts';
import { forTerminal } from '../core/sanitise.ts';
import { scoreOf } from '../model/impact.ts';
import type { Threat } from '../model/types.ts';
import { aboutRule } from './about-rule.ts';
import { recall } from './recall.ts';
import { ruleById } from './rules.ts';
import { withSession, type Session } from './session.ts';
import { statesNow } from './states.ts';
import { idle, survey } from './survey.ts';
import { showFinding } from './triage.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

const exitMeanings: Readonly<Record<string, string>> = {
  0: 'Done. scan and verify report findings and still end with 0, unless --fail-on is met.',
  1: 'The gate blocks, or --fail-on is met.',
  2: 'The call, the model or another file of yours has to be changed; nothing was looked at.',
  3: 'Incomplete: an engine named in the call, or a required verification, could not give an answer. Never a pass.',
  4: 'There was nothing to look at.',
  70: 'Holdfast itself failed. Nothing was decided; please report it.',
  130: 'Interrupted.',
};

/** Everything about one id: exit code, finding, rule, threat, mitigation or verification. */
export function explainSubject(wish: Wish, id: string): Promise<Outcome> {
  const meaning = Object.hasOwn(exitMeanings, id) ? exitMeanings[id] : undefined;
  if (meaning !== undefined) return Promise.resolve(say([`exit code ${id}`, meaning]));
  if (id.startsWith('f_')) return showFinding(wish, id);
  return withSession(wish, async (session) => {
    const rule = ruleById(wish.tools, id);
    if (rule !== undefined) {
      const about = await aboutRule(session, rule);
      return about.ok ? say(about.value) : refuse({ exit: exitCodes.incomplete, ...about.error });
    }
    const threat = session.loaded.model.threats.find((one) => one.id === id);
    if (threat !== undefined) return say(aboutThreat(session, threat));
    const recalled = await recall(session);
    if (!recalled.ok) return refuse({ exit: exitCodes.incomplete, ...recalled.error });
    const seen = await survey(session.ground, session.walk, {
      stations: [],
      looker: idle,
      wish: session.wish,
    });
    const states = await statesNow(session, seen);
    if (!states.ok) return refuse({ exit: exitCodes.incomplete, ...states.error });
    const mitigation = states.value.find(
      (one) => one.id === id || one.verifications.some((each) => each.id === id),
    );
    return mitigation === undefined
      ? refuse(unknown(session, id))
      : say(aboutMitigation(session, mitigation));
  });
}

function aboutThreat({ loaded }: Session, threat: Threat): readonly string[] {
  const accepted = loaded.model.accept.find((one) => one.threat === threat.id);
  return [
    `${threat.id}  impact ${threat.impact} × likelihood ${threat.likelihood} = ${scoreOf(threat)}`,
    threat.title,
    '',
    `on          ${threat.on.join(', ')}`,
    `weakness    ${threat.cwe.map((cwe) => `CWE-${cwe}`).join(', ') || 'none named'}`,
    `mitigations ${threat.mitigations.join(', ') || 'none'}`,
    ...(accepted === undefined
      ? []
      : [
          `accepted    by ${accepted.owner} until ${isoTime(accepted.until).slice(0, 10)}: ${accepted.reason}`,
        ]),
    '',
    `next: holdfast explain ${threat.mitigations[0] ?? 'MITIGATION'}`,
  ];
}

function aboutMitigation({ loaded }: Session, mitigation: MitigationReport): readonly string[] {
  const threats = loaded.model.threats.filter(({ id }) => mitigation.threats.includes(id));
  return [
    `${mitigation.id}  ${mitigation.state}${mitigation.highImpact ? ' · high impact' : ''}`,
    mitigation.title,
    '',
    `state       ${mitigation.because}`,
    ...threats.map(({ id, title }) => `against     ${id}: ${title}`),
    ...mitigation.verifications.flatMap(aboutVerification),
    '',
    `next: ${nextFor(mitigation)}`,
  ];
}

function aboutVerification(one: VerificationReport): readonly string[] {
  const { evidence } = one;
  const head = `verified by ${one.id} (${one.type}${one.required ? ', required' : ''}): ${one.state}, ${one.because}`;
  if (evidence === undefined) return [head];
  const scope = Object.entries(evidence.scope).map(([what, count]) => `${what} ${count}`);
  const place = `${evidence.commit.slice(0, 12) || 'no commit'}${evidence.dirty ? ' + changes' : ''}`;
  return [
    head,
    `            evidence ${evidence.id} of ${isoTime(evidence.at)} at ${place}; looked at: ${scope.join(', ') || 'nothing'}`,
  ];
}

function nextFor(mitigation: MitigationReport): string {
  const [finding] = mitigation.verifications.flatMap(({ evidence }) => evidence?.findings ?? []);
  if (finding !== undefined) return `holdfast explain ${finding}`;
  const manual = mitigation.verifications.find(({ type, state }) => type === 'manual' && state !== 'pass');
  return manual === undefined ? 'holdfast verify' : `holdfast evidence add ${manual.id} --signer WHO`;
}

function unknown({ loaded, wish }: Session, id: string): Parameters<typeof refuse>[0] {
  const { threats, mitigations } = loaded.model;
  const rules = wish.tools.rules.map((rule) => rule.id);
  const ids = [
    ...threats.map((one) => one.id),
    ...mitigations.flatMap((one) => [one.id, ...one.verify.map((each) => each.id)]),
    ...rules,
  ];
  const near = nearest(id, ids);
  const todo =
    near === undefined
      ? 'See holdfast rules list, holdfast model show or holdfast triage list.'
      : `Did you mean ${near}?`;
  return { exit: exitCodes.usage, message: `nothing is called “${id}”`, todo };
}

function say(lines: readonly string[]): Outcome {
  return {
    kind: 'text',
    text: `${lines.map((line) => forTerminal(line)).join('\n')}\n`,
    exit: exitCodes.done,
  };
}
