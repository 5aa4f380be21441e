import type { VerificationType } from '../../core/ids.ts';

const second = 1_000;
const minute = 60 * second;

/**
 * Milliseconds that one run of a type takes for a repository of middling size: estimates, for planning only. One run
 * of an engine answers all its verifications. Running the tests themselves is the build's time, not ours.
 */
export const estimatedMs: Readonly<Record<VerificationType, number>> = {
  cicd: second,
  tests: 2 * second,
  external: 2 * second,
  secrets: 3 * second,
  sca: 5 * second,
  cloud: 5 * second,
  sast: 20 * second,
  container: 30 * second,
  iast: 10 * minute,
  dast: 20 * minute,
  // People's time, which no budget of machines holds.
  manual: 0,
};

/** The types from the cheapest to run and keep to the dearest; SAST is the first to try for code. */
export const cheapestFirst: readonly VerificationType[] = [
  'secrets',
  'cicd',
  'sca',
  'cloud',
  'container',
  'sast',
  'tests',
  'external',
  'iast',
  'dast',
  'manual',
];
