import { isAbsolute, join, resolve } from 'node:path';
import { lstatSync, realpathSync } from 'node:fs';
import { err, ok, type Result } from '../../core/result.ts';
import { openCleanRoom } from './clean-room.ts';
import type { GitError } from './git-error.ts';
import { locateGit, type GitPlace } from './locate.ts';
import { anyOid } from './refs.ts';
import type { GitRepo } from './repo.ts';

/** A repository as git shows it to a hook: its index may be a temporary one, its new objects in quarantine. */
export interface HookRepo extends GitRepo {
  readonly indexFile: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Opens the repository that a hook was started in. Git itself started us and says in `GIT_DIR`, `GIT_INDEX_FILE`,
 * `GIT_OBJECT_DIRECTORY` and `GIT_ALTERNATE_OBJECT_DIRECTORIES` where to look; paths among them are relative to `cwd`.
 */
export function openHookRepo(cwd: string, environment: Environment): Result<HookRepo, GitError> {
  const place = placeOf(cwd, environment);
  if (!place.ok) return place;
  const hash = anyOid(place.value)?.length === 64 ? 'sha256' : 'sha1';
  const room = openCleanRoom(place.value, hash);
  const indexFile = absolute(cwd, environment['GIT_INDEX_FILE']) ?? join(place.value.gitDir, 'index');
  const objects = absolute(cwd, environment['GIT_OBJECT_DIRECTORY']);
  const alternates = environment['GIT_ALTERNATE_OBJECT_DIRECTORIES'];
  const seen = {
    ...room.environment,
    GIT_INDEX_FILE: indexFile,
    ...(objects === undefined ? {} : { GIT_OBJECT_DIRECTORY: objects }),
    ...(alternates === undefined ? {} : { GIT_ALTERNATE_OBJECT_DIRECTORIES: alternates }),
  };
  return ok({ place: place.value, hash, room: { ...room, environment: seen }, indexFile });
}

function placeOf(cwd: string, environment: Environment): Result<GitPlace, GitError> {
  const named = absolute(cwd, environment['GIT_DIR']);
  if (named === undefined) return locateGit(cwd);
  const gitDir = realpathSync(named);
  if (lstatSync(join(gitDir, 'commondir'), { throwIfNoEntry: false }) !== undefined) return locateGit(cwd);
  const isGitDir = ['HEAD', 'objects', 'refs'].every(
    (name) => lstatSync(join(gitDir, name), { throwIfNoEntry: false }) !== undefined,
  );
  if (!isGitDir) return err({ kind: 'no-repository', message: 'GIT_DIR names no git directory' });
  return ok({ workTree: resolve(cwd), gitDir, commonDir: gitDir });
}

function absolute(cwd: string, path: string | undefined): string | undefined {
  if (path === undefined || path === '') return undefined;
  return isAbsolute(path) ? path : resolve(cwd, path);
}
