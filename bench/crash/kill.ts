import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../tests/cli/lab.ts';
import type { Random } from './random.ts';

/**
 * `spread`: any moment of the run; `commit`: shortly after one of the changes of the write-ahead log; `pair`: two runs
 * at once, one of them or both killed; `birth`: while the state file is being made.
 */
export type Aim = 'spread' | 'commit' | 'pair' | 'birth';

/** One run and how it ended. */
export interface Kill {
  /** The moment it took for the present: its name in the state. */
  readonly now: number;
  /** Null when it was killed. */
  readonly code: number | null;
  /** It had printed its report to the end. */
  readonly acknowledged: boolean;
  readonly err: string;
}

export interface Shot {
  readonly aim: Aim;
  /** One for each run that is started. */
  readonly moments: readonly number[];
  readonly runMs: number;
  readonly chance: Random;
}

/** Starts the runs, kills as aimed, and waits until all have ended. */
export async function killed(at: Lab, { aim, moments, runMs, chance }: Shot): Promise<readonly Kill[]> {
  const runs = moments.map((now) => {
    const { child, ended } = at.start(['verify', '--quiet', '--now', new Date(now).toISOString()]);
    return { now, child, ended };
  });
  const targets = chance() < 0.5 ? runs : runs.slice(0, 1);
  for (const { child } of targets) {
    const isTimed = aim === 'spread' || (aim === 'pair' && chance() < 0.5);
    const moment = isTimed
      ? pause(chance() * runMs * runs.length * 1.1)
      : logChange(at, aim, chance, () => child.exitCode !== null);
    void moment.then(() => child.kill('SIGKILL'));
  }
  return Promise.all(
    runs.map(async ({ now, ended }) => {
      const { code, out, err } = await ended;
      return { now, code, err, acknowledged: /\nnext: .*\n$/.test(out) };
    }),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Waits for the first, second, ... change of the log, and then some hundred microseconds more. */
async function logChange(at: Lab, aim: Aim, chance: Random, hasEnded: () => boolean): Promise<void> {
  const file = join(at.root, '.holdfast', aim === 'birth' ? 'state.db' : 'state.db-wal');
  const changes = 1 + Math.floor(chance() * 5);
  const extraMs = chance() < 0.3 ? 0 : chance() * 6;
  let seen = stampOf(file);
  for (let left = changes; left > 0 && !hasEnded();) {
    await new Promise(setImmediate);
    const now = stampOf(file);
    if (now === seen) continue;
    seen = now;
    left -= 1;
  }
  const until = performance.now() + extraMs;
  while (performance.now() < until) await new Promise(setImmediate);
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? '' : `${stats.size} ${stats.mtimeNs}`;
}
