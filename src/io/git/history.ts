import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { shownPath } from '../raw-path.ts';
import type { GitError } from './git-error.ts';
import { missing } from './repo.ts';
import type { GitRepo } from './repo.ts';
import { runGit } from './run-git.ts';

/** What a commit says of itself. Everything in it is foreign text. */
export interface CommitInfo {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly email: string;
  /** When it was written and when it was committed: milliseconds since 1970, as claimed. */
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly subject: string;
}

/** A commit and the paths it changed. */
export interface Change extends CommitInfo {
  readonly paths: readonly string[];
}

/** One commit. */
export async function commitInfo(repo: GitRepo, commit: string): Promise<Result<CommitInfo, GitError>> {
  const run = await runGit(repo.room, ['log', '-1', '-z', ...logFormat, commit]);
  if (!run.ok) return err(run.error.kind === 'failed' ? missing(repo, commit) : run.error);
  const info = infoOf(run.value.toString('utf8').split('\0'));
  return info === undefined ? err(missing(repo, commit)) : ok(info);
}

/**
 * The commits reachable from `tip` that were committed since a moment (milliseconds since 1970), newest first, with the
 * paths each changed against its first parent; merges are left out. At most `limits.historyCommits`.
 */
export async function changesSince(
  repo: GitRepo,
  tip: string,
  since: number,
): Promise<Result<readonly Change[], GitError>> {
  const run = await runGit(repo.room, [
    'log',
    '-z',
    '--name-only',
    '--no-renames',
    '--no-merges',
    '--no-ext-diff',
    '--no-textconv',
    `--max-age=${Math.max(0, Math.floor(since / 1000))}`,
    `--max-count=${limits.historyCommits}`,
    ...logFormat,
    tip,
  ]);
  return run.ok ? ok(changesOf(run.value)) : run;
}

/** Whether `a` is `b` or one of the commits before it. */
export async function isAncestor(repo: GitRepo, a: string, b: string): Promise<Result<boolean, GitError>> {
  const base = await mergeBase(repo, a, b);
  if (base.ok) return ok(base.value === a);
  return base.error.kind === 'not-found' ? ok(false) : base;
}

/** The best common ancestor; `not-found` when the two share no history, `shallow` when it was cut off. */
export async function mergeBase(repo: GitRepo, a: string, b: string): Promise<Result<string, GitError>> {
  const run = await runGit(repo.room, ['merge-base', a, b]);
  if (run.ok) return ok(run.value.toString('latin1').trim());
  if (run.error.kind !== 'failed') return run;
  return err({ ...missing(repo, `the common ancestor of ${a.slice(0, 12)} and ${b.slice(0, 12)}`) });
}

// A record begins with a byte that no field can hold at that place: fields are separated by NUL, and the first is
// a marker that cannot be a path, because paths do not begin with a slash.
const marker = '/commit/';
const fieldNames = ['%H', '%T', '%P', '%an', '%ae', '%at', '%ct', '%s'];
const logFormat = [
  `--format=${[marker, ...fieldNames].join('%x00')}`,
  '--no-show-signature',
  '--encoding=UTF-8',
];

function infoOf(fields: readonly string[]): CommitInfo | undefined {
  const [first, oid, tree, parents, author, email, authored, committed, subject] = fields;
  if (first !== marker || oid === undefined || tree === undefined || subject === undefined) return undefined;
  return {
    oid,
    tree,
    parents: parents === undefined || parents === '' ? [] : parents.split(' '),
    author: author ?? '',
    email: email ?? '',
    authoredAt: Number(authored) * 1000,
    committedAt: Number(committed) * 1000,
    subject,
  };
}

function changesOf(output: Buffer): readonly Change[] {
  const changes: (CommitInfo & { readonly paths: string[] })[] = [];
  const fields = splitAtNul(output);
  for (let i = 0; i < fields.length; i++) {
    const text = fields[i]?.toString('latin1') ?? '';
    if (text === marker) {
      const info = infoOf(fields.slice(i, i + fieldNames.length + 1).map((field) => field.toString('utf8')));
      if (info !== undefined) changes.push({ ...info, paths: [] });
      i += fieldNames.length;
    } else {
      // Git puts a line end between the message and the first path.
      const path = text.startsWith('\n') ? fields[i]?.subarray(1) : fields[i];
      if (path !== undefined && path.length > 0) changes.at(-1)?.paths.push(shownPath(path));
    }
  }
  return changes;
}

function splitAtNul(output: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0, at);
    fields.push(output.subarray(at, end < 0 ? output.length : end));
    if (end < 0) break;
    at = end + 1;
  }
  return fields;
}
