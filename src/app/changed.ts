import { err, ok, type Result } from '../core/result.ts';
import { blobId } from '../io/git/dirtiness.ts';
import type { GitRepo } from '../io/git/repo.ts';
import { resolveCommit } from '../io/git/repo.ts';
import { listTree } from '../io/git/tree.ts';
import { readWalked } from '../io/source.ts';
import type { Walk, WalkedFile } from '../io/walk.ts';
import type { Ground } from './ground.ts';
import type { Session } from './session.ts';

/** The part of the tree a run looks at. */
export interface Part {
  readonly walk: Walk;
  /** The whole tree. */
  readonly whole: boolean;
  /** Files that were there at the commit of `--changed-since` and are not now. */
  readonly removed: readonly string[];
}

export interface ChangedFailure {
  readonly message: string;
  readonly todo: string;
}

/** Everything that was listed, or with `--changed-since` the files that differ from that commit. */
export async function changedFiles(session: Session): Promise<Result<Part, ChangedFailure>> {
  const { wish, ground, walk } = session;
  if (wish.changedSince === undefined) return ok({ walk, whole: ground.focus === '', removed: [] });
  if (ground.repo === undefined) {
    return err({
      message: '--changed-since needs a git repository',
      todo: 'Leave the flag out, or scan inside a repository.',
    });
  }
  const commit = await resolveCommit(ground.repo, wish.changedSince);
  if (!commit.ok)
    return err({ message: commit.error.message, todo: commit.error.todo ?? 'Give a branch, tag or commit.' });
  const base = await filesAt(ground.repo, commit.value);
  if (!base.ok) return base;
  const files = walk.files.filter((file) => base.value.get(file.path) !== oidOf(ground, file));
  const present = new Set(walk.files.map(({ path }) => path));
  const removed = [...base.value.keys()].filter(
    (path) => !present.has(path) && path.startsWith(ground.focus),
  );
  return ok({ walk: { ...walk, files }, whole: false, removed });
}

/** Path -> blob id of every file at a commit. */
async function filesAt(
  repo: GitRepo,
  commit: string,
): Promise<Result<ReadonlyMap<string, string>, ChangedFailure>> {
  const listed = await listTree(repo, commit);
  if (!listed.ok)
    return err({ message: listed.error.message, todo: listed.error.todo ?? 'Fetch the commit first.' });
  return ok(new Map(listed.value.filter(({ kind }) => kind === 'file').map(({ path, oid }) => [path, oid])));
}

/** Git's id of a work-tree file's content; undefined when it cannot be read, which counts as changed. */
export function oidOf(ground: Ground, file: WalkedFile): string | undefined {
  const read = readWalked(ground.root, file);
  return read.ok ? blobId(read.value.content, ground.repo?.hash ?? 'sha1') : undefined;
}
