import type { FactKind } from './fact.ts';
import type { EngineId } from './ids.ts';
import type { Confidence, Severity } from './severity.ts';

/** What a rule says of itself. The matcher stays in its engine. */
export interface RuleInfo {
  /** `engine/name`, such as `cicd/unpinned-action`. */
  readonly id: string;
  readonly engine: EngineId;
  /** The file of rules it comes from, as shown to people; for rules that are read from files. */
  readonly file?: string;
  readonly title: string;
  /** Why it matters, one or two sentences. */
  readonly why: string;
  /** What to do about it, one sentence. */
  readonly todo: string;
  /** The steps of doing it, in order, where it takes more than one. */
  readonly runbook?: readonly string[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Patterns of mitigations the rule serves; a model's mitigation names the rule or one of these. */
  readonly mitigations: readonly string[];
  readonly cwe: readonly number[];
  /** Changes whenever the rule may answer differently: labels earned by another digest do not count. */
  readonly digest: string;
  /** How many examples the build proves it on. Fewer than 5 of either and the rule never blocks. */
  readonly fixtures: { readonly bad: number; readonly ok: number };
  /** What the rule judges, when that is not the text of files: where there is none of it, nothing was checked. */
  readonly subject?: FactKind;
  /** How the gate treats it: by measured precision, or proven by construction (an exact match against a fact). */
  readonly proof: 'measured' | 'by-construction';
}

/** One example that must fire, run in the same process as the verification that relies on the rule. */
export interface SelfCheck {
  readonly rule: string;
  readonly fired: boolean;
}
