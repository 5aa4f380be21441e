import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { closeCleanRoom, openCleanRoom } from './clean-room.ts';
import type { CleanRoom } from './clean-room.ts';
import type { GitError } from './git-error.ts';
import { locateGit } from './locate.ts';
import type { GitPlace } from './locate.ts';
import { anyOid, isOid, lookUpRef, parseRef, readHead } from './refs.ts';
import { runGit } from './run-git.ts';

/** A repository opened for reading. It holds a temporary folder until `closeRepo`. */
export interface GitRepo {
  readonly place: GitPlace;
  readonly hash: 'sha1' | 'sha256';
  readonly room: CleanRoom;
}

/** Opens the repository that holds `start`, looking no higher than `ceiling`. Starts no process. */
export function openRepo(start: string, ceiling?: string): Result<GitRepo, GitError> {
  const place = locateGit(start, ceiling);
  if (!place.ok) return place;
  const hash = anyOid(place.value)?.length === 64 ? 'sha256' : 'sha1';
  return ok({ place: place.value, hash, room: openCleanRoom(place.value, hash) });
}

export function closeRepo(repo: GitRepo): void {
  closeCleanRoom(repo.room);
}

/** The commit that HEAD names and the branch it is on, without starting git; the oid is undefined before any commit. */
export function head(repo: GitRepo): {
  readonly oid: string | undefined;
  readonly branch: string | undefined;
} {
  return readHead(repo.place);
}

/** Whether history was cut off when the repository was cloned. */
export function isShallow(repo: GitRepo): boolean {
  return repo.room.shallow.length > 0;
}

/** The commit that a ref of the user names: a branch, tag, remote branch or object id, with `~N` and `^N`. */
export async function resolveCommit(repo: GitRepo, ref: string): Promise<Result<string, GitError>> {
  const parts = parseRef(ref);
  if (!parts.ok) return parts;
  const { name, steps } = parts.value;
  const oid = isOid(name)
    ? name
    : (lookUpRef(repo.place, name) ?? (/^[0-9a-f]{4,64}$/.test(name) ? name : undefined));
  if (oid === undefined) return err(missing(repo, ref));
  const answer = await peel(repo, `${oid}${steps}^{commit}`);
  return answer ?? err(missing(repo, ref));
}

/** The tree of a commit. */
export async function treeOf(repo: GitRepo, commit: string): Promise<Result<string, GitError>> {
  const answer = await peel(repo, `${commit}^{tree}`);
  return answer ?? err(missing(repo, commit));
}

/** That something is not in the clone, with what to do about it in a shallow one. */
export function missing(repo: GitRepo, what: string): GitError {
  // A name that does not exist does not come with more history.
  const isName = /^[\w./-]+$/.test(what) && !/^[0-9a-f]{4,64}$/.test(what);
  if (!isShallow(repo) || isName) {
    return {
      kind: 'not-found',
      message: `“${what}” is not in this repository`,
      todo: 'check the name, or fetch it first',
    };
  }
  const steps = /~(\d+)$/.exec(what)?.[1];
  const depth = steps === undefined ? 'the whole history' : `a depth of at least ${Number(steps) + 1}`;
  const todo = `git fetch ${steps === undefined ? '--unshallow' : `--depth=${Number(steps) + 1}`} (in GitHub Actions: fetch-depth: 0)`;
  return { kind: 'shallow', message: `“${what}” is not in this shallow clone; it needs ${depth}`, todo };
}

/** The object id behind an expression made of hex digits and steps, or undefined when git knows none. */
async function peel(repo: GitRepo, expression: string): Promise<Result<string, GitError> | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', expression];
  const run = await runGit(repo.room, args, { outputBytesMax: limits.refBytes });
  if (!run.ok)
    return run.error.kind === 'failed' && !run.error.message.includes('could not be started')
      ? undefined
      : run;
  const oid = run.value.toString('latin1').trim().split('\n').at(-1) ?? '';
  return isOid(oid) ? ok(oid) : undefined;
}
