// Compares scans made with all that earlier scans kept against scans from scratch, over random pairs of commits.
//   node tools/run.mjs conformance/incremental/run.ts REPOSITORY... [--pairs 200] [--seed 1] [--below src,test]
// A repository is a bare one, or a `.git` folder. The rules are the built-in ones and the broad ones of `rules.yaml`,
// which are there so that many flows cross files; every finding, problem and fact must be the same, byte for byte.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSastEngine, type RuleSource } from '../../src/engines/sast/index.ts';
import type { Engine } from '../../src/core/engine.ts';
import type { TreeStore } from '../../src/lang/stored/tree-store.ts';
import { packRules } from '../../tools/rule-pack.mjs';
import { loadParsers } from '../load-parsers.ts';
import { Commits, randomFrom, randomPairs, type Pair, type Tree } from './commits.ts';
import { scanTree, type KeptEvents, type Scan } from './scan.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    below: { type: 'string', default: '' },
  },
});
const parsers = loadParsers();
const builtIn: readonly RuleSource[] = packRules(join(process.cwd(), 'src/engines/sast/rules'));
const rulesFile = join('conformance', 'incremental', 'rules.yaml');
const own: readonly RuleSource[] = [{ path: rulesFile, text: readFileSync(rulesFile, 'utf8'), tests: [] }];
const folders = values.below.split(',').filter((folder) => folder !== '');

/** Sums over the pairs of one repository. */
interface Totals {
  pairs: number;
  changedFiles: number;
  findings: number;
  across: number;
  newFindings: number;
  full: number;
  incremental: number;
  readonly different: string[];
}

process.stdout.write(
  '| repository | pairs | files changed | findings | across files | new or gone | different | CPU full ms | CPU incremental ms | ratio |\n|---|---|---|---|---|---|---|---|---|---|\n',
);
const details: string[] = [];
for (const [n, folder] of positionals.entries()) {
  const share = Math.floor((Number(values.pairs) + n) / positionals.length);
  details.push(...(await compareIn(folder, share)));
}
process.stdout.write(`\n${details.join('\n')}\n`);
if (details.length > 0) process.exitCode = 1;

async function compareIn(folder: string, count: number): Promise<readonly string[]> {
  const commits = new Commits(folder);
  const totals: Totals = {
    pairs: 0,
    changedFiles: 0,
    findings: 0,
    across: 0,
    newFindings: 0,
    full: 0,
    incremental: 0,
    different: [],
  };
  const kept: KeptEvents = new Map();
  const store = memoryStore();
  for (const pair of randomPairs(commits.mainLine(), count, randomFrom(Number(values.seed))))
    await comparePair(commits, pair, { kept, store, totals });
  const name = basename(folder) === 'repo' ? basename(dirname(folder)).replace('+', '/') : basename(folder);
  const { pairs, changedFiles, findings, across, newFindings, different, full, incremental } = totals;
  process.stdout.write(
    `| ${name} | ${pairs} | ${changedFiles} | ${findings} | ${across} | ${newFindings} | ${different.length} | ${full.toFixed(0)} | ${incremental.toFixed(0)} | ${(incremental / full).toFixed(3)} |\n`,
  );
  return different.map((one) => `- ${name} ${one}`);
}

interface Kept {
  readonly kept: KeptEvents;
  readonly store: TreeStore;
  readonly totals: Totals;
}

async function comparePair(commits: Commits, pair: Pair, { kept, store, totals }: Kept): Promise<void> {
  const [base, head] = [treeOf(commits, pair.base), treeOf(commits, pair.head)];
  const before = await scanTree(engine(store), commits, base, kept);
  const incremental = await scanTree(engine(store), commits, head, kept);
  const full = await scanTree(engine(), commits, head, new Map());
  totals.pairs++;
  totals.changedFiles += [...head].filter(([path, id]) => base.get(path) !== id).length;
  totals.findings += full.findings;
  totals.across += full.across;
  totals.newFindings += differenceOf(before, full).length;
  totals.full += full.cpu;
  totals.incremental += incremental.cpu;
  const different = differenceOf(incremental, full);
  if (different.length > 0)
    totals.different.push(`${pair.base}..${pair.head}: ${different.slice(0, 4).join(' ; ')}`);
}

/** Lines that only one of two scans has, marked with the scan. */
function differenceOf(first: Scan, second: Scan): readonly string[] {
  const [a, b] = [new Set(first.lines), new Set(second.lines)];
  const only = [...a].filter((line) => !b.has(line)).map((line) => `- ${line}`);
  const missing = [...b].filter((line) => !a.has(line)).map((line) => `+ ${line}`);
  const counts = first.lines.length === second.lines.length ? [] : ['another number of events'];
  return [...only, ...missing, ...counts];
}

function treeOf(commits: Commits, commit: string): Tree {
  const all = commits.tree(commit);
  const tree = new Map(
    [...all].filter(
      ([path]) =>
        folders.length === 0 || !path.includes('/') || folders.some((one) => path.startsWith(`${one}/`)),
    ),
  );
  commits.load(tree.values());
  return tree;
}

/** A new engine, as a new process has it. */
function engine(store?: TreeStore): Engine {
  const materials = { parsers, builtIn: () => builtIn, own, now: Date.UTC(2026, 0, 1) };
  return createSastEngine(store === undefined ? materials : { ...materials, store });
}

function memoryStore(): TreeStore {
  const kept = new Map<string, Uint8Array>();
  return { get: (key) => kept.get(key), set: (key, bytes) => void kept.set(key, bytes) };
}
