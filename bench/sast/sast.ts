/**
 * The same search rules on the same files by this engine, by Semgrep when it is there, and by a program that reads
 * every file and reports nothing. Prints Markdown.
 *   node tools/run.mjs bench/sast/sast.ts --rules CHECKOUT --checkouts FOLDER [--semgrep BINARY] [--quick]
 *     [--runs 5] [--sets "20 files,100 kLOC"] [--write]
 * --write puts the differences by class into DIFFERENCES.md. FOLDER holds work trees named owner+name at the commits in sets.ts. --quick: one run, the two small sets.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { compare } from './compare.ts';
import { differencesTable } from './differences.ts';
import { gatherFiles, gatherRules, type Gathered } from './gather.ts';
import { fileSets } from './sets.ts';
import { loadParsers } from '../../conformance/load-parsers.ts';
import { FormulaCompiler } from '../../src/engines/sast/formula/compile.ts';
import { treePatterns } from '../../src/engines/sast/match/tree-patterns.ts';
import { aliengrepMode } from '../../src/engines/sast/modes/aliengrep/aliengrep-mode.ts';
import { genericMode } from '../../src/engines/sast/modes/generic/generic-mode.ts';
import { regexMode } from '../../src/engines/sast/modes/regex-mode.ts';
import { ruleIn } from '../../src/engines/sast/rule-test/test-language.ts';
import type { SemgrepRule } from '../../src/formats/semgrep/rule.ts';
import { median, timed, type Figures } from './timed.ts';

const { values } = parseArgs({
  options: {
    rules: { type: 'string' },
    checkouts: { type: 'string' },
    semgrep: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
    sets: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const peerOptions = ['--metrics=off', '--disable-version-check', '--no-git-ignore', '--json', '--quiet'];
const { rules: ruleCheckout, checkouts } = values;
// Inside node_modules, so that what the bundle leaves out is found from there.
const code = mkdtempSync(join(resolve('node_modules'), '.bench-sast-'));
// Outside of any repository, whose ignore files the peer would heed.
const tables: string[] = [];
const work = mkdtempSync(join(tmpdir(), 'bench-sast-'));
try {
  if (ruleCheckout === undefined || checkouts === undefined) throw new Error('give --rules and --checkouts');
  await run(resolve(ruleCheckout), resolve(checkouts));
} finally {
  for (const folder of [code, work]) rmSync(folder, { recursive: true, force: true });
}

async function run(ruleFolder: string, folder: string): Promise<void> {
  const rules = join(work, 'rules');
  const { count, leftOut, single } = gatherRules(ruleFolder, rules, cannotRun());
  const program = await bundled();
  const peer = existsSync(values.semgrep) ? values.semgrep : undefined;
  print(`${count} search rules.${peer === undefined ? ' Peer absent.' : ''}\n`);
  for (const [reason, rulesLeft] of leftOut) print(`- left out, ${rulesLeft} rules: ${reason}`);
  startUp(program, peer);
  const wanted = values.sets?.split(',') ?? (values.quick ? ['20 files', '100 kLOC'] : undefined);
  for (const set of fileSets.filter(({ name }) => wanted === undefined || wanted.includes(name))) {
    const gathered = gatherFiles(set, folder, join(work, set.name.replace(/\W/g, '-')));
    print(
      `\n## ${set.name}: ${gathered.files} files, ${gathered.lines} lines, ${(gathered.bytes / 1e6).toFixed(1)} MB`,
    );
    print(`${set.checkouts.map(({ name, commit }) => `${name} ${commit.slice(0, 10)}`).join(', ')}`);
    if (gathered.absent.length > 0) print(`not there: ${gathered.absent.join(', ')}`);
    measure({ single, program, peer }, gathered, set.name);
  }
}

interface Engines {
  /** All rules in one file. */
  readonly single: string;
  readonly program: string;
  readonly peer: string | undefined;
}

