import { systemClock } from '../io/clock.ts';

const dayMs = 86_400_000;

/** The start of this day, UTC, in milliseconds since 1970: rules that ask for the date answer the same all day. */
export function startOfToday(): number {
  return Math.floor(systemClock.now() / dayMs) * dayMs;
}
