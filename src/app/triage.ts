import { isoTime } from '../core/clock.ts';
import { exitCodes } from '../core/exit-code.ts';
import { nearest } from '../core/nearest.ts';
import { counted } from '../core/plural.ts';
import { forJson, forTerminal } from '../core/sanitise.ts';
import { bySeverity, type Severity } from '../core/severity.ts';
import type { TrackedFinding } from '../core/tracked.ts';
import { writeAtomically } from '../io/atomic.ts';
import { dayOf, endOfDay } from '../triage/day.ts';
import { decide, labelOf, type Verdict } from '../triage/decide.ts';
import { withDecision, writeDecisions } from '../triage/decisions.ts';
import type { Issue } from '../triage/issues/issue.ts';
import { standingOf } from '../triage/standing.ts';
import { issueByFinding, issuesOf, severityOf } from './daily/day-rows.ts';
import { decisionsPath, redactDecision } from './decisions.ts';
import { ruleById } from './rules.ts';
import { withSession, type Session } from './session.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

/** A decision as the user words it; `until` is a day. */
export type Wanted =
  | { readonly kind: 'confirm'; readonly by: string }
  | {
      readonly kind: 'ignore';
      readonly by: string;
      readonly reason: string;
      readonly until: string | undefined;
    }
  | {
      readonly kind: 'accept';
      readonly by: string;
      readonly reason: string;
      readonly owner: string;
      readonly until: string;
    };

const rowsMax = 35;

/** How a list is wanted. */
export interface ListTerms {
  /** Ignored, accepted and closed findings too. */
  readonly all: boolean;
  readonly format: 'text' | 'json';
}

interface Shown {
  readonly finding: TrackedFinding;
  readonly state: string;
  readonly severity: Severity;
  readonly issue: Issue | undefined;
}

/** The findings that are remembered, worst first, with the issue each belongs to. */
export function listFindings(wish: Wish, { all, format }: ListTerms): Promise<Outcome> {
  return withFindings(wish, (session, findings) => {
    const { decisions } = session;
    const issues = issueByFinding(issuesOf(session, { tracked: findings, decisions, suppressions: [] }));
    const shown = findings
      .map((finding): Shown => ({
        finding,
        state: stateOf(session, finding),
        severity: severityOf(session, finding),
        issue: issues.get(finding.id),
      }))
      .filter(({ state }) => all || state === 'open' || state === 'confirmed' || state === 're-confirm')
      .sort((a, b) => bySeverity(a.severity, b.severity) || (a.finding.path < b.finding.path ? -1 : 1));
    if (format === 'json') return { kind: 'text', text: listJson(shown), exit: exitCodes.done };
    const rows = shown.slice(0, rowsMax).map(listRow);
    const more = shown.length > rowsMax ? [`… ${shown.length - rowsMax} more`] : [];
    const sum =
      shown.length === 0 ? 'no finding is open; run holdfast scan first if you have not' : sumOf(shown);
    return say([
      ...rows,
      ...more,
      sum,
      `next: holdfast ${shown[0] === undefined ? 'scan' : `triage show ${shown[0].finding.id}`}`,
    ]);
  });
}

function listRow({ finding, state, severity, issue }: Shown): string {
  const others = (issue?.members.length ?? 1) > 1 ? `  ${issue?.id ?? ''} ${issue?.certainty ?? ''}` : '';
  return forTerminal(
    `${finding.id}  ${severity.padEnd(8)}  ${state.padEnd(10)}  ${finding.rule}  ${finding.path}:${finding.line}${others}`,
  );
}

/** Issues are only counted where they say something that the findings do not. */
function sumOf(shown: readonly Shown[]): string {
  const issues = new Set(shown.map(({ finding, issue }) => issue?.id ?? finding.id)).size;
  const findings = counted(shown.length, 'finding');
  return issues === shown.length ? findings : `${findings}, ${counted(issues, 'issue')}`;
}

/** Members of an issue that are not shown themselves are named too: each keeps its own state. */
function listJson(shown: readonly Shown[]): string {
  const issues = new Map(
    shown.flatMap(({ issue }) => (issue === undefined ? [] : [[issue.id, issue] as const])),
  );
  const value = {
    schema: 'holdfast.triage/1',
    findings: shown.map(({ finding, state, severity, issue }) => ({
      id: finding.id,
      engine: finding.engine,
      rule: finding.rule,
      severity,
      state,
      path: finding.path,
      line: finding.line,
      firstSeen: isoTime(finding.episodes[0]?.opened ?? 0),
      issue: issue?.id ?? null,
    })),
    issues: [...issues.values()].map(({ id, certainty, because, severity, state, family, members }) => ({
      id,
      certainty,
      because,
      severity,
      state,
      family: family ?? null,
      members: members.map((member) => ({ finding: member.id, engine: member.engine, state: member.state })),
    })),
  };
  return `${forJson(JSON.stringify(value, undefined, 2))}\n`;
}

