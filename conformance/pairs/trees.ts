import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LineRange } from './changed-functions.ts';

/** A file that a fix changed, with the lines of it on both sides. */
export interface ChangedFile {
  readonly path: string;
  readonly before: readonly LineRange[];
  readonly after: readonly LineRange[];
}

const bytesMax = 512 * 1024 * 1024;

/** What `git` prints in a bare repository; undefined when it fails. */
export function git(folder: string, ...args: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { maxBuffer: bytesMax });
  return status === 0 ? stdout : undefined;
}

/** The files that differ between two commits, additions and deletions left out; undefined when one is not there. */
export function changedFiles(
  folder: string,
  before: string,
  after: string,
): readonly ChangedFile[] | undefined {
  const diff = git(
    folder,
    'diff',
    '-U0',
    '--no-color',
    '--no-ext-diff',
    '--no-renames',
    before,
    after,
  )?.toString('utf8');
  if (diff === undefined) return undefined;
  const files = new Map<string, { readonly before: LineRange[]; readonly after: LineRange[] }>();
  let path = '';
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git ')) path = '';
    if (line.startsWith('--- a/')) path = line.slice('--- a/'.length);
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null || path === '') continue;
    const file = files.get(path) ?? { before: [], after: [] };
    files.set(path, file);
    file.before.push(rangeOf(hunk[1], hunk[2]));
    file.after.push(rangeOf(hunk[3], hunk[4]));
  }
  return [...files].map(([at, ranges]) => ({ path: at, ...ranges }));
}

/** A hunk without lines on one side lies between two lines: the one before it counts. */
function rangeOf(start = '1', count = '1'): LineRange {
  const from = Math.max(1, Number(start));
  return { from, to: from + Math.max(1, Number(count)) - 1 };
}

/** Writes files of a commit below a folder; those that are not there are left out. Their texts by path. */
export function writeFiles(
  repository: string,
  commit: string,
  paths: readonly string[],
  folder: string,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const content = git(repository, 'show', `${commit}:${path}`);
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    texts.set(path, content.toString('utf8'));
  }
  return texts;
}
