import type { Daily } from '../../app/daily/daily.ts';
import { isoTime } from '../../core/clock.ts';
import { forJson } from '../../core/sanitise.ts';
import type { DayRow } from './daily-words.ts';

/** A daily run as JSON of the shape `holdfast.daily/1`. The root is left out: it is a path on somebody's machine. */
export function dailyJson(daily: Daily): string {
  const { view } = daily;
  const value = {
    schema: 'holdfast.daily/1',
    period: view.period,
    at: isoTime(view.now),
    since: view.since === undefined ? null : isoTime(view.since),
    commit: daily.commit,
    dirty: daily.dirty,
    model: daily.model,
    run: daily.run,
    scannedAt: isoTime(daily.scannedAt),
    status: daily.status,
    counts: { ...view.counts, closed: view.closed },
    mitigations: daily.mitigations,
    owners: view.owners.map(({ owner, who, counts, rows }) => ({
      owner,
      who,
      counts,
      findings: rows.map(({ id }) => id),
    })),
    findings: view.rows.map(findingValue),
    notices: daily.notices,
    next: daily.next,
  };
  return `${forJson(JSON.stringify(value, undefined, 2))}\n`;
}

function findingValue(row: DayRow): object {
  const { sla, owner, because, ...rest } = row;
  return {
    ...rest,
    owner: owner.who,
    ownerFrom: owner.from,
    ownerBecause: owner.because,
    priorityBecause: because,
    sla: { state: sla.state, since: isoTime(sla.since), due: isoTime(sla.due) },
  };
}
