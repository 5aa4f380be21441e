import { dayMs } from '../core/clock.ts';
import { exitCodes } from '../core/exit-code.ts';
import { anyGlobMatches, globMatches } from '../core/glob.ts';
import { changesSince, type Change } from '../io/git/history.ts';
import { churnDays } from '../model/plan/breakability.ts';
import { compilePlan } from '../model/plan/compile-plan.ts';
import { emitGithub } from '../model/plan/emit-github.ts';
import { emitGitlab } from '../model/plan/emit-gitlab.ts';
import type { Churn, TestingPlan } from '../model/plan/testing-plan.ts';
import type { ThreatModel } from '../model/types.ts';
import { builtEngines } from './engines.ts';
import { isShallow } from '../io/git/repo.ts';
import { closeGround, fromRoot, openGround, type Ground } from './ground.ts';
import { listByGlobs } from './listing.ts';
import { loadModel, readFrom } from './load-model.ts';
import type { Refusal } from './wish.ts';

/** What `plan` is asked for. */
export interface PlanWish {
  readonly path: string;
  readonly cwd: string;
  readonly model: string | undefined;
  /** Milliseconds since 1970, for replays. */
  readonly now: number | undefined;
}

export type PlanOutcome =
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | {
      readonly kind: 'plan';
      readonly plan: TestingPlan;
      readonly model: string;
      readonly notices: readonly string[];
    };

/** Compiles the testing plan of a project from its model and the history of its code. Writes nothing. */
export async function planProject({ path, cwd, model, now }: PlanWish): Promise<PlanOutcome> {
  const ground = await openGround({ path, cwd, now });
  if (!ground.ok) {
    const refusal = {
      exit: exitCodes.usage,
      message: ground.error,
      todo: 'Give the path of a file or folder that exists.',
    };
    return { kind: 'refusal', refusal };
  }
  try {
    return await planIn(
      ground.value,
      model === undefined ? ground.value.modelPath : fromRoot(ground.value, cwd, model),
    );
  } finally {
    closeGround(ground.value);
  }
}

/** The schedules of a plan for a forge. */
export function emitPlan(plan: TestingPlan, forge: 'github' | 'gitlab'): string {
  return forge === 'github' ? emitGithub(plan) : emitGitlab(plan);
}

/** The plan as JSON, schema `holdfast.plan/1`: the fields of `TestingPlan`, times in milliseconds. */
export function planJson({ plan, model, notices }: Extract<PlanOutcome, { kind: 'plan' }>): string {
  return `${JSON.stringify({ schema: 'holdfast.plan/1', model, ...plan, notices }, undefined, 2)}\n`;
}

async function planIn(ground: Ground, wanted: string | undefined): Promise<PlanOutcome> {
  const loaded = await loadModel(readFrom(ground.root), wanted);
  if (!loaded.ok) {
    const { message, todo, diagnostics, text } = loaded.error;
    return {
      kind: 'refusal',
      refusal: { exit: exitCodes.usage, message, todo, diagnostics, modelText: text },
    };
  }
  const now = ground.clock.now();
  const { changes, notice } = await changesOf(ground, now);
  const { model, source } = loaded.value;
  const churn = changes === undefined ? new Map<string, Churn>() : churnOf(model, changes);
  const plan = compilePlan({
    model,
    churn,
    built: builtEngines,
    noReport: withoutReport(ground.root, model),
    historyCut: ground.repo !== undefined && isShallow(ground.repo),
    now,
  });
  const notices = [...ground.notices, ...(notice === undefined ? [] : [notice])];
  return { kind: 'plan', plan, model: source, notices };
}

/** Ids of the verifications that read reports and would find none now. */
function withoutReport(root: string, { mitigations }: ThreatModel): ReadonlySet<string> {
  const readers = mitigations
    .flatMap(({ verify }) => verify)
    .flatMap((one) => (one.type === 'tests' || one.type === 'external' ? [one] : []));
  const globs = [...new Set(readers.flatMap(({ report }) => report))];
  const files = globs.length === 0 ? [] : listByGlobs(root, globs).files;
  const met = new Set(globs.filter((glob) => files.some(({ path }) => globMatches(glob, path))));
  const silent = readers.filter(
    ({ report }) => report.length === 0 || !report.every((glob) => met.has(glob)),
  );
  return new Set(silent.map(({ id }) => id));
}

interface History {
  readonly changes: readonly Change[] | undefined;
  readonly notice: string | undefined;
}

async function changesOf({ repo, commit }: Ground, now: number): Promise<History> {
  if (repo === undefined || commit === '') {
    return { changes: undefined, notice: 'no git history: how likely a mitigation breaks was not measured' };
  }
  const changes = await changesSince(repo, commit, now - churnDays * dayMs);
  if (changes.ok)
    return { changes: changes.value.filter(({ committedAt }) => committedAt <= now), notice: undefined };
  return {
    changes: undefined,
    notice: `how likely a mitigation breaks was not measured: ${changes.error.message}`,
  };
}

/** Commits that touched the code of each mitigation, and their authors; only for mitigations that name code. */
function churnOf(model: ThreatModel, changes: readonly Change[]): ReadonlyMap<string, Churn> {
  const named = model.mitigations.filter(({ code }) => code.length > 0);
  return new Map(named.map(({ id, code }) => [id, churnOfCode(code, changes)]));
}

function churnOfCode(code: readonly string[], changes: readonly Change[]): Churn {
  const touching = changes.filter(({ paths }) => paths.some((path) => anyGlobMatches(code, path)));
  const authors = new Set(touching.map(({ email, author }) => (email === '' ? author : email).toLowerCase()));
  return { commits: touching.length, authors: authors.size };
}
