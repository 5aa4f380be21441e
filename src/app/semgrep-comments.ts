import type { Finding } from '../core/finding.ts';
import { Lines } from '../core/lines.ts';
import { isSilenced } from '../formats/semgrep/nosemgrep.ts';
import type { Suppression } from '../triage/suppressions.ts';

/** The `nosemgrep` comments of a file that speak for findings of the sast engine in it, one for each of them. */
export function semgrepComments(
  path: string,
  text: string,
  findings: readonly Finding[],
): readonly Suppression[] {
  if (!/nosem/i.test(text)) return [];
  const lines = new Lines(text);
  return findings.flatMap(({ engine, rule, at }) => {
    if (engine !== 'sast' || at.kind !== 'code' || at.path !== path) return [];
    if (!isSilenced(rule, lines.line(at.line), lines.line(at.line - 1))) return [];
    return [{ path, line: at.line, writtenOn: at.line, rules: rule, reason: 'a nosemgrep comment' }];
  });
}
