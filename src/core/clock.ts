/** The only source of time outside `io`: milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
}

export const dayMs = 86_400_000;

/** ISO 8601 in UTC without milliseconds, such as `2026-11-01T09:30:00Z`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
