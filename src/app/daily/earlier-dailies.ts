import { dayMs } from '../../core/clock.ts';
import { ok, type Result } from '../../core/result.ts';
import type { RunRecord, Store, StoreError } from '../../store/store.ts';
import type { Session } from '../session.ts';

/** The daily runs that are remembered, the newest first; of the last runs only. */
export async function earlierDailies(store: Store): Promise<Result<readonly RunRecord[], StoreError>> {
  const runs = await store.runs(runsLookedThrough);
  return runs.ok ? ok(runs.value.filter(({ command }) => command === 'daily')) : runs;
}

/** More than a busy repository has in a month. */
const runsLookedThrough = 5_000;

/**
 * The daily run that looked at just this: the same commit without changes, with the same versions of the same engines,
 * to the end. Undefined when it has to be looked at.
 */
export function sameDaily(
  dailies: readonly RunRecord[],
  { ground, dirty, stations, wish }: Session,
): RunRecord | undefined {
  const [last] = dailies;
  if (last === undefined || dirty || ground.commit === '' || wish.config.length > 0) return undefined;
  const isSame =
    last.commit === ground.commit && last.tree === ground.tree && !last.dirty && last.status !== 'failed';
  if (!isSame || last.finishedAt > ground.clock.now()) return undefined;
  const version = new Map(last.engines.map((one) => [one.id, one.version]));
  return stations.every(({ engine }) => version.get(engine.id) === engine.version) ? last : undefined;
}

/** Whole days that passed without a daily run, besides the one that is usual between two. */
export function missedDays(last: RunRecord | undefined, now: number): number {
  if (last === undefined) return 0;
  return Math.max(0, Math.floor((now - last.finishedAt) / dayMs + slack) - 1);
}

/** A schedule that starts an hour early or late has missed nothing. */
const slack = 1 / 24;
