import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { GitError } from './git-error.ts';
import { missing } from './repo.ts';
import type { GitRepo } from './repo.ts';
import { runGit } from './run-git.ts';

/** The commit that last wrote a line. */
export interface Blame {
  readonly line: number;
  readonly commit: string;
  readonly author: string;
  /** Milliseconds since 1970, as the commit claims. */
  readonly at: number;
  /** History ends here, at a shallow clone's edge: the line may be older. */
  readonly boundary: boolean;
}

/** For lines of a file at a commit (counted from 1): who introduced each. Lines beyond the end are left out. */
export async function blame(
  repo: GitRepo,
  commit: string,
  path: string,
  lines: readonly number[],
): Promise<Result<readonly Blame[], GitError>> {
  if (lines.length === 0) return ok([]);
  const ranges = rangesOf(lines).flatMap(([from, to]) => ['-L', `${from},${to}`]);
  const run = await runGit(repo.room, ['blame', '--porcelain', ...ranges, commit, '--', path]);
  if (run.ok) return ok(parseBlame(run.value, new Set(repo.room.shallow)));
  if (run.error.kind !== 'failed') return run;
  const beyond = /has only (\d+) lines?/.exec(run.error.message)?.[1];
  if (beyond === undefined) return err(missing(repo, `${path} at ${commit.slice(0, 12)}`));
  return blame(
    repo,
    commit,
    path,
    lines.filter((line) => line <= Number(beyond)),
  );
}

/** Neighbouring lines as ranges, so that a long list stays a short command. */
function rangesOf(lines: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const line of [...new Set(lines)].filter((n) => Number.isInteger(n) && n > 0).sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && line <= last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}

interface Header {
  author: string;
  at: number;
}

/** Header lines once per commit, then `<oid> <old> <new>` per line and the line itself behind a tab. */
function parseBlame(output: Buffer, cutOff: ReadonlySet<string>): readonly Blame[] {
  const found: Blame[] = [];
  const headers = new Map<string, Header>();
  let commit = '';
  let line = 0;
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at) < 0 ? output.length : output.indexOf(10, at);
    if (output[at] === 9) {
      const header = headers.get(commit);
      if (header !== undefined) found.push({ line, commit, ...header, boundary: cutOff.has(commit) });
    } else {
      const text = output.toString('utf8', at, end);
      const start = /^([0-9a-f]{40}(?:[0-9a-f]{24})?) \d+ (\d+)(?: \d+)?$/.exec(text);
      if (start === null) readField(headers.get(commit), text);
      else {
        commit = start[1] ?? '';
        line = Number(start[2]);
        if (!headers.has(commit)) headers.set(commit, { author: '', at: 0 });
      }
    }
    at = end + 1;
  }
  return found;
}

function readField(header: Header | undefined, text: string): void {
  if (header === undefined) return;
  if (text.startsWith('author ')) header.author = text.slice('author '.length);
  else if (text.startsWith('author-time ')) header.at = Number(text.slice('author-time '.length)) * 1000;
}
