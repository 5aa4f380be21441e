import { anyGlobMatches, patternMatches } from '../core/glob.ts';
import { pathOf, type Location } from '../core/location.ts';
import type { RuleInfo } from '../core/rule.ts';
import { threatsOf } from '../model/impact.ts';
import type { Mitigation, ThreatModel } from '../model/types.ts';
import { isAsked } from './answer-by-rules.ts';
import { questionsOf } from './asks.ts';

/** What of the model a finding contradicts. */
export interface Related {
  readonly contradicts: readonly string[];
  readonly threats: readonly string[];
}

/** Gives, for a finding's rule and place, the mitigations it contradicts and their threats. */
export function relating(model: ThreatModel): (rule: RuleInfo, at: Location) => Related {
  const questions = questionsOf(model, undefined);
  return (rule, at) => {
    const path = pathOf(at) ?? '';
    const asked = questions
      .filter(({ engine, ask }) => engine === rule.engine && isAsked(ask, rule))
      .filter(({ ask }) => ask.paths.length === 0 || anyGlobMatches(ask.paths, path))
      .map(({ mitigation }) => mitigation.id);
    const served = model.mitigations.filter((mitigation) => serves(rule, mitigation)).map(({ id }) => id);
    const contradicts = [...new Set([...asked, ...served])].sort();
    const threats = contradicts.flatMap((id) => threatsOf(model, id).map((threat) => threat.id));
    return { contradicts, threats: [...new Set(threats)].sort() };
  };
}

/** A rule names the mitigations it serves by the ids that models commonly give them. */
function serves(rule: RuleInfo, mitigation: Mitigation): boolean {
  return rule.mitigations.some((pattern) => patternMatches(pattern, mitigation.id));
}
