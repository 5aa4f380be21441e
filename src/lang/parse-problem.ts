/** Why a tree is not the whole truth about its file. */
export interface ParseProblem {
  /**
   * `syntax`: stretches that make no sense, listed in `tree.errors`, the rest stands. `too-deep`: what is nested deeper
   * than `limits.syntaxDepth` is only there as `error` nodes. `too-costly`, `too-large`, `crashed`: the tree is empty.
   */
  readonly kind: 'syntax' | 'too-deep' | 'too-costly' | 'too-large' | 'crashed';
  /** Where the first of it is, in UTF-16 units. */
  readonly start: number;
  /** How many places. */
  readonly count: number;
  readonly message: string;
}
