import { spawnSync } from 'node:child_process';
import type { LineRange } from './changed-functions.ts';

/** A file that a fix changed, with the lines of it on both sides. */
export interface ChangedFile {
  readonly path: string;
  readonly before: readonly LineRange[];
  readonly after: readonly LineRange[];
}

const bytesMax = 512 * 1024 * 1024;

/** What `git` prints in a bare repository; undefined when it fails. */
function git(folder: string, ...args: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { maxBuffer: bytesMax });
  return status === 0 ? stdout : undefined;
}

/** The files that differ between two commits, additions and deletions left out; undefined when one is not there. */
export function changedFiles(
  folder: string,
  before: string,
  after: string,
): readonly ChangedFile[] | undefined {
  const flags = ['-U0', '--no-color', '--no-ext-diff', '--no-renames'];
  const diff = git(folder, 'diff', ...flags, before, after)?.toString('utf8');
  if (diff === undefined) return undefined;
  const files = new Map<string, { readonly before: LineRange[]; readonly after: LineRange[] }>();
  let path = '';
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git ')) path = '';
    if (line.startsWith('--- a/')) path = line.slice('--- a/'.length);
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(line);
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

/** Texts of a commit by path; those that are not there are left out. */
export function textsAt(
  repository: string,
  commit: string,
  paths: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const content = git(repository, 'show', `${commit}:${path}`);
      return content === undefined ? [] : [[path, content.toString('utf8')] as const];
    }),
  );
}
