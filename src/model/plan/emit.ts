import type { Moment } from '../../core/ids.ts';
import type { TestingPlan } from './testing-plan.ts';

/** The moments that a plan has something for, as far as a pipeline can run it. */
export function emittedMoments(plan: TestingPlan): ReadonlySet<Moment> {
  return new Set(
    plan.mitigations
      .flatMap(({ runs }) => runs)
      .filter(({ type }) => type !== 'manual')
      .map(({ moment }) => moment),
  );
}

/** A minute and hour in the small hours that differ between systems, so that not all schedules start at once. */
export function quietTime(system: string): { readonly minute: number; readonly hour: number } {
  let sum = 0;
  for (const character of system) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 100_003;
  return { minute: sum % 60, hour: 1 + (sum % 5) };
}

/** What a moment runs; the pull request's is the gate, which verifies first. */
export function commandAt(moment: Moment): string {
  return `npx --yes holdfast verify --moment ${moment}`;
}
