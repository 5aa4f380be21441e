import type { MitigationState } from '../../src/core/evidence.ts';

/** Replaces text that is exactly once in the file. Paths are relative to the sample's root. */
export interface Edit {
  readonly path: string;
  readonly find: string;
  readonly replace: string;
}

/** One thing done to the sample after it was verified. */
export type Change =
  | { readonly kind: 'edit'; readonly edits: readonly Edit[] }
  /** A file, or a folder with all that is in it. */
  | { readonly kind: 'delete'; readonly path: string }
  /** First the move, then the edits, with paths as they are after it. */
  | { readonly kind: 'move'; readonly from: string; readonly to: string; readonly edits: readonly Edit[] }
  /** The states are asked for that many days later, and nothing has run since. */
  | { readonly kind: 'expire-evidence'; readonly days: number }
  /** The clock was that many days ahead when the evidence was recorded. */
  | { readonly kind: 'future-clock'; readonly days: number }
  /** The clock was that many days ahead when the tests ran. */
  | { readonly kind: 'future-report'; readonly days: number }
  /** The report of the last run stays beside the new one. */
  | { readonly kind: 'leftover-report'; readonly path: string; readonly as: string; readonly with: Change }
  /** The file is replaced by a link to where it went. */
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  /** What changed is committed. */
  | { readonly kind: 'commit'; readonly of: Change }
  /** The same files in a repository that has none of the old commits. */
  | { readonly kind: 'new-history' }
  /** The newest record of the verification is moved by that many days, by hand, in the database. */
  | { readonly kind: 'edit-evidence'; readonly verification: string; readonly days: number }
  /** The report ends in the middle. */
  | { readonly kind: 'break-report'; readonly path: string }
  | { readonly kind: 'delete-report'; readonly path: string }
  /** The rule reports nothing any more, not even its own example. */
  | { readonly kind: 'empty-rule'; readonly rule: string };

/** A change after which a mitigation that was verified must not be verified any more. */
export interface Mutant {
  readonly name: string;
  readonly mitigation: string;
  readonly change: Change;
  /** The sample's tests run again before the model is verified again. */
  readonly rerunTests: boolean;
  /** What verifying is told besides; everything is verified when absent. */
  readonly flags?: readonly string[];
  /** What is right; any but `verified` when absent. */
  readonly becomes?: readonly Found[];
}

/** A state, or that Holdfast would not say one. */
export type Found = MitigationState | 'refused';

/** A change after which the tests still pass, and every mitigation that was verified still is. */
export interface Benign {
  readonly name: string;
  /** The mitigation whose code or tests it touches; empty when it touches none of the verified ones. */
  readonly mitigation: string;
  readonly change: Change;
  readonly rerunTests: true;
}
