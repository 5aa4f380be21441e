// CPU time of a scan of all commits beside `gitleaks git`, in one run, and what gitleaks found that we did not.
//   node tools/run.mjs bench/secrets-history/secrets-history.ts --gitleaks PATH [--program dist/holdfast.cjs] [--runs 1]
//     [--kept FOLDER] REPOSITORY...
// A repository is a bare one. Ours scans a copy without a work tree that borrows its objects. With `--kept` a report of
// gitleaks that is already in the folder, with its time, is used again: on five gigabytes it takes many minutes.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findSecrets } from '../../src/engines/secrets/find.ts';
import { matcher } from '../../src/engines/secrets/matcher.ts';
import { median, timed, type Figures } from '../sast/timed.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gitleaks: { type: 'string', default: 'gitleaks' },
    program: { type: 'string', default: 'dist/holdfast.cjs' },
    runs: { type: 'string', default: '1' },
    kept: { type: 'string' },
  },
});

interface Leak {
  readonly RuleID: string;
  readonly Commit: string;
  readonly File: string;
  readonly Secret: string;
}

const runs = Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
try {
  for (const repository of positionals) bench(resolve(repository));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function bench(repository: string): void {
  const name = basename(dirname(repository));
  const copy = borrowed(repository, join(folder, name));
  const output = join(folder, `${name}.json`);
  const program = resolve(values.program);
  const command = [
    process.execPath,
    program,
    'scan',
    '--history',
    '--engine',
    'secrets',
    '--no-state',
    '--no-cache',
  ];
  const ours = median(
    Array.from({ length: runs }, () => timed([...command, '--format', 'json', '-o', output], copy)),
  );
  const { history } = JSON.parse(readFileSync(output, 'utf8'));
  const theirs = gitleaks(repository, name);
  console.log(
    `${name}: ${history.commits} commits, ${history.blobs} contents, ${Math.round(history.bytes / 1e6)} MB, ${history.findings.length} secrets`,
  );
  console.log(
    `  holdfast ${shown(ours)}   gitleaks ${shown(theirs.figures)}   ${(theirs.figures.cpu / ours.cpu).toFixed(1)} times less CPU`,
  );
  compare(repository, theirs.leaks);
}

function borrowed(repository: string, copy: string): string {
  const own = join(copy, '.git');
  mkdirSync(join(own, 'objects', 'info'), { recursive: true });
  for (const part of ['HEAD', 'packed-refs', 'refs'])
    if (existsSync(join(repository, part)))
      cpSync(join(repository, part), join(own, part), { recursive: true });
  writeFileSync(join(own, 'objects', 'info', 'alternates'), `${join(repository, 'objects')}\n`);
  return copy;
}

function gitleaks(
  repository: string,
  name: string,
): { readonly figures: Figures; readonly leaks: readonly Leak[] } {
  const report = join(values.kept ?? folder, `gitleaks-${name}.json`);
  const times = `${report}.time`;
  if (!existsSync(times)) {
    const command = [
      values.gitleaks,
      'git',
      '--no-banner',
      '--log-level',
      'error',
      '--report-path',
      report,
      repository,
    ];
    writeFileSync(times, JSON.stringify(median(Array.from({ length: runs }, () => timed(command, folder)))));
  }
  return {
    figures: JSON.parse(readFileSync(times, 'utf8')),
    leaks: JSON.parse(readFileSync(report, 'utf8')),
  };
}

/** Of each secret that gitleaks found, whether our rules find it in the same content, by rule. */
function compare(repository: string, leaks: readonly Leak[]): void {
  const tally = new Map<string, { all: number; missed: string[] }>();
  const seen = new Set<string>();
  for (const { RuleID, Commit, File, Secret } of leaks) {
    if (seen.has(`${RuleID} ${Secret}`)) continue;
    seen.add(`${RuleID} ${Secret}`);
    const row = tally.get(RuleID) ?? { all: 0, missed: [] };
    row.all += 1;
    tally.set(RuleID, row);
    if (!isFound(contentOf(repository, Commit, File), Secret))
      row.missed.push(`${Commit.slice(0, 10)}:${File}`);
  }
  for (const [rule, { all, missed }] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(
      `  ${rule}: ${all} secrets, ${missed.length} not ours${missed.length === 0 ? '' : `, such as ${missed[0]}`}`,
    );
}

function contentOf(repository: string, commit: string, path: string): Buffer {
  return spawnSync('git', ['-C', repository, 'cat-file', 'blob', `${commit}:${path}`], { maxBuffer: 1 << 30 })
    .stdout;
}

function isFound(content: Buffer, secret: string): boolean {
  const start = content.indexOf(secret);
  if (start < 0) return false;
  return findSecrets(matcher(), content).hits.some(({ secrets }) =>
    secrets.some((one) => one.start < start + secret.length && start < one.end),
  );
}

function shown({ cpu, wall, memory }: Figures): string {
  return `${cpu.toFixed(1)} CPU s (${wall.toFixed(1)} s, ${memory} MB)`;
}
