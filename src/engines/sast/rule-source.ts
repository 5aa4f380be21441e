/** A file of rules in Semgrep's format, with the files that test it. */
export interface RuleSource {
  /** As shown to people: `js/open-redirect/rule.yaml`, or the user's path. */
  readonly path: string;
  readonly text: string;
  /** Their annotations (`ruleid:`, `ok:`) say which lines are to be reported. */
  readonly tests: readonly RuleTestFile[];
}

export interface RuleTestFile {
  readonly path: string;
  readonly text: string;
  /** What the fixes have to make of it; undefined when that is not tested. */
  readonly fixed?: string;
}
