import type { Evidence, MitigationState } from './evidence.ts';
import type { Coverage } from './coverage.ts';
import type { Finding } from './finding.ts';
import type { EngineId } from './ids.ts';
import type { Problem } from './problem.ts';
import type { RuleInfo } from './rule.ts';

/** How far a run got. `failed`: an engine that was asked for, or a required verification, could not complete. */
export type RunStatus = 'complete' | 'partial' | 'failed';

/** What one engine did. `not-run` and `nothing` (ran, matched no target) are never shown as clean. */
export interface EngineReport {
  readonly id: EngineId;
  readonly status: 'complete' | 'partial' | 'failed' | 'nothing' | 'not-run';
  /** Why, when the status is not `complete`. */
  readonly because: string;
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
  /** Milliseconds of wall time. */
  readonly ms: number;
}

/** A finding with what triage knows of it. */
export interface KnownFinding extends Finding {
  /** Stable random id, `f_` and ten characters, kept over moves, renames and reformatting. */
  readonly id: string;
  /** `baseline`: there when the repo was first scanned; `reopened`: closed before and back. */
  readonly history: 'new' | 'existing' | 'baseline' | 'reopened';
  /** Milliseconds since 1970. */
  readonly firstSeen: number;
  readonly introduced?: { readonly commit: string; readonly author: string; readonly at: number };
  readonly triage: FindingTriage;
  /** Ids of the model's mitigations that it contradicts; empty: not in the model. */
  readonly contradicts: readonly string[];
  readonly threats: readonly string[];
}

export type FindingTriage =
  | { readonly state: 'open' }
  | { readonly state: 'confirmed'; readonly by: string; readonly at: number }
  | {
      readonly state: 'ignored';
      readonly by: string;
      readonly reason: string;
      readonly until?: number;
      readonly source: 'triage' | 'comment';
    }
  | { readonly state: 'accepted'; readonly by: string; readonly reason: string; readonly until: number }
  /** A decision that was carried over a fuzzy match, or ran out: counts as open until somebody looks again. */
  | { readonly state: 're-confirm'; readonly was: 'ignored' | 'accepted'; readonly reason: string };

export interface MitigationReport {
  readonly id: string;
  readonly title: string;
  readonly layer: string;
  readonly state: MitigationState;
  readonly because: string;
  readonly highImpact: boolean;
  readonly threats: readonly string[];
  /** Milliseconds since 1970; only for `accepted`. */
  readonly until?: number;
  readonly verifications: readonly VerificationReport[];
}

export interface VerificationReport {
  readonly id: string;
  readonly type: string;
  readonly required: boolean;
  readonly state: 'pass' | 'fail' | 'error' | 'checked-nothing' | 'stale' | 'no-evidence';
  readonly because: string;
  readonly evidence?: Evidence;
}

/** One reason why the gate blocks or would have. */
export interface GateItem {
  readonly kind: 'finding' | 'verification' | 'incomplete';
  /** Finding id, verification id or engine id. */
  readonly subject: string;
  readonly decision: 'block' | 'comment';
  readonly mitigation: string;
  readonly because: string;
}

export interface GateReport {
  readonly verdict: 'pass' | 'block' | 'incomplete' | 'comment-only';
  readonly base: string;
  readonly policy: string;
  readonly items: readonly GateItem[];
  /** Findings in both base and head. */
  readonly unchanged: number;
}

/** Something in the code that the threat model does not know. */
export interface DriftReport {
  readonly kind: 'route' | 'data-store' | 'outbound';
  /** `POST /admin/purge`, `postgresql`, `api.mailer.io`. */
  readonly what: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** What is missing, in words that go on after `what`. */
  readonly because: string;
  /** Lines to add to the model; empty when its file is written in a way that cannot be patched. */
  readonly patch: readonly ModelPatch[];
}

/** Lines of the model as they will stand in its file from `line` on, with the patches before it made. */
export interface ModelPatch {
  readonly path: string;
  readonly line: number;
  readonly lines: readonly string[];
  /** How many lines that were there they stand for; 0 when they are only added. */
  readonly replaces: number;
}

/** Where in a history a secret stands, as its commit claims. */
export interface HistoryMoment {
  readonly commit: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One secret, wherever in the history it stands. */
export interface HistoryFinding<F extends Finding = KnownFinding> {
  /** At the oldest place; in a message the path is empty. */
  readonly finding: F;
  /** Undefined when no commit has it. */
  readonly first: HistoryMoment | undefined;
  readonly last: HistoryMoment | undefined;
  readonly inHead: boolean;
  /** What leads to it: branches and tags before others, cut to some, with the number of all. */
  readonly refs: readonly string[];
  readonly refsInAll: number;
  readonly heldBy: 'refs' | 'stash' | 'notes' | 'reflog' | 'unreachable-commit' | 'no-commit';
  /** Contents of files, and messages, that hold it. */
  readonly places: number;
}

/** What a scan of all commits found. */
export interface HistoryReport<F extends Finding = KnownFinding> {
  /** The commit from which on was looked, when that was asked for. */
  readonly since: string;
  readonly commits: number;
  /** Contents of files, each counted once; `known` of them were looked at in an earlier run. */
  readonly blobs: number;
  readonly known: number;
  readonly bytes: number;
  /** Bytes that had to be looked at for that. */
  readonly looked: number;
  /** Objects that trees and commits name and that are not in this clone. */
  readonly missing: number;
  /** Contents not looked at for what they are, such as images; counted by reason. */
  readonly skipped: readonly (readonly [reason: string, count: number])[];
  readonly findings: readonly HistoryFinding<F>[];
  readonly problems: readonly Problem[];
}

/** All that a command found out: the value every output format is written from. */
export interface Report {
  readonly command: 'scan' | 'verify' | 'gate';
  readonly tool: { readonly name: 'holdfast'; readonly version: string };
  readonly root: string;
  readonly commit: string;
  readonly dirty: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly ms: number;
  readonly status: RunStatus;
  /** Where the model came from: a path, or `built-in` for the starter model. */
  readonly model: string;
  readonly engines: readonly EngineReport[];
  readonly rules: readonly RuleInfo[];
  readonly findings: readonly KnownFinding[];
  /** Findings that went away since the last run that covered them. */
  readonly closed: number;
  readonly suppressed: number;
  readonly mitigations: readonly MitigationReport[];
  readonly gate?: GateReport;
  /** Things that are not findings and that the reader must know: shallow clone, expired acceptance. */
  readonly notices: readonly string[];
  /** Only when it was asked for. */
  readonly history?: HistoryReport;
  /** Matches that are no findings, by reason, the most frequent first; only when it was asked for. */
  readonly silent?: readonly Silent[];
  /** What rules cost in this run, the most costly first; only when it was asked for. */
  readonly profile?: readonly RuleCost[];
  /** What the code has and the model does not know; left out when there was no model, or only part was looked at. */
  readonly drift?: readonly DriftReport[];
  /** The command a user would run next. */
  readonly next: string;
}

/** Matches of rules that something spoke against, such as `placeholder`, over all files. */
export interface Silent {
  readonly reason: string;
  readonly count: number;
}

/** What one rule took over all files: matching, and compiling it once in each process. */
export interface RuleCost {
  readonly rule: string;
  readonly ms: number;
}
