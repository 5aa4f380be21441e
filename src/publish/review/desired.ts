import type { Digests } from './marker.ts';

/** The state in which a forge should be. */
export interface DesiredReview {
  /** Undefined: nothing is said, unless something was said before. */
  readonly summary: DesiredComment | undefined;
  /** What replaces an earlier summary when there is nothing to say. */
  readonly clean: DesiredComment;
  readonly inline: readonly DesiredThread[];
  readonly check: DesiredCheck;
}

/** A text with its marker in the first line, and the digest of the rest. */
export interface DesiredComment {
  readonly body: string;
  readonly content: string;
}

export interface DesiredThread extends DesiredComment {
  readonly identity: Digests;
  readonly path: string;
  /** Lines of the new side, from 1; the remark stands at `line`, and begins at `startLine`. */
  readonly startLine: number;
  readonly line: number;
  /** The line of the old side, where it is an unchanged line. */
  readonly oldLine: number | undefined;
  readonly oldPath: string;
  /** What it says once it is fixed, where a forge does not let us resolve it. */
  readonly gone: DesiredComment;
  /** The thread that already says it. */
  readonly known: string | undefined;
}

export interface DesiredCheck {
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required';
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** Digest of all of it. */
  readonly content: string;
}

export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}
