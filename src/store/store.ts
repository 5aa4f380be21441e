import type { Decision } from '../core/decision.ts';
import type { Evidence } from '../core/evidence.ts';
import type { EngineId } from '../core/ids.ts';
import type { Label } from '../core/label.ts';
import type { EngineReport, RunStatus } from '../core/report.ts';
import type { Result } from '../core/result.ts';
import type { FindingState } from '../core/tracked.ts';

/** Evidence before it is chained: the store gives `previous` and `hash`. */
export type EvidenceDraft = Omit<Evidence, 'previous' | 'hash'>;

/** One run of a command, as remembered. */
export interface RunRecord {
  readonly id: string;
  readonly command: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly commit: string;
  readonly tree: string;
  readonly dirty: boolean;
  readonly status: RunStatus;
  readonly engines: readonly {
    readonly id: EngineId;
    readonly version: number;
    readonly status: EngineReport['status'];
  }[];
}

/** A decision of the gate, a demotion, a triage: who did what to what, and why. */
export interface AuditDraft {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: string;
  readonly subject: string;
  readonly who: string;
  readonly because: string;
  /** Digest of what was decided on. */
  readonly inputs: string;
}

/** An audit row in its chain; the same scheme as evidence. */
export interface AuditRow extends AuditDraft {
  readonly previous: string;
  readonly hash: string;
}

/** Finding state with the number that says which one it is. */
export interface VersionedState {
  readonly revision: number;
  readonly state: FindingState;
}

/** All that one run leaves behind: recorded together or not at all. */
export interface RunBatch {
  readonly run: RunRecord;
  readonly evidence?: readonly EvidenceDraft[];
  /** The new state, and the revision of the state it was made from. */
  readonly findings?: VersionedState;
  readonly labels?: readonly Label[];
  readonly audit?: readonly AuditDraft[];
}

export interface EvidenceFilter {
  /** Only of these verifications. */
  readonly verifications?: readonly string[];
  /** The newest of each verification; everything when absent. */
  readonly newest?: number;
}

/** What `verifyChain` found: the head's hash, or the first record that does not follow from the one before it. */
export type ChainCheck =
  | { readonly intact: true; readonly records: number; readonly head: string }
  | { readonly intact: false; readonly brokenAt: string; readonly because: string };

/** Why the store could not do it, and what the user can do next. */
export interface StoreError {
  readonly kind:
    | 'refused'
    | 'corrupt'
    | 'newer'
    | 'busy'
    | 'disk-full'
    | 'state-moved'
    | 'not-empty'
    | 'unreadable'
    | 'no-driver';
  readonly message: string;
  readonly todo: string;
}

export type Stored<T> = Promise<Result<T, StoreError>>;

/** Holdfast's memory. What a call acknowledged survives a kill; what it refused left no trace. */
export interface Store {
  /** Records a run in one transaction; a run that is already recorded is left as it is. Gives the chained evidence. */
  recordRun(batch: RunBatch): Stored<readonly Evidence[]>;
  /** The newest runs first. */
  runs(newest: number): Stored<readonly RunRecord[]>;
  appendEvidence(drafts: readonly EvidenceDraft[]): Stored<readonly Evidence[]>;
  /** Oldest first. */
  readEvidence(filter?: EvidenceFilter): Stored<readonly Evidence[]>;
  verifyChain(): Stored<ChainCheck>;
  loadFindings(): Stored<VersionedState>;
  /** Judging the same code of the same corpus again replaces the label. */
  addLabels(labels: readonly Label[]): Stored<void>;
  /** All of them, or those of one rule. */
  labels(rule?: string): Stored<readonly Label[]>;
  appendAudit(rows: readonly AuditDraft[]): Stored<void>;
  /** Oldest first. */
  audit(): Stored<readonly AuditRow[]>;
  /** Mirrors the repo's decisions, so that they can be shown without it. */
  saveDecisions(decisions: readonly Decision[]): Stored<void>;
  decisions(): Stored<readonly Decision[]>;
  /** Everything as one compressed file. */
  exportBundle(): Stored<Uint8Array>;
  /** Fills an empty store from a bundle; a bundle whose chain is broken is refused. */
  importBundle(bundle: Uint8Array): Stored<void>;
  close(): void;
}
