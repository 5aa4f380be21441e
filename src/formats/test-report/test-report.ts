/** One test case as a report tells it, whatever the dialect. All texts are foreign and capped. */
export interface TestCase {
  /** The suites around it, outermost first. */
  readonly suites: readonly string[];
  readonly name: string;
  /** The class, module or package it lives in; empty when the report does not say. */
  readonly className: string;
  /** As the runner wrote it: relative, absolute, or empty when the report does not say. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  readonly properties: readonly Property[];
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  /** It failed first and passed when it was run again. */
  readonly flaky: boolean;
  /** Why it failed or was skipped, or empty. */
  readonly message: string;
}

export type Property = readonly [key: string, value: string];

export const reportFormats = ['junit', 'trx', 'xunit', 'go-test', 'tap', 'test-json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a reader understood of one report, and in `problems` what it did not. */
export interface TestReport {
  readonly format: ReportFormat;
  readonly cases: readonly TestCase[];
  /** Milliseconds since 1970 that the report claims; without a time zone: the earliest it may mean. */
  readonly claimedAt?: number;
  /** The commit or tree the report says it is of, as hex digits, perhaps shortened. */
  readonly revision?: string;
  /** The runner's own words for leaving tests out, such as `'only' option not set`. */
  readonly narrowed?: string;
  readonly problems: readonly ReportProblem[];
}

/** `failed`: nothing of the report can be relied on; `partial`: what is there was read, something is missing. */
export interface ReportProblem {
  readonly kind: 'failed' | 'partial';
  readonly line?: number;
  readonly message: string;
}

/** The name people select by: suites, class and own name joined with ` > `, nothing said twice in a row. */
export function fullNameOf(test: Pick<TestCase, 'suites' | 'className' | 'name'>): string {
  const parts: string[] = [];
  const known = test.suites.includes(test.className) || test.name.endsWith(test.className);
  for (const part of [...test.suites, known ? '' : test.className, test.name]) {
    if (part !== '' && part !== parts.at(-1)) parts.push(part);
  }
  return parts.join(' > ');
}
