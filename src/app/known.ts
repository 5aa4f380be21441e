import type { Decision } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import { pathOf } from '../core/location.ts';
import type { Problem } from '../core/problem.ts';
import type { KnownFinding } from '../core/report.ts';
import type { RuleInfo } from '../core/rule.ts';
import { assert } from '../core/assert.ts';
import { isoTime } from '../core/clock.ts';
import type { LiveNote } from '../core/tracked.ts';
import { readWalked } from '../io/source.ts';
import type { ThreatModel } from '../model/types.ts';
import type { Known } from '../triage/settle.ts';
import { standingOf } from '../triage/standing.ts';
import { readSuppressions, suppressionOf, type Suppression } from '../triage/suppressions.ts';
import { semgrepComments } from './semgrep-comments.ts';
import { redactProblems, redactText } from './redact.ts';
import { relating } from './relate.ts';
import { ignoredByGitleaks, secretComments, suppressedPath } from './secret-comments.ts';
import type { Session } from './session.ts';
import type { Survey } from './survey.ts';

/** Comments in the code that ignore findings, and those among them that are not honoured. */
export interface CodeComments {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

/** Reads the comments of the files that have findings; nothing else needs them. */
export function commentsIn(
  { ground, wish }: Pick<Session, 'ground' | 'wish'>,
  seen: Pick<Survey, 'walk'>,
  findings: readonly Finding[],
): CodeComments {
  const paths = new Set(findings.flatMap(({ at }) => pathOf(at) ?? []));
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  for (const file of seen.walk.files) {
    const isIgnoreFile = file.path === gitleaksignore;
    if (!paths.has(file.path) && !isIgnoreFile) continue;
    const read = readWalked(ground.root, file);
    if (!read.ok) continue;
    const text = read.value.text();
    if (isIgnoreFile) {
      const ignored = ignoredByGitleaks(file.path, text, findings);
      suppressions.push(...ignored.suppressions);
      problems.push(...ignored.problems);
    }
    const found = readSuppressions(file.path, text, ground.clock.now());
    const isComment = wish.tools.commentsOf(file.path, text);
    suppressions.push(...semgrepComments({ path: file.path, text, isComment }, findings));
    suppressions.push(...secretComments(file.path, text, findings));
    suppressions.push(...found.suppressions.map((one) => ({ ...one, reason: redactText(one.reason) })));
    problems.push(...redactProblems(found.problems));
  }
  return { suppressions, problems };
}

const gitleaksignore = '.gitleaksignore';

/** Puts together what the engines, triage and the model know of each finding; in the order of the findings. */
export function knownFindings(
  findings: readonly Finding[],
  settled: readonly Known[],
  about: {
    readonly rules: readonly RuleInfo[];
    readonly model: ThreatModel;
    readonly decisions: readonly Decision[];
    readonly suppressions: readonly Suppression[];
    readonly now: number;
  },
): readonly KnownFinding[] {
  const rules = new Map(about.rules.map((rule) => [rule.id, rule]));
  const decisions = new Map(about.decisions.map((decision) => [decision.finding, decision]));
  const relate = relating(about.model);
  return findings.map((finding, n) => {
    const known = settled[n];
    const rule = rules.get(finding.rule);
    assert(
      known !== undefined && rule !== undefined,
      `finding ${n} of ${finding.rule} is settled and has a rule`,
    );
    const { tracked, history } = known;
    const line = 'line' in finding.at ? finding.at.line : 0;
    const place = { rule: finding.rule, path: suppressedPath(finding.at), line };
    const suppression = suppressionOf(about.suppressions, place);
    const { live } = tracked;
    return {
      ...finding,
      ...(live === undefined ? {} : { notes: [...(finding.notes ?? []), liveNote(live)] }),
      id: tracked.id,
      history,
      firstSeen: tracked.episodes[0]?.opened ?? about.now,
      triage: standingOf(tracked, decisions.get(tracked.id), suppression, about.now),
      ...relate(rule, finding.at),
    };
  });
}

function liveNote({ state, because, at }: LiveNote): readonly [key: string, value: string] {
  return ['live check', `${state} on ${isoTime(at).slice(0, 10)}: ${because}`];
}

/** How many findings a comment in the code ignores. */
export function suppressedInCode(findings: readonly KnownFinding[]): number {
  return findings.filter(({ triage }) => triage.state === 'ignored' && triage.source === 'comment').length;
}

/** Whether a finding counts: ignored and accepted ones are shown, and contradict nothing. */
export function isOpen({ triage }: KnownFinding): boolean {
  return triage.state !== 'ignored' && triage.state !== 'accepted';
}
