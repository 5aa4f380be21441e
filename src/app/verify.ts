import { dayMs } from '../core/clock.ts';
import { exitCodes, type ExitCode } from '../core/exit-code.ts';
import type { Moment } from '../core/ids.ts';
import type { EngineReport, MitigationReport, Report } from '../core/report.ts';
import { counted } from '../core/plural.ts';
import type { Result } from '../core/result.ts';
import { runCommand } from '../io/run-command.ts';
import type { StoreError } from '../store/store.ts';
import { answerAll, type Answered } from './answers.ts';
import { engineReports, reportBase, reportingExit, ruleComplaint, rulesOf, runStatus } from './assemble.ts';
import { questionsOf } from './asks.ts';
import { driftNotices, driftOfRun } from './drift.ts';
import { evidenceFrom } from './evidence-from.ts';
import { suppressedInCode } from './known.ts';
import { lookerFor } from './looker-for.ts';
import { noticesOf, phantomNotices, phantoms } from './notices.ts';
import { recording } from './recording.ts';
import { recall, type Recalling } from './recall.ts';
import { remember } from './remember.ts';
import { withSession, type Session } from './session.ts';
import { settleRun, type SettledRun } from './settle-run.ts';
import { statesNow } from './states.ts';
import { survey, type Survey } from './survey.ts';
import type { Complaint, Outcome, Wish } from './wish.ts';

