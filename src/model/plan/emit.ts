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

/**
 * Runs the Holdfast that the repository's own lockfile names. Never one that npm would fetch by name: whoever held
 * that name would run in the pipeline.
 */
export const program = 'npx --no-install holdfast';

/** What a pipeline says of where Holdfast comes from, before its first use. */
export const programNote =
  '# Holdfast is a devDependency here: its version and digest stand in package-lock.json.';

/** Installs what the lockfile names; no package's install script runs. */
export const installProgram = 'npm ci --ignore-scripts';

/** What a moment runs; the pull request's is the gate, which verifies first. */
export function commandAt(moment: Moment): string {
  return `${program} verify --moment ${moment}`;
}
