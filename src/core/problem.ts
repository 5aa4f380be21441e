/**
 * Something about the world that kept an engine from looking: always a value in the stream, never a throw.
 * `failed`: the target was not looked at; `partial`: part of it was.
 */
export interface Problem {
  readonly kind: 'failed' | 'partial' | 'bug';
  /** A path or other target name; empty when it concerns the whole run. */
  readonly target: string;
  readonly line?: number;
  /**
   * Only for a file of the user's own rules, which is then the target and was not itself looked at: the rule in it, or
   * empty for the whole file. `failed`: the rule did not run at all; `partial`: part of it is not honoured.
   */
  readonly rule?: string;
  /** The cause, such as `not valid YAML: unexpected end of the flow sequence`. */
  readonly message: string;
  /** What the user can do next, when there is something. */
  readonly todo?: string;
}