export interface VerifyWish extends Wish {
  readonly moment: Moment | undefined;
  /** The project's own test command, run first; only the user can ask for it. */
  readonly runTests?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Asks every verification, records the evidence, and says of each mitigation whether it still holds. */
export async function verify(wish: VerifyWish): Promise<Outcome> {
  return withSession(
    wish,
    (session) => recording(() => verifyIn(session, wish.moment)),
    wish.runTests === undefined ? undefined : (root) => runTestsFirst(wish, root, wish.runTests ?? ''),
  );
}

/** All that verifying found out: the report, and what the gate judges by. */
export interface Verified {
  readonly seen: Survey;
  readonly settled: SettledRun;
  readonly answered: readonly Answered[];
  readonly mitigations: readonly MitigationReport[];
  readonly engines: readonly EngineReport[];
}

async function verifyIn(opened: Session, moment: Moment | undefined): Promise<Result<Outcome, StoreError>> {
  const startedAt = performance.now();
  const recalled = await recall(opened);
  if (!recalled.ok) return recalled;
  const session = recalled.value;
  const found = await answerFor(session, moment);
  if (!found.ok) return found;
  const { seen, settled, answered, engines } = found.value;
  const { wish } = session;
  const drafts = evidenceFrom(session, seen, settled.findings, answered);
  const status = statusOf(wish, engines, answered);
  const base = { command: 'verify' as const, ...reportBase(session, startedAt), status, engines };
  const kept = await remember(session, base, { findings: settled.next, evidence: drafts });
  if (!kept.ok) return kept;
  const mitigations = await statesNow(session, seen);
  if (!mitigations.ok) return mitigations;
  const drift = driftOfRun(session, seen);
  const report: Report = {
    ...base,
    rules: rulesOf(seen.inspections),
    findings: settled.findings,
    closed: settled.closed,
    suppressed: suppressedInCode(settled.findings),
    mitigations: mitigations.value,
    notices: [
      ...session.notices,
      ...driftNotices(drift),
      ...noticesOf([...session.problems, ...settled.problems]),
      ...phantomNotices(session),
    ],
    ...(drift === undefined ? {} : { drift }),
    next: nextAfterVerify(session, mitigations.value),
  };
  wish.progress('');
  const complaint = unusableReport(answered) ?? unknownRule(session) ?? ruleComplaint(engines);
  const exit = exitOf(session, report, complaint !== undefined);
  return {
    ok: true,
    value: { kind: 'report', report, exit, ...(complaint === undefined ? {} : { complaint }) },
  };
}

/** Looks, recognises, asks. Shared by `verify` and `gate`; records nothing. */
export async function answerFor(
  session: Recalling,
  moment: Moment | undefined,
): Promise<Result<Omit<Verified, 'mitigations'>, StoreError>> {
  const { wish, ground, walk } = session;
  wish.progress(`verifying ${counted(walk.files.length, 'file')}`);
  const looker = lookerFor(wish, ground, walk);
  const seen = await survey(ground, walk, { stations: session.stations, looker, wish: session.wish });
  await looker.finish();
  session.wish.tools.flush();
  const settled = await settleRun(session, seen, { whole: ground.focus === '', removed: [] });
  if (!settled.ok) return settled;
  const questions = questionsOf(session.loaded.model, moment);
  const answered = answerAll(session, seen, settled.value.findings, questions);
  return {
    ok: true,
    value: { seen, settled: settled.value, answered, engines: engineReports(wish, seen.inspections) },
  };
}

async function runTestsFirst(wish: VerifyWish, root: string, command: string): Promise<string | undefined> {
  wish.progress(`running ${command}`);
  const run = await runCommand(command, {
    cwd: root,
    environment: wish.environment,
    timeoutMs: testsMs,
    signal: wish.signal,
  });
  if (run.stopped !== undefined) return `${command} was stopped (${run.stopped})`;
  // A failing test is an answer, not an obstacle: its report says which. Only a command that cannot start is one.
  return run.code === 127 ? `${command} could not be started:\n${run.output.slice(-400)}` : undefined;
}

/** How long the project's own tests may take. */
const testsMs = dayMs / 24;

/** A required verification that could not be answered fails the run, like an engine that was asked for by name. */
function statusOf(
  wish: Wish,
  engines: readonly EngineReport[],
  answered: readonly Answered[],
): Report['status'] {
  const looked = engines.filter(({ id, status }) => wish.engines.includes(id) && status === 'nothing');
  if (looked.length > 0) return 'failed';
  const unanswered = answered.some((one) => one.question.verification.required && !settledBy(one));
  return unanswered ? 'failed' : runStatus(wish, engines);
}

function settledBy(one: Answered): boolean {
  if (!('answer' in one)) return one.question.verification.type === 'manual';
  return one.answer.outcome === 'pass' || one.answer.outcome === 'fail';
}

/** A report of the user's own that cannot be used is bad input: said aloud, whatever else was found. */
function unusableReport(answered: readonly Answered[]): Complaint | undefined {
  for (const one of answered) {
    if (!('answer' in one) || one.answer.outcome !== 'error' || (one.answer.reports ?? []).length === 0)
      continue;
    const message = `${one.question.verification.id} has no answer: ${one.answer.because}`;
    return { message, todo: 'Run the tool that writes the report again, or correct “report” in the model.' };
  }
  return undefined;
}

/** A rule that no engine has would stay silent whatever the code does. */
function unknownRule(session: Session): Complaint | undefined {
  const found = phantoms(session).find(({ code }) => code === 'unknown-rule');
  if (found === undefined) return undefined;
  const todo = found.fix ?? 'List the rules with holdfast rules list, and name one of them.';
  return { message: `${found.path}:${found.line}:${found.column}: ${found.message}`, todo };
}

function exitOf({ wish, loaded, walk }: Session, report: Report, complains: boolean): ExitCode {
  // The built-in model asks something of every folder; of an empty one that is no answer.
  const looked = walk.files.length > 0 || loaded.source !== 'built-in';
  const exit = reportingExit(wish, report.status, report.findings, looked);
  return complains && exit === exitCodes.done ? exitCodes.usage : exit;
}

function nextAfterVerify({ loaded }: Session, mitigations: readonly MitigationReport[]): string {
  if (loaded.source === 'built-in') return 'holdfast init';
  const worst =
    mitigations.find(({ state }) => state === 'failing') ??
    mitigations.find(({ state }) => state !== 'verified');
  return worst === undefined ? 'holdfast plan' : `holdfast explain ${worst.id}`;
}
