import type { Confidence, Severity } from '../../core/severity.ts';
import type { ByteClass } from './byte-class.ts';
import type { Dice } from './dice.ts';

/**
 * What stands behind a match, surest first: arithmetic over the token, a parse of it, only its prefix, alphabet and
 * length, (`context`) an alphabet and length that others share, beside the provider's name, or (`generic`) a value that
 * looks made by chance, given to a name that any product could use.
 */
export type Proof = 'checksum' | 'structure' | 'format' | 'context' | 'generic';

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
  | 'no-context'
  /** Too few different bytes for its alphabet and length. */
  | 'low-entropy'
  /** Reads like words of a program, not like something made by chance. */
  | 'common-text'
  | 'stopword'
  | 'allowlisted'
  /** The name says that the value is no secret, such as `token_url`. */
  | 'name'
  /** The other part of a pair is not close enough. */
  | 'no-partner';

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
 * `assign`: the value that a name with the anchor in it is given, in the usual languages and configuration files.
 */
export type Finder = RunFinder | NearFinder | AssignFinder;

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
  /** The anchors stand in the text in exactly this case; otherwise letters are folded. */
  readonly exact?: true;
  /** What the byte after the anchor belongs to. */
  readonly next?: ByteClass;
  /** Windows reach to the ends of their lines, as far as a limit allows: for shapes that have no greatest width. */
  readonly lines?: true;
}

export interface AssignFinder {
  readonly kind: 'assign';
  /** Parts of names. */
  readonly anchors: readonly string[];
  /** Tried on the value alone. */
  readonly shape: RegExp;
}

/** Another part that a secret is worth nothing without: a match of another rule, so close to it. */
export interface Requirement {
  readonly rule: string;
  /** Line ends between the two; any number when not said. */
  readonly withinLines?: number;
  /** Bytes between the two; any number when not said. */
  readonly withinBytes?: number;
}

/** One kind of secret: who it belongs to, how it is found, what proves it, and how examples of it are made. */
export interface SecretRule {
  readonly id: `secrets/${string}`;
  readonly provider: string;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  /** How to rotate it, in the order of the steps. */
  readonly runbook: readonly string[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly proof: Proof;
  /** Of two rules that match the same bytes the higher one reports. */
  readonly rank: number;
  /** Raised whenever `check` may answer differently; part of the rule's digest. */
  readonly version: number;
  readonly find: Finder;
  /** All of these must be close by. */
  readonly requires?: readonly Requirement[];
  /** Only a part of others' secrets: never reported by itself. */
  readonly part?: true;
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
