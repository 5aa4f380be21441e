import { exitCodes } from '../core/exit-code.ts';
import { counted } from '../core/plural.ts';
import type { Report, RuleCost, Silent } from '../core/report.ts';
import { ok, type Result } from '../core/result.ts';
import type { StoreError } from '../store/store.ts';
import { engineReports, reportBase, reportingExit, ruleComplaint, rulesOf, runStatus } from './assemble.ts';
import { changedFiles } from './changed.ts';
import { driftNotices, driftOfRun } from './drift.ts';
import { exitWithHistory, historyOf, withHistory } from './history/history-of.ts';
import type { Inspection } from './inspect.ts';
import { isOpen, suppressedInCode } from './known.ts';
import { lookerFor } from './looker-for.ts';
import { noticesOf } from './notices.ts';
import { recording } from './recording.ts';
import { remember } from './remember.ts';
import { withSession, type Session } from './session.ts';
import { settleRun } from './settle-run.ts';
import { survey } from './survey.ts';
import { unaskedRules } from './unasked-rules.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

/** Looks at a tree and reports what is found; nothing is verified and nothing is decided. */
export function scan(wish: Wish): Promise<Outcome> {
  const [target] = wish.unbuilt;
  if (target !== undefined) {
    const message = `--${target.flag} cannot be looked at: that part of the ${target.engine} engine is not built yet`;
    const todo = 'Nothing was scanned. Leave the flag out to scan the work tree.';
    return Promise.resolve(refuse({ exit: exitCodes.incomplete, message, todo }));
  }
  return withSession({ ...wish, narrow: true }, (session) => recording(() => scanIn(session)));
}

/** What was measured of rules, the most costly first. */
function costsOf(inspections: readonly Inspection[]): readonly RuleCost[] {
  const costs = inspections.flatMap(({ engine, measures }) =>
    engine.id === 'secrets' ? [] : [...measures].map(([rule, ms]) => ({ rule, ms })),
  );
  return costs.sort((a, b) => b.ms - a.ms || (a.rule < b.rule ? -1 : 1));
}

/** Matches of secrets that something spoke against. */
export function silentIn(inspections: readonly Inspection[]): readonly Silent[] {
  const counts = inspections
    .flatMap(({ measures }) => [...measures])
    .flatMap(([name, count]) => {
      const reason = /^secrets\.(?:dropped\.)?(.+)$/.exec(name)?.[1];
      return reason === undefined ? [] : [{ reason, count }];
    });
  return counts.sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

async function scanIn(session: Session): Promise<Result<Outcome, StoreError>> {
  const startedAt = performance.now();
  const { wish, ground } = session;
  const changed = await changedFiles(session);
  if (!changed.ok) return ok(refuse({ exit: exitCodes.usage, ...changed.error }));
  const history = await historyOf(session);
  if (!history.ok) return ok(refuse(history.error));
  const { walk, removed, whole } = changed.value;
  wish.progress(`looking at ${counted(walk.files.length, 'file')}`);
  const looker = lookerFor(wish, ground, walk);
  const stations = session.stations.filter(
    ({ engine }) => engine.id !== 'tests' || wish.engines.includes('tests'),
  );
  const seen = await survey(ground, walk, { stations, looker, wish, part: isPart(session) });
  await looker.finish();
  wish.tools.flush();
  const settled = await settleRun(session, seen, { whole, removed, history: history.value });
  if (!settled.ok) return settled;
  const engines = engineReports(wish, seen.inspections);
  const status = withHistory(runStatus(wish, engines), history.value);
  const findings = settled.value.findings;
  const drift = isPart(session) ? undefined : driftOfRun(session, seen);
  const report: Report = {
    command: 'scan',
    ...reportBase(session, startedAt),
    status,
    engines,
    rules: rulesOf(seen.inspections),
    findings,
    closed: settled.value.closed,
    suppressed: suppressedInCode(findings),
    mitigations: [],
    notices: [
      ...session.notices,
      ...unaskedRules(session),
      ...driftNotices(drift),
      ...noticesOf([...session.problems, ...settled.value.problems]),
    ],
    ...(drift === undefined ? {} : { drift }),
    ...(settled.value.history === undefined ? {} : { history: settled.value.history }),
    ...(wish.explain ? { silent: silentIn(seen.inspections) } : {}),
    ...(wish.profile ? { profile: costsOf(seen.inspections) } : {}),
    next: nextAfterScan(session, findings.filter(isOpen).length),
  };
  const kept = await remember(session, report, { findings: settled.value.next });
  if (!kept.ok) return kept;
  wish.progress('');
  const complaint = ruleComplaint(engines);
  const looked = (history.value?.commits ?? 0) > 0 || hasLooked(wish, seen.inspections, walk.files.length);
  return ok({
    kind: 'report',
    report,
    exit: exitWithHistory(wish, settled.value.history, reportingExit(wish, status, findings, looked)),
    ...(complaint === undefined ? {} : { complaint }),
  });
}

/** A folder may be a program of its own; changed files and a single file are none. */
function isPart({ wish, ground }: Session): boolean {
  return wish.changedSince !== undefined || (ground.focus !== '' && !ground.focus.endsWith('/'));
}

/** An engine that was asked for by name and had nothing to look at is no result. */
function hasLooked(wish: Wish, inspections: readonly Inspection[], files: number): boolean {
  if (wish.engines.length === 0) return files > 0;
  return inspections.some((one) => one.files.length > 0);
}

function nextAfterScan({ loaded }: Session, open: number): string {
  if (loaded.source === 'built-in') return 'holdfast init';
  return open > 0 ? 'holdfast verify' : 'holdfast plan';
}
