import type { Finding } from './finding.ts';
import type { VerificationType } from './ids.ts';

/** What one verification asks, after the model was compiled: patterns and globs, no prose. */
export interface Ask {
  readonly verification: string;
  readonly mitigation: string;
  readonly type: VerificationType;
  /** Rule ids or patterns with `*`. */
  readonly rules: readonly string[];
  /** Where to look; empty means everywhere. */
  readonly paths: readonly string[];
  /** The code that the mitigation lives in; a report older than it is of another tree. */
  readonly code: readonly string[];
  /** What is particular to the type, as the model has it. */
  readonly options: Readonly<Record<string, unknown>>;
}

export const outcomes = ['pass', 'fail', 'error', 'checked-nothing'] as const;
export type Outcome = (typeof outcomes)[number];

/** What came of one verification in one run. A pass carries a scope that is not empty and self-checks that fired. */
export interface Answer {
  readonly outcome: Outcome;
  /** What was looked at, counted: `{files: 12}`, `{tests: 3}`. */
  readonly scope: Readonly<Record<string, number>>;
  /** `fired`: every asked rule's positive example was found; `none`: the type has no rules. */
  readonly selfCheck: 'fired' | 'silent' | 'none';
  /** What contradicts the mitigation. */
  readonly findings: readonly Finding[];
  /** Paths of the reports it rests on, for answers that come from reports. */
  readonly reports?: readonly string[];
  /** Why it is not a pass, or what was looked at; a sentence a reader understands. */
  readonly because: string;
}
