/** A file of rules in Semgrep's format, with the files that test it. */
export interface RuleSource {
  /** As shown to people: `js/open-redirect/rule.yaml`, or the user's path. */
  readonly path: string;
  readonly text: string;
  /** Their annotations (`ruleid:`, `ok:`) say which lines are to be reported. */
  readonly tests: readonly RuleTestFile[];
  /** Test files that are there and could not be read, with the reason. */
  readonly unread?: readonly UnreadTest[];
}

/** A test file, or what the fixes have to make of one, that could not be read; `reason` is for people. */
export interface UnreadTest {
  readonly path: string;
  readonly reason: string;
}

/** A file that shows what the rules of one rule file report, and what they leave alone. */
export interface RuleTestFile {
  readonly path: string;
  readonly text: string;
  /** What the fixes have to make of it; undefined when that is not tested. */
  readonly fixed?: string;
}
