import type { ParseProblem } from '../parse-problem.ts';

/** Kinds of problems by number, in stored trees. */
export const problemKinds: readonly ParseProblem['kind'][] = [
  'syntax',
  'too-deep',
  'too-costly',
  'too-large',
  'crashed',
];
