import { type ExitCode, exitCodes } from '../../core/exit-code.ts';
import type { HistoryReport, RunStatus } from '../../core/report.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { atLeast } from '../../core/severity.ts';
import { resolveCommit } from '../../io/git/repo.ts';
import { randomKey } from '../../io/random.ts';
import type { Session } from '../session.ts';
import type { Refusal, Wish } from '../wish.ts';
import { isOpen } from '../known.ts';
import { lookThroughHistory } from './look-through.ts';
import type { RawHistory } from './settle-history.ts';

/** What the history holds, when that was asked for. */
export async function historyOf({
  wish,
  ground,
  stations,
}: Session): Promise<Result<RawHistory | undefined, Refusal>> {
  if (wish.history === undefined) return ok(undefined);
  const station = stations.find(({ engine }) => engine.id === 'secrets');
  if (station === undefined)
    return err(refusal('--history needs the secrets engine', 'Leave --engine out, or add --engine secrets.'));
  const { repo } = ground;
  if (repo === undefined)
    return err(
      refusal('--history needs a git repository', 'Leave the flag out, or scan inside a repository.'),
    );
  const { since } = wish.history;
  const base = since === undefined ? ok('') : await resolveCommit(repo, since);
  if (!base.ok) return err(refusal(base.error.message, base.error.todo ?? 'Give a branch, tag or commit.'));
  const { identityKey } = station.options;
  return ok(
    lookThroughHistory({
      place: repo.place,
      hash: repo.hash,
      head: ground.commit,
      since: base.value,
      runKey: Buffer.from(randomKey(), 'hex'),
      identityKey: typeof identityKey === 'string' ? Buffer.from(identityKey, 'hex') : undefined,
      other: wish.tools.other,
      cacheFolder: wish.cacheFolder,
      signal: wish.signal,
      progress: wish.progress,
    }),
  );
}

/** A history of which something could not be read is a gap. */
export function withHistory(status: RunStatus, history: RawHistory | undefined): RunStatus {
  const hasGap = history !== undefined && (history.problems.length > 0 || history.missing > 0);
  return hasGap && status === 'complete' ? 'partial' : status;
}

/** `--fail-on` counts what the history holds as well. */
export function exitWithHistory(wish: Wish, history: HistoryReport | undefined, exit: ExitCode): ExitCode {
  const threshold = wish.failOn;
  if (exit !== exitCodes.done || history === undefined || threshold === undefined) return exit;
  const isBad = history.findings.some(
    ({ finding }) => isOpen(finding) && atLeast(finding.severity, threshold),
  );
  return isBad ? exitCodes.blocked : exit;
}

function refusal(message: string, todo: string): Refusal {
  return { exit: exitCodes.usage, message, todo };
}
