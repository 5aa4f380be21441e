import type { LineRange } from '../pairs/changed-functions.ts';
import { familyName } from '../pairs/score.ts';
import type { ReportedFinding } from '../precision/program-report.ts';

/** A weakness as an application's own documents name it. */
export interface Weakness {
  readonly id: string;
  readonly what: string;
  readonly cwe: readonly number[];
  readonly at: readonly { readonly path: string; readonly line: number }[];
  readonly documentedIn: string;
}

/** How a weakness was found: the rules, and where the first of them reports. */
export interface Found {
  readonly rules: readonly string[];
  readonly place: string;
}

/** The functions of a file that a line lies in. */
export type FunctionsAt = (path: string, line: number) => readonly LineRange[];

/**
 * Whether a weakness is found: a finding of its family lies in a file where it is, on the line or in the same function.
 * What goes from file to file counts where it ends.
 */
export function foundBy(
  weakness: Weakness,
  findings: readonly ReportedFinding[],
  functionsAt: FunctionsAt,
): Found | undefined {
  const families = new Set(weakness.cwe.map(familyName));
  const near = findings.filter(
    ({ rule, location, triage }) =>
      triage.state === 'open' &&
      (rule.cwe ?? []).some((cwe) => families.has(familyName(cwe))) &&
      weakness.at.some(({ path, line }) => isNear({ path, line }, location, functionsAt)),
  );
  const [first] = near;
  if (first === undefined) return undefined;
  const rules = [...new Set(near.map(({ rule }) => rule.id))].sort();
  return { rules, place: `${first.location.path}:${first.location.line}` };
}

interface Spot {
  readonly path: string;
  readonly line: number;
}

function isNear(weak: Spot, found: Spot, functionsAt: FunctionsAt): boolean {
  if (weak.path !== found.path) return false;
  if (weak.line === found.line) return true;
  return functionsAt(weak.path, weak.line).some(({ from, to }) => found.line >= from && found.line <= to);
}
