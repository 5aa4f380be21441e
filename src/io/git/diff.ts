import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { shownPath } from '../raw-path.ts';
import type { GitError } from './git-error.ts';
import { readHunks } from './hunks.ts';
import type { Hunk } from './hunks.ts';
import type { GitRepo } from './repo.ts';
import { runGit } from './run-git.ts';

/** One path that differs between two commits. */
export interface ChangedPath {
  readonly kind: 'added' | 'deleted' | 'modified' | 'renamed';
  readonly path: string;
  /** The earlier path; the same as `path` unless renamed. */
  readonly from: string;
  /** Object ids before and after; all zeros where there is no file. */
  readonly oldOid: string;
  readonly newOid: string;
}

/** A changed path and where its lines went. `hunks` is undefined for binary content: no line can be followed. */
export interface ChangedLines extends ChangedPath {
  readonly hunks: readonly Hunk[] | undefined;
}

const common = ['-r', '-M30%', '--no-ext-diff', '--no-textconv', '--no-color', '--full-index', '--abbrev=64'];

/** The paths that differ between two commits or trees, renames recognised from 30 % likeness. */
export async function changedPaths(
  repo: GitRepo,
  a: string,
  b: string,
): Promise<Result<readonly ChangedPath[], GitError>> {
  const run = await runGit(repo.room, ['diff-tree', ...common, '--raw', '-z', a, b]);
  if (!run.ok) return run;
  const changes: ChangedPath[] = [];
  const fields = fieldsOf(run.value);
  for (let i = 0; i < fields.length;) {
    const meta = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(fields[i]?.toString('latin1') ?? '');
    const moved = meta?.[3] === 'R' || meta?.[3] === 'C';
    const from = fields[i + 1];
    const to = moved ? fields[i + 2] : from;
    if (meta === null || from === undefined || to === undefined) {
      return err({ kind: 'failed', message: 'git diff-tree wrote a line that is not understood' });
    }
    const [, oldOid = '', newOid = '', status = ''] = meta;
    changes.push({ kind: kindOf(status), path: shownPath(to), from: shownPath(from), oldOid, newOid });
    i += moved ? 3 : 2;
  }
  return ok(changes);
}

/** The same with the line map of each file: what `lineAfter` needs to follow a line from `a` to `b`. */
export async function changedLines(
  repo: GitRepo,
  a: string,
  b: string,
): Promise<Result<readonly ChangedLines[], GitError>> {
  const paths = await changedPaths(repo, a, b);
  if (!paths.ok) return paths;
  const run = await runGit(repo.room, [
    'diff-tree',
    ...common,
    '-p',
    '-U0',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    a,
    b,
  ]);
  if (!run.ok) return run;
  const hunks = readHunks(run.value);
  const linesOf = (change: ChangedPath): ChangedLines => {
    return { ...change, hunks: hunks.get(change.path) ?? hunksWithout(change) };
  };
  return ok(paths.value.map(linesOf));
}

/** A file that the patch shows no lines of: unchanged content under a new name or mode, else binary. */
function hunksWithout(change: ChangedPath): readonly Hunk[] | undefined {
  return change.oldOid === change.newOid ? [] : undefined;
}

function kindOf(status: string): ChangedPath['kind'] {
  switch (status) {
    case 'A':
    case 'C':
      return 'added';
    case 'D':
      return 'deleted';
    case 'R':
      return 'renamed';
    default:
      return 'modified';
  }
}

function fieldsOf(output: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0, at);
    if (end < 0) break;
    fields.push(output.subarray(at, end));
    at = end + 1;
  }
  return fields;
}
