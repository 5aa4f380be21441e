import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../core/limits.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { shownPath } from '../raw-path.ts';
import { readSafely } from '../safe-file.ts';
import type { GitError } from './git-error.ts';
import { readHunks, type Hunk } from './hunks.ts';
import { isOid, readHead } from './refs.ts';
import type { GitRepo } from './repo.ts';
import { runGit } from './run-git.ts';

/** Content that is about to come in at a path, and what it replaces there: nothing for a new file, several for a merge. */
export interface IncomingFile {
  readonly path: string;
  readonly oid: string;
  readonly replaces: readonly string[];
  /** The commit that brings it; undefined for what is staged. */
  readonly commit?: string;
}

/** Files whose staged content differs from HEAD; removed ones and submodules bring no content. */
export async function stagedFiles(repo: GitRepo): Promise<Result<readonly IncomingFile[], GitError>> {
  const before = readHead(repo.place).oid ?? emptyTree[repo.hash];
  const run = await runGit(repo.room, ['diff-index', '--cached', ...raw, before]);
  return run.ok ? ok(filesOf(run.value)) : run;
}

/** Files of all commits that `tips` have and `known` do not, in the order of history, what a merge itself changes among them. */
export async function incomingFiles(
  repo: GitRepo,
  tips: readonly string[],
  known: readonly string[],
): Promise<Result<readonly IncomingFile[], GitError>> {
  if (tips.length === 0) return ok([]);
  const range = [...tips, ...known.slice(0, limits.hookKnownRefs).map((oid) => `^${oid}`)];
  const run = await runGit(repo.room, [
    'log',
    '--reverse',
    '--root',
    '-c',
    '-r',
    ...raw,
    '--format=%H',
    ...range,
    '--',
  ]);
  return run.ok ? ok(filesOf(run.value)) : run;
}

/** Object ids of all refs whose full name starts with `prefix`, loose and packed. */
export function refsUnder(repo: GitRepo, prefix: string): readonly string[] {
  const found = new Set<string>();
  const packed = readSafely(join(repo.place.commonDir, 'packed-refs'), { bytesMax: limits.packedRefsBytes });
  for (const line of packed.ok ? packed.value.content.toString('utf8').split('\n') : []) {
    const [oid = '', name = ''] = line.split(' ');
    if (isOid(oid) && name.startsWith(prefix)) found.add(oid);
  }
  looseRefs(repo.place.commonDir, prefix, found);
  return [...found];
}

/** Lines (from 1) of the new content that are not in the old one. */
export async function changedHunks(
  repo: GitRepo,
  from: string,
  to: string,
): Promise<Result<readonly Hunk[], GitError>> {
  const args = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--text', '-U0', from, to];
  const run = await runGit(repo.room, args);
  return run.ok ? ok([...readHunks(run.value).values()].flat()) : run;
}

const raw = ['--raw', '-z', '--no-renames', '--no-abbrev', '--diff-filter=AMT'];

const emptyTree = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** Fields ended by NUL: a commit, or `:modes oids status` and behind it a path; a merge has one more colon, mode and id for each parent. */
function filesOf(output: Buffer): readonly IncomingFile[] {
  const files: IncomingFile[] = [];
  let commit: string | undefined;
  for (let at = 0; at < output.length;) {
    const end = endOf(output, at);
    const field = output.toString('latin1', at, end).trim();
    at = end + 1;
    if (!field.startsWith(':')) {
      if (isOid(field)) commit = field;
      continue;
    }
    const pathEnd = endOf(output, at);
    const path = shownPath(output.subarray(at, pathEnd));
    at = pathEnd + 1;
    const file = fileOf(field, path);
    if (file !== undefined) files.push(commit === undefined ? file : { ...file, commit });
  }
  return files;
}

function endOf(output: Buffer, from: number): number {
  const nul = output.indexOf(0, from);
  return nul < 0 ? output.length : nul;
}

function fileOf(meta: string, path: string): IncomingFile | undefined {
  const words = meta.replace(/^:+/, '').split(' ');
  const parents = (words.length - 3) / 2;
  const mode = words[parents] ?? '';
  const oids = words.slice(parents + 1, -1);
  const oid = oids.at(-1);
  if (oid === undefined || !isOid(oid) || mode === '160000') return undefined;
  return { path, oid, replaces: oids.slice(0, -1).filter((one) => /[^0]/.test(one)) };
}

function looseRefs(commonDir: string, prefix: string, found: Set<string>): void {
  const folders = [prefix.endsWith('/') ? prefix.slice(0, -1) : prefix];
  for (
    let folder = folders.pop();
    folder !== undefined && found.size < limits.hookKnownRefs;
    folder = folders.pop()
  ) {
    for (const entry of entriesOf(join(commonDir, folder))) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(name);
      const read = entry.isFile()
        ? readSafely(join(commonDir, name), { bytesMax: limits.refBytes })
        : err('');
      const oid = read.ok ? read.value.content.toString('latin1').trim() : '';
      if (isOid(oid)) found.add(oid);
    }
  }
}

function entriesOf(folder: string): readonly { name: string; isDirectory(): boolean; isFile(): boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A remote that was never fetched has no folder.
    return [];
  }
}
