import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readSafely } from '../safe-file.ts';
import type { GitError } from './git-error.ts';

/** Where a repository keeps its parts. All paths are absolute and free of links. */
export interface GitPlace {
  readonly workTree: string;
  /** HEAD and the index of this work tree. */
  readonly gitDir: string;
  /** Refs, packed refs and objects; the same as `gitDir` except in an added work tree. */
  readonly commonDir: string;
}

/**
 * Finds the repository that holds `start` by its `.git`, never above `ceiling`. Bare repositories planted in a tree
 * are no `.git` and so are never taken for the repository.
 */
export function locateGit(start: string, ceiling = '/'): Result<GitPlace, GitError> {
  const top = realFolder(ceiling);
  for (let folder = realFolder(start); folder !== undefined; folder = dirname(folder)) {
    const place = placeAt(folder);
    if (place !== undefined) return place;
    if (folder === top || folder === dirname(folder)) break;
  }
  return err({ kind: 'no-repository', message: 'not inside a git repository' });
}

/** Undefined when there is no `.git`; an error when there is one that cannot be used. */
function placeAt(workTree: string): Result<GitPlace, GitError> | undefined {
  const marker = join(workTree, '.git');
  const stats = lstatSync(marker, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isDirectory()) return checked({ workTree, gitDir: marker, commonDir: marker });
  if (!stats.isFile()) return unusable('`.git` is neither a folder nor a file');
  const target = pointer(marker, 'gitdir: ');
  const gitDir = target === undefined ? undefined : realFolder(resolve(workTree, target));
  if (gitDir === undefined) return unusable('the `.git` file does not name a git directory');
  return linkedPlace(workTree, marker, gitDir);
}

/** A `.git` file may name any folder of the machine; it is believed only when that folder knows the work tree. */
function linkedPlace(workTree: string, marker: string, gitDir: string): Result<GitPlace, GitError> {
  const back = pointer(join(gitDir, 'gitdir'), '');
  const common = pointer(join(gitDir, 'commondir'), '');
  if (back !== undefined && common !== undefined && resolve(gitDir, back) === marker) {
    const commonDir = realFolder(resolve(gitDir, common));
    if (commonDir !== undefined) return checked({ workTree, gitDir, commonDir });
  }
  if (isSubmoduleOfAbove(workTree, gitDir)) return checked({ workTree, gitDir, commonDir: gitDir });
  return unusable('the `.git` file names a git directory that does not belong to this work tree');
}

function isSubmoduleOfAbove(workTree: string, gitDir: string): boolean {
  for (let folder = dirname(workTree); ; folder = dirname(folder)) {
    if (gitDir.startsWith(`${join(folder, '.git', 'modules')}/`)) return true;
    if (folder === dirname(folder)) return false;
  }
}

function checked(place: GitPlace): Result<GitPlace, GitError> {
  const head = lstatSync(join(place.gitDir, 'HEAD'), { throwIfNoEntry: false });
  const objects = statSync(join(place.commonDir, 'objects'), { throwIfNoEntry: false });
  if (head?.isFile() !== true || objects?.isDirectory() !== true)
    return unusable('`.git` has no HEAD or no objects');
  if (lstatSync(join(place.commonDir, 'reftable'), { throwIfNoEntry: false }) !== undefined) {
    return err({
      kind: 'unsupported',
      message: 'the repository keeps its refs as a reftable, which is not read yet',
    });
  }
  return ok(place);
}

function unusable(message: string): Result<GitPlace, GitError> {
  return err({ kind: 'no-repository', message });
}

function pointer(file: string, prefix: string): string | undefined {
  const read = readSafely(file, { bytesMax: limits.refBytes });
  if (!read.ok) return undefined;
  const text = read.value.content.toString('utf8').replace(/\r?\n$/, '');
  return text.startsWith(prefix) && text.length > prefix.length ? text.slice(prefix.length) : undefined;
}

function realFolder(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    // Not there or not readable: no repository can be found through it.
    return undefined;
  }
}
