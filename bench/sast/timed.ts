import { spawnSync } from 'node:child_process';

/** Figures of one finished run of a program and of everything it started. */
export interface Figures {
  readonly wall: number;
  readonly cpu: number;
  /** MB, of the largest single process. */
  readonly memory: number;
  readonly exit: number;
  /** Least and most CPU of the runs that this is the median of. */
  readonly spread: string;
}

/** Runs a command under `time`, which must be GNU's. */
export function timed(command: readonly string[], folder: string): Figures {
  const env = { ...process.env, SEMGREP_SEND_METRICS: 'off' };
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '@@ %U %S %e %M', ...command], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const found = /@@ (\S+) (\S+) (\S+) (\S+)\s*$/.exec(stderr);
  if (found === null) throw new Error(`/usr/bin/time is needed; it said: ${stderr.slice(-500)}`);
  const [user = 0, system = 0, wall = 0, memory = 0] = found.slice(1).map(Number);
  return { cpu: user + system, wall, memory: Math.round(memory / 1024), exit: status ?? -1, spread: '' };
}

/** Each figure's median over some runs. */
export function median(runs: readonly Figures[]): Figures {
  const all = runs.map(({ cpu }) => cpu).sort((a, b) => a - b);
  const of = (key: Exclude<keyof Figures, 'spread'>): number =>
    runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return {
    cpu: of('cpu'),
    wall: of('wall'),
    memory: of('memory'),
    exit: of('exit'),
    spread: `${all[0]?.toFixed(2)} to ${all.at(-1)?.toFixed(2)}`,
  };
}
