import { exitCodes, type ExitCode } from '../../core/exit-code.ts';
import type { Finding } from '../../core/finding.ts';
import { limits } from '../../core/limits.ts';
import { counted } from '../../core/plural.ts';
import { ok, type Result } from '../../core/result.ts';
import { BlobStream } from '../../io/git/blob-stream.ts';
import type { GitError } from '../../io/git/git-error.ts';
import { incomingFiles, refsUnder, stagedFiles, type IncomingFile } from '../../io/git/hook-changes.ts';
import { openHookRepo, type HookRepo } from '../../io/git/hook-repo.ts';
import { closeRepo } from '../../io/git/repo.ts';
import { isOid } from '../../io/git/refs.ts';
import { lookAtIncoming, type IncomingFinding, type Looked } from './look-at-incoming.ts';

export type HookName = 'pre-commit' | 'pre-push' | 'pre-receive';

export const hookNames: readonly HookName[] = ['pre-commit', 'pre-push', 'pre-receive'];

/** What git gives a hook. */
export interface HookCall {
  readonly hook: HookName;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Lines of standard input; for `pre-push` and `pre-receive`. */
  readonly input: string;
  /** `pre-push`: the name of the remote. */
  readonly remote: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the hook found: exit code 1 stops git. */
export interface HookAnswer {
  readonly exit: ExitCode;
  readonly looked: Looked | undefined;
  /** Why it could not look, for people. */
  readonly failure?: string;
}

/** Looks for secrets in what is about to be committed, pushed or received. It never answers 0 when it looked at nothing. */
export async function runHook(call: HookCall): Promise<HookAnswer> {
  const repo = openHookRepo(call.cwd, call.environment);
  if (!repo.ok) return failed(repo.error.message);
  try {
    const files = await filesFor(call, repo.value);
    if (!files.ok) return failed(files.error.message);
    const blobs = new BlobStream(repo.value, limits.fileBytes);
    const looked = await lookAtIncoming(repo.value, blobs, files.value, {
      // What is received brings its own comments: whoever pushes may not silence the receiver.
      commentsCount: call.hook !== 'pre-receive',
      now: call.now,
    });
    blobs.close();
    return { exit: exitOf(looked), looked };
  } finally {
    closeRepo(repo.value);
  }
}

async function filesFor(call: HookCall, repo: HookRepo): Promise<Result<readonly IncomingFile[], GitError>> {
  if (call.hook === 'pre-commit') return stagedFiles(repo);
  const lines = call.input.split('\n').map((line) => line.trim().split(/\s+/));
  // pre-push: local ref, local oid, remote ref, remote oid. pre-receive: old oid, new oid, ref.
  const pairs = lines.map((words) =>
    call.hook === 'pre-push' ? [words[1], words[3]] : [words[1], words[0]],
  );
  const real = (oid: string | undefined): oid is string =>
    oid !== undefined && isOid(oid) && /[^0]/.test(oid);
  const tips = pairs.flatMap(([tip]) => (real(tip) ? [tip] : []));
  const old = pairs.flatMap(([, before]) => (real(before) ? [before] : []));
  const known = refsUnder(repo, call.hook === 'pre-push' ? `refs/remotes/${call.remote}/` : 'refs/');
  const first = await incomingFiles(repo, tips, [...old, ...known]);
  // The other side may have commits that were never fetched: without them more is looked at, not less.
  if (first.ok || old.length === 0) return first;
  const again = await incomingFiles(repo, tips, known);
  return again.ok ? ok(again.value) : first;
}

function failed(failure: string): HookAnswer {
  return { exit: exitCodes.incomplete, looked: undefined, failure };
}

function exitOf(looked: Looked): ExitCode {
  if (looked.findings.some(isSure)) return exitCodes.blocked;
  // Pictures and other binary content were looked into and are told; what nobody read is no pass.
  return looked.scanned === 0 && looked.unread > 0 ? exitCodes.incomplete : exitCodes.done;
}

/** Whether the hook stops for it; what is only likely is shown. */
export function isSure({ finding }: IncomingFinding): boolean {
  return finding.confidence !== 'low';
}

/** One line for a finding: where, what, and the masked text. */
export function incomingLine({ finding, commit }: IncomingFinding): string {
  const place = finding.at.kind === 'code' ? `${finding.at.path}:${finding.at.line}` : '';
  const brought = commit === undefined ? '' : ` (commit ${commit.slice(0, 12)})`;
  return `${place}  ${finding.rule}  ${excerptOf(finding)}${brought}`;
}

function excerptOf(finding: Finding): string {
  return (finding.excerpt?.lines[0] ?? '').trim().slice(0, 100);
}

/** What was looked at, as the last line of every hook. */
export function lookedLine({ files, scanned, bytes }: Looked): string {
  if (files === 0) return 'holdfast: no content comes in, nothing to look at';
  const size = bytes < 10_000 ? `${bytes} bytes` : `${(bytes / 1_000_000).toFixed(2)} MB`;
  return `holdfast: looked at ${size} in ${scanned} of ${counted(files, 'file')} for secrets`;
}
