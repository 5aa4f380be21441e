import { pathOf } from '../core/location.ts';
import type { KnownFinding } from '../core/report.ts';
import { bySeverity } from '../core/severity.ts';
import { blame, type Blame } from '../io/git/blame.ts';
import { oidOf } from './changed.ts';
import { redactText } from './redact.ts';
import type { Session } from './session.ts';

/** Files asked of git for who wrote a finding's line; the most severe findings come first. */
const filesMax = 40;

/** Adds commit, author and age of the line that each finding is on, where history tells. */
export async function withIntroduction(
  session: Session,
  findings: readonly KnownFinding[],
): Promise<readonly KnownFinding[]> {
  const { repo, commit } = session.ground;
  if (repo === undefined || commit === '') return findings;
  const lines = new Map<string, number[]>();
  for (const { at } of findings.toSorted((a, b) => bySeverity(a.severity, b.severity))) {
    const path = pathOf(at);
    if (path === undefined || !('line' in at) || (!lines.has(path) && lines.size >= filesMax)) continue;
    lines.set(path, [...(lines.get(path) ?? []), at.line]);
  }
  for (const path of changedPaths(session, [...lines.keys()])) lines.delete(path);
  const blames = new Map<string, ReadonlyMap<number, Blame>>();
  for (const [path, wanted] of lines) {
    const found = await blame(repo, commit, path, wanted);
    if (found.ok) blames.set(path, new Map(found.value.map((one) => [one.line, one])));
  }
  return findings.map((finding) => {
    const path = pathOf(finding.at) ?? '';
    const line = 'line' in finding.at ? finding.at.line : 0;
    const found = blames.get(path)?.get(line);
    if (found === undefined || found.boundary) return finding;
    return {
      ...finding,
      introduced: { commit: found.commit, author: redactText(found.author), at: found.at },
    };
  });
}

/** Files whose content is not the committed one: their line numbers mean nothing to git. */
function changedPaths({ ground, index, walk }: Session, paths: readonly string[]): readonly string[] {
  const committed = new Map(index?.entries.map(({ path, oid }) => [path, oid]));
  const files = new Map(walk.files.map((file) => [file.path, file]));
  return paths.filter((path) => {
    const file = files.get(path);
    return file === undefined || oidOf(ground, file) !== committed.get(path);
  });
}
