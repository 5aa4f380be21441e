import { digestOf } from '../../core/digest.ts';
import type { KnownFinding } from '../../core/report.ts';

/**
 * 32 hex digits that stay the same while the finding's file, rule, scope and message do, whatever its line is.
 * Made only of what a report shows anyway: the matched text never enters it, so nothing can be guessed from it.
 */
export function fingerprintOf(finding: KnownFinding): string {
  const { engine, rule, at, anchor, message } = finding;
  const place = Object.entries(at).filter(([key]) => !/^(?:line|column|endLine|endColumn)$/.test(key));
  return digestOf([engine, rule, Object.fromEntries(place), anchor.scope, message]).slice(0, 32);
}
