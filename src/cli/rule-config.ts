import { resolve } from 'node:path';
import { ruleFilesIn, type RuleFiles } from '../app/rule-files.ts';
import { UsageError, type Call } from './command.ts';

/** The absolute paths that `--config` names. */
export function configPlaces(call: Call): readonly string[] {
  return placesOf(call.list('config'), call.world.cwd);
}

/** Places of rules as written in a call, as absolute paths. */
export function placesOf(places: readonly string[], cwd: string): readonly string[] {
  return places.map((place) => {
    if (/^(?:p\/|r\/|s\/|auto$|https?:)/.test(place))
      throw new UsageError(
        `${place} names rules of a registry, and Holdfast fetches none`,
        'Name a file or folder of rules on this machine.',
      );
    return resolve(cwd, place);
  });
}

/** The rule files at some places; a place without any is a mistake in the call. */
export function rulesOf(places: readonly string[]): RuleFiles['rules'] {
  return places.flatMap((place) => {
    const { rules, problem, unread } = ruleFilesIn(place);
    if (problem !== undefined)
      throw new UsageError(problem, 'Name a YAML file with rules, or a folder of such files.');
    const [first] = unread;
    if (first !== undefined)
      throw new UsageError(first, 'Make it readable and smaller, or name other rules.');
    return rules;
  });
}
