/*
 * What starting costs, and what a second look costs, in CPU time.
 *   node tools/run.mjs bench/start-up/start-up.ts [CHECKOUT]   (after npm run build; exit 1 when a budget is exceeded)
 * CHECKOUT is copied and scanned in place of a made-up tree of 2,000 files and 100,000 lines. Needs bash.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildTree, commitAll } from './build-tree.ts';
import { cpuMs, spreadOf, spreadText, type Spread } from './cpu.ts';

const runs = 30;
/** Runs of one sample of start-up: bash tells milliseconds. */
const startsPerSample = 3;
const scanPairs = 7;
const versionBudgetMs = 15;
const secondScanBudget = 0.3;

const program = resolve('dist', 'holdfast.cjs');
const node = process.execPath;

async function main(): Promise<void> {
  const top = mkdtempSync(join(tmpdir(), 'holdfast-start-up-'));
  try {
    print([`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`, '']);
    const start = starting(top);
    await pause(3_000);
    const ratio = await looking(top, start, process.argv[2]);
    process.exitCode = start.extra.median <= versionBudgetMs && ratio.median <= secondScanBudget ? 0 : 1;
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

interface Start {
  readonly bare: Spread;
  readonly extra: Spread;
}

/** Both in turns, so that whatever else the machine does hits both. */
function starting(top: string): Start {
  const options = { cwd: top, env: environment(top), times: startsPerSample };
  const bare: number[] = [];
  const extra: number[] = [];
  const version: number[] = [];
  cpuMs([node, program, '--version'], options);
  for (let n = 0; n < runs; n++) {
    const without = cpuMs([node, '-e', '0'], options);
    const asked = cpuMs([node, program, '--version'], options);
    bare.push(without);
    version.push(asked);
    extra.push(asked - without);
  }
  const spread = { bare: spreadOf(bare), extra: spreadOf(extra) };
  print([
    `| start, CPU ms, median of ${runs} pairs (middle half) | |`,
    '|---|---|',
    `| \`node -e 0\` | ${spreadText(spread.bare)} |`,
    `| \`holdfast --version\` | ${spreadText(spreadOf(version))} |`,
    `| difference (at most ${versionBudgetMs}) | ${spreadText(spread.extra)} |`,
    '',
  ]);
  return spread;
}

/** The first scan of a tree against the second, with V8's code cache warm in both: only the looking is compared. */
async function looking(top: string, { bare }: Start, checkout: string | undefined): Promise<Spread> {
  const root = join(top, 'tree');
  const what = checkout === undefined ? madeUp(root) : copied(resolve(checkout), root);
  const options = { cwd: root, env: environment(top), times: 1 };
  const scan = [node, program, 'scan', '--quiet'];
  mkdirSync(join(top, 'empty'));
  cpuMs([node, program, 'scan', join(top, 'empty')], options);
  cpuMs(scan, options);
  // Files that changed a moment ago would be read again.
  await pause(3_000);
  const first: number[] = [];
  const second: number[] = [];
  const ratio: number[] = [];
  for (let n = 0; n < scanPairs; n++) {
    forget(top, root);
    const cold = cpuMs(scan, options) - bare.median;
    const warm = cpuMs(scan, options) - bare.median;
    first.push(cold);
    second.push(warm);
    ratio.push(warm / cold);
  }
  const share = spreadOf(ratio);
  print([
    `| scan of ${what}, CPU ms without \`node -e 0\`, median of ${scanPairs} pairs | |`,
    '|---|---|',
    `| first | ${spreadText(spreadOf(first))} |`,
    `| second, nothing changed | ${spreadText(spreadOf(second))} |`,
    `| second / first (at most ${secondScanBudget}) | ${share.median.toFixed(2)} (${share.low.toFixed(2)} to ${share.high.toFixed(2)}) |`,
  ]);
  return share;
}

function madeUp(root: string): string {
  const files = 2_000;
  const { lines } = buildTree(root, files, 50);
  return `${files} made-up files, ${lines} lines`;
}

function copied(checkout: string, root: string): string {
  const ownState = join(checkout, '.holdfast');
  cpSync(checkout, root, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: (path) => !path.startsWith(ownState),
  });
  if (!existsSync(join(root, '.git'))) commitAll(root);
  return 'the given checkout';
}

/** Everything but V8's code cache: what was looked at, and what is remembered of it. */
function forget(top: string, root: string): void {
  rmSync(join(root, '.holdfast'), { recursive: true, force: true });
  const cache = join(top, 'cache', 'holdfast');
  for (const name of readdirSync(cache)) {
    if (!name.startsWith('code-')) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function environment(top: string): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', HOME: top, XDG_CACHE_HOME: join(top, 'cache'), TMPDIR: top };
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

await main();
