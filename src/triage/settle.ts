import type { Decision } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import type { Episode, FindingState, RuleSeen, TrackedFinding } from '../core/tracked.ts';
import { fateOf } from './closing.ts';
import { reachabilityOf } from './sla/reachability.ts';
import type { EngineCoverage } from './coverage-of.ts';
import { matchDecisions } from './decision-match.ts';
import type { Anchored } from './identity/anchored.ts';
import { anchoredOf } from './identity/anchored.ts';
import { historyPath } from './history-path.ts';
import { assign } from './identity/assign.ts';
import type { LineMap } from './identity/line-map.ts';
import type { Match } from './identity/matching.ts';

/** What a run brings home. */
export interface RunFindings {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly findings: readonly Finding[];
  readonly coverage: readonly EngineCoverage[];
  /** What git says moved since the last run, when it is known. */
  readonly lineMap?: LineMap;
  /** Whether a file is still in the tree: then its findings did not move to a new file. */
  readonly stillThere?: (path: string) => boolean;
  /** Decisions from the repo: where there is no state, a finding takes the id that its decision gives it. */
  readonly decisions?: readonly Decision[];
  /** Gives a new id on each call; random in the product. */
  readonly newId: () => string;
}

/** What happened to one finding in this run. */
export interface Change {
  readonly id: string;
  readonly kind: 'new' | 'baseline' | 'existing' | 'reopened' | 'fixed' | 'rule-retired';
}

export interface Settled {
  readonly state: FindingState;
  readonly changes: readonly Change[];
  /** What became of each finding of the run, in its order. */
  readonly known: readonly Known[];
}

export interface Known {
  readonly tracked: TrackedFinding;
  readonly history: 'new' | 'existing' | 'baseline' | 'reopened';
}

/**
 * Recognises the findings of a run among those of the runs before: gives ids, opens, reopens and closes. A run
 * closes only what it covered; a finding that comes back keeps its id and starts another episode.
 */
export function settle(previous: FindingState, run: RunFindings): Settled {
  const anchored = run.findings.map(anchoredOf);
  const coverage = new Map(run.coverage.map((engine) => [engine.engine as string, engine]));
  const partners = partnersOf(previous, anchored, run);
  const fresh = freshIds(previous, anchored, partners, run);
  const whole = new Set(previous.rules.filter((rule) => rule.whole).map(({ rule }) => rule));
  const known = run.findings.map((finding, n): Known => {
    const seen = { finding, anchored: anchored[n] ?? anchoredOf(finding), at: run.at, coverage };
    const partner = partners.get(n);
    if (partner === undefined)
      return opened(seen, fresh.get(n) ?? run.newId(), whole.has(backlogOf(finding)));
    return seenAgain(seen, partner);
  });
  const seenIds = new Set(known.map(({ tracked }) => tracked.id));
  const unseen = previous.findings
    .filter(({ id }) => !seenIds.has(id))
    .map((finding) => closed(finding, run.at, coverage));
  return {
    state: {
      findings: [...known.map(({ tracked }) => tracked), ...unseen.map(({ tracked }) => tracked)].sort(byId),
      rules: rulesSeen(previous.rules, run.coverage),
    },
    changes: [
      ...known.map(({ tracked, history }): Change => ({ id: tracked.id, kind: history })),
      ...unseen.flatMap(({ change }) => (change === undefined ? [] : [change])),
    ],
    known,
  };
}

interface Partner {
  readonly tracked: TrackedFinding;
  readonly carries: Match['carries'];
}

/** By finding number: whom it was recognised as. Open ones have the first choice; likeness never reopens. */
function partnersOf(
  previous: FindingState,
  findings: readonly Anchored[],
  run: RunFindings,
): Map<number, Partner> {
  const open = previous.findings.filter(({ status }) => status === 'open');
  const partners = new Map<number, Partner>();
  for (const match of assign(open, findings, run)) {
    const tracked = open[match.before];
    if (tracked !== undefined) partners.set(match.after, { tracked, carries: match.carries });
  }
  const left = [...findings.keys()].filter((n) => !partners.has(n));
  const gone = previous.findings.filter(({ status }) => status !== 'open');
  const rest = left.map((n) => findings[n]).filter((item) => item !== undefined);
  for (const match of assign(gone, rest, { exactOnly: true })) {
    const [tracked, n] = [gone[match.before], left[match.after]];
    if (tracked !== undefined && n !== undefined) partners.set(n, { tracked, carries: match.carries });
  }
  return partners;
}

