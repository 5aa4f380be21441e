import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Listed } from './check-out.ts';
import { countLines, type Lines } from './count-lines.ts';

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

/** The parts of the JSON report that are read here. */
interface Report {
  readonly engines: readonly {
    readonly status: string;
    readonly because: string;
    readonly coverage: {
      readonly failed: number;
    };
  }[];
  readonly findings: readonly {
    readonly rule: { readonly id: string };
    readonly severity: string;
    readonly location: { readonly path: string; readonly line: number; readonly column: number };
    readonly message: string;
    readonly triage: { readonly state: string };
    readonly steps?: readonly {
      readonly message: string;
      readonly at: { readonly path: string; readonly line: number };
    }[];
  }[];
}

const weighty = new Set(['critical', 'high']);

/** Runs the built program over a checkout as a user does; throws when the engine did not look at it whole. */
export function scanFolder(listed: Listed, folder: string, program: string, output: string): Scanned {
  const flags = [
    '--engine',
    'sast',
    '--no-state',
    '--all',
    '--format',
    'json',
    '--quiet',
    '--output',
    output,
  ];
  const run = spawnSync(process.execPath, [program, 'scan', folder, ...flags], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0 && run.status !== 3) throw new Error(`${listed.repository}: ${run.stderr}`);
  const report: Report = JSON.parse(readFileSync(output, 'utf8'));
  const [engine] = report.engines;
  if (engine === undefined || engine.status === 'failed')
    throw new Error(`${listed.repository}: ${engine?.because ?? 'no engine looked'}`);
  return {
    listed,
    folder,
    lines: countLines(folder),
    hits: hitsIn(report, listed),
    failed: engine.coverage.failed,
  };
}

function hitsIn(report: Report, { repository, commit }: Listed): readonly Hit[] {
  return report.findings
    .filter(({ severity, triage }) => weighty.has(severity) && triage.state === 'open')
    .map(({ rule, severity, location, message, steps = [] }) => ({
      repository,
      commit,
      rule: rule.id,
      severity,
      path: location.path,
      line: location.line,
      column: location.column,
      message,
      steps: steps.map((step) => ({ path: step.at.path, line: step.at.line, message: step.message })),
    }));
}
