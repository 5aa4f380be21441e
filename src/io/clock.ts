import type { Clock } from '../core/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still at `ms` (milliseconds since 1970), for runs that must be repeatable. */
export function fixedClock(ms: number): Clock {
  return { now: () => ms };
}
