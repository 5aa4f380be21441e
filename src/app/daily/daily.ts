import { dayMs, isoTime } from '../../core/clock.ts';
import { exitCodes, type ExitCode } from '../../core/exit-code.ts';
import type { MitigationState } from '../../core/evidence.ts';
import { counted } from '../../core/plural.ts';
import type { MitigationReport, RunStatus } from '../../core/report.ts';
import { ok, type Result } from '../../core/result.ts';
import type { TrackedFinding } from '../../core/tracked.ts';
import type { CodeOwners, CodeOwnersDialect } from '../../formats/codeowners/index.ts';
import type { RunRecord, StoreError } from '../../store/store.ts';
import { dayView, type DayView } from '../../triage/digest/day-view.ts';
import { evidenceFrom } from '../evidence-from.ts';
import { noticesOf } from '../notices.ts';
import { recall } from '../recall.ts';
import { recording } from '../recording.ts';
import { remember } from '../remember.ts';
import { runStatus } from '../assemble.ts';
import { withSession, type Session } from '../session.ts';
import { answerFor } from '../verify.ts';
import { statesNow } from '../states.ts';
import type { Outcome, Wish } from '../wish.ts';
import { codeOwnersOf, ownersBy } from './code-owners-of.ts';
import { dayRows } from './day-rows.ts';
import { earlierDailies, missedDays, sameDaily } from './earlier-dailies.ts';
import { trackedComments } from './tracked-comments.ts';

export interface DailyWish extends Wish {
  readonly period: DayView['period'];
  /** Look again although this commit was looked at. */
  readonly again: boolean;
  /** How CODEOWNERS is to be read; undefined: by what else the repository has. */
  readonly codeOwners: CodeOwnersDialect | undefined;
}

/** All that a daily run tells: the view, how it came about, and what the reader must know besides. */
export interface Daily {
  readonly view: DayView;
  readonly root: string;
  readonly commit: string;
  readonly dirty: boolean;
  readonly model: string;
  /** `shown-again`: the commit was looked at before, so nothing was scanned now. */
  readonly run: 'scanned' | 'shown-again';
  /** When the tree was looked at, in milliseconds since 1970. */
  readonly scannedAt: number;
  readonly status: RunStatus;
  /** How many mitigations are in each state; empty when nothing was scanned now. */
  readonly mitigations: Readonly<Partial<Record<MitigationState, number>>>;
  readonly notices: readonly string[];
  readonly next: string;
}

/** What is done with a finished daily run: writing it, and sending it if that was asked for. */
export type TellDaily = (daily: Daily, session: Session) => Promise<string>;

/** Scans and verifies the whole tree once for each commit, and says what is new, whose it is, and until when. */
export function daily(wish: DailyWish, tell: TellDaily): Promise<Outcome> {
  return withSession(wish, (session) => recording(() => dailyIn(session, wish, tell)));
}

async function dailyIn(
  session: Session,
  wish: DailyWish,
  tell: TellDaily,
): Promise<Result<Outcome, StoreError>> {
  const past = await earlierDailies(session.store);
  if (!past.ok) return past;
  const before = wish.again ? undefined : sameDaily(past.value, session);
  const looked = before === undefined ? await lookNow(session, wish) : await rememberedLook(session, before);
  if (!looked.ok) return looked;
  const earlier = past.value.filter(({ id }) => id !== before?.id);
  const since = before === undefined ? earlier[0] : earlier.find((one) => one.finishedAt < before.startedAt);
  const found = viewOf(session, wish, { looked: looked.value, since: since?.finishedAt });
  const missed = before === undefined ? missedDays(earlier[0], session.ground.clock.now()) : 0;
  const told: Daily = {
    ...found.base,
    notices: [
      ...session.notices,
      ...(before === undefined ? [] : [againNotice(session, before)]),
      ...(missed === 0 ? [] : [`no daily run for ${counted(missed, 'day')}: this one covers them all`]),
      ...(since === undefined ? ['the first daily run: what it finds is backlog, and nothing is new'] : []),
      ...noticesOf([...session.problems, ...(found.owners?.problems ?? [])]),
      ...unowned(found.base.view),
    ],
    next: nextOf(found.base.view),
  };
  session.wish.progress('');
  const text = await tell(told, session);
  return ok({ kind: 'text', text, exit: exitOf(session, told) });
}

