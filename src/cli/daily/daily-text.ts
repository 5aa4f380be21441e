import type { Daily } from '../../app/daily/daily.ts';
import { dayMs } from '../../core/clock.ts';
import { counted } from '../../core/plural.ts';
import { forTerminal } from '../../core/sanitise.ts';
import { dateOf, slaWords, type DayCounts, type DayRow, type OwnerDay } from './daily-words.ts';

/** A daily run for a terminal: at most 40 lines unless `all`. */
export function dailyText(daily: Daily, all: boolean): string {
  const { view } = daily;
  const head = [headline(daily), sumLine(view.counts, view.closed), stateLine(daily), ''].filter(
    (line, n, lines) => line !== '' || n === lines.length - 1,
  );
  const notices = daily.notices.map((notice) => `note: ${notice}`);
  const shownNotices = all ? notices : notices.slice(0, noticesMax);
  const left = linesMax - head.length - shownNotices.length - tailLines;
  const body = ownerLines(view.owners, all ? Infinity : left, view.now);
  const cut = notices.length - shownNotices.length;
  return `${[
    ...head,
    ...body,
    ...(body.length > 0 ? [''] : []),
    ...shownNotices,
    ...(cut > 0 ? [`note: ${counted(cut, 'more note')}: --all`] : []),
    `next: ${daily.next}`,
  ]
    .map((line) => forTerminal(line))
    .join('\n')}\n`;
}

const linesMax = 40;
const noticesMax = 6;
/** The line that says how many are left out, a blank one, a cut of notices, and what is next. */
const tailLines = 4;

function headline({ commit, dirty, view, run }: Daily): string {
  const at = commit === '' ? 'no commit' : `${commit.slice(0, 12)}${dirty ? ' with changes' : ''}`;
  const since = view.since === undefined ? '' : `, since ${dateOf(view.since)}`;
  const again = run === 'shown-again' ? ' (not scanned again)' : '';
  return `${view.period === 'week' ? 'weekly' : 'daily'}  ${dateOf(view.now)}  ${at}${since}${again}`;
}

function sumLine({ fresh, overdue, soon, open, paused }: DayCounts, closed: number): string {
  return `${fresh} new  ${overdue} overdue  ${soon} due within 7 days  ${open} open  ${paused} accepted  ${closed} closed`;
}

function stateLine({ mitigations, status }: Daily): string {
  const states = Object.entries(mitigations).map(([state, count]) => `${count} ${state}`);
  const parts = [
    ...(states.length > 0 ? [`mitigations: ${states.join(', ')}`] : []),
    ...(status === 'complete' ? [] : [`the scan is ${status}`]),
  ];
  return parts.join('  ');
}

function ownerLines(owners: readonly OwnerDay[], most: number, now: number): readonly string[] {
  const lines: string[] = [];
  let hidden = 0;
  for (const { owner, rows, counts } of owners) {
    if (lines.length + 2 > most) {
      hidden += rows.length;
      continue;
    }
    lines.push(`${owner}: ${counts.fresh} new, ${counts.overdue} overdue, ${counts.open} open`);
    const room = Math.max(1, most - lines.length);
    const share = Math.min(rows.length, room, Number.isFinite(most) ? rowsOfOwner : rows.length);
    lines.push(...rows.slice(0, share).map((row) => rowLine(row, now)));
    hidden += rows.length - share;
  }
  return hidden === 0 ? lines : [...lines, `… ${counted(hidden, 'more finding')}: --all, or --format json`];
}

const rowsOfOwner = 8;

function rowLine(row: DayRow, now: number): string {
  const fresh = row.freshness === 'known' ? '' : ` ${row.freshness}`;
  const place = row.line > 0 ? `${row.path}:${row.line}` : row.path;
  return `  ${row.id}  ${row.priority.padEnd(6)}  ${slaWords(row.sla, now, dayMs).padEnd(15)}  ${row.rule}  ${place}${fresh}`;
}
