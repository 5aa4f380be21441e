import { weaknessFamilies, weaknessParents } from './weakness-parents.ts';

/** The nearest family above a weakness, such as `SQL injection` for 564; undefined when it has none. */
export function familyOf(cwe: number): string | undefined {
  let at: number | undefined = cwe;
  for (let climbed = 0; at !== undefined && climbed < climbMost; climbed++) {
    const family = weaknessFamilies[at];
    if (family !== undefined) return family;
    at = weaknessParents[at];
  }
  return undefined;
}

/** The family of the first weakness that has one: rules name the most telling first. */
export function familyOfRule(cwe: readonly number[]): string | undefined {
  for (const one of cwe) {
    const family = familyOf(one);
    if (family !== undefined) return family;
  }
  return undefined;
}

/** Deeper than any chain of the table; a circle in it would end here. */
const climbMost = 20;
