import { counted } from '../../core/plural.ts';
import { highImpact, isAccepted, scoreOf, threatsOf } from '../impact.ts';
import type { Mitigation, ThreatModel } from '../types.ts';
import { breakabilityOf, churnDays } from './breakability.ts';
import { choiceOf } from './choice.ts';
import { estimatedMs } from './costs.ts';
import { gapsOf, isWatched } from './gaps.ts';
import { isContinuous, runsOf } from './runs.ts';
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
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Compiles the testing plan: pure, and the same for the same input. */
export function compilePlan({ model, churn, built: builtIds, now }: PlanInput): TestingPlan {
  const built = new Set(builtIds);
  const leftOut: LeftOut[] = [];
  const planned = model.mitigations.map((mitigation) => {
    const { runs, leftOut: own } = runsOf(
      mitigation,
      breakabilityOf(mitigation, churn.get(mitigation.id)),
      model.plan,
      built,
    );
    const out = whyOut(model, mitigation, now);
    if (out !== undefined) leftOut.push({ subject: mitigation.id, why: out });
    else leftOut.push(...own);
    return plannedOf(model, mitigation, {
      churn: churn.get(mitigation.id),
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
    gaps: gapsOf(model, fitted.mitigations, built, now),
    leftOut: [...leftOut, ...fitted.cut, ...unneeded(fitted.mitigations)],
    choice: choiceOf(fitted.mitigations),
    covered: { now: included.filter(isWatched).length, of: included.length },
    budget: fitted.budget,
  };
}

function plannedOf(
  model: ThreatModel,
  mitigation: Mitigation,
  at: { churn: Churn | undefined; now: number; runs: readonly PlannedRun[]; out: string | undefined },
): PlannedMitigation {
  const { id, title, layer } = mitigation;
  const breakability = breakabilityOf(mitigation, at.churn);
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

/** Level and figure, such as `breaks easily (34 commits, 5 people)`; `stated` is what the model says of it. */
function breakabilityText({ level, from, churn }: Breakability): string {
  const words = { high: 'breaks easily', medium: 'may break', low: 'rarely touched' }[level];
  const sources = { model: ['stated'], history: [], unknown: ['not measured'] }[from];
  return `${words} (${[...sources, ...(churn === undefined ? [] : [churnText(churn)])].join('; ')})`;
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

/** Mitigations that are neither of high impact nor likely to break: run because the model says so, first to go. */
function unneeded(mitigations: readonly PlannedMitigation[]): readonly LeftOut[] {
  return mitigations
    .filter(({ included, runs }) => !included && runs.length > 0)
    .map(({ id, why, runs }) => {
      const when = [...new Set(runs.map(({ moment }) => moment))].join(', ');
      const rarely = runs.some(({ moment }) => isContinuous(moment))
        ? 'run only because the model asks'
        : 'run';
      return { subject: id, why: `${why}: ${rarely} (${when})` };
    });
}
