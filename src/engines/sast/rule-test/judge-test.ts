import { readAnnotations } from './annotations.ts';
import type { Annotation } from './annotations.ts';

/** What a rule reported in one test file. */
export interface TestedFile {
  readonly path: string;
  readonly text: string;
  /** Lines (from 1) at which findings of the rule start. */
  readonly reported: readonly number[];
}

/** How one rule did on one test file. */
export interface TestVerdict {
  readonly rule: string;
  readonly path: string;
  readonly passed: boolean;
  /** Lines the rule had to report and did not. */
  readonly missing: readonly number[];
  /** Lines it reported that no annotation asks for. */
  readonly extra: readonly number[];
  /**
   * Lines whose answer does not count: those known not to work yet (`todoruleid`, `todook`), and those that depend on how
   * much is analysed (`deepruleid`, `prook`).
   */
  readonly todo: readonly number[];
  /** Annotations that speak of the rule. */
  readonly annotations: number;
  /** Lines that have to be reported, and lines that must not be. */
  readonly bad: number;
  readonly ok: number;
}

/**
 * Compares what a rule reported with what the annotations of a file ask for, exactly: every `ruleid` line and nothing
 * else, except on lines that are marked as to do.
 */
export function judgeTest(rule: string, { path, text, reported }: TestedFile): TestVerdict {
  const own = readAnnotations(text).filter((one) => speaksOf(one.rule, rule));
  const lines = (kind: Annotation['kind']): ReadonlySet<number> =>
    new Set(own.filter((one) => one.kind === kind && one.engine === 'plain').map(({ target }) => target));
  const expected = lines('ruleid');
  // Where engines with more analysis are to answer otherwise, either answer is right.
  const deeper = own.filter((one) => one.engine !== 'plain').map(({ target }) => target);
  const todo = new Set([...lines('todoruleid'), ...lines('todook'), ...deeper]);
  const seen = new Set(reported);
  const missing = sorted([...expected].filter((line) => !seen.has(line) && !todo.has(line)));
  const extra = sorted([...seen].filter((line) => !expected.has(line) && !todo.has(line)));
  const passed = missing.length === 0 && extra.length === 0;
  return {
    rule,
    path,
    passed,
    missing,
    extra,
    todo: sorted([...todo]),
    annotations: own.length,
    bad: expected.size,
    ok: lines('ok').size,
  };
}

/** An annotation may name the rule with the folders it lies in. */
function speaksOf(named: string, rule: string): boolean {
  return named === rule || named.endsWith(`.${rule}`);
}

function sorted(lines: readonly number[]): readonly number[] {
  return [...lines].sort((a, b) => a - b);
}

/** One sentence about a failed test; empty for one that passed. */
export function reasonOf({ missing, extra }: TestVerdict): string {
  const parts: string[] = [];
  if (missing.length > 0) parts.push(`nothing reported at line ${missing.join(', ')}`);
  if (extra.length > 0) parts.push(`reported without being asked at line ${extra.join(', ')}`);
  return parts.join('; ');
}
