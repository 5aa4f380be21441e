import { spawnSync } from 'node:child_process';

/** One run of a command: seconds of processor time, and the most memory it had. */
export interface Run {
  readonly cpu: number;
  readonly megabytes: number;
  readonly output: string;
}

/** Runs a command and measures it by GNU time; undefined when it is not there. */
export function measured(command: string, args: readonly string[], input?: string): Run | undefined {
  const child = spawnSync('/usr/bin/time', ['-f', '@@ %U %S %M', command, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  const told = /@@ ([\d.]+) ([\d.]+) (\d+)/.exec(child.stderr ?? '');
  if (child.error !== undefined || told === null || /No such file/.test(child.stderr)) return undefined;
  return {
    cpu: Number(told[1]) + Number(told[2]),
    megabytes: Number(told[3]) / 1024,
    output: child.stdout,
  };
}

/** The run with the median processor time of several. */
export function median(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.cpu - b.cpu);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('no runs');
  return middle;
}
