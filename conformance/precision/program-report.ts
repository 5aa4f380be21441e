import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A built program, and what tells it from others. */
export interface Program {
  readonly path: string;
  readonly digest: string;
}

/** The program whose entry lies at `path`, with the rules beside it. */
export function builtProgram(path: string): Program {
  const digest = createHash('sha256');
  for (const file of ['main.cjs', 'sast-rules.json']) digest.update(readFileSync(join(dirname(path), file)));
  return { path, digest: digest.digest('hex') };
}

/** The parts of the JSON report of a scan that are read here. */
export interface ProgramReport {
  readonly findings: readonly ReportedFinding[];
  /** Files that the engine could not look at. */
  readonly failed: number;
}

export interface ReportedFinding {
  readonly rule: { readonly id: string; readonly cwe?: readonly number[] };
  readonly severity: string;
  readonly location: { readonly path: string; readonly line: number; readonly column: number };
  readonly message: string;
  readonly triage: { readonly state: string };
  /** For a flow: source first, sink last. */
  readonly steps?: readonly {
    readonly message: string;
    readonly at: { readonly path: string; readonly line: number };
  }[];
}

interface Written {
  readonly engines: readonly {
    readonly status: string;
    readonly because: string;
    readonly coverage: { readonly failed: number };
  }[];
  readonly findings: readonly ReportedFinding[];
}

/**
 * Runs the built program over the checkout of a commit as a user does, with the report in `output`; what the same program left
 * there is taken as it is. Throws when its engine failed.
 */
export function programReport(
  program: Program,
  { folder, commit }: { readonly folder: string; readonly commit: string },
  output: string,
): ProgramReport {
  const mark = `${output}.of`;
  const of = `${program.digest} ${commit}`;
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== of) scanInto(program, folder, output);
  const { engines, findings }: Written = JSON.parse(readFileSync(output, 'utf8'));
  const [engine] = engines;
  if (engine === undefined || engine.status === 'failed')
    throw new Error(`${folder}: ${engine?.because ?? 'no engine looked'}`);
  writeFileSync(mark, of);
  return { findings, failed: engine.coverage.failed };
}

function scanInto({ path }: Program, folder: string, output: string): void {
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
  const run = spawnSync(process.execPath, [path, 'scan', folder, ...flags], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0 && run.status !== 3) throw new Error(`${folder}: ${run.stderr}`);
}
