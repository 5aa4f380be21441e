import { resolve } from 'node:path';
import { secretRulesIn, type RuleText } from '../app/secret-rule-files.ts';
import { isWithoutRules, ruleFilesIn, type RuleFiles, type RulePlace } from '../app/rule-files.ts';
import { UsageError, type Call } from './command.ts';

/** The places that `--config` names. */
export function configPlaces(call: Call): readonly RulePlace[] {
  return placesOf(call.list('config'), call.world.cwd);
}

/** Places of rules as written in a call. */
export function placesOf(places: readonly string[], cwd: string): readonly RulePlace[] {
  return places.map((place) => {
    if (/^(?:p\/|r\/|s\/|auto$|https?:)/.test(place))
      throw new UsageError(
        `${place} names rules of a registry, and Holdfast fetches none`,
        'Name a file or folder of rules on this machine.',
      );
    return { path: resolve(cwd, place), written: place };
  });
}

/** The rule files at some places; a place without any is a mistake in the call. */
export function rulesOf(places: readonly RulePlace[]): RuleFiles['rules'] {
  return places.flatMap((place) => {
    const { rules, problem, unread } = ruleFilesIn(place);
    if (problem !== undefined)
      throw new UsageError(problem, 'Name a YAML file with rules, or a folder of such files.');
    const [first] = unread;
    if (first !== undefined)
      throw new UsageError(first, 'Make it readable and smaller, or name other rules.');
    if (rules.every(isWithoutRules))
      throw new UsageError(
        `${place.written} holds no rules`,
        'Add a rule to it, or leave it out of the call.',
      );
    return rules;
  });
}

/** The files that `--secret-rules` names; one that cannot be read is a mistake in the call. */
export function secretRulesOf(places: readonly RulePlace[]): readonly RuleText[] {
  return places.flatMap((place) => {
    const read = secretRulesIn(place);
    if (!read.ok)
      throw new UsageError(read.error, 'Name a TOML or YAML file of rules, or a folder of such files.');
    return read.value;
  });
}
