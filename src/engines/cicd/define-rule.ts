import type { Confidence, Severity } from '../../core/severity.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { Pipeline, Place } from './workflow.ts';

/** A replacement in UTF-16 offsets; the engine turns it into bytes. */
export interface TextEdit extends Place {
  readonly text: string;
}

/** What a rule says of one place. What is left out comes from the rule. */
export interface Report {
  readonly at: Place;
  readonly message: string;
  /** Job and step, for the anchor. */
  readonly scope: string;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly steps?: readonly { readonly at: Place; readonly message: string }[];
  readonly notes?: readonly (readonly [key: string, value: string])[];
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}

/** A rule: who it is, then what it looks for. Its id is the name of its folder. */
export interface CicdRule extends Omit<RuleInfo, 'id' | 'engine' | 'digest' | 'fixtures'> {
  check(pipeline: Pipeline): Iterable<Report>;
}

/** Gives a rule its type. */
export function defineRule(rule: CicdRule): CicdRule {
  return rule;
}
