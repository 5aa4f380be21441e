import type { Listed } from './check-out.ts';
import { countLines, type Lines } from './count-lines.ts';
import { programReport, type Program, type ReportedFinding } from './program-report.ts';

/** One place that explains a finding. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A finding as the program reports it, of severity high or above. */
export interface Hit {
  readonly repository: string;
  readonly commit: string;
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** For a flow: source first, sink last. */
  readonly steps: readonly Place[];
}

export interface Scanned {
  readonly listed: Listed;
  readonly folder: string;
  readonly lines: Lines;
  readonly hits: readonly Hit[];
  /** Files that the engine could not look at. */
  readonly failed: number;
}

const weighty = new Set(['critical', 'high']);

/** What the built program reports in a checkout and nobody ignored there. */
export function scanFolder(listed: Listed, folder: string, program: Program, output: string): Scanned {
  const { findings, failed } = programReport(program, { folder, commit: listed.commit }, output);
  const hits = findings
    .filter(({ severity, triage }) => weighty.has(severity) && triage.state === 'open')
    .map((finding) => hitOf(finding, listed));
  return { listed, folder, lines: countLines(folder), hits, failed };
}

function hitOf(finding: ReportedFinding, { repository, commit }: Listed): Hit {
  const { rule, severity, location, message, steps = [] } = finding;
  const { path, line, column } = location;
  const way = steps.map((step) => ({ path: step.at.path, line: step.at.line, message: step.message }));
  return { repository, commit, rule: rule.id, severity, path, line, column, message, steps: way };
}
