import { spawnSync } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';

/** What this machine has of what Holdfast needs. */
export interface Machine {
  /** Without the leading `v`. */
  readonly node: string;
  readonly nodeIsEnough: boolean;
  /** What `git --version` says, or undefined when there is none. */
  readonly git: string | undefined;
  readonly cores: number;
  readonly memoryMiB: number;
}

export function machine(): Machine {
  const node = process.versions.node;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const git = spawnSync('git', ['--version'], { encoding: 'utf8', timeout: 5_000 });
  return {
    node,
    nodeIsEnough: major > 20 || (major === 20 && minor >= 19),
    git: git.status === 0 ? git.stdout.trim() : undefined,
    cores: availableParallelism(),
    memoryMiB: Math.round(totalmem() / 2 ** 20),
  };
}
