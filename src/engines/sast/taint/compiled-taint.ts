import type { Requirement } from '../../../formats/semgrep/requirement.ts';
import type {
  SemgrepRule,
  TaintPropagator,
  TaintSanitizer,
  TaintSink,
  TaintSource,
} from '../../../formats/semgrep/rule.ts';
import type { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import type { Need } from '../../../lang/regex/needs.ts';
import type { CompiledFormula } from '../formula/compiled.ts';
import type { LeafProvider } from '../formula/leaf.ts';

/** A part of a taint rule with its formula ready to run. */
export interface CompiledPart<T> {
  readonly spec: T;
  readonly formula: CompiledFormula;
}

/** A taint rule ready to run. */
export interface CompiledTaintRule {
  readonly rule: SemgrepRule;
  readonly sources: readonly CompiledPart<TaintSource>[];
  readonly sinks: readonly CompiledPart<TaintSink>[];
  readonly sanitizers: readonly CompiledPart<TaintSanitizer>[];
  readonly propagators: readonly CompiledPart<TaintPropagator>[];
  /** What a file must hold for a source, and for a sink, to match in it. */
  readonly sourceNeeds: readonly Need[];
  readonly sinkNeeds: readonly Need[];
  readonly fixRegex: CompiledRegex | undefined;
  /** Follow calls even when the rule does not ask for it. */
  readonly acrossFunctions: boolean;
  /** Gives the trees of files. */
  readonly provider: LeafProvider;
}

/** The label of sources that have none, which sinks without `requires` ask for. */
export const usualLabel = '__SOURCE__';

/** What a sink asks for when it does not say. */
export const usualRequirement: Requirement = { kind: 'label', label: usualLabel };
