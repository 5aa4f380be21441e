import type { Finding } from '../core/finding.ts';
import { pathOf, type Location } from '../core/location.ts';
import type { Problem } from '../core/problem.ts';
import { type IgnoredPlace, readGitleaksignore } from '../formats/secret-marks/gitleaksignore.ts';
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

/** What a `.gitleaksignore` says, and the lines of it that say nothing. */
export interface IgnoredByGitleaks {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

/** The path that suppressions name: what stands in the work tree never speaks for a commit. */
export function suppressedPath(at: Location): string {
  return at.kind === 'commit' ? `${at.commit}:${at.path}` : (pathOf(at) ?? '');
}

/**
 * What a `.gitleaksignore` says of findings of the secrets engine. It names rules in the words of gitleaks, so the place alone counts;
 * lines about one commit speak for that commit and not for the work tree.
 */
export function ignoredByGitleaks(
  ignoreFile: string,
  text: string,
  findings: readonly Finding[],
): IgnoredByGitleaks {
  const { places, unread } = readGitleaksignore(text);
  const suppressions = findings.flatMap(({ engine, rule, at }) => {
    if (engine !== 'secrets' || (at.kind !== 'code' && at.kind !== 'commit')) return [];
    const place = places.find((one) => one.path === at.path && one.line === at.line && isOf(one, at));
    if (place === undefined) return [];
    const reason = `line ${place.writtenOn} of ${ignoreFile}`;
    return [{ path: suppressedPath(at), line: at.line, writtenOn: at.line, rules: rule, reason }];
  });
  return {
    suppressions,
    problems: unread.map((line) => ({
      kind: 'partial',
      target: ignoreFile,
      line,
      message: 'this line is not honoured: expected COMMIT:PATH:RULE:LINE or PATH:RULE:LINE',
      todo: 'Correct the line or take it out.',
    })),
  };
}

function isOf({ commit }: IgnoredPlace, at: Location): boolean {
  if (at.kind !== 'commit') return commit === undefined;
  return commit !== undefined && at.commit.startsWith(commit);
}