/** Ids that decisions in the repo already gave to findings this state does not know. */
function freshIds(
  previous: FindingState,
  findings: readonly Anchored[],
  partners: ReadonlyMap<number, Partner>,
  run: RunFindings,
): ReadonlyMap<number, string> {
  const used = new Set(previous.findings.map(({ id }) => id));
  const decisions = (run.decisions ?? []).filter(({ finding }) => !used.has(finding));
  if (decisions.length === 0) return new Map();
  const left = [...findings.keys()].filter((n) => !partners.has(n));
  const items = left.map((n) => findings[n]).filter((item) => item !== undefined);
  const ids = new Map<number, string>();
  for (const [position, decision] of matchDecisions(items, decisions)) {
    const n = left[position];
    if (n !== undefined) ids.set(n, decision.finding);
  }
  return ids;
}

interface Seen {
  readonly finding: Finding;
  readonly anchored: Anchored;
  readonly at: number;
  readonly coverage: ReadonlyMap<string, EngineCoverage>;
}

function opened(seen: Seen, id: string, ruleIsKnown: boolean): Known {
  const origin = ruleIsKnown ? 'found' : 'baseline';
  const tracked = { ...trackedOf(seen, id), origin, episodes: [{ opened: seen.at }] } as const;
  return { tracked, history: ruleIsKnown ? 'new' : 'baseline' };
}

function seenAgain(seen: Seen, { tracked: before, carries }: Partner): Known {
  const back = before.status !== 'open';
  const episodes = back ? [...before.episodes, { opened: seen.at }] : before.episodes;
  const doubtedAt = carries === 'identity-only' ? seen.at : before.doubtedAt;
  const tracked: TrackedFinding = {
    ...trackedOf(seen, before.id),
    origin: before.origin,
    episodes,
    ...(doubtedAt === undefined ? {} : { doubtedAt }),
    // What was said of one secret says nothing of another in its place.
    ...(before.live === undefined || before.anchor.match !== seen.anchored.anchor.match
      ? {}
      : { live: before.live }),
  };
  if (back) return { tracked, history: 'reopened' };
  return {
    tracked,
    history: before.origin === 'baseline' && episodes.length === 1 ? 'baseline' : 'existing',
  };
}

function trackedOf(
  { finding, anchored, coverage }: Seen,
  id: string,
): Omit<TrackedFinding, 'origin' | 'episodes' | 'doubtedAt'> {
  const engine = coverage.get(finding.engine);
  const reachable = reachabilityOf(finding);
  return {
    id,
    engine: finding.engine,
    engineVersion: engine?.version ?? 0,
    rule: finding.rule,
    severity: finding.severity,
    ruleDigest: engine?.rules.get(finding.rule) ?? '',
    path: anchored.path,
    line: anchored.line,
    anchor: anchored.anchor,
    status: 'open',
    ...(reachable === undefined ? {} : { reachable }),
  };
}

function closed(
  finding: TrackedFinding,
  at: number,
  coverage: ReadonlyMap<string, EngineCoverage>,
): { tracked: TrackedFinding; change?: Change } {
  if (finding.status !== 'open') return { tracked: finding };
  const fate = fateOf(finding, coverage);
  if (fate === 'open') return { tracked: finding };
  const last = finding.episodes.at(-1);
  const episodes: readonly Episode[] = [
    ...finding.episodes.slice(0, -1),
    { opened: last?.opened ?? at, closed: at },
  ];
  return { tracked: { ...finding, status: fate, episodes }, change: { id: finding.id, kind: fate } };
}

/** What must have been looked at whole before a finding counts as new: the commits have a backlog of their own. */
function backlogOf({ at, engine, rule }: Finding): string {
  return at.kind === 'commit' ? historyPath(engine) : rule;
}

/** A rule has a baseline once it has looked at a whole repo to the end. */
function rulesSeen(before: readonly RuleSeen[], coverage: readonly EngineCoverage[]): RuleSeen[] {
  const rules = new Map(before.map(({ rule, whole }) => [rule, whole]));
  for (const engine of coverage) {
    const whole = engine.finished && engine.paths.kind === 'all-but';
    for (const rule of engine.rules.keys()) rules.set(rule, whole || rules.get(rule) === true);
    if (engine.history === true) rules.set(historyPath(engine.engine), true);
  }
  return [...rules].map(([rule, whole]) => ({ rule, whole })).sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function byId(a: TrackedFinding, b: TrackedFinding): number {
  return a.id < b.id ? -1 : 1;
}
