import type { HistoryReport, KnownFinding } from '../core/report.ts';
import type { Finding } from '../core/finding.ts';
import type { Problem } from '../core/problem.ts';
import { err, ok, type Result } from '../core/result.ts';
import { randomId } from '../io/random.ts';
import type { StoreError, VersionedState } from '../store/store.ts';
import { isHistoryPath } from '../triage/history-path.ts';
import { settle } from '../triage/settle.ts';
import { rulesOf } from './assemble.ts';
import { coverageOf } from './coverage.ts';
import { historyFindings, isWhole, knownHistory, type RawHistory } from './history/settle-history.ts';
import { withIntroduction } from './introduced.ts';
import { commentsIn, knownFindings } from './known.ts';
import type { Session } from './session.ts';
import type { Survey } from './survey.ts';
import { withTwins } from './twins.ts';

/** Findings with their history, and what to remember of them. */
export interface SettledRun {
  readonly findings: readonly KnownFinding[];
  /** What the history holds, when it was looked at. */
  readonly history: HistoryReport | undefined;
  readonly closed: number;
  readonly next: VersionedState;
  readonly problems: readonly Problem[];
}

interface Looked {
  readonly whole: boolean;
  readonly removed: readonly string[];
  readonly history?: RawHistory | undefined;
}

/** Recognises the findings of a survey among those remembered. `whole`: the survey listed the whole tree. */
export async function settleRun(
  session: Session,
  seen: Survey,
  { whole, removed, history }: Looked,
): Promise<Result<SettledRun, StoreError>> {
  const previous = await session.store.loadFindings();
  if (!previous.ok) return err(previous.error);
  const { ground, loaded, decisions } = session;
  const now = ground.clock.now();
  const findings: readonly Finding[] = seen.inspections.flatMap((one) => one.findings);
  const past = history === undefined ? [] : historyFindings(history);
  const paths = new Set(session.walk.files.map(({ path }) => path));
  const settled = settle(previous.value.state, {
    at: now,
    findings: [...findings, ...past],
    coverage: seen.inspections.map((one) => coverageOf(one, whole, removed, isWhole(history))),
    stillThere: (path) => isHistoryPath(path) || paths.has(path),
    decisions,
    newId: () => randomId('f_'),
  });
  const comments = commentsIn(session, seen, [...findings, ...past]);
  const about = {
    rules: rulesOf(seen.inspections),
    model: loaded.model,
    decisions,
    suppressions: comments.suppressions,
    now,
  };
  const known = knownFindings(findings, settled.known, about);
  const knownPast = knownFindings(past, settled.known.slice(findings.length), about);
  return ok({
    findings: withTwins(await withIntroduction(session, known)),
    history: history === undefined ? undefined : knownHistory(history, knownPast),
    closed: settled.changes.filter(({ kind }) => kind === 'fixed' || kind === 'rule-retired').length,
    next: { revision: previous.value.revision, state: settled.state },
    problems: comments.problems,
  });
}
