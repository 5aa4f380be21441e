import { err, ok, type Result } from '../../core/result.ts';
import { commitInfo, type CommitInfo } from '../../io/git/history.ts';
import { resolveCommit, type GitRepo } from '../../io/git/repo.ts';

/** How far back a replay goes. */
export interface Span {
  /** The commit it starts from, as the user named it; undefined: `commits` before the last. */
  readonly since: string | undefined;
  readonly commits: number;
}

/** The commits of the main line that are looked at, oldest first; what `start` holds was there before them. */
export interface MainLine {
  readonly start: CommitInfo;
  readonly commits: readonly CommitInfo[];
}

export interface ReplayFailure {
  readonly message: string;
  readonly todo: string;
}

/** Walks from `tip` back along first parents, so that a merged branch counts as one change. */
export async function mainLine(
  repo: GitRepo,
  tip: string,
  { since, commits }: Span,
): Promise<Result<MainLine, ReplayFailure>> {
  const until = since === undefined ? undefined : await resolveCommit(repo, since);
  if (until?.ok === false)
    return err({ message: until.error.message, todo: until.error.todo ?? 'Give a commit that is there.' });
  const newer: CommitInfo[] = [];
  for (let at = tip; ;) {
    const found = await commitInfo(repo, at);
    if (!found.ok) return err({ message: found.error.message, todo: 'Fetch more history.' });
    const commit = found.value;
    const [parent] = commit.parents;
    const isFirst = parent === undefined || repo.room.shallow.includes(at);
    if (commit.oid === until?.value || newer.length === commits || (isFirst && until === undefined))
      return ok({ start: commit, commits: newer.reverse() });
    if (isFirst) return err(notOnIt(since ?? ''));
    newer.push(commit);
    at = parent;
  }
}

function notOnIt(since: string): ReplayFailure {
  return {
    message: `“${since}” is not on the main line of what is checked out`,
    todo: 'Give a commit that git log --first-parent shows, or --commits N.',
  };
}
