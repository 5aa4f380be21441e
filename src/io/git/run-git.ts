import { spawn } from 'node:child_process';
import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { sizeText } from '../safe-file.ts';
import type { CleanRoom } from './clean-room.ts';
import type { GitError } from './git-error.ts';

export interface GitCall {
  readonly timeoutMs?: number;
  readonly outputBytesMax?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Runs one git command in the clean room and gives its whole output. Arguments are ours or object ids, never refs. */
export function runGit(
  room: CleanRoom,
  args: readonly string[],
  call: GitCall = {},
): Promise<Result<Buffer, GitError>> {
  const { timeoutMs = limits.gitMs, outputBytesMax = limits.gitOutputBytes, signal } = call;
  if (room.patience.timeouts >= timeoutsMax) return Promise.resolve(err(stuck));
  return new Promise((resolve) => {
    const child = spawn('git', args, {
      cwd: room.folder,
      env: room.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    let bytes = 0;
    let complaint = '';
    let stopped: GitError | undefined;
    const stop = (error: GitError): void => {
      stopped ??= error;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => {
      room.patience.timeouts += 1;
      stop(tooSlow(args, timeoutMs));
    }, timeoutMs);
    const cancel = (): void => stop({ kind: 'failed', message: 'cancelled' });
    signal?.addEventListener('abort', cancel, { once: true });
    const settle = (result: Result<Buffer, GitError>): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > outputBytesMax) stop(tooMuch(args, outputBytesMax));
      else output.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < complaintMax) complaint += chunk.toString('latin1');
    });
    child.on('error', (cause) => settle(err(noGit(cause))));
    child.on('close', (code) => {
      if (stopped !== undefined) return settle(err(stopped));
      settle(code === 0 ? ok(Buffer.concat(output)) : err(failure(args, code, complaint)));
    });
    if (signal?.aborted === true) cancel();
  });
}

const complaintMax = 2_000;
const timeoutsMax = 2;
const stuck: GitError = {
  kind: 'timeout',
  message: 'git ran out of time twice in this repository and is not asked again',
};

/** That git itself could not be started. */
export function noGit(cause: Error): GitError {
  const missing = 'code' in cause && cause.code === 'ENOENT';
  return missing
    ? { kind: 'failed', message: 'git is not installed or not on the PATH', todo: 'install git' }
    : { kind: 'failed', message: `git could not be started: ${cause.message}` };
}

/** That a call took longer than its limit. */
export function tooSlow(args: readonly string[], timeoutMs: number): GitError {
  return {
    kind: 'timeout',
    message: `git ${args[0] ?? ''} took longer than ${timeoutMs} ms and was stopped`,
  };
}

function tooMuch(args: readonly string[], bytesMax: number): GitError {
  return {
    kind: 'too-large',
    message: `git ${args[0] ?? ''} wrote more than ${sizeText(bytesMax)} and was stopped`,
  };
}

function failure(args: readonly string[], code: number | null, complaint: string): GitError {
  const said = complaint.trim().split('\n')[0] ?? '';
  return {
    kind: 'failed',
    message: `git ${args[0] ?? ''} failed (${code ?? 'killed'})${said === '' ? '' : `: ${said}`}`,
  };
}
