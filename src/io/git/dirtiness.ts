import { createHash } from 'node:crypto';
import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '../../core/result.ts';
import { oddKind, readSafely } from '../safe-file.ts';
import type { FileStamp } from '../safe-file.ts';
import type { WalkedFile } from '../walk.ts';
import type { IndexEntry } from './index-entries.ts';
import type { IndexFile } from './index-file.ts';
import { head, treeOf } from './repo.ts';
import type { GitRepo } from './repo.ts';
import { listTree } from './tree.ts';

/** Whether the work tree is exactly what HEAD's commit holds. */
export type Dirtiness =
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty'; readonly path: string; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

/**
 * Compares HEAD's tree, the index and the walked files (of the repository's whole work tree) without any work-tree
 * command of git. A file whose stat data do not prove it unchanged is read and hashed. File modes are not compared:
 * not every file system keeps them. `headTree`: the tree of HEAD's commit, when the caller knows it.
 */
export async function dirtiness(
  repo: GitRepo,
  index: IndexFile,
  files: readonly WalkedFile[],
  headTree = '',
): Promise<Dirtiness> {
  const staged = await stagedChange(repo, index, headTree);
  if (staged !== undefined) return staged;
  const walked = new Map(files.map((file) => [file.path, file]));
  for (const entry of index.entries) {
    const because = changeOf(repo, index, entry, walked.get(entry.path)?.stamp);
    if (because !== undefined) return { kind: 'dirty', path: entry.path, because };
    walked.delete(entry.path);
  }
  const [untracked] = walked.keys();
  return untracked === undefined
    ? { kind: 'clean' }
    : { kind: 'dirty', path: untracked, because: 'not tracked by git' };
}

/** The id git gives a file with this content. */
export function blobId(content: Uint8Array, hash: 'sha1' | 'sha256'): string {
  return createHash(hash).update(`blob ${content.length}\0`).update(content).digest('hex');
}

async function stagedChange(
  repo: GitRepo,
  index: IndexFile,
  headTree: string,
): Promise<Dirtiness | undefined> {
  const odd = index.entries.find((entry) => entry.conflicted || entry.intended);
  if (odd !== undefined) return { kind: 'dirty', path: odd.path, because: 'not committed' };
  const commit = head(repo).oid;
  if (commit === undefined) return { kind: 'unknown', because: 'there is no commit yet' };
  const tree = headTree === '' ? await treeOf(repo, commit) : ok(headTree);
  if (!tree.ok) return { kind: 'unknown', because: tree.error.message };
  if (index.tree === tree.value) return undefined;
  const listed = await listTree(repo, tree.value);
  if (!listed.ok) return { kind: 'unknown', because: listed.error.message };
  return treeDifference(index.entries, new Map(listed.value.map((entry) => [entry.path, entry.oid])));
}

function treeDifference(entries: readonly IndexEntry[], tree: Map<string, string>): Dirtiness | undefined {
  for (const entry of entries) {
    if (entry.kind === 'folder')
      return { kind: 'unknown', because: 'the index is sparse and has staged changes' };
    if (tree.get(entry.path) !== entry.oid)
      return { kind: 'dirty', path: entry.path, because: 'staged and not committed' };
    tree.delete(entry.path);
  }
  const [removed] = tree.keys();
  return removed === undefined
    ? undefined
    : { kind: 'dirty', path: removed, because: 'removed from the index and not committed' };
}

/** Why the entry's file differs from the index, or undefined when it does not. */
function changeOf(
  repo: GitRepo,
  index: IndexFile,
  entry: IndexEntry,
  stamp: FileStamp | undefined,
): string | undefined {
  if (entry.kind === 'submodule' || entry.kind === 'folder') return undefined;
  if (stamp !== undefined && entry.kind === 'file' && provenSame(index, entry, stamp)) return undefined;
  const absolute = join(repo.place.workTree, entry.path);
  const stats = lstatSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) return entry.absent ? undefined : 'deleted';
  if (entry.kind === 'symlink')
    return stats.isSymbolicLink() ? linkChange(repo, entry, absolute) : 'no longer a symlink';
  if (!stats.isFile()) return `now ${oddKind(stats) ?? 'something else'}`;
  const { size: bytes, mtimeMs, ctimeMs, ino, dev } = stats;
  if (provenSame(index, entry, { bytes, mtimeMs, ctimeMs, ino, dev })) return undefined;
  const read = readSafely(absolute);
  if (!read.ok) return `changed, and ${read.error}`;
  return hasId(repo, entry, read.value.content) ? undefined : 'changed';
}

/**
 * Git's rule: same size, times and number, and older than the index (a file changed in the same instant could look
 * the same). Zeros are what git writes when it does not know.
 */
function provenSame(index: IndexFile, entry: IndexEntry, stamp: FileStamp): boolean {
  if (entry.bytes !== stamp.bytes % 2 ** 32 || stamp.mtimeMs >= index.writtenAt) return false;
  if (entry.ino !== 0 && entry.ino !== stamp.ino % 2 ** 32) return false;
  return (
    sameTime(entry.mtimeMs, stamp.mtimeMs) && (entry.ctimeMs === 0 || sameTime(entry.ctimeMs, stamp.ctimeMs))
  );
}

/** Equal to the microsecond: a double holds no nanoseconds since 1970. Builds of git without them write none. */
function sameTime(noted: number, now: number): boolean {
  return Math.abs(noted - now) < 0.001 || (noted % 1000 === 0 && noted === Math.floor(now / 1000) * 1000);
}

/** Also with LF line ends: a checkout with `autocrlf` holds CRLF where the repository holds LF. */
function hasId(repo: GitRepo, entry: IndexEntry, content: Buffer): boolean {
  if (blobId(content, repo.hash) === entry.oid) return true;
  if (!content.includes('\r\n')) return false;
  const withLf = Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return blobId(withLf, repo.hash) === entry.oid;
}

function linkChange(repo: GitRepo, entry: IndexEntry, absolute: string): string | undefined {
  const target = readlinkSync(absolute, { encoding: 'buffer' });
  return blobId(target, repo.hash) === entry.oid ? undefined : 'changed';
}
