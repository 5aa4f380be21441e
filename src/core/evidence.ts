import type { Outcome } from './answer.ts';
import type { VerificationType } from './ids.ts';

/** The record of one run of one verification. Append-only; each record hashes the one before it. */
export interface Evidence {
  readonly id: string;
  readonly verification: string;
  readonly mitigation: string;
  readonly type: VerificationType;
  readonly outcome: Outcome;
  readonly because: string;
  /** Milliseconds since 1970, of Holdfast's clock at receipt: a report's own clock is never believed. */
  readonly at: number;
  readonly commit: string;
  readonly tree: string;
  /** The work tree differed from `tree`. */
  readonly dirty: boolean;
  /** Digest over path and content of the mitigation's code and the verification's paths. */
  readonly inputs: string;
  /** Digest of this verification and its mitigation in the model. */
  readonly question: string;
  readonly engine: { readonly id: string; readonly version: number; readonly rules: string };
  readonly scope: Readonly<Record<string, number>>;
  readonly selfCheck: 'fired' | 'silent' | 'none';
  /** Digests of the reports it was answered from; absent when it was answered by looking. */
  readonly material?: readonly string[];
  /** Milliseconds since 1970: when the oldest of these reports was first read, if that was before. */
  readonly since?: number;
  /** Stable ids of the findings that contradict it. */
  readonly findings: readonly string[];
  /** Who signed a manual verification. */
  readonly signers: readonly string[];
  /** SHA-256 over the previous record's hash and this record without `hash`. */
  readonly previous: string;
  readonly hash: string;
}

/** The states of a mitigation, worst first, in the order in which they win. */
export const mitigationStates = [
  'failing',
  'error',
  'checked-nothing',
  'stale',
  'partial',
  'verified',
  'unverified',
  'planned',
  'accepted',
] as const;
export type MitigationState = (typeof mitigationStates)[number];
