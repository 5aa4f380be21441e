import type { Evidence } from '../core/evidence.ts';
import type { EvidenceFilter } from './store.ts';

/** The records a filter asks for, oldest first. */
export function newestOf(
  records: readonly Evidence[],
  { verifications, newest }: EvidenceFilter,
): Evidence[] {
  const asked = verifications === undefined ? undefined : new Set(verifications);
  const counts = new Map<string, number>();
  const chosen: Evidence[] = [];
  for (const record of [...records].reverse()) {
    if (asked !== undefined && !asked.has(record.verification)) continue;
    const count = (counts.get(record.verification) ?? 0) + 1;
    counts.set(record.verification, count);
    if (newest === undefined || count <= newest) chosen.push(record);
  }
  return chosen.reverse();
}
