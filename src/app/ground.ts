import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Clock } from '../core/clock.ts';
import { err, ok, type Result } from '../core/result.ts';
import { fixedClock, systemClock } from '../io/clock.ts';
import { closeRepo, head, isShallow, openRepo, treeOf, type GitRepo } from '../io/git/repo.ts';
import { kindAt, realPath } from '../io/path-kind.ts';
import { findProject } from '../io/project.ts';
import { modelName } from './load-model.ts';
import type { Wish } from './wish.ts';

/** Where a command works, and what is known of that place before anything is looked at. */
export interface Ground {
  /** Absolute, free of links: the root of the repository, or the folder itself outside of one. */
  readonly root: string;
  /** What was asked for below the root: empty for all of it, else `folder/` or the path of one file. */
  readonly focus: string;
  /** The folder the user stands in, below the root: empty, or ending in `/`. */
  readonly from: string;
  /** The model's path from the root, the nearest one going up from where the user stands. */
  readonly modelPath: string | undefined;
  readonly repo: GitRepo | undefined;
  /** Empty when there is no repository, or no commit yet. */
  readonly commit: string;
  readonly tree: string;
  readonly clock: Clock;
  /** What the reader must know of the place: a shallow clone, a repository that cannot be used. */
  readonly notices: readonly string[];
}

/** Opens the place that a path names; the error is a reason for people. The caller closes it. */
export async function openGround({
  cwd,
  path,
  narrow,
  now,
}: Pick<Wish, 'cwd' | 'path' | 'narrow' | 'now'>): Promise<Result<Ground, string>> {
  const wanted = resolve(cwd, path);
  const kind = kindAt(wanted);
  if (kind !== 'folder' && kind !== 'file') return err(`${path} ${kind}`);
  const folder = realPath(kind === 'folder' ? wanted : dirname(wanted));
  const { root, config } = findProject(folder, modelName);
  const opened = openRepo(folder);
  const repo = opened.ok ? opened.value : undefined;
  const commit = repo === undefined ? '' : (head(repo).oid ?? '');
  const tree = repo === undefined || commit === '' ? undefined : await treeOf(repo, commit);
  const notices: string[] = [];
  if (!opened.ok && opened.error.kind !== 'no-repository') notices.push(`git: ${opened.error.message}`);
  if (repo !== undefined && isShallow(repo))
    notices.push('this is a shallow clone: history before its depth is not known');
  return ok({
    root,
    focus: narrow === true ? focusOf(root, folder, kind === 'file' ? basename(wanted) : undefined) : '',
    from: focusOf(root, folder, undefined),
    modelPath: config === undefined ? undefined : slashed(relative(root, config)),
    repo,
    commit,
    tree: tree?.ok === true ? tree.value : '',
    clock: now === undefined ? systemClock : fixedClock(now),
    notices,
  });
}

export function closeGround(ground: Ground): void {
  if (ground.repo !== undefined) closeRepo(ground.repo);
}

/** The path from the root of something the user named from where they stand. */
export function fromRoot(ground: Ground, cwd: string, path: string): string {
  return slashed(relative(ground.root, resolve(cwd, path)));
}

function focusOf(root: string, folder: string, file: string | undefined): string {
  const below = slashed(relative(root, folder));
  const prefix = below === '' ? '' : `${below}/`;
  return file === undefined ? prefix : `${prefix}${file}`;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
