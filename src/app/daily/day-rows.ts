import type { Decision } from '../../core/decision.ts';
import type { CodeLocation } from '../../core/location.ts';
import type { Severity } from '../../core/severity.ts';
import type { TrackedFinding } from '../../core/tracked.ts';
import { highImpact } from '../../model/impact.ts';
import type { DayRow } from '../../triage/digest/day-row.ts';
import type { Issue, MemberState } from '../../triage/issues/issue.ts';
import { mergeIssues } from '../../triage/issues/merge-issues.ts';
import { ownerOf, type OwnerFacts } from '../../triage/owners/owner-of.ts';
import { isInternetFacing, priorityOf } from '../../triage/sla/priority.ts';
import { slaClock } from '../../triage/sla/sla-clock.ts';
import { standingOf } from '../../triage/standing.ts';
import { suppressionOf, type Suppression } from '../../triage/suppressions.ts';
import { relating, type Related } from '../relate.ts';
import { ruleById } from '../rules.ts';
import type { Session } from '../session.ts';

/** What rows are made from besides the session. */
export interface RowFacts {
  readonly tracked: readonly TrackedFinding[];
  readonly decisions: readonly Decision[];
  readonly suppressions: readonly Suppression[];
  readonly byPath: OwnerFacts['byPath'];
  /** What was opened after it is new; undefined: nothing is. */
  readonly since: number | undefined;
}

/** The findings that are open or accepted, with all that decides whose they are and how soon they are due. */
export function dayRows(session: Session, facts: RowFacts): readonly DayRow[] {
  const { loaded, ground } = session;
  const now = ground.clock.now();
  const decisions = new Map(facts.decisions.map((one) => [one.finding, one]));
  const issues = issueByFinding(issuesOf(session, facts));
  const relate = relatingTracked(session);
  const important = new Set(
    loaded.model.mitigations.flatMap((one) => (highImpact(loaded.model, one, now) ? [one.id] : [])),
  );
  return facts.tracked.flatMap((finding) => {
    if (finding.status !== 'open') return [];
    const decision = decisions.get(finding.id);
    const { state } = standingOf(finding, decision, suppressionOf(facts.suppressions, finding), now);
    if (state === 'ignored') return [];
    const { contradicts } = relate(finding);
    const severity = severityOf(session, finding);
    const isImportant = contradicts.some((id) => important.has(id));
    const { priority, because } = priorityOf({
      severity,
      highImpact: isImportant,
      internetFacing: isInternetFacing(loaded.model, finding.path),
      reachable: finding.reachable ?? 'unknown',
    });
    const issue = issues.get(finding.id);
    return [
      {
        id: finding.id,
        rule: finding.rule,
        title: ruleById(session.wish.tools, finding.rule)?.title ?? finding.rule,
        severity,
        path: finding.path,
        line: finding.line,
        state,
        freshness: freshnessOf(finding, facts.since),
        highImpact: isImportant,
        contradicts,
        owner: ownerOf(
          { path: finding.path, contradicts },
          { model: loaded.model, now, byPath: facts.byPath },
        ),
        priority,
        because,
        sla: slaClock(finding, { priority, sla: loaded.model.sla, decision, now }),
        issue: issue?.id ?? '',
        certainty: issue?.certainty ?? 'single',
      },
    ];
  });
}

/** The remembered findings of all engines, merged to issues; closed ones too, so that ids stay. */
export function issuesOf(
  session: Session,
  { tracked, decisions, suppressions }: Pick<RowFacts, 'tracked' | 'decisions' | 'suppressions'>,
): readonly Issue[] {
  const now = session.ground.clock.now();
  const byFinding = new Map(decisions.map((one) => [one.finding, one]));
  return mergeIssues(
    tracked.map((finding) => ({
      id: finding.id,
      engine: finding.engine,
      rule: finding.rule,
      cwe: ruleById(session.wish.tools, finding.rule)?.cwe ?? [],
      severity: severityOf(session, finding),
      state: memberState(
        finding,
        standingOf(finding, byFinding.get(finding.id), suppressionOf(suppressions, finding), now).state,
      ),
      firstSeen: finding.episodes[0]?.opened ?? now,
      place:
        finding.line > 0
          ? { kind: 'code', path: finding.path, line: finding.line }
          : { kind: 'elsewhere', name: finding.path },
      match: finding.anchor.match,
      entries: [],
    })),
  );
}

/** A finding that is gone is no part of what is there at its line now. */
function memberState({ status }: TrackedFinding, state: DayRow['state'] | 'ignored'): MemberState {
  return status === 'open' ? state : 'closed';
}

export function issueByFinding(issues: readonly Issue[]): ReadonlyMap<string, Issue> {
  return new Map(issues.flatMap((issue) => issue.members.map(({ id }) => [id, issue] as const)));
}

/** As reported last, else as its rule says. */
export function severityOf({ wish }: Session, { rule, severity }: TrackedFinding): Severity {
  return severity ?? ruleById(wish.tools, rule)?.severity ?? 'info';
}

function freshnessOf({ episodes, origin }: TrackedFinding, since: number | undefined): DayRow['freshness'] {
  const opened = episodes.at(-1)?.opened ?? 0;
  if (since === undefined || opened <= since) return 'known';
  if (episodes.length > 1) return 'reopened';
  // What was there when its rule first looked at the whole repository is backlog, not news.
  return origin === 'baseline' ? 'known' : 'new';
}

function relatingTracked(session: Session): (finding: TrackedFinding) => Related {
  const relate = relating(session.loaded.model);
  return ({ rule, path, line }) => {
    const info = ruleById(session.wish.tools, rule);
    return info === undefined ? { contradicts: [], threats: [] } : relate(info, lineOf(path, line));
  };
}

/** A place that is known by its line only. */
export function lineOf(path: string, line: number): CodeLocation {
  return { kind: 'code', path, line, column: 1, endLine: line, endColumn: 1 };
}
