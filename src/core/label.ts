/** One judged finding of a rule: what a rule's measured precision is made of. */
export interface Label {
  readonly rule: string;
  /** The rule's semantic digest when it was judged. */
  readonly digest: string;
  readonly label: 'tp' | 'fp' | 'unsure';
  readonly source: 'corpus' | 'triage';
  /** The corpus' name and version; empty for triage. */
  readonly corpus: string;
  readonly who: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Digest of the code it was judged on: the same code judged twice counts once. */
  readonly codeContext: string;
}
