import { dayMs } from '../core/clock.ts';

/** The end of a day written `YYYY-MM-DD`, UTC, in milliseconds since 1970; undefined when there is no such day. */
export function endOfDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const start = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(start) || dayOf(start) !== text) return undefined;
  return start + dayMs - 1;
}

/** The day of a moment, `YYYY-MM-DD`, UTC. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
