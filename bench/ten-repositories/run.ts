import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export interface Ran {
  readonly exit: number | string;
  readonly out: string;
  readonly err: string;
  /** Milliseconds of wall time. */
  readonly ms: number;
  readonly lines: number;
}

/** Milliseconds that one command may take. */
export const limitMs = 60_000;

/** Runs the built program in a repository, with its caches beside it; `exit` is the signal when it was killed. */
export function run(root: string, call: readonly string[]): Ran {
  const started = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('dist', 'holdfast.cjs'), ...call, '--quiet'],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: limitMs,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 28,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: join(root, '..'),
        XDG_CACHE_HOME: join(root, '..', 'cache'),
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
    },
  );
  return {
    exit: status ?? signal ?? 'unknown',
    out: stdout,
    err: stderr,
    ms: performance.now() - started,
    lines: stdout.trimEnd().split('\n').length,
  };
}
