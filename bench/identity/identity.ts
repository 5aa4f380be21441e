/**
 * Replays two real git histories: 12 snapshots, 100 first-parent commits apart, and asks how many findings on lines
 * that git calls unchanged keep their identity. `node tools/run.mjs bench/identity/identity.ts GITDIR...`
 */
import { cpus } from 'node:os';
import { basename, dirname } from 'node:path';
import type { Anchored, Identified } from '../../src/triage/identity/anchored.ts';
import { assign } from '../../src/triage/identity/assign.ts';
import { readLineMap } from '../../src/triage/identity/line-map.ts';
import type { Snapshot } from './history.ts';
import { diffBetween, snapshots } from './history.ts';
import { reimport } from './reimport.ts';
import { byLine, byWindow } from './rivals.ts';
import { benchRules } from './rules.ts';
import type { Score } from './truth.ts';
import { score, unchangedPairs } from './truth.ts';

const snapshotCount = 12;
const commitsApart = 100;
const runs = 5;
const bars = { keptMin: 0.995, wrongMax: 0.002, cpuMsMax: 50 };

interface Pair {
  readonly before: readonly Identified[];
  readonly after: readonly Anchored[];
  readonly truth: ReadonlyMap<number, number>;
}

type Rival = (before: readonly Identified[], after: readonly Anchored[]) => ReadonlyMap<number, number>;

const rivals: readonly (readonly [string, Rival])[] = [
  ['rule + path + line', byLine],
  ['rule + path + hash of a 100-character window + occurrence', byWindow],
  ['Holdfast', ours],
  ['Holdfast without likeness', withoutLikeness],
];

main(process.argv.slice(2));

function main(gitDirs: readonly string[]): void {
  if (gitDirs.length === 0) throw new Error('usage: node tools/run.mjs bench/identity/identity.ts GITDIR...');
  const model = cpus()[0]?.model ?? 'unknown processor';
  console.log('### Identity replay\n');
  console.log('`node tools/run.mjs bench/identity/identity.ts DEFECTDOJO.git HONO.git`\n');
  console.log(
    `Node ${process.version}, ${cpus().length} cores (${model}). ${snapshotCount} snapshots, ${commitsApart} ` +
      `first-parent commits apart, ${benchRules.length} regex rules. Truth: \`git diff-tree -M30% -U0\`, lines it ` +
      'calls unchanged. Wrong: a partner that contradicts the truth, in % of the unchanged ones.\n',
  );
  const passed = gitDirs.map((gitDir, n) => replay(gitDir, n === 0));
  if (passed.includes(false)) process.exitCode = 1;
}

function replay(gitDir: string, isFirst: boolean): boolean {
  const taken = snapshots(gitDir, snapshotCount, commitsApart);
  const pairs = taken.slice(1).map((after, n) => pairOf(gitDir, taken[n], after));
  const counts = taken.map(({ findings }) => findings.length);
  console.log(
    `**${basename(dirname(gitDir)).replace('+', '/')}** at ${taken.at(-1)?.commit.slice(0, 12)}: ${Math.min(...counts)} to ${Math.max(...counts)} findings a snapshot\n`,
  );
  const { first, later } = cpu(pairs);
  console.log('| key | unchanged | kept % | wrong % |\n|---|---:|---:|---:|');
  for (const [name, rival] of rivals) {
    const { unchanged, kept, wrong } = total(pairs, rival);
    console.log(`| ${name} | ${unchanged} | ${percent(kept / unchanged)} | ${percent(wrong / unchanged)} |`);
  }
  const twice = taken.map(({ findings }) => reimport(findings));
  const changed = twice.reduce((sum, { created, closed }) => sum + created + closed, 0);
  const own = total(pairs, ours);
  const middle = median(later);
  console.log(
    `\nCPU per 5,000 findings: median ${middle.toFixed(1)} ms of ${runs} runs over all pairs ` +
      `(${Math.min(...later).toFixed(1)} to ${Math.max(...later).toFixed(1)}), ${first.toFixed(1)} ms in the first ` +
      `run${isFirst ? ', with compiling' : ''}. Importing each snapshot twice: ${changed} created or closed.\n`,
  );
  const passed =
    own.kept / own.unchanged >= bars.keptMin &&
    own.wrong / own.unchanged <= bars.wrongMax &&
    middle <= bars.cpuMsMax &&
    changed === 0;
  console.log(`Bars (kept >= 99.5 %, wrong <= 0.2 %, <= 50 ms, 0 changes): ${passed ? 'met' : 'NOT MET'}\n`);
  return passed;
}

function pairOf(gitDir: string, before: Snapshot | undefined, after: Snapshot): Pair {
  if (before === undefined) throw new Error('no snapshot before');
  const map = readLineMap(diffBetween(gitDir, before.commit, after.commit));
  return {
    before: before.findings.map((finding, n) => ({ ...finding, id: `f${n}` })),
    after: after.findings,
    truth: unchangedPairs(before.findings, after.findings, map),
  };
}

function ours(before: readonly Identified[], after: readonly Anchored[]): ReadonlyMap<number, number> {
  return new Map(assign(before, after).map((match) => [match.before, match.after]));
}

function withoutLikeness(
  before: readonly Identified[],
  after: readonly Anchored[],
): ReadonlyMap<number, number> {
  const sure = assign(before, after).filter(({ carries }) => carries === 'all');
  return new Map(sure.map((match) => [match.before, match.after]));
}

function total(pairs: readonly Pair[], rival: Rival): Score {
  const scores = pairs.map(({ before, after, truth }) => score(truth, rival(before, after)));
  const sum = (read: (one: Score) => number): number => scores.reduce((all, one) => all + read(one), 0);
  return {
    unchanged: sum((one) => one.unchanged),
    kept: sum((one) => one.kept),
    wrong: sum((one) => one.wrong),
  };
}

/** Milliseconds of CPU for each 5,000 findings of the later snapshot. */
function cpu(pairs: readonly Pair[]): { first: number; later: number[] } {
  const first = cpuOnce(pairs);
  return { first, later: Array.from({ length: runs }, () => cpuOnce(pairs)) };
}

function cpuOnce(pairs: readonly Pair[]): number {
  const start = process.cpuUsage();
  for (const { before, after } of pairs) assign(before, after);
  const { user, system } = process.cpuUsage(start);
  const findings = pairs.reduce((sum, { after }) => sum + after.length, 0);
  return ((user + system) / 1_000 / findings) * 5_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
