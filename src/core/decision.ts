/** Short digests of an anchor: enough to recognise a finding on a machine that has no database. */
export interface AnchorDigest {
  readonly scope: string;
  readonly match: string;
  /** Empty for secrets: the lines around one may hold another. */
  readonly context: string;
}

interface DecisionBase {
  /** The finding's id. */
  readonly finding: string;
  readonly rule: string;
  /** The rule's digest when it was decided, so that the label it earns can grow old. */
  readonly ruleDigest: string;
  readonly path: string;
  readonly anchor: AnchorDigest;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a person decided about one finding; kept in the repo, one line each. */
export type Decision = DecisionBase &
  (
    | { readonly kind: 'confirm' }
    | { readonly kind: 'ignore'; readonly reason: string; readonly until?: number }
    | { readonly kind: 'accept'; readonly reason: string; readonly owner: string; readonly until: number }
  );
