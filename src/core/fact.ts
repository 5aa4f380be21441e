/** The outcome of one test case, as a report tells it. */
export interface TestCaseFact {
  readonly kind: 'test-case';
  /** The report it was read from. */
  readonly report: string;
  /** `suite > name` joined with ` > `, as the runner names it. */
  readonly name: string;
  readonly file: string;
  readonly tags: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly message: string;
}

/** One test report that was read: what it says of itself. */
export interface TestReportFact {
  readonly kind: 'test-report';
  readonly report: string;
  readonly format: string;
  readonly cases: number;
  /** Milliseconds since 1970 that the report claims, if it does. */
  readonly claimedAt?: number;
  /** The commit or tree that the report names, if it does. */
  readonly revision?: string;
  /** Marks of a run that left tests out on purpose, such as `.only`. */
  readonly narrowed?: string;
}

/** What one engine tells another, through `app`. Later engines add members. */
export type Fact = TestCaseFact | TestReportFact;
export type FactKind = Fact['kind'];
