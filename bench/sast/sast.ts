/**
 * The same search rules on the same files by this engine, by Semgrep when it is there, and by a program that reads
 * every file and reports nothing. Prints Markdown.
 *   node tools/run.mjs bench/sast/sast.ts --rules CHECKOUT --checkouts FOLDER [--semgrep BINARY] [--quick]
 *     [--runs 5] [--sets "20 files,100 kLOC"]
 * FOLDER holds work trees named owner+name at the commits in sets.ts. --quick: one run, the two small sets.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { compare } from './compare.ts';
import { gatherFiles, gatherRules, type Gathered } from './gather.ts';
import { fileSets } from './sets.ts';
import { median, timed, type Figures } from './timed.ts';

const { values } = parseArgs({
  options: {
    rules: { type: 'string' },
    checkouts: { type: 'string' },
    semgrep: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
    sets: { type: 'string' },
  },
});
const peerOptions = ['--metrics=off', '--disable-version-check', '--no-git-ignore', '--json', '--quiet'];
const { rules: ruleCheckout, checkouts } = values;
// Inside node_modules, so that what the bundle leaves out is found from there.
const code = mkdtempSync(join(resolve('node_modules'), '.bench-sast-'));
// Outside of any repository, whose ignore files the peer would heed.
const work = mkdtempSync(join(tmpdir(), 'bench-sast-'));
try {
  if (ruleCheckout === undefined || checkouts === undefined) throw new Error('give --rules and --checkouts');
  await run(resolve(ruleCheckout), resolve(checkouts));
} finally {
  for (const folder of [code, work]) rmSync(folder, { recursive: true, force: true });
}

async function run(ruleFolder: string, folder: string): Promise<void> {
  const rules = join(work, 'rules');
  const { count, single } = gatherRules(ruleFolder, rules);
  const program = await bundled();
  const peer = existsSync(values.semgrep) ? values.semgrep : undefined;
  print(`${count} search rules.${peer === undefined ? ' Peer absent.' : ''}\n`);
  startUp(program, peer);
  const wanted = values.sets?.split(',') ?? (values.quick ? ['20 files', '100 kLOC'] : undefined);
  for (const set of fileSets.filter(({ name }) => wanted === undefined || wanted.includes(name))) {
    const gathered = gatherFiles(set, folder, join(work, set.name.replace(/\W/g, '-')));
    print(
      `\n## ${set.name}: ${gathered.files} files, ${gathered.lines} lines, ${(gathered.bytes / 1e6).toFixed(1)} MB`,
    );
    print(`${set.checkouts.map(({ name, commit }) => `${name} ${commit.slice(0, 10)}`).join(', ')}`);
    if (gathered.absent.length > 0) print(`not there: ${gathered.absent.join(', ')}`);
    measure({ rules, single, program, peer }, gathered);
  }
}

interface Engines {
  readonly rules: string;
  /** The same in one file. */
  readonly single: string;
  readonly program: string;
  readonly peer: string | undefined;
}

function measure({ rules, single, program, peer }: Engines, { folder }: Gathered): void {
  const [found, theirs, store] = [
    join(work, 'ours.tsv'),
    join(work, 'theirs.json'),
    join(work, 'store.json'),
  ];
  rmSync(store, { force: true });
  const ours = ['node', program, rules, folder, found];
  const cold = repeated(ours);
  const first = readFileSync(found, 'utf8');
  timed([...ours, store], '.');
  const warm = repeated([...ours, store]);
  if (readFileSync(found, 'utf8') !== first) throw new Error('the store changed what is found');
  const nothing = repeated(['node', nullEngine(), folder]);
  print('| engine | CPU s | wall s | MB |\n|---|---|---|---|');
  row('this engine, rules compiled', cold);
  row('this engine, rules from the store', warm);
  row('reads every file, reports nothing', nothing);
  if (peer === undefined) return;
  const scan = [peer, 'scan', '--config', single, ...peerOptions, '-o', theirs];
  const peerRuns = repeated([...scan, '.'], folder);
  row('semgrep scan', peerRuns);
  row('semgrep scan --jobs 1', repeated([...scan, '--jobs', '1', '.'], folder));
  print(
    `\nRatio, semgrep to this engine: CPU ${ratio(peerRuns.cpu, cold.cpu)} cold, ${ratio(peerRuns.cpu, warm.cpu)} with the store; ` +
      `wall ${ratio(peerRuns.wall, cold.wall)} and ${ratio(peerRuns.wall, warm.wall)}.`,
  );
  agreement(found, theirs);
}

function agreement(found: string, theirs: string): void {
  const { theirs: all, ours, both, missed, extra } = compare(found, theirs);
  print(
    `\nFindings: semgrep ${all}, this engine ${ours}, both ${both} (${((100 * both) / Math.max(1, all)).toFixed(1)} % of semgrep's; a null engine has 0).`,
  );
  for (const [name, rules] of [
    ['semgrep only', missed],
    ['this engine only', extra],
  ] as const)
    for (const [rule, places] of rules)
      print(`- ${name}: ${places.length} ${rule}, such as ${places.slice(0, 2).join(' ')}`);
}

/** A rule that never matches on an empty file. */
function startUp(program: string, peer: string | undefined): void {
  const [rules, folder] = [join(work, 'one-rule'), join(work, 'one-file')];
  mkdirSync(rules);
  mkdirSync(folder);
  const rule = {
    id: 'never',
    languages: ['python'],
    severity: 'INFO',
    message: 'm',
    pattern: 'never_called()',
  };
  writeFileSync(join(rules, 'never.yaml'), JSON.stringify({ rules: [rule] }));
  writeFileSync(join(folder, 'empty.py'), '');
  print('## Start-up: one rule, one empty file\n| engine | CPU s | wall s | MB |\n|---|---|---|---|');
  row('node -e 0', repeated(['node', '-e', '0']));
  row('this engine', repeated(['node', program, rules, folder, join(work, 'none.tsv')]));
  if (peer !== undefined)
    row('semgrep scan', repeated([peer, 'scan', '--config', rules, ...peerOptions, '.'], folder));
}

/** Our programs run in the folder of the repository, where the grammars are; the peer in the folder it scans. */
function repeated(command: readonly string[], folder = '.'): Figures {
  const runs = values.quick ? 1 : Number(values.runs);
  return median(Array.from({ length: runs }, () => timed(command, folder)));
}

function nullEngine(): string {
  const path = join(work, 'nothing.mjs');
  const lines = [
    "import { readFileSync, readdirSync } from 'node:fs';",
    'for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true }))',
    "  if (entry.isFile()) readFileSync(entry.parentPath + '/' + entry.name, 'utf8');",
  ];
  writeFileSync(path, lines.join('\n'));
  return path;
}

async function bundled(): Promise<string> {
  const outfile = join(code, 'ours.mjs');
  await build({
    entryPoints: [resolve('bench/sast/ours.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}

function ratio(theirs: number, ours: number): string {
  return `${(theirs / Math.max(ours, 0.001)).toFixed(1)}x`;
}

function row(name: string, { cpu, wall, memory, exit }: Figures): void {
  print(
    `| ${name}${exit === 0 ? '' : ` (exit ${exit})`} | ${cpu.toFixed(2)} | ${wall.toFixed(2)} | ${memory} |`,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
