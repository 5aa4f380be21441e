import type { Passed } from '../../core/coverage.ts';
import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { sizeText } from '../safe-file.ts';
import { sourceFile } from '../source.ts';
import type { Read, Source } from '../source.ts';
import type { Walk, WalkedFile } from '../walk.ts';
import { BlobStream } from './blob-stream.ts';
import type { GitError } from './git-error.ts';
import type { GitRepo } from './repo.ts';
import { listTree } from './tree.ts';
import type { TreeEntry } from './tree.ts';

/** The files of a commit, read from git objects; submodules and symlinks are passed by, as in a work tree. */
export async function commitSource(repo: GitRepo, commit: string): Promise<Result<Source, GitError>> {
  const listed = await listTree(repo, commit);
  if (!listed.ok) return listed;
  const stream = new BlobStream(repo);
  const read = (file: WalkedFile): Promise<Read> => readBlob(stream, file);
  return ok({
    walk: walkOf(listed.value),
    read,
    readAll: (files) => ahead(files, read),
    close: () => Promise.resolve(stream.close()),
  });
}

function walkOf(entries: readonly TreeEntry[]): Walk {
  const files: WalkedFile[] = [];
  const passed: Passed[] = [];
  for (const { path, kind, oid, bytes } of entries) {
    const reason = reasonToPass(kind, bytes);
    if (reason === undefined) files.push({ kind: 'file', path, bytes, oid });
    else passed.push({ target: path, reason });
  }
  return { files, passed, notices: [], ignored: new Map() };
}

function reasonToPass(kind: TreeEntry['kind'], bytes: number): string | undefined {
  if (kind === 'symlink') return 'a symlink (not followed)';
  if (kind === 'submodule') return 'a submodule (another repository)';
  return bytes > limits.fileBytes ? `larger than ${sizeText(limits.fileBytes)}` : undefined;
}

async function readBlob(stream: BlobStream, file: WalkedFile): Promise<Read> {
  const content = await stream.read(file.oid ?? '');
  return content.ok
    ? ok(sourceFile(file.path, content.value))
    : err({ target: file.path, reason: content.error });
}

const window = 256;

/** Keeps questions open ahead of the answer that is waited for, in order, and asks them in batches. */
async function* ahead(
  files: readonly WalkedFile[],
  read: (file: WalkedFile) => Promise<Read>,
): AsyncIterable<Read> {
  let open: Promise<Read>[] = [];
  for (let at = 0; at < files.length; at += window) {
    const before = open;
    open = files.slice(at, at + window).map(read);
    for (const one of before) yield await one;
  }
  for (const one of open) yield await one;
}
