import { limits } from '../../core/limits.ts';
import { wellFormed } from '../xml/well-formed.ts';
import type { Property } from './test-report.ts';

/** Foreign text as kept: ends trimmed, at most `limits.reportTextChars` characters, never half a surrogate pair. */
export function kept(text: string): string {
  return wellFormed(
    text
      .slice(0, limits.reportTextChars * 2)
      .trim()
      .slice(0, limits.reportTextChars),
  );
}

// Runners that write no zone mean their own; the one farthest ahead of UTC is 14 hours away.
const farthestZoneMs = 14 * 3_600_000;

/** Milliseconds since 1970 of an ISO 8601 time; without a zone: the earliest moment it may mean. */
export function claimedTime(text: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,12})?\s?(Z|[+-]\d\d:?\d\d)?$/i.exec(
    text.trim(),
  );
  if (parts === null) return undefined;
  const zone = parts[3]?.toUpperCase();
  const clock = `${parts[1]}T${parts[2]}`;
  const at = Date.parse(`${clock}${zone === undefined ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  if (Number.isNaN(at)) return undefined;
  return zone === undefined ? at - farthestZoneMs : at;
}

/** The later of two moments, either of which may be missing. */
export function laterOf(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}

// A tree says more than a commit, and our own keys say it most plainly.
const revisionKeys = [
  'holdfast.tree',
  'tree',
  'holdfast.commit',
  'commit',
  'revision',
  'git.commit',
  'git.revision',
];

/** The commit or tree that properties name, if one of them does and it looks like one. */
export function revisionIn(properties: readonly Property[]): string | undefined {
  for (const key of revisionKeys) {
    const value = properties.find(([name]) => name.toLowerCase() === key)?.[1].toLowerCase();
    if (value !== undefined && /^[0-9a-f]{7,64}$/.test(value)) return value;
  }
  return undefined;
}

/** The words of a skip that was no decision about that test: the run was narrowed (node:test says so). */
export function narrowing(message: string): string | undefined {
  return /'only' option not set|test name does not match pattern/.exec(message)?.[0];
}

/** Whether a suite or class name is really the path of a source file, as several runners write it. */
export function looksLikeFile(name: string): boolean {
  return /^[^\s<>|]{1,500}\.(?:[cm]?[jt]sx?|py|rb|php|go|java|kt|scala|cs|fs|exs?|swift|dart|feature|phpt)$/.test(
    name,
  );
}
