import type { Finding } from '../core/finding.ts';
import { exitCodes } from '../core/exit-code.ts';
import { placeOf } from '../core/location.ts';
import { counted } from '../core/plural.ts';
import type { Decision } from '../core/decision.ts';
import type { Label } from '../core/label.ts';
import type { FindingTriage, KnownFinding } from '../core/report.ts';
import { err, ok, type Result } from '../core/result.ts';
import { forTerminal } from '../core/sanitise.ts';
import { judge } from '../gate/judge.ts';
import { changedPaths } from '../io/git/diff.ts';
import { commitInfo, type CommitInfo } from '../io/git/history.ts';
import { resolveCommit, type GitRepo } from '../io/git/repo.ts';
import type { GateReport } from '../core/report.ts';
import { baseRules, findingsAt, modelPlaces, type BaseRules } from './base-side.ts';
import type { GateWish } from './gate.ts';
import { gateFindings, newAmong } from './gate-input.ts';
import { labelsFor, proofsOf } from './proofs.ts';
import { redactText } from './redact.ts';
import { relating } from './relate.ts';
import type { GatePolicy, ThreatModel } from '../model/types.ts';
import { matchDecisions } from '../triage/decision-match.ts';
import { anchoredOf } from '../triage/identity/anchored.ts';
import { withSession, type Session } from './session.ts';
import { refuse, type Outcome } from './wish.ts';

/** Changes that a dry run goes back over. */
const changesMax = 20;

interface Replayed {
  readonly commit: CommitInfo;
  readonly decision: GateReport;
  readonly findings: readonly KnownFinding[];
}

interface Failure {
  readonly message: string;
  readonly todo: string;
}

/** Judges the last changes of the base branch as if each had gone through the gate; decides and records nothing. */
export function replayGate(wish: GateWish): Promise<Outcome> {
  return withSession(wish, async (session) => {
    const { repo } = session.ground;
    if (repo === undefined || wish.base === undefined) {
      return refuse({
        exit: exitCodes.usage,
        message: 'a dry run needs a git repository and --base',
        todo: 'Write holdfast gate --base main --dry-run.',
      });
    }
    const tip = await resolveCommit(repo, wish.base);
    if (!tip.ok)
      return refuse({
        exit: exitCodes.usage,
        message: tip.error.message,
        todo: tip.error.todo ?? 'Give a branch.',
      });
    const rules = await baseRules(repo, tip.value, modelPlaces(session.ground.from, undefined));
    if (!rules.ok) return refuse({ exit: exitCodes.incomplete, ...rules.error });
    const labels = await labelsFor(session);
    if (!labels.ok) return refuse({ exit: exitCodes.incomplete, ...labels.error });
    const replay = { session, repo, rules: rules.value, labels: labels.value };
    const replayed = await replayFrom(replay, tip.value);
    if (!replayed.ok) return refuse({ exit: exitCodes.incomplete, ...replayed.error });
    return { kind: 'text', text: replayText(wish.base, replayed.value), exit: exitCodes.done };
  });
}

/** What all changes are replayed by: model, decisions and policy as they are on the branch now. */
interface Replay {
  readonly session: Session;
  readonly repo: GitRepo;
  readonly rules: BaseRules;
  readonly labels: readonly Label[];
}

async function replayFrom(replay: Replay, tip: string): Promise<Result<readonly Replayed[], Failure>> {
  const { session, repo } = replay;
  const changes: Replayed[] = [];
  let at = tip;
  while (changes.length < changesMax) {
    const commit = await commitInfo(repo, at);
    if (!commit.ok)
      return changes.length > 0
        ? ok(changes)
        : err({ message: commit.error.message, todo: 'Fetch more history.' });
    const [parent] = commit.value.parents;
    if (parent === undefined || repo.room.shallow.includes(at)) break;
    session.wish.progress(`judging ${at.slice(0, 12)}`);
    const replayed = await replayOne(replay, commit.value, parent);
    if (!replayed.ok) return replayed;
    changes.push(replayed.value);
    at = parent;
  }
  session.wish.progress('');
  return ok(changes);
}

