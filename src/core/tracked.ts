import type { Anchor } from './finding.ts';
import type { EngineId } from './ids.ts';
import type { Severity } from './severity.ts';

/** One stretch of time in which a finding was there. A finding that comes back starts another one. */
export interface Episode {
  /** Milliseconds since 1970. */
  readonly opened: number;
  /** Milliseconds since 1970; absent while it is open. */
  readonly closed?: number;
}

/** A finding as triage remembers it between runs: what it is recognised by, and what became of it. */
export interface TrackedFinding {
  /** Stable random id, `f_` and ten characters. */
  readonly id: string;
  readonly engine: EngineId;
  /** The engine's version when it was last seen. */
  readonly engineVersion: number;
  readonly rule: string;
  /** As it was last reported; a rule may judge one place worse than another. */
  readonly severity?: Severity;
  /** The rule's digest when it was last seen. */
  readonly ruleDigest: string;
  /** The file it lies in, or the name of the target for places outside the tree. */
  readonly path: string;
  /** From 1; 0 when the place has no line. */
  readonly line: number;
  readonly anchor: Anchor;
  readonly status: 'open' | 'fixed' | 'rule-retired';
  /** `baseline`: already there when its rule first looked at the whole repo. */
  readonly origin: 'baseline' | 'found';
  /** Oldest first, never empty; the last one is open exactly when the status is. */
  readonly episodes: readonly Episode[];
  /** Whether what an attacker sends gets there, where the engine that saw it last could tell. */
  readonly reachable?: 'yes' | 'no';
  /** When its id was last carried by likeness alone: decisions made before that must be looked at again. */
  readonly doubtedAt?: number;
  /** What its provider last said of a secret. */
  readonly live?: LiveNote;
}

/** Whether a secret worked when its provider was asked. */
export interface LiveNote {
  readonly state: 'live' | 'not live' | 'unknown';
  readonly because: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A rule that ran: until it has looked at a whole repo once, what it finds is backlog. */
export interface RuleSeen {
  readonly rule: string;
  readonly whole: boolean;
}

/** All that triage knows of a repo's findings between two runs. */
export interface FindingState {
  readonly findings: readonly TrackedFinding[];
  readonly rules: readonly RuleSeen[];
}

/** A repo that was never scanned. */
export const noFindingState: FindingState = { findings: [], rules: [] };
