/** How one test of a suite did. */
export interface TestOutcome {
  readonly language: string;
  /** Name of the test: the target's file name, with the folder's where there are several. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'not-run';
  /** Why it did not pass. */
  readonly reason: string;
  /** Whether a scanner that never reports passes it. */
  readonly nullPasses: boolean;
}

/** Lines that follow a marked one, from 1. Marks are not stacked: each speaks of the very next line. */
export function markedLines(text: string, mark: RegExp): ReadonlySet<number> {
  const marked = text.split('\n').flatMap((line, at) => (mark.test(line) ? [at + 2] : []));
  return new Set(marked);
}

/** Which lines are missing and which are too many; empty when they are the same. */
export function difference(expected: ReadonlySet<number>, reported: readonly number[]): string {
  const seen = new Set(reported);
  const missing = [...expected].filter((line) => !seen.has(line));
  const extra = [...seen].filter((line) => !expected.has(line));
  const parts = [
    missing.length > 0 ? `nothing reported at line ${missing.join(', ')}` : '',
    extra.length > 0 ? `reported without being asked at line ${extra.join(', ')}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
