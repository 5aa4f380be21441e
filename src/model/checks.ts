import { globMatches, patternMatches } from '../core/glob.ts';
import { dayText } from './durations.ts';
import { byPlace, type ModelDiagnostic, type Position } from './diagnostic.ts';
import { acceptanceOf } from './impact.ts';
import type { ThreatModel, Verification } from './types.ts';

type Positions = ReadonlyMap<string, Position>;
type Told = Pick<ModelDiagnostic, 'code' | 'message' | 'cause' | 'fix'>;

/** What a sound model would not have, seen from the model alone. `now` in milliseconds since 1970. */
export function checkModel(
  model: ThreatModel,
  positions: Positions,
  now: number,
): readonly ModelDiagnostic[] {
  const at = (id: string, told: Told): ModelDiagnostic => warning(positions, id, told);
  return [
    ...unmitigated(model, at),
    ...unverified(model, at),
    ...unused(model, at),
    ...expired(model, at, now),
    ...withoutOptIn(model, at),
  ].toSorted(byPlace);
}

type At = (id: string, told: Told) => ModelDiagnostic;

function warning(positions: Positions, id: string, told: Told): ModelDiagnostic {
  const place = positions.get(id) ?? { path: 'threat-model.yaml', line: 1, column: 1 };
  return { severity: 'warning', ...place, endColumn: place.column + id.length, ...told };
}

function unmitigated(model: ThreatModel, at: At): readonly ModelDiagnostic[] {
  return model.threats
    .filter((threat) => threat.mitigations.length === 0 && acceptanceOf(model, threat.id) === undefined)
    .map((threat) =>
      at(threat.id, {
        code: 'unmitigated-threat',
        message: `nothing is done about the threat "${threat.id}"`,
        fix: 'name a mitigation (state: planned when there is none yet), or accept it with an owner until a day',
      }),
    );
}

function unverified(model: ThreatModel, at: At): readonly ModelDiagnostic[] {
  return model.mitigations
    .filter((mitigation) => mitigation.verify.length === 0 && mitigation.state !== 'planned')
    .map((mitigation) =>
      at(mitigation.id, {
        code: 'unverified-mitigation',
        message: `nothing checks that the mitigation "${mitigation.id}" holds`,
        fix: 'add a verification under "verify", or write state: planned',
      }),
    );
}

function unused(model: ThreatModel, at: At): readonly ModelDiagnostic[] {
  const used = new Set(model.threats.flatMap((threat) => threat.mitigations));
  return model.mitigations
    .filter((mitigation) => !used.has(mitigation.id))
    .map((mitigation) =>
      at(mitigation.id, {
        code: 'unused-mitigation',
        message: `no threat needs the mitigation "${mitigation.id}"`,
        fix: 'name it under the "mitigations" of a threat, or remove it',
      }),
    );
}

function expired(model: ThreatModel, at: At, now: number): readonly ModelDiagnostic[] {
  return model.accept
    .filter((one) => one.until < now && acceptanceOf(model, one.threat) === one)
    .map((one) =>
      at(one.threat, {
        code: 'expired-acceptance',
        message: `the acceptance of "${one.threat}" ended on ${dayText(one.until)}`,
        cause: `${one.owner} carried it: ${one.reason}`,
        fix: 'mitigate the threat, or have the acceptance approved until a later day',
      }),
    );
}

function withoutOptIn(model: ThreatModel, at: At): readonly ModelDiagnostic[] {
  return model.mitigations
    .flatMap((mitigation) => mitigation.verify)
    .filter((one) => needsOptIn(one) && !model.plan.optIn.some((opted) => opted === `${one.type}-pr`))
    .map((one) =>
      at(one.id, {
        code: 'unneeded-opt-in',
        message: `"${one.id}" will not run on pull requests`,
        cause: `${one.type} runs there only when the plan says so`,
        fix: `add optIn: [${one.type}-pr] to the plan, or run it weekly`,
      }),
    );
}

