import { counted } from '../../core/plural.ts';
import { highImpact, isAccepted, scoreOf, threatsOf } from '../impact.ts';
import type { Mitigation, ThreatModel } from '../types.ts';
import { breakabilityOf, churnDays } from './breakability.ts';
import { choiceOf } from './choice.ts';
import { estimatedMs } from './costs.ts';
import { gapsOf, isWatched } from './gaps.ts';
import { runsOf, type Answerable } from './runs.ts';
import type {
  Breakability,
  Churn,
  LeftOut,
  PlannedMitigation,
  PlannedRun,
  TestingPlan,
  TimeBudget,
} from './testing-plan.ts';

/** What a plan is compiled from. */
export interface PlanInput {
  readonly model: ThreatModel;
  /** By mitigation id; absent for those whose code is not named or whose history is not known. */
  readonly churn: ReadonlyMap<string, Churn>;
  /** The ids of the engines that are built. */
  readonly built: readonly string[];
  /** Ids of verifications that read a report which is not there. */
  readonly noReport?: ReadonlySet<string>;
  /** Whether a shallow clone shows only a part of the history. */
  readonly historyCut?: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Compiles the testing plan: pure, and the same for the same input. */
export function compilePlan(input: PlanInput): TestingPlan {
  const { model, churn, now, historyCut = false, noReport = new Set() } = input;
  const answerable: Answerable = { built: new Set(input.built), noReport };
  const leftOut: LeftOut[] = [];
  const planned = model.mitigations.map((mitigation) => {
    const breakability = breakabilityOf(mitigation, churn.get(mitigation.id), historyCut);
    const { runs, leftOut: own } = runsOf(mitigation, breakability, model.plan, answerable);
    const out = whyOut(model, mitigation, now);
    if (out !== undefined) leftOut.push({ subject: mitigation.id, why: out });
    else leftOut.push(...own);
    return plannedOf(model, mitigation, {
      breakability,
      now,
      runs: out === undefined ? runs : [],
      out,
    });
  });
  const ordered = planned.toSorted(byWorth);
  const fitted = withinBudget(ordered, model.plan.budgetPr);
  const included = fitted.mitigations.filter((one) => one.included);
  return {
    system: model.system.name,
    days: churnDays,
    mitigations: fitted.mitigations,
    gaps: gapsOf(model, fitted.mitigations, answerable, now),
    leftOut: [...leftOut, ...fitted.cut, ...unneeded(fitted.mitigations)],
    choice: choiceOf(fitted.mitigations),
    covered: { now: included.filter(isWatched).length, of: included.length },
    budget: fitted.budget,
  };
}

function plannedOf(
  model: ThreatModel,
  mitigation: Mitigation,
  at: { breakability: Breakability; now: number; runs: readonly PlannedRun[]; out: string | undefined },
): PlannedMitigation {
  const { id, title, layer } = mitigation;
  const { breakability } = at;
  const isHigh = highImpact(model, mitigation, at.now);
  const score = Math.max(
    0,
    ...threatsOf(model, id)
      .filter((one) => !isAccepted(model, one.id, at.now))
      .map(scoreOf),
  );
  const included = at.out === undefined && (isHigh || breakability.level === 'high');
  const why = at.out ?? whyIncluded(isHigh, score, breakability);
  return { id, title, layer, highImpact: isHigh, score, breakability, included, why, runs: at.runs };
}

/** Why a mitigation is not asked for at all; undefined when it is. */
function whyOut(model: ThreatModel, mitigation: Mitigation, now: number): string | undefined {
  if (mitigation.state === 'planned') return 'planned: there is no code for it yet';
  const threats = threatsOf(model, mitigation.id);
  const accepted = threats.length > 0 && threats.every(({ id }) => isAccepted(model, id, now));
  return accepted ? 'every threat that needs it is accepted' : undefined;
}

function whyIncluded(isHigh: boolean, score: number, breakability: Breakability): string {
  const impact = score === 0 ? 'no threat needs it' : `${isHigh ? 'high impact' : 'impact'} ${score}`;
  return `${impact}, ${breakabilityText(breakability)}`;
}

/** Level, where it is known from, and figure, such as `breaks easily (34 commits, 5 people)`. */
function breakabilityText({ level, from, churn }: Breakability): string {
  const words = { high: 'breaks easily', medium: 'may break', low: 'rarely touched' }[level];
  const told = churn === undefined ? '' : churnText(churn);
  switch (from) {
    case 'model': {
      const stated = { high: 'it breaks easily', medium: 'it may break', low: 'it hardly breaks' }[level];
      return `the model says ${stated}${told === '' ? '' : ` (${told})`}`;
    }
    case 'history':
      return `${words} (${told})`;
    case 'cut':
      return `${words} (history is cut here: ${told} seen)`;
    case 'unknown':
      return `${words} (not measured)`;
  }
}

function churnText({ commits, authors }: Churn): string {
  if (commits === 0) return 'no commit';
  return `${counted(commits, 'commit')}, ${authors === 1 ? '1 person' : `${authors} people`}`;
}

/** High impact first, then what is likely to break, then the score; the id makes the order total. */
function byWorth(a: PlannedMitigation, b: PlannedMitigation): number {
  return worth(b) - worth(a) || b.score - a.score || churnOf(b) - churnOf(a) || (a.id < b.id ? -1 : 1);
}

function worth({ included, highImpact: isHigh, breakability }: PlannedMitigation): number {
  const level = { high: 2, medium: 1, low: 0 }[breakability.level];
  return (included ? 100 : 0) + (isHigh ? 10 : 0) + level;
}

function churnOf({ breakability }: PlannedMitigation): number {
  return breakability.churn?.commits ?? 0;
}

interface Fitted {
  readonly mitigations: readonly PlannedMitigation[];
  readonly cut: readonly LeftOut[];
  readonly budget: TimeBudget;
}

/** Takes runs out of pull requests until they fit the budget: the least worth first, one type at a time. */
function withinBudget(ordered: readonly PlannedMitigation[], allowedMs: number): Fitted {
  let mitigations = ordered;
  const cut: LeftOut[] = [];
  for (;;) {
    const budget = budgetOf(mitigations, allowedMs);
    const dearest = budget.parts[0];
    if (budget.estimatedMs <= allowedMs || dearest === undefined) return { mitigations, cut, budget };
    const why = `${dearest.type} does not fit into ${minutes(allowedMs)} for a pull request (estimated ${minutes(dearest.ms)})`;
    const isCut = (run: PlannedRun): boolean => run.moment === 'pr' && run.type === dearest.type;
    for (const { runs } of mitigations) {
      for (const run of runs.filter(isCut)) cut.push({ subject: run.verification, moment: 'pr', why });
    }
    mitigations = mitigations.map((one) => ({ ...one, runs: one.runs.filter((run) => !isCut(run)) }));
  }
}

/** One run of an engine answers for all; what is not built takes no time. */
function budgetOf(mitigations: readonly PlannedMitigation[], allowedMs: number): TimeBudget {
  const runs = mitigations.flatMap((one) => one.runs).filter(({ moment, built }) => moment === 'pr' && built);
  const parts = [...new Set(runs.map(({ type }) => type))]
    .map((type) => ({ type, ms: estimatedMs[type] }))
    .toSorted((a, b) => b.ms - a.ms);
  return { allowedMs, estimatedMs: parts.reduce((sum, { ms }) => sum + ms, 0), parts };
}

/** Milliseconds as people say them: `40 s`, `10 min`. */
function minutes(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}

/** Mitigations that are neither of high impact nor likely to break: the first to go when time is short. */
function unneeded(mitigations: readonly PlannedMitigation[]): readonly LeftOut[] {
  return mitigations
    .filter(({ included, runs }) => !included && runs.length > 0)
    .map(({ id, why, runs }) => {
      const when = [...new Set(runs.map(({ moment }) => moment))].join(', ');
      return { subject: id, why: `${why}; runs (${when}) because the model says so` };
    });
}
