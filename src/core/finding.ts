import type { EngineId } from './ids.ts';
import type { CodeLocation, Location } from './location.ts';
import type { Confidence, Severity } from './severity.ts';

/** A few source lines for people to look at. Secrets are masked before they get here. */
export interface Excerpt {
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** One step from source to sink, or one more place that explains the finding. */
export interface Step {
  readonly at: CodeLocation;
  readonly message: string;
  readonly excerpt?: Excerpt;
}

/** Replaces the bytes `start` (inclusive) to `end` (exclusive) of the file as it was scanned. */
export interface Edit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/**
 * What triage recognises a finding by when the code around it moves. All three are compared, never shown;
 * a secret's own text never enters them unless it went through the keyed digest first.
 */
export interface Anchor {
  /** The enclosing named thing: function, job, resource; empty at top level. */
  readonly scope: string;
  /** The matched text, white space collapsed. */
  readonly match: string;
  /** The neighbouring lines, white space collapsed. */
  readonly context: string;
}

/** Something an engine reports: one rule contradicted at one place. */
export interface Finding {
  readonly engine: EngineId;
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly at: Location;
  readonly message: string;
  readonly anchor: Anchor;
  readonly excerpt?: Excerpt;
  /** Other places that explain it, in reading order; for a flow: source first, sink last. */
  readonly steps?: readonly Step[];
  readonly fix?: Fix;
  /** Facts a reader wants beside the message, such as the author of a commit; shown as `key: value`. */
  readonly notes?: readonly (readonly [key: string, value: string])[];
}
