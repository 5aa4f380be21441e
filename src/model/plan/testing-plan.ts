import type { Moment, VerificationType } from '../../core/ids.ts';
import type { Layer, Level } from '../types.ts';

/** How often the code of a mitigation was changed. */
export interface Churn {
  readonly commits: number;
  readonly authors: number;
}

/** How likely ordinary work breaks a mitigation, and where that is known from. */
export interface Breakability {
  readonly level: Level;
  /** `cut`: a shallow clone does not show enough of the history. */
  readonly from: 'model' | 'history' | 'cut' | 'unknown';
  /** Absent when nothing could be measured. */
  readonly churn?: Churn;
}

/** One verification at one moment. */
export interface PlannedRun {
  readonly verification: string;
  readonly mitigation: string;
  readonly type: VerificationType;
  readonly moment: Moment;
  /** Why it runs then, one sentence. */
  readonly why: string;
  /** Without its engine it gives no evidence yet. */
  readonly built: boolean;
  /** It answers from a report, and there is none now. */
  readonly noReport?: true;
}

/** One mitigation, in the order in which it is worth proving. */
export interface PlannedMitigation {
  readonly id: string;
  readonly title: string;
  readonly layer: Layer;
  readonly highImpact: boolean;
  /** The highest impact x likelihood of its threats; 0 without threats. */
  readonly score: number;
  readonly breakability: Breakability;
  /** High impact, or likely to be broken: what the plan is for. */
  readonly included: boolean;
  readonly why: string;
  readonly runs: readonly PlannedRun[];
}

/** Something that nothing watches continuously. */
export interface PlanGap {
  readonly kind: 'threat' | 'mitigation' | 'engine';
  /** Id of the threat or mitigation, or the type of verification. */
  readonly subject: string;
  readonly why: string;
  /** What would close it. */
  readonly todo: string;
}

/** Something the model asks for that the plan does not do, or would do last. */
export interface LeftOut {
  readonly subject: string;
  readonly moment?: Moment;
  readonly why: string;
}

/** One type of verification and what it adds to those before it. */
export interface TypeChoice {
  readonly type: VerificationType;
  /** Included mitigations that no type before it speaks for. */
  readonly adds: number;
  readonly built: boolean;
}

/** The time a pull request waits: estimates, since nothing was run. */
export interface TimeBudget {
  readonly allowedMs: number;
  readonly estimatedMs: number;
  readonly parts: readonly { readonly type: VerificationType; readonly ms: number }[];
}

/** What is tested when and why, compiled from the model and the history of the code. */
export interface TestingPlan {
  readonly system: string;
  /** Days of history that breakability was measured over. */
  readonly days: number;
  readonly mitigations: readonly PlannedMitigation[];
  readonly gaps: readonly PlanGap[];
  readonly leftOut: readonly LeftOut[];
  /** The types that cover the most for the least, in the order in which they are worth having. */
  readonly choice: readonly TypeChoice[];
  /** Included mitigations that something built watches continuously, of all included ones. */
  readonly covered: { readonly now: number; readonly of: number };
  readonly budget: TimeBudget;
}
