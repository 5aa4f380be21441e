import type { Confidence, Severity } from '../../core/severity.ts';
import type { ByteClass } from './byte-class.ts';
import type { Dice } from './dice.ts';

/** What stands behind a match: arithmetic over the token, a parse of it, or only its prefix, alphabet and length. */
export type Proof = 'checksum' | 'structure' | 'format';

/** Why a match is silent. Each is counted, so that silence can be explained. */
export type Dropped =
  | 'checksum'
  | 'structure'
  | 'documentation'
  | 'placeholder'
  | 'reference'
  | 'low-variety'
  | 'test-key'
  | 'public'
  | 'encrypted'
  | 'local'
  | 'no-context';

/** A half-open stretch of bytes of the scanned content. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A match of a rule's shape, before anything proved it. Texts are Latin-1: one character is one byte. */
export interface Candidate {
  /** The whole match. */
  readonly text: string;
  /** The part that must not be shown: the group `secret`, or the whole match. */
  readonly secret: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** Text around the match, at most `before` and `after` bytes, and where it starts. */
  around(before: number, after: number): { readonly text: string; readonly start: number };
}

export type Verdict =
  | {
      readonly keep: true;
      readonly severity?: Severity;
      readonly confidence?: Confidence;
      readonly notes?: readonly (readonly [key: string, value: string])[];
      /** Further secrets that belong to this one, such as the other half of a pair. */
      readonly also?: readonly Stretch[];
    }
  | { readonly keep: false; readonly reason: Dropped };

/**
 * How a rule's candidates are found from its anchors. `run`: the bytes of `body` after the anchor, with the bytes
 * of `lead` before it (`inside`) or none allowed (`start`). `near`: any match of a global pattern close to an anchor.
 */
export type Finder = RunFinder | NearFinder;

export interface RunFinder {
  readonly kind: 'run';
  readonly anchors: readonly string[];
  readonly at: 'start' | 'inside';
  readonly lead: ByteClass;
  readonly body: ByteClass;
  /** Bytes of the whole run, anchor included; other lengths are not looked at. */
  readonly least: number;
  readonly most: number;
  readonly shape: RegExp;
}

export interface NearFinder {
  readonly kind: 'near';
  readonly anchors: readonly string[];
  readonly before: number;
  readonly after: number;
  /** Has the flag `g`, bounded quantifiers, and its own borders. */
  readonly shape: RegExp;
}

/** One kind of secret: who it belongs to, how it is found, what proves it, and how examples of it are made. */
export interface SecretRule {
  readonly id: `secrets/${string}`;
  readonly provider: string;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly proof: Proof;
  /** Of two rules that match the same bytes the higher one reports. */
  readonly rank: number;
  /** Raised whenever `check` may answer differently; part of the rule's digest. */
  readonly version: number;
  readonly find: Finder;
  check(candidate: Candidate): Verdict;
  /** File contents that must be found, and such that must not; made at run time, never written down. */
  examples(dice: Dice): Examples;
}

export interface Examples {
  readonly bad: readonly string[];
  readonly ok: readonly string[];
}

export const kept: Verdict = { keep: true };

/** A silent match and its reason. */
export function dropped(reason: Dropped): Verdict {
  return { keep: false, reason };
}
