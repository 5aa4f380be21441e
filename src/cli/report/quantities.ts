/** A whole number with commas: `1,204`. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 finding`, `2 findings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** Milliseconds as `0.3 s`, or `2 min 5 s` from two minutes on. */
export function lasting(ms: number): string {
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${grouped(Math.floor(ms / 60_000))} min ${Math.floor((ms % 60_000) / 1000)} s`;
}

/** `2026-11-23`, UTC; `unknown date` for what is no time at all. */
export function dayOf(ms: number): string {
  return instantOf(ms)?.slice(0, 10) ?? 'unknown date';
}

/** `2026-11-23 09:30 UTC`; `unknown date` for what is no time at all. */
export function minuteOf(ms: number): string {
  const instant = instantOf(ms);
  return instant === undefined ? 'unknown date' : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** ISO 8601 in UTC to the second, or undefined for a number that is no time. */
export function instantOf(ms: number): string | undefined {
  if (!(Math.abs(ms) <= 8.64e15)) return undefined;
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** How long before `now`: `just now`, `4 min ago`, `2 h ago`, `12 days ago`. */
export function agoOf(ms: number, now: number): string {
  const minutes = Math.floor((now - ms) / 60_000);
  if (Number.isNaN(minutes)) return 'at an unknown time';
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${grouped(Math.floor(minutes / 1440))} days ago`;
}

/** The text, or its first `max` characters and `…`; never half of a surrogate pair. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
