import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What a child that was given hostile input said. */
export interface ChildSaid {
  /** Every line of JSON on its standard output. */
  readonly lines: readonly unknown[];
  /** The last thing that it started. */
  readonly last: string;
  readonly signal: string | null;
  readonly code: number | null;
}

/** A script of this folder as one file that Node can run. */
export interface ChildScript {
  run(args: readonly string[], killMs: number): Promise<ChildSaid>;
  remove(): void;
}

/** Bundles a script. It lies inside `node_modules`, so that the packages that are no part of it are found. */
export async function childScript(entry: string): Promise<ChildScript> {
  const folder = mkdtempSync(join(process.cwd(), 'node_modules', '.hostile-'));
  const outfile = join(folder, 'child.mjs');
  await build({
    entryPoints: [join(process.cwd(), 'tests/hostile', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return {
    run: (args, killMs) => run(outfile, args, killMs),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(script: string, args: readonly string[], killMs: number): Promise<ChildSaid> {
  return new Promise((resolve) => {
    // Memory is bounded: what needs more than this kills the child, and the test with it.
    const child = spawn(process.execPath, ['--max-old-space-size=1024', script, ...args], {
      timeout: killMs,
      killSignal: 'SIGKILL',
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (part: string) => out.push(part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => err.push(part));
    child.on('close', (code, signal) => {
      const told = out
        .join('')
        .split('\n')
        .filter((line) => line !== '');
      resolve({ lines: told.flatMap(parsedLine), last: lastOf(err.join('')), signal, code });
    });
  });
}

/** The name of what was started last, and what the system said when it died of it. */
function lastOf(errors: string): string {
  const at = errors.lastIndexOf('\n> ') + 1;
  return errors
    .slice(at, at + 600)
    .trimEnd()
    .split('\n')
    .join(' | ');
}

/** A line that was cut off says nothing. */
function parsedLine(line: string): readonly unknown[] {
  try {
    return [JSON.parse(line)];
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return [];
    throw thrown;
  }
}
