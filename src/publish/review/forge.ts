import type { Result } from '../../core/result.ts';
import type { Action } from './reconcile.ts';
import type { Positions } from './positions.ts';

/** A place where changes are discussed. A further one is one folder that gives this. */
export interface Forge {
  /** Such as `GitHub acme/shop#12`. */
  readonly name: string;
  /** The host that is spoken to, for the line that says so. */
  readonly host: string;
  /** What marks of this change are bound to. */
  readonly place: string;
  /** The change as the forge has it now. */
  change(): Promise<Result<Change, ForgeError>>;
  /** Where remarks may stand. */
  positions(change: Change): Promise<Result<Positions, ForgeError>>;
  /** What is said already, by us and by others. */
  list(change: Change): Promise<Result<Listed, ForgeError>>;
  apply(action: Action, change: Change): Promise<Result<void, ForgeError>>;
}

export interface Change {
  readonly number: number;
  readonly open: boolean;
  /** Full hex ids. */
  readonly head: string;
  readonly base: string;
  /** The commit that the shown diff starts at, where the forge says so. */
  readonly start: string;
  readonly fork: boolean;
}

export interface Listed {
  readonly threads: readonly ListedThread[];
  readonly comments: readonly ListedComment[];
  readonly check: ListedCheck | undefined;
}

export interface ListedThread {
  readonly ref: string;
  /** Its first comment. */
  readonly comment: string;
  readonly body: string;
  /** Written by the account that we speak as. */
  readonly ours: boolean;
  /** Answers of others, or of anybody where the forge does not tell. */
  readonly replies: number;
  readonly resolved: 'no' | 'by-us' | 'by-others';
}

export interface ListedComment {
  readonly ref: string;
  readonly body: string;
  readonly ours: boolean;
}

export interface ListedCheck {
  readonly ref: string;
  /** The digest we gave it. */
  readonly content: string;
  readonly annotations: number;
  readonly done: boolean;
}

/**
 * Why a request came to nothing. `uncertain`: it may have had its effect, so that one has to look before trying again.
 * `refused`: the forge does not take it as it is. `forbidden`: the token may not.
 */
export interface ForgeError {
  readonly kind: 'uncertain' | 'refused' | 'forbidden' | 'missing' | 'limited' | 'unreachable' | 'unusable';
  readonly message: string;
}
