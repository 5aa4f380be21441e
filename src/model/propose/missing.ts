import { anyGlobMatches } from '../../core/glob.ts';
import type { Component, ThreatModel } from '../types.ts';
import { restrictedTo, type Candidate, type Match } from './candidates.ts';
import type { ComponentDraft } from './component-draft.ts';
import { typeOfKind } from './draft-words.ts';

/** What of the proposals a model does not have yet. */
export interface Missing {
  readonly candidates: readonly Candidate[];
  /** How many the model has already, by id or by the weakness they are about. */
  readonly known: number;
  readonly dismissed: number;
}

/** Sorts out what the model has and what its people turned down. `ruleIds` are the ids of all proposal rules. */
export function missingFrom(
  model: ThreatModel,
  all: readonly Candidate[],
  ruleIds: ReadonlySet<string>,
): Missing {
  const open = all.filter((one) => !isKnown(model, one, ruleIds));
  const candidates = open.flatMap((one) => {
    const left = restrictedTo(one, (match) => !isDismissed(model, one.rule.id, match));
    return left === undefined ? [] : [left];
  });
  return { candidates, known: all.length - open.length, dismissed: open.length - candidates.length };
}

/** The components of a model that stand for a drafted one; none when nobody can tell. */
export function componentsFor(model: ThreatModel, { component }: Match): readonly string[] {
  const same = model.components.find(({ id }) => id === component.id);
  if (same !== undefined) return [same.id];
  return model.components.filter((one) => standsFor(one, component)).map(({ id }) => id);
}

/**
 * The same threat, the same mitigation, or a threat that people wrote about the same first weakness. Threats that
 * came from a rule are known by their id: two rules may share a weakness.
 */
function isKnown(model: ThreatModel, { rule }: Candidate, ruleIds: ReadonlySet<string>): boolean {
  const first = rule.threat.cwe[0];
  return model.threats.some(
    (threat) =>
      threat.id === rule.id ||
      threat.mitigations.includes(rule.mitigation.id) ||
      (!ruleIds.has(threat.id) && first !== undefined && threat.cwe.includes(first)),
  );
}

function isDismissed(model: ThreatModel, rule: string, match: Match): boolean {
  const names = new Set([match.component.id, ...componentsFor(model, match)]);
  return model.dismissed.some((one) => one.rule === rule && (one.on === '' || names.has(one.on)));
}

function standsFor(one: Component, draft: ComponentDraft): boolean {
  if (one.code.length + one.iac.length === 0) return one.type === typeOfKind[draft.kind];
  const path = draft.why.path;
  if (anyGlobMatches(one.code, path) || anyGlobMatches(one.iac, path)) return true;
  return [...draft.code, ...draft.iac].some((glob) => one.code.includes(glob) || one.iac.includes(glob));
}
