import { dayMs } from '../../core/clock.ts';
import { bySeverity } from '../../core/severity.ts';
import type { DayRow } from './day-row.ts';
import { priorities } from '../sla/priority.ts';

/** What a day, or a week, brought, and how everything that is open stands. */
export interface DayView {
  readonly period: 'day' | 'week';
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What came after this moment is new; undefined: the first time, when all is backlog. */
  readonly since: number | undefined;
  /** Soonest due first. */
  readonly rows: readonly DayRow[];
  readonly owners: readonly OwnerDay[];
  readonly counts: DayCounts;
  /** Findings closed after `since`. */
  readonly closed: number;
}

export interface DayCounts {
  readonly open: number;
  readonly fresh: number;
  readonly overdue: number;
  /** Due within seven days. */
  readonly soon: number;
  readonly paused: number;
}

/** One owner's part; owners with something overdue or new come first. */
export interface OwnerDay {
  /** Names joined by a comma; `nobody` when there is none. */
  readonly owner: string;
  readonly who: readonly string[];
  readonly counts: DayCounts;
  readonly rows: readonly DayRow[];
}

/** Sorts and counts; the rows come as they are. */
export function dayView(
  rows: readonly DayRow[],
  about: Pick<DayView, 'period' | 'now' | 'since' | 'closed'>,
): DayView {
  const sorted = rows.toSorted(byUrgency);
  const groups = new Map<string, DayRow[]>();
  for (const row of sorted) {
    const owner = ownerName(row);
    groups.set(owner, [...(groups.get(owner) ?? []), row]);
  }
  const owners = [...groups].map(([owner, own]) => ({
    owner,
    who: own[0]?.owner.who ?? [],
    counts: countsOf(own, about.now),
    rows: own,
  }));
  return { ...about, rows: sorted, owners: owners.toSorted(byNeed), counts: countsOf(sorted, about.now) };
}

function ownerName({ owner }: DayRow): string {
  return owner.who.length === 0 ? 'nobody' : owner.who.join(', ');
}

function countsOf(rows: readonly DayRow[], now: number): DayCounts {
  const of = (wanted: (row: DayRow) => boolean): number => rows.filter(wanted).length;
  return {
    open: of(({ sla }) => sla.state !== 'paused'),
    fresh: of(({ freshness }) => freshness !== 'known'),
    overdue: of(({ sla }) => sla.state === 'overdue'),
    soon: of(({ sla }) => sla.state === 'due' && sla.due - now <= soonMs),
    paused: of(({ sla }) => sla.state === 'paused'),
  };
}

const soonMs = 7 * dayMs;

/** Paused ones last; then by the day they are due, priority, severity and place. */
function byUrgency(a: DayRow, b: DayRow): number {
  const rank = (row: DayRow): number => (row.sla.state === 'paused' ? 1 : 0);
  return (
    rank(a) - rank(b) ||
    a.sla.due - b.sla.due ||
    priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
    bySeverity(a.severity, b.severity) ||
    compare(a.path, b.path) ||
    a.line - b.line ||
    compare(a.id, b.id)
  );
}

function byNeed(a: OwnerDay, b: OwnerDay): number {
  return (
    b.counts.overdue - a.counts.overdue ||
    b.counts.fresh - a.counts.fresh ||
    b.counts.open - a.counts.open ||
    compare(a.owner, b.owner)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
