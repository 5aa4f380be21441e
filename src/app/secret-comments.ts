import type { Finding } from '../core/finding.ts';
import { readGitleaksignore } from '../formats/secret-marks/gitleaksignore.ts';
import { readSecretMarks } from '../formats/secret-marks/secret-marks.ts';
import type { Suppression } from '../triage/suppressions.ts';

/** Comments for other scanners of secrets, such as `gitleaks:allow`, that speak for findings of the secrets engine in a file. */
export function secretComments(
  path: string,
  text: string,
  findings: readonly Finding[],
): readonly Suppression[] {
  const marks = readSecretMarks(text);
  if (marks.size === 0) return [];
  return findings.flatMap(({ engine, rule, at }) => {
    if (engine !== 'secrets' || at.kind !== 'code' || at.path !== path) return [];
    const mark = marks.get(at.line);
    if (mark === undefined) return [];
    return [{ path, line: at.line, writtenOn: at.line, rules: rule, reason: `a ${mark} comment` }];
  });
}

/**
 * What a `.gitleaksignore` says of findings of the secrets engine. It names rules in the words of gitleaks, so the place alone counts;
 * lines about one commit speak for that commit and not for the work tree.
 */
export function ignoredByGitleaks(
  ignoreFile: string,
  text: string,
  findings: readonly Finding[],
): readonly Suppression[] {
  const { places } = readGitleaksignore(text);
  return findings.flatMap(({ engine, rule, at }) => {
    if (engine !== 'secrets' || at.kind !== 'code') return [];
    const place = places.find(
      ({ commit, path, line }) => commit === undefined && path === at.path && line === at.line,
    );
    if (place === undefined) return [];
    const reason = `line ${place.writtenOn} of ${ignoreFile}`;
    return [{ path: at.path, line: at.line, writtenOn: at.line, rules: rule, reason }];
  });
}
