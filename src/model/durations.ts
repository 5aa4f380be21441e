import { dayMs } from '../core/clock.ts';

/** A whole number and a unit, such as `10m`, `1h`, `7d` or `26w`. */
export const durationPattern = /^[1-9][0-9]{0,4}[smhdw]$/;

const unitMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: dayMs,
  w: 7 * dayMs,
};

/** Milliseconds of a duration such as `7d`; undefined when the text is not one. */
export function parseDuration(text: string): number | undefined {
  if (!durationPattern.test(text)) return undefined;
  const unit = unitMs[text.slice(-1)];
  return unit === undefined ? undefined : Number(text.slice(0, -1)) * unit;
}

/** The exact spelling of a duration that reads best, such as `14d` or `26w`. */
export function durationText(ms: number): string {
  if (ms > 0 && ms < 28 * dayMs && ms % dayMs === 0) return `${ms / dayMs}d`;
  for (const [unit, size] of Object.entries(unitMs).toReversed()) {
    if (ms >= size && ms % size === 0) return `${ms / size}${unit}`;
  }
  return `${ms} ms`;
}

/** Milliseconds since 1970 of the start of a day such as `2026-11-01`, UTC; undefined when there is no such day. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || dayText(ms) !== text ? undefined : ms;
}

/** Milliseconds since 1970 of the last moment of a day, UTC; undefined when there is no such day. */
export function parseDayEnd(text: string): number | undefined {
  const start = parseDay(text);
  return start === undefined ? undefined : start + dayMs - 1;
}

/** The UTC day that holds the moment, such as `2026-11-01`. */
export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
