import type { VerificationType } from '../../core/ids.ts';
import { cheapestFirst } from './costs.ts';
import { isContinuous } from './runs.ts';
import type { PlannedMitigation, TypeChoice } from './testing-plan.ts';

/**
 * The few types that speak for the most included mitigations: each step takes the type that adds most, what is built
 * before what is not, and the cheapest of equals. Types that add nothing are left out.
 */
export function choiceOf(planned: readonly PlannedMitigation[]): readonly TypeChoice[] {
  const open = new Map(planned.filter(({ included }) => included).map((one) => [one.id, typesOf(one)]));
  const built = new Set(
    planned.flatMap(({ runs }) => runs.filter((run) => run.built).map(({ type }) => type)),
  );
  const chosen: TypeChoice[] = [];
  for (;;) {
    const best = bestOf(open, built);
    if (best === undefined) return chosen;
    chosen.push(best);
    for (const [id, types] of open) if (types.has(best.type)) open.delete(id);
  }
}

function typesOf({ runs }: PlannedMitigation): ReadonlySet<VerificationType> {
  return new Set(runs.filter(({ moment }) => isContinuous(moment)).map(({ type }) => type));
}

function bestOf(
  open: ReadonlyMap<string, ReadonlySet<VerificationType>>,
  built: ReadonlySet<string>,
): TypeChoice | undefined {
  const offers = cheapestFirst.map((type): TypeChoice => {
    const adds = [...open.values()].filter((types) => types.has(type)).length;
    return { type, adds, built: built.has(type) };
  });
  const useful = offers.filter(({ adds }) => adds > 0);
  return useful.toSorted((a, b) => Number(b.built) - Number(a.built) || b.adds - a.adds)[0];
}
