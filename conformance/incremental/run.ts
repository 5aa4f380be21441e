// Compares scans made with all that earlier scans kept against scans from scratch, over random pairs of commits.
//   node tools/run.mjs conformance/incremental/run.ts REPOSITORY... [--pairs 200] [--seed 1] [--below src,test]
//     [--results FILE] [--seconds N] [--fresh-every 10]
// A repository is a bare one, or a `.git` folder. The rules are the built-in ones and the broad ones of `rules.yaml`,
// which are there so that many flows cross files; every finding, problem and fact must be the same, byte for byte.
// With `--results` the pairs that are done are kept, and the same command goes on with the others; `--seconds` ends a
// run after the pair at hand. The file belongs to one version of the code: begin another one after a change.
// Looking at one file is asked of both sides once for each content; every tenth pair, or as `--fresh-every` says, the
// side that works from scratch keeps nothing at all.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSastEngine, type RuleSource } from '../../src/engines/sast/index.ts';
import { MemoryStore } from '../../src/engines/sast/formula/compiled-store.ts';
import type { Engine } from '../../src/core/engine.ts';
import type { TreeStore } from '../../src/lang/stored/tree-store.ts';
import { packRules } from '../../tools/rule-pack.mjs';
import { loadParsers } from '../load-parsers.ts';
import { Commits, randomFrom, randomPairs, type Pair, type Tree } from './commits.ts';
import { Results, tableOf, type PairResult } from './results.ts';
import { scanTree, type KeptEvents, type Scan } from './scan.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    below: { type: 'string', default: '' },
    results: { type: 'string' },
    seconds: { type: 'string', default: '0' },
    'fresh-every': { type: 'string', default: '10' },
  },
});
const parsers = loadParsers();
const builtIn: readonly RuleSource[] = packRules(join(process.cwd(), 'src/engines/sast/rules'));
const rulesFile = join('conformance', 'incremental', 'rules.yaml');
const own: readonly RuleSource[] = [{ path: rulesFile, text: readFileSync(rulesFile, 'utf8'), tests: [] }];
const folders = values.below.split(',').filter((folder) => folder !== '');
/** Rules are compiled once, as `holdfast scan` keeps what it compiled. */
const compiled = new MemoryStore();
const results = new Results(values.results);
const deadline = Number(values.seconds) > 0 ? performance.now() + Number(values.seconds) * 1000 : Infinity;

for (const [n, folder] of positionals.entries()) {
  const share = Math.floor((Number(values.pairs) + n) / positionals.length);
  await compareIn(folder, share);
}
process.stdout.write(`${tableOf(results)}\n`);
if (results.repositories().some((name) => results.of(name).some(({ different }) => different.length > 0)))
  process.exitCode = 1;

/** What both sides keep from pair to pair. */
interface Kept {
  readonly incremental: KeptEvents;
  readonly full: KeptEvents;
  readonly store: TreeStore;
}

async function compareIn(folder: string, count: number): Promise<void> {
  const commits = new Commits(folder);
  const repository =
    basename(folder) === 'repo' ? basename(dirname(folder)).replace('+', '/') : basename(folder);
  const kept: Kept = { incremental: new Map(), full: new Map(), store: memoryStore() };
  const pairs = randomPairs(commits.mainLine(), count, randomFrom(Number(values.seed)));
  for (const [n, pair] of pairs.entries()) {
    if (performance.now() > deadline) return;
    if (results.has({ repository, below: values.below, ...pair })) continue;
    const fresh = n % Number(values['fresh-every']) === 0;
    const compared = await comparePair(commits, pair, fresh ? { ...kept, full: new Map() } : kept);
    results.add({ repository, below: values.below, ...pair, fresh, ...compared });
    process.stderr.write(`${repository} ${n + 1}/${pairs.length} ${compared.different.length} different\n`);
  }
}

type Compared = Omit<PairResult, 'repository' | 'below' | 'base' | 'head' | 'fresh'>;

async function comparePair(commits: Commits, pair: Pair, kept: Kept): Promise<Compared> {
  const [base, head] = [treeOf(commits, pair.base), treeOf(commits, pair.head)];
  const before = await scanTree(engine(kept.store), commits, base, kept.incremental);
  const incremental = await scanTree(engine(kept.store), commits, head, kept.incremental);
  const full = await scanTree(engine(), commits, head, kept.full);
  return {
    changedFiles: [...head].filter(([path, id]) => base.get(path) !== id).length,
    findings: full.findings,
    across: full.across,
    newOrGone: differenceOf(before, full).length,
    full: full.cpu,
    incremental: incremental.cpu,
    different: differenceOf(incremental, full),
  };
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
  const materials = { parsers, builtIn: () => builtIn, own, compiled, now: Date.UTC(2026, 0, 1) };
  return createSastEngine(store === undefined ? materials : { ...materials, store });
}

function memoryStore(): TreeStore {
  const kept = new Map<string, Uint8Array>();
  return { get: (key) => kept.get(key), set: (key, bytes) => void kept.set(key, bytes) };
}
