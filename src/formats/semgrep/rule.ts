import type { Severity } from '../../core/severity.ts';
import type { Formula, RulePlace } from './formula.ts';
import type { RuleOptions } from './options.ts';
import type { Requirement } from './requirement.ts';
import type { Plain } from './yaml-node.ts';

/** One rule of a Semgrep-format file, old and new syntax made equal. */
export interface SemgrepRule {
  readonly id: string;
  /** The file it came from. */
  readonly path: string;
  readonly at: RulePlace;
  readonly message: string;
  readonly severity: Severity;
  /** The word the rule used, such as `WARNING`. */
  readonly severityWord: string;
  /** Canonical names; the first one says in which language patterns are read. */
  readonly languages: readonly string[];
  /** What reads the patterns: a language, `generic`, `aliengrep` or `regex`. */
  readonly analyser: string;
  readonly mode: RuleMode;
  readonly options: RuleOptions;
  readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly metadata: { readonly [key: string]: Plain };
  readonly fix?: string;
  readonly fixRegex?: FixRegex;
  readonly minVersion?: string;
  readonly maxVersion?: string;
}

/** What a rule does: search for places, or follow values from sources to sinks. */
export type RuleMode =
  | { readonly kind: 'search'; readonly formula: Formula }
  | { readonly kind: 'taint'; readonly taint: Taint };

/** A fix that replaces what a regular expression matches in the text of the match. */
export interface FixRegex {
  readonly regex: string;
  readonly replacement: string;
  /** Replacements at most; all when undefined. */
  readonly count?: number;
}

/** Everything a taint rule names, in the order of the file. */
export interface Taint {
  readonly sources: readonly TaintSource[];
  readonly sinks: readonly TaintSink[];
  readonly sanitizers: readonly TaintSanitizer[];
  readonly propagators: readonly TaintPropagator[];
}

/** Where tainted values come from. */
export interface TaintSource {
  readonly formula: Formula;
  readonly exact: boolean;
  readonly bySideEffect: 'yes' | 'no' | 'only';
  readonly control: boolean;
  readonly label?: string;
  readonly requires?: Requirement;
}

/** Where tainted values must not come to. */
export interface TaintSink {
  readonly formula: Formula;
  readonly exact: boolean;
  readonly atExit: boolean;
  /** One requirement for all of the sink, or one for each metavariable of it. */
  readonly requires?: Requirement;
  readonly requiresOf?: readonly { readonly metavariable: string; readonly requires: Requirement }[];
}

/** What makes a value clean. */
export interface TaintSanitizer {
  readonly formula: Formula;
  readonly exact: boolean;
  readonly bySideEffect: boolean;
  readonly notConflicting: boolean;
}

/** What hands taint on, from the metavariable `from` to the metavariable `to`. */
export interface TaintPropagator {
  readonly formula: Formula;
  readonly from: string;
  readonly to: string;
  readonly bySideEffect: boolean;
  readonly label?: string;
  readonly replaceLabels?: readonly string[];
  readonly requires?: Requirement;
}

/**
 * Something a rule file says that is not honoured. `rule-rejected`: the rule does not run at all; `key-ignored`: it runs
 * as if the key were not there; `file-rejected`: none of its rules was read.
 */
export interface RuleNote {
  readonly effect: 'file-rejected' | 'rule-rejected' | 'key-ignored';
  readonly path: string;
  /** Empty when the rule has no usable id. */
  readonly rule: string;
  /** Empty when it concerns the whole rule or file. */
  readonly key: string;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}