function needsOptIn(one: Verification): boolean {
  return (one.type === 'dast' || one.type === 'iast') && one.when.includes('pr');
}

/** What the repository has that a model can speak of. */
export interface Ground {
  /** Every path of the repository, relative to its root, with `/`. */
  readonly paths: readonly string[];
  /** The rule ids of every engine that is built. */
  readonly rules: readonly string[];
  /** The engines that are built; rules of others cannot be judged. */
  readonly engines: readonly string[];
}

/**
 * Phantom controls: what the model relies on and the repository does not have. Globs that match no file, and rule
 * patterns that match no rule of an engine that is built. Planned mitigations are left alone.
 */
export function checkGround(
  model: ThreatModel,
  positions: Positions,
  ground: Ground,
): readonly ModelDiagnostic[] {
  const matches = rememberedMatches(ground.paths);
  const at = (id: string, told: Told): ModelDiagnostic => warning(positions, id, told);
  const found: ModelDiagnostic[] = [];
  for (const use of globUses(model)) {
    if (matches(use.glob)) continue;
    found.push(at(use.id, { ...phantomGlob, message: `${use.what} ${use.glob} matches no file` }));
  }
  for (const one of builtVerifications(model)) {
    for (const rule of unknownRules(one, ground)) {
      found.push(at(one.id, { ...unknownRule, message: `${one.type} rule ${rule} matches no known rule` }));
    }
  }
  return found.toSorted(byPlace);
}

const phantomGlob = {
  code: 'phantom-glob',
  cause: 'the code was moved or removed, or the glob has a slip in it',
  fix: 'write the glob of where the code is now; globs start at the root of the repository',
} as const;
const unknownRule = {
  code: 'unknown-rule',
  cause: 'it would find nothing, whatever the code does',
  fix: 'list the rules with "holdfast rules", and name one of them',
} as const;

interface GlobUse {
  readonly id: string;
  readonly what: string;
  readonly glob: string;
}

/** Report globs are left out: reports are written by the build and may be missing now. */
function globUses(model: ThreatModel): readonly GlobUse[] {
  return [
    ...model.components.flatMap((one) => [
      ...uses(one.id, 'code glob', one.code),
      ...uses(one.id, 'iac glob', one.iac),
    ]),
    ...model.mitigations
      .filter((one) => one.state === 'built')
      .flatMap((one) => uses(one.id, 'code glob', one.code)),
    ...builtVerifications(model).flatMap((one) => uses(one.id, 'path glob', one.paths)),
    ...builtVerifications(model).flatMap((one) => uses(one.id, 'procedure', procedureFiles(one))),
  ];
}

/** The file of a manual procedure; one that lies on a server cannot be looked for. */
function procedureFiles(one: Verification): readonly string[] {
  return one.type === 'manual' && !one.procedure.includes('://') ? [one.procedure] : [];
}

function uses(id: string, what: string, globs: readonly string[]): readonly GlobUse[] {
  return globs.map((glob) => ({ id, what, glob }));
}

function builtVerifications(model: ThreatModel): readonly Verification[] {
  return model.mitigations.filter((one) => one.state === 'built').flatMap((one) => one.verify);
}

function rememberedMatches(paths: readonly string[]): (glob: string) => boolean {
  const known = new Map<string, boolean>();
  return (glob) => {
    const before = known.get(glob);
    if (before !== undefined) return before;
    const positive = glob.startsWith('!') ? glob.slice(1) : glob;
    const found = paths.some((path) => globMatches(positive, path));
    known.set(glob, found);
    return found;
  };
}

function unknownRules(one: Verification, ground: Ground): readonly string[] {
  if (!('rules' in one) || one.type === 'external' || !ground.engines.includes(one.type)) return [];
  return one.rules.filter((pattern) => !ground.rules.some((rule) => patternMatches(pattern, rule)));
}
