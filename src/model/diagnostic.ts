/** A place in a model file; line and column count from 1. */
export interface Position {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What a diagnostic is about, for programs. */
export type DiagnosticCode =
  | 'too-large'
  | 'too-deep'
  | 'bad-character'
  | 'bad-yaml'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'baseline'
  | 'unmitigated-threat'
  | 'unverified-mitigation'
  | 'unused-mitigation'
  | 'expired-acceptance'
  | 'unneeded-opt-in'
  | 'phantom-glob'
  | 'unknown-rule'
  | 'too-many';

/** Something about a model file that its author should know. An error means that there is no model to work with. */
export interface ModelDiagnostic extends Position {
  readonly severity: 'error' | 'warning';
  /** Exclusive, on the same line. */
  readonly endColumn: number;
  readonly message: string;
  /** Why it probably is so. */
  readonly cause?: string;
  /** What to do about it. */
  readonly fix?: string;
  readonly code: DiagnosticCode;
}

/** What a diagnostic says, before it has a place; an error unless it says otherwise. */
export interface DiagnosticText {
  readonly severity?: 'error' | 'warning';
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly cause?: string | undefined;
  readonly fix?: string | undefined;
}

/** Sorts by file, then from top to bottom. */
export function byPlace(a: ModelDiagnostic, b: ModelDiagnostic): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
