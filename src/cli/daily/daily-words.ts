import type { Daily } from '../../app/daily/daily.ts';

export type OwnerDay = Daily['view']['owners'][number];
export type DayRow = OwnerDay['rows'][number];
export type DayCounts = OwnerDay['counts'];

/** `2026-11-24`, UTC. */
export function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** `due in 3 d`, `overdue 12 d`, `accepted`. */
export function slaWords({ state, due }: DayRow['sla'], now: number, dayMs: number): string {
  if (state === 'paused') return 'accepted';
  const apart = Math.abs(due - now) / dayMs;
  const days = state === 'overdue' ? Math.floor(apart) : Math.ceil(apart);
  return state === 'overdue' ? `overdue ${days} d` : `due in ${days} d`;
}
