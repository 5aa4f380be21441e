import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A function that V8 saw running, by its place; UTF-16 offsets. */
export interface ExecutedFunction {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What a program ran of each file, by absolute path. */
export type Executed = ReadonlyMap<string, readonly ExecutedFunction[]>;

interface CoverageFile {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly {
        readonly startOffset: number;
        readonly endOffset: number;
        readonly count: number;
      }[];
    }[];
  }[];
}

/** Milliseconds that a program may take. */
const programMs = 60_000;

/** Runs a program in a process of its own, and tells which functions ran. Throws when the program fails. */
export function executedBy(program: string): Executed {
  const folder = mkdtempSync(join(tmpdir(), 'call-graph-'));
  try {
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    const run = spawnSync(process.execPath, [program], { env, encoding: 'utf8', timeout: programMs });
    if (run.status !== 0) throw new Error(`${program}: ${run.stderr}`);
    return executedIn(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function executedIn(reports: readonly string[]): Executed {
  const executed = new Map<string, ExecutedFunction[]>();
  for (const report of reports) {
    const { result } = JSON.parse(report) as CoverageFile;
    for (const { url, functions } of result) {
      if (!url.startsWith('file:')) continue;
      const path = fileURLToPath(url);
      const ran = functions.flatMap(({ functionName, ranges: [all] }) =>
        all === undefined || all.count === 0
          ? []
          : [{ name: functionName, start: all.startOffset, end: all.endOffset }],
      );
      executed.set(path, [...(executed.get(path) ?? []), ...ran]);
    }
  }
  return executed;
}