async function replayOne(
  { session, repo, rules, labels }: Replay,
  commit: CommitInfo,
  parent: string,
): Promise<Result<Replayed, Failure>> {
  const changed = await changedPaths(repo, parent, commit.oid);
  if (!changed.ok) return err({ message: changed.error.message, todo: 'Fetch more history.' });
  const paths = new Set(changed.value.flatMap((one) => [one.path, one.from]));
  const stations = session.stations.filter(({ engine }) => engine.id !== 'tests');
  const part = {
    wanted: (one: string): boolean => paths.has(one),
    signal: session.wish.signal,
    facts: [],
    readSame: () => undefined,
  };
  const before = await findingsAt(repo, parent, stations, part);
  const after = await findingsAt(repo, commit.oid, stations, part);
  if (!before.ok) return before;
  if (!after.ok) return after;
  const catalogue = stations.flatMap(({ engine }) => engine.rules);
  const { model } = rules.loaded ?? session.loaded;
  const fresh = newAmong(before.value, after.value);
  const decided = matchDecisions(after.value.map(anchoredOf), rules.decisions);
  const findings = after.value.map((finding, n) =>
    asKnown(session, model, { finding, n, decision: decided.get(n) }),
  );
  const decision = judge({
    base: parent,
    // As if it blocked, so that the dry run says what turning it on would have meant.
    policy: { ...(model.gate ?? usualPolicy), mode: 'block' },
    policySource: rules.loaded?.source ?? session.loaded.source,
    moment: 'pr',
    findings: gateFindings(findings, ({ id }) => fresh.has(Number(id)), catalogue, {
      base: undefined,
      head: model,
      now: session.ground.clock.now(),
    }),
    verifications: [],
    gaps: [],
    proofs: proofsOf(catalogue, {
      labels,
      decisions: rules.decisions,
      now: session.ground.clock.now(),
      policy: model.gate,
    }),
  });
  return ok({ commit, decision, findings });
}

/** What a gate without further words does; the schema has the same. */
const usualPolicy: GatePolicy = {
  mode: 'block',
  precision: 0.9,
  blocking: [],
  onIncomplete: { pr: 'warn', release: 'fail' },
};

interface Found {
  readonly finding: Finding;
  readonly n: number;
  readonly decision: Decision | undefined;
}

function asKnown(session: Session, model: ThreatModel, { finding, n, decision }: Found): KnownFinding {
  const rule = session.stations.flatMap(({ engine }) => engine.rules).find(({ id }) => id === finding.rule);
  const related = rule === undefined ? { contradicts: [], threats: [] } : relating(model)(rule, finding.at);
  return {
    ...finding,
    id: String(n),
    history: 'new',
    firstSeen: 0,
    triage: triageOf(session, decision),
    ...related,
  };
}

function triageOf({ ground }: Session, decision: Decision | undefined): FindingTriage {
  if (decision === undefined || decision.kind === 'confirm') return { state: 'open' };
  if (decision.until !== undefined && decision.until < ground.clock.now()) return { state: 'open' };
  return { state: 'ignored', by: decision.by, reason: decision.reason, source: 'triage' };
}

function replayText(base: string, changes: readonly Replayed[]): string {
  const blocked = changes.filter(({ decision }) => decision.verdict === 'block').length;
  const rows = changes.flatMap(({ commit, decision, findings }) => {
    const verdict = decision.verdict === 'block' ? '✘ would block' : '  passes';
    const comments = decision.items.filter((item) => item.decision === 'comment').length;
    const head = `${verdict.padEnd(14)} ${commit.oid.slice(0, 12)}  ${counted(comments, 'comment')}  ${redactText(commit.subject).slice(0, 60)}`;
    const why = decision.items
      .filter((item) => item.decision === 'block')
      .map((item) => {
        const finding = findings.find(({ id }) => id === item.subject);
        return `                 ${finding === undefined ? item.subject : `${finding.rule} ${placeOf(finding.at)}`}: ${item.because}`;
      });
    return [head, ...why].map((line) => forTerminal(line));
  });
  const sum = `${blocked} of the last ${counted(changes.length, 'change')} of ${forTerminal(base)} would have been blocked with “gate: mode: block”. Tests are not replayed.`;
  return `${[...rows, '', sum, 'next: holdfast gate --base REF'].join('\n')}\n`;
}
