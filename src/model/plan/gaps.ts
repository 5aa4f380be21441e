import type { VerificationType } from '../../core/ids.ts';
import { highImpact, isAccepted } from '../impact.ts';
import type { Layer, Mitigation, ThreatModel } from '../types.ts';
import { isBuilt, isContinuous, type Answerable } from './runs.ts';
import type { PlanGap, PlannedMitigation } from './testing-plan.ts';

/** What nothing watches: threats of high impact first, then mitigations nobody checks, then engines that are missing. */
export function gapsOf(
  model: ThreatModel,
  planned: readonly PlannedMitigation[],
  { built, noReport }: Answerable,
  now: number,
): readonly PlanGap[] {
  const watched = new Set(planned.filter(isWatched).map(({ id }) => id));
  const threats = model.threats
    .filter((threat) => highImpact(model, threat, now) && !isAccepted(model, threat.id, now))
    .filter(({ mitigations }) => !mitigations.some((id) => watched.has(id)))
    .map((threat): PlanGap => {
      const own = model.mitigations.filter(({ id }) => threat.mitigations.includes(id));
      return {
        kind: 'threat',
        subject: threat.id,
        why: whyUnwatched(own, { built, noReport }),
        todo: todoFor(own, { built, noReport }),
      };
    });
  const unverified = model.mitigations
    .filter(({ verify, state }) => verify.length === 0 && state === 'built')
    .map((one): PlanGap => ({
      kind: 'mitigation',
      subject: one.id,
      why: 'the model names no verification',
      todo: `add one of type ${firstType(one.layer)}`,
    }));
  return [...threats, ...unverified, ...missingEngines(planned)];
}

/** Whether something that can answer now comes round by itself to check it. */
export function isWatched({ runs }: PlannedMitigation): boolean {
  return runs.some(
    (run) => run.built && run.noReport !== true && run.type !== 'manual' && isContinuous(run.moment),
  );
}

/** The type to try first for a layer: the cheapest that speaks for it, and SAST where code leaves the choice. */
function firstType(layer: Layer): VerificationType {
  return firstTypes[layer];
}

const firstTypes: Readonly<Record<Layer, VerificationType>> = {
  code: 'sast',
  dependencies: 'sca',
  secrets: 'secrets',
  container: 'container',
  cloud: 'cloud',
  scm: 'cicd',
  cicd: 'cicd',
  process: 'manual',
};

function whyUnwatched(own: readonly Mitigation[], { built, noReport }: Answerable): string {
  if (own.length === 0) return 'nothing is done about it';
  if (own.every(({ state }) => state === 'planned')) return 'its mitigation is planned only';
  const all = own.flatMap(({ verify }) => verify);
  if (all.length === 0) return 'its mitigations are not verified';
  if (all.some(({ id }) => noReport.has(id))) return 'its tests have left no report yet';
  const missing = [...new Set(all.filter((one) => !isBuilt(one, built)).map(({ type }) => type))];
  if (missing.length > 0) return `its verification waits for ${missing.join(', ')}`;
  return 'it is looked at before a release only';
}

function todoFor(own: readonly Mitigation[], { built, noReport }: Answerable): string {
  const [first] = own;
  if (first === undefined) return 'name a mitigation, or accept it with an owner until a day';
  if (first.layer === 'scm')
    return 'have its procedure signed more often, or use the report of another tool: type external';
  const silent = own.find(({ verify }) => verify.some(({ id }) => noReport.has(id)));
  if (silent !== undefined) return `run tests tagged [${silent.id}] so that they write the report`;
  const waiting = first.verify.find((one) => !isBuilt(one, built))?.type;
  if (waiting === undefined) return `add a verification of type ${firstType(first.layer)}`;
  if (first.layer === 'code') return `write tests tagged [${first.id}], or wait for ${waiting}`;
  return `until ${waiting} is built, ask another tool: type external`;
}

function missingEngines(planned: readonly PlannedMitigation[]): readonly PlanGap[] {
  const waiting = new Map<string, Set<string>>();
  for (const { runs } of planned) {
    for (const { type, built, verification } of runs) {
      if (!built) waiting.set(type, (waiting.get(type) ?? new Set<string>()).add(verification));
    }
  }
  return [...waiting].map(([type, verifications]): PlanGap => ({
    kind: 'engine',
    subject: type,
    why: `not built yet: ${verifications.size} of the verifications wait for it`,
    todo: 'use another tool and type external meanwhile',
  }));
}
