import type { Evaluation } from './evaluation.ts';
import type { Bindings } from './range.ts';

/** One place that a rule reports. */
export interface RuleMatch {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly bindings: Bindings;
  /** With what metavariables stand for put in. */
  readonly message: string;
  /** What the text of the match would be replaced by. */
  readonly fix?: string;
  /** The way from the source to the sink, for taint rules. */
  readonly trace?: readonly TraceStep[];
}

/** A place on the way of a tainted value. */
export interface TraceStep {
  readonly start: number;
  readonly end: number;
  readonly what: 'source' | 'step' | 'sink';
}

export interface RuleMatches {
  /** By place, each place and message once. */
  readonly matches: readonly RuleMatch[];
  /** Why some of the file was not looked at by this rule. */
  readonly problems: readonly string[];
}

/** What rules that look at the same file share. */
export type FileRun = Pick<Evaluation, 'known' | 'shared' | 'now'>;
