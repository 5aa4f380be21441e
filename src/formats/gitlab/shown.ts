import { sha256 } from '../../core/digest.ts';
import { pathOf } from '../../core/location.ts';
import type { KnownFinding, Report } from '../../core/report.ts';

/** A finding with a place in a file, and what GitLab knows it by from run to run. */
export interface Shown {
  readonly finding: KnownFinding;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly endLine: number;
  /** The same in every run that finds it; never twice in one report. */
  readonly fingerprint: string;
}

/** Open findings of the tree's files in a fixed order. Ids of this machine are not used: a runner has no memory. */
export function shownIn({ findings }: Report): readonly Shown[] {
  const times = new Map<string, number>();
  return findings.flatMap((finding) => {
    const { at, rule, anchor, triage } = finding;
    const path = pathOf(at);
    if (path === undefined || at.kind === 'commit') return [];
    if (triage.state === 'ignored' || triage.state === 'accepted') return [];
    const identity = JSON.stringify([rule, path, anchor.scope, anchor.match]);
    const nth = times.get(identity) ?? 0;
    times.set(identity, nth + 1);
    const line = Math.max(1, 'line' in at ? at.line : 1);
    const endLine = Math.max(line, 'endLine' in at ? at.endLine : line);
    return [{ finding, path, line, endLine, fingerprint: sha256(`${identity} ${nth}`) }];
  });
}