/** The findings as they are now, and how far the look at them got. */
interface Looked {
  readonly tracked: readonly TrackedFinding[];
  readonly mitigations: readonly MitigationReport[];
  readonly status: RunStatus;
  readonly at: number;
  readonly run: Daily['run'];
}

async function lookNow(session: Session, wish: DailyWish): Promise<Result<Looked, StoreError>> {
  const startedAt = performance.now();
  const recalled = await recall(session);
  if (!recalled.ok) return recalled;
  const found = await answerFor(recalled.value, wish.period === 'week' ? 'weekly' : 'daily');
  if (!found.ok) return found;
  const { seen, settled, answered, engines } = found.value;
  const status = runStatus(wish, engines);
  const ms = Math.round(performance.now() - startedAt);
  const kept = await remember(
    session,
    { command: 'daily', ms, dirty: session.dirty, status, engines },
    {
      findings: settled.next,
      evidence: evidenceFrom(recalled.value, seen, settled.findings, answered),
    },
  );
  if (!kept.ok) return kept;
  const mitigations = await statesNow(session, seen);
  if (!mitigations.ok) return mitigations;
  const tracked = settled.next.state.findings;
  const at = session.ground.clock.now();
  return ok({ tracked, mitigations: mitigations.value, status, at, run: 'scanned' });
}

async function rememberedLook(session: Session, before: RunRecord): Promise<Result<Looked, StoreError>> {
  const state = await session.store.loadFindings();
  if (!state.ok) return state;
  const { status, finishedAt } = before;
  const tracked = state.value.state.findings;
  return ok({ tracked, mitigations: [], status, at: finishedAt, run: 'shown-again' });
}

function viewOf(
  session: Session,
  wish: DailyWish,
  { looked, since }: { readonly looked: Looked; readonly since: number | undefined },
): { readonly base: Omit<Daily, 'notices' | 'next'>; readonly owners: CodeOwners | undefined } {
  const now = session.ground.clock.now();
  const from = wish.period === 'week' && since !== undefined ? Math.min(since, now - weekMs) : since;
  const owners = codeOwnersOf(session, wish.codeOwners);
  const { tracked } = looked;
  const rows = dayRows(session, {
    tracked,
    decisions: session.decisions,
    suppressions: trackedComments(session, tracked),
    byPath: ownersBy(owners),
    since: from,
  });
  const closed = tracked.filter(
    ({ status, episodes }) =>
      status !== 'open' && from !== undefined && (episodes.at(-1)?.closed ?? 0) > from,
  ).length;
  const base = {
    view: dayView(rows, { period: wish.period, now, since: from, closed }),
    root: session.ground.root,
    commit: session.ground.commit,
    dirty: session.dirty,
    model: session.loaded.source,
    run: looked.run,
    scannedAt: looked.at,
    status: looked.status,
    mitigations: countStates(looked.mitigations),
  };
  return { base, owners };
}

const weekMs = 7 * dayMs;

function countStates(mitigations: readonly MitigationReport[]): Daily['mitigations'] {
  const counts: Partial<Record<MitigationState, number>> = {};
  for (const { state } of mitigations) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function againNotice({ ground }: Session, { finishedAt }: RunRecord): string {
  const commit = ground.commit.slice(0, 12);
  return `${commit} was looked at on ${isoTime(finishedAt)}: nothing was scanned again, this is that result (--again scans)`;
}

function unowned({ owners }: DayView): readonly string[] {
  const nobody = owners.find(({ who }) => who.length === 0);
  if (nobody === undefined) return [];
  return [
    `${counted(nobody.rows.length, 'finding')} without an owner: add a CODEOWNERS file, or team: to the model`,
  ];
}

function nextOf({ rows }: DayView): string {
  const first = rows.find(({ sla }) => sla.state !== 'paused');
  return first === undefined ? 'holdfast plan' : `holdfast triage show ${first.id}`;
}

function exitOf({ wish, walk }: Session, { status }: Daily): ExitCode {
  if (wish.signal.aborted) return exitCodes.interrupted;
  if (status === 'failed') return exitCodes.incomplete;
  return walk.files.length === 0 ? exitCodes.nothing : exitCodes.done;
}
