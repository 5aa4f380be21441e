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
  /** The class, module or package it lives in, for runners that name no file; empty when unknown. */
  readonly className?: string;
  /** Where it starts in `file`, from 1, if the report says so. */
  readonly line?: number;
  /** Its own properties and those of its suites. */
  readonly properties?: readonly (readonly [key: string, value: string])[];
  /** It failed first and passed when it was run again. */
  readonly flaky?: boolean;
}

/** One test report that was read: what it says of itself. */
export interface TestReportFact {
  readonly kind: 'test-report';
  readonly report: string;
  readonly format: string;
  readonly cases: number;
  /** Milliseconds since 1970 that the report claims, if it does; without a time zone: the earliest it may mean. */
  readonly claimedAt?: number;
  /** The commit or tree that the report names, if it does, as hex digits, perhaps shortened. */
  readonly revision?: string;
  /** Marks of a run that left tests out on purpose, such as `.only`. */
  readonly narrowed?: string;
}

/** A test file that narrows its runs to some of its tests, as with `.only`. */
export interface FocusedTestsFact {
  readonly kind: 'focused-tests';
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The words that do it, such as `it.only`. */
  readonly words: string;
}

/** A source file that was looked at, and which rules about flows have a beginning or an end in it. */
export interface CodeFact {
  readonly kind: 'code';
  readonly path: string;
  /** Digest of its text. */
  readonly digest: string;
  readonly sources: readonly FlowEnd[];
  readonly sinks: readonly FlowEnd[];
}

/** Where a rule has a source, or a sink, in one file. */
export interface FlowEnd {
  readonly rule: string;
  /** UTF-16 offsets. */
  readonly at: readonly number[];
}

/** What one engine tells another, through `app`. Later engines add members. */
export type Fact = TestCaseFact | TestReportFact | FocusedTestsFact | CodeFact;
export type FactKind = Fact['kind'];