function measure({ single, program, peer }: Engines, { folder }: Gathered, name: string): void {
  const [found, theirs, store] = [
    join(work, 'ours.tsv'),
    join(work, 'theirs.json'),
    join(work, 'store.json'),
  ];
  rmSync(store, { force: true });
  const ours = ['node', program, single, folder, found];
  const cold = repeated(ours);
  const first = readFileSync(found, 'utf8');
  timed([...ours, store], '.');
  const warm = repeated([...ours, store]);
  if (readFileSync(found, 'utf8') !== first) throw new Error('the store changed what is found');
  const nothing = repeated(['node', nullEngine(), folder]);
  print('| engine | CPU s (least to most) | wall s | MB |\n|---|---|---|---|');
  row('this engine, rules compiled', cold);
  row('this engine, rules from the store', warm);
  row('reads every file, reports nothing', nothing);
  for (const [label, target] of [
    ['', folder],
    [', an empty folder', emptyFolder()],
  ] as const) {
    row(`holdfast scan --config${label}`, repeated(productScan(single, target)));
  }
  if (peer === undefined) return;
  const scan = [peer, 'scan', '--config', single, ...peerOptions, '-o', theirs];
  row('semgrep scan, an empty folder', repeated([...scan, '.'], emptyFolder()));
  const peerRuns = repeated([...scan, '.'], folder);
  row('semgrep scan', peerRuns);
  row('semgrep scan --jobs 1', repeated([...scan, '--jobs', '1', '.'], folder));
  print(
    `\nRatio, semgrep to this engine: CPU ${ratio(peerRuns.cpu, cold.cpu)} cold, ${ratio(peerRuns.cpu, warm.cpu)} with the store; ` +
      `wall ${ratio(peerRuns.wall, cold.wall)} and ${ratio(peerRuns.wall, warm.wall)}.`,
  );
  agreement(found, theirs, name);
}

function agreement(found: string, theirs: string, name: string): void {
  const comparison = compare(found, theirs);
  const { theirs: all, ours, both } = comparison;
  const share = `${((100 * both) / Math.max(1, all)).toFixed(2)} %`;
  print(
    `\nFindings: semgrep ${all}, this engine ${ours}, both ${both} (${share} of semgrep's; a null engine has 0).`,
  );
  const table = differencesTable(comparison);
  print(table);
  tables.push(`## ${name}: ${both} of ${all} findings of Semgrep (${share}), ${ours} here\n\n${table}\n`);
  if (values.write)
    writeFileSync(
      'bench/sast/DIFFERENCES.md',
      `# Where this engine and Semgrep CE differ\n\n${tables.join('\n')}`,
    );
}

/** Rules of languages that are not read here. */
function cannotRun(): (rule: SemgrepRule) => string | undefined {
  const providers = [regexMode, genericMode(), aliengrepMode, treePatterns(loadParsers())];
  const compiler = new FormulaCompiler(providers);
  return (rule) => {
    const fails = rule.languages.every((one) => !compiler.rule(ruleIn(rule, one)).ok);
    return fails ? `cannot be compiled here: ${rule.languages.join(', ')}` : undefined;
  };
}

/** The product's own command, with all its engines, as a user starts it. */
function productScan(rules: string, folder: string): readonly string[] {
  return ['node', resolve('dist/holdfast.cjs'), 'scan', folder, '--config', rules];
}

function emptyFolder(): string {
  const folder = join(work, 'empty');
  mkdirSync(folder, { recursive: true });
  return folder;
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
  print(
    '## Start-up: one rule, one empty file\n| engine | CPU s (least to most) | wall s | MB |\n|---|---|---|---|',
  );
  row('node -e 0', repeated(['node', '-e', '0']));
  row('this engine', repeated(['node', program, join(rules, 'never.yaml'), folder, join(work, 'none.tsv')]));
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

function row(name: string, { cpu, wall, memory, exit, spread }: Figures): void {
  print(
    `| ${name}${exit === 0 ? '' : ` (exit ${exit})`} | ${cpu.toFixed(2)} (${spread}) | ${wall.toFixed(2)} | ${memory} |`,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