/** One finding: where, since when, how often it came back, and what was decided. */
export function showFinding(wish: Wish, id: string): Promise<Outcome> {
  return withFindings(wish, (session, findings) => {
    const finding = findings.find((one) => one.id === id);
    if (finding === undefined) return refuse(noSuch(id, findings));
    const rule = ruleById(wish.tools, finding.rule);
    const standing = standingOf(finding, decisionOf(session, id), undefined, session.ground.clock.now());
    const reason = 'reason' in standing ? `: ${standing.reason}` : '';
    const until =
      'until' in standing && standing.until !== undefined ? `, until ${dayOf(standing.until)}` : '';
    return say(
      [
        `${finding.id}  ${severityOf(session, finding)}  ${finding.rule}${rule === undefined ? '' : `: ${rule.title}`}`,
        `at        ${finding.path}:${finding.line}`,
        `state     ${finding.status === 'open' ? `${standing.state}${reason}${until}` : finding.status}`,
        ...finding.episodes.map(
          ({ opened, closed }) =>
            `seen      ${isoTime(opened)} to ${closed === undefined ? 'now' : isoTime(closed)}`,
        ),
        ...(rule === undefined ? [] : [`why       ${rule.why}`, `do        ${rule.todo}`]),
        `next: holdfast triage confirm|ignore|accept ${finding.id}`,
      ].map((line) => forTerminal(line)),
    );
  });
}

/** Writes a decision to the file that is committed; the gate believes it once it is on the base branch. */
export function decideFinding(wish: Wish, id: string, wanted: Wanted): Promise<Outcome> {
  return withFindings(wish, async (session, findings) => {
    const finding = findings.find((one) => one.id === id);
    if (finding === undefined) return refuse(noSuch(id, findings));
    const now = session.ground.clock.now();
    const verdict = verdictOf(wanted);
    if (typeof verdict === 'string')
      return refuse({ exit: exitCodes.usage, message: verdict, todo: 'Write a day such as 2026-12-31.' });
    if (verdict.kind !== 'confirm' && verdict.until !== undefined && verdict.until < now) {
      return refuse({
        exit: exitCodes.usage,
        message: '--until is in the past',
        todo: 'Give a day that is still to come.',
      });
    }
    const decision = redactDecision(decide(finding, verdict, wanted.by, now));
    const file = `${session.ground.root}/${decisionsPath}`;
    const text = writeDecisions(withDecision(session.decisions, decision));
    const written = writeAtomically(file, text, { within: session.ground.root });
    if (!written.ok)
      return refuse({ exit: exitCodes.incomplete, message: written.error, todo: 'Make it writable.' });
    const kept = await session.store.addLabels([labelOf(decision)]);
    if (!kept.ok) return refuse({ exit: exitCodes.incomplete, ...kept.error });
    return say([
      `${wanted.kind}: ${id} by ${forTerminal(decision.by)}, written to ${decisionsPath}`,
      `next: git add ${decisionsPath}`,
    ]);
  });
}

function verdictOf(wanted: Wanted): Verdict | string {
  if (wanted.kind === 'confirm') return { kind: 'confirm' };
  const until = wanted.until === undefined ? undefined : endOfDay(wanted.until);
  if (wanted.until !== undefined && until === undefined) return `“${wanted.until}” is not a day`;
  if (wanted.kind === 'ignore')
    return { kind: 'ignore', reason: wanted.reason, ...(until === undefined ? {} : { until }) };
  return until === undefined
    ? 'accept needs a last day'
    : { kind: 'accept', reason: wanted.reason, owner: wanted.owner, until };
}

async function withFindings(
  wish: Wish,
  work: (session: Session, findings: readonly TrackedFinding[]) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  return withSession(wish, async (session) => {
    const state = await session.store.loadFindings();
    if (!state.ok) return refuse({ exit: exitCodes.incomplete, ...state.error });
    return work(session, state.value.state.findings);
  });
}

function stateOf(session: Session, finding: TrackedFinding): string {
  if (finding.status !== 'open') return finding.status;
  return standingOf(finding, decisionOf(session, finding.id), undefined, session.ground.clock.now()).state;
}

function decisionOf({ decisions }: Session, id: string): Session['decisions'][number] | undefined {
  return decisions.find(({ finding }) => finding === id);
}

function noSuch(id: string, findings: readonly TrackedFinding[]): Parameters<typeof refuse>[0] {
  const near = nearest(
    id,
    findings.map((one) => one.id),
  );
  const todo =
    near === undefined ? 'See holdfast triage list; ids come from holdfast scan.' : `Did you mean ${near}?`;
  return { exit: exitCodes.usage, message: `no finding “${id}” is remembered`, todo };
}

function say(lines: readonly string[]): Outcome {
  return { kind: 'text', text: `${lines.join('\n')}\n`, exit: exitCodes.done };
}
