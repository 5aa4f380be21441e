import { spawnSync } from 'node:child_process';

export interface CpuOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** How often the command runs in one sample. */
  readonly times: number;
}

/**
 * CPU milliseconds (user and system, of the process and all it waited for) that one run of the command takes: bash's
 * `time` over `times` runs, which reads getrusage(RUSAGE_CHILDREN). Node itself shows no usage of its children.
 */
export function cpuMs(command: readonly string[], { cwd, env, times }: CpuOptions): number {
  const script =
    'TIMEFORMAT="%3U %3S"; n=$1; shift; time for ((i = 0; i < n; i++)); do "$@" >/dev/null 2>&1 </dev/null || true; done';
  const run = spawnSync('bash', ['-c', script, 'bash', String(times), ...command], {
    cwd,
    env,
    encoding: 'utf8',
  });
  const seconds = /(\d+\.\d+) (\d+\.\d+)\s*$/.exec(run.stderr);
  if (seconds === null) throw new Error(`bash could not time ${command.join(' ')}: ${run.stderr}`);
  return ((Number(seconds[1]) + Number(seconds[2])) * 1_000) / times;
}

/** The middle of a sample, and where its middle half lies. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** `12.3 (11.9 to 13.0)`. */
export function spreadText({ median, low, high }: Spread): string {
  return `${median.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
}
