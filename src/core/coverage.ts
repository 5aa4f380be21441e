import { assert } from './assert.ts';

/** A target an engine wanted and did not look at, with the reason a reader understands. */
export interface Passed {
  readonly target: string;
  readonly reason: string;
}

/** What an engine looked at. `seen` is the sum of the three others: nothing is lost on the way. */
export interface Coverage {
  readonly seen: number;
  readonly scanned: number;
  readonly skipped: readonly Passed[];
  readonly failed: readonly Passed[];
}

export const noCoverage: Coverage = { seen: 0, scanned: 0, skipped: [], failed: [] };

/** Checks the sum and hands the value back. */
export function balanced(coverage: Coverage): Coverage {
  const sum = coverage.scanned + coverage.skipped.length + coverage.failed.length;
  assert(coverage.seen === sum, `coverage adds up: ${coverage.seen} seen, ${sum} accounted for`);
  return coverage;
}
