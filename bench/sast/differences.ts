import type { Comparison } from './compare.ts';
import { differenceClasses, type DifferenceClass } from './classes.ts';

/** A finding that one engine alone has. */
export interface Difference {
  readonly only: DifferenceClass['only'];
  readonly rule: string;
  /** `path:line`. */
  readonly place: string;
}

/** Every difference with the class that explains it, or with none. */
export function classified(
  comparison: Comparison,
): ReadonlyMap<DifferenceClass | undefined, readonly Difference[]> {
  const groups = new Map<DifferenceClass | undefined, Difference[]>();
  const sides = [
    ['semgrep', comparison.missed],
    ['this engine', comparison.extra],
  ] as const;
  for (const [only, rules] of sides)
    for (const [rule, places] of rules)
      for (const place of places) {
        const found = differenceClasses.find((one) => fits(one, { only, rule, place }));
        groups.set(found, [...(groups.get(found) ?? []), { only, rule, place }]);
      }
  return groups;
}

function fits(one: DifferenceClass, { only, rule, place }: Difference): boolean {
  const path = place.slice(0, place.lastIndexOf(':'));
  return one.only === only && one.rules.includes(rule) && (one.path === undefined || path.endsWith(one.path));
}

/** A table of the classes of one set of files, and a list of what none explains. */
export function differencesTable(comparison: Comparison): string {
  const groups = classified(comparison);
  const unexplained = groups.get(undefined) ?? [];
  const rows = [...groups].flatMap(([one, found]) =>
    one === undefined
      ? []
      : [`| ${one.name} | ${one.only} | ${found.length} | ${one.shape} | ${one.right} | ${one.why} |`],
  );
  return [
    '| class | only | count | shape | right | why |\n|---|---|---|---|---|---|',
    ...rows,
    `\nunexplained: ${unexplained.length}`,
    ...unexplained.map(({ only, rule, place }) => `- only ${only}: ${rule} at ${place}`),
  ].join('\n');
}
