import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { shownPath } from '../raw-path.ts';
import type { GitError } from './git-error.ts';
import type { GitRepo } from './repo.ts';
import { runGit } from './run-git.ts';

/** One entry of a commit's tree. */
export interface TreeEntry {
  /** As shown; other bytes than UTF-8 as `\xNN`. */
  readonly path: string;
  readonly kind: 'file' | 'symlink' | 'submodule';
  readonly oid: string;
  /** Of the content; 0 for a submodule. */
  readonly bytes: number;
}

/** All entries of a commit or tree, in the order of their paths' bytes. */
export async function listTree(
  repo: GitRepo,
  commit: string,
): Promise<Result<readonly TreeEntry[], GitError>> {
  const run = await runGit(repo.room, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
  if (!run.ok) return run;
  const entries: TreeEntry[] = [];
  for (let at = 0; at < run.value.length;) {
    const end = run.value.indexOf(0, at);
    const entry = end < 0 ? undefined : entryOf(run.value.subarray(at, end));
    if (entry === undefined)
      return err({ kind: 'failed', message: 'git ls-tree wrote a line that is not understood' });
    entries.push(entry);
    at = end + 1;
  }
  return ok(entries);
}

/** `100644 blob <oid>    1234<TAB>path`, the path to the end in raw bytes. */
function entryOf(line: Buffer): TreeEntry | undefined {
  const tab = line.indexOf(9);
  const [mode, , oid, size] = line.toString('latin1', 0, Math.max(tab, 0)).split(/ +/);
  if (tab < 0 || mode === undefined || oid === undefined || size === undefined) return undefined;
  return {
    path: shownPath(line.subarray(tab + 1)),
    kind: kindOf(mode),
    oid,
    bytes: size === '-' ? 0 : Number(size),
  };
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '120000') return 'symlink';
  return mode === '160000' ? 'submodule' : 'file';
}
