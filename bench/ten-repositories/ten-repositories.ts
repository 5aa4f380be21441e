/*
 * Looks at real repositories with scan, init and verify, each on a copy, and checks what every report owes its reader.
 *   node tools/run.mjs bench/ten-repositories/ten-repositories.ts CHECKOUT...   (after npm run build; exit 1 on a breach)
 * SHOW=1 prints the reports too.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { severities } from '../../src/core/severity.ts';
import { breachesOf, type Result } from './breaches.ts';
import { run, type Ran } from './run.ts';

const calls = [['scan'], ['init', '--dry-run'], ['verify']] as const;

interface Row {
  readonly repository: string;
  readonly call: string;
  /** Files that the engine which wants most was shown; undefined where there is no report. */
  readonly files: number | undefined;
  readonly ran: Ran;
  readonly findings: string;
  readonly breaches: readonly string[];
}

function main(checkouts: readonly string[]): void {
  if (checkouts.length === 0) throw new Error('give the folders of some checkouts');
  const rows = checkouts.flatMap((checkout) => rowsOf(resolve(checkout)));
  const table = [
    '| repository | call | files | seconds | exit | lines | findings | breaches |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map(
      ({ repository, call, files, ran, findings, breaches }) =>
        `| ${[repository, call, files ?? '', (ran.ms / 1_000).toFixed(1), ran.exit, ran.lines, findings, breaches.join('; ') || 'none'].join(' | ')} |`,
    ),
  ];
  process.stdout.write(`${table.join('\n')}\n`);
  process.exitCode = rows.some(({ breaches }) => breaches.length > 0) ? 1 : 0;
}

function rowsOf(checkout: string): readonly Row[] {
  const top = mkdtempSync(join(tmpdir(), 'holdfast-ten-'));
  try {
    const root = join(top, basename(checkout));
    cpSync(checkout, root, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    return calls.map((call) => rowOf(root, call));
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

function rowOf(root: string, call: readonly string[]): Row {
  const ran = run(root, call);
  if (process.env['SHOW'] === '1')
    process.stdout.write(`\n$ cd ${basename(root)} && holdfast ${call.join(' ')}\n${ran.out}${ran.err}\n`);
  const about = { repository: basename(root), call: call.join(' '), ran };
  if (call[0] === 'init')
    return { ...about, files: undefined, findings: '', breaches: breachesOf(call, ran, undefined) };
  const json = run(root, [...call, '--format', 'json', '--no-state']);
  const result = resultOf(json.out);
  const breaches = breachesOf(call, ran, result);
  return { ...about, files: result?.seen ?? 0, findings: result?.severities ?? '', breaches };
}

/** What is needed of the JSON report; undefined when it is none. */
function resultOf(text: string): Result | undefined {
  try {
    const { engines, findings }: Json = JSON.parse(text);
    const counts = severities.map(
      (severity) => [severity, findings.filter((one) => one.severity === severity).length] as const,
    );
    return {
      engines: engines.map(({ id, status }) => ({ id, status })),
      seen: Math.max(0, ...engines.map(({ coverage }) => coverage.seen)),
      severities:
        counts
          .filter(([, n]) => n > 0)
          .map(([severity, n]) => `${n} ${severity}`)
          .join(', ') || '0',
    };
  } catch {
    // A report that is no JSON is a breach, told by whoever gets nothing.
    return undefined;
  }
}

interface Json {
  readonly engines: readonly {
    readonly id: string;
    readonly status: string;
    readonly coverage: { readonly seen: number };
  }[];
  readonly findings: readonly { readonly severity: string }[];
}

main(process.argv.slice(2));
