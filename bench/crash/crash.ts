/*
 * Kills `verify` at many moments and asks after each kill whether anything acknowledged is lost or anything half-done
 * is visible. Acknowledged: the process had printed its report to the end.
 *   node tools/run.mjs bench/crash/crash.ts [CYCLES=1000] [SEED=1]   (after npm run build; exit 1 on any violation)
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { labs, type Lab } from '../../tests/cli/lab.ts';
import { shop } from '../../tests/cli/shop.ts';
import { inspectHere, inspectState, inspectWord, type Violation } from './inspect-state.ts';
import { killed, type Aim, type Kill } from './kill.ts';
import { random, type Random } from './random.ts';

/** Cycles on one state file; then it starts anew, so that its making is killed too. */
const cyclesPerState = 10;
const aims: readonly Aim[] = ['spread', 'commit', 'pair', 'birth'];

interface Tally {
  readonly kills: Map<string, number>;
  readonly violations: string[];
}

async function main(): Promise<void> {
  const [cycles = '1000', seed = '1'] = process.argv.slice(2);
  if (cycles === inspectWord) return void process.stdout.write(JSON.stringify(await inspectHere(seed)));
  const chance = random(Number(seed));
  const made = labs();
  const at = made.repo(shop);
  const tally: Tally = { kills: new Map(), violations: [] };
  const started = performance.now();
  try {
    const runMs = await calibrate(at);
    for (let done = 0; done < Number(cycles); done += cyclesPerState) {
      await oneState(at, Math.min(cyclesPerState, Number(cycles) - done), {
        chance,
        runMs,
        tally,
        first: done,
      });
    }
    tally.violations.push(...(await leftovers(at, made.temporary)));
  } finally {
    made.removeAll();
  }
  print(tally, Number(cycles), (performance.now() - started) / 1000);
}

/** How long an undisturbed run takes here, in milliseconds; the second one, with a warm cache. */
async function calibrate(at: Lab): Promise<number> {
  await at.holdfast(['verify']);
  const started = performance.now();
  await at.holdfast(['verify']);
  return performance.now() - started;
}

interface Round {
  readonly chance: Random;
  readonly runMs: number;
  readonly tally: Tally;
  readonly first: number;
}

async function oneState(at: Lab, cycles: number, { chance, runMs, tally, first }: Round): Promise<void> {
  rmSync(join(at.root, '.holdfast'), { recursive: true, force: true });
  const acknowledged = new Set<number>();
  const present = Date.now();
  for (let n = 0; n < cycles; n++) {
    const aim = n === 0 ? 'birth' : (aims[Math.floor(chance() * 3)] ?? 'spread');
    // Each run has a second of its own, by which it is recognised in the state.
    const moments =
      aim === 'pair' ? [present + n * 2_000, present + n * 2_000 + 1_000] : [present + n * 2_000];
    const kills = await killed(at, { aim, moments: moments.map(toSecond), runMs, chance });
    for (const { now, acknowledged: told } of kills) if (told) acknowledged.add(now);
    const seen = await inspectState(join(at.root, '.holdfast', 'state.db'), acknowledged);
    count(tally, aim, kills, new Set(seen.runs));
    tally.violations.push(...seen.violations.map((one) => describe(first + n, aim, one)));
    tally.violations.push(...refusals(kills).map((one) => describe(first + n, aim, one)));
  }
  tally.violations.push(
    ...(await afterwards(at, present + cycles * 2_000)).map((one) => describe(first + cycles, 'after', one)),
  );
}

function toSecond(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}

/** A run that was not killed must not have been harmed by one that was. */
function refusals(kills: readonly Kill[]): readonly Violation[] {
  return kills
    .filter(({ code }) => code !== null && code !== 0)
    .map(({ code, err }) => ({ what: 'refused', detail: `exit ${code}: ${err.trim().slice(-300)}` }));
}

function count({ kills }: Tally, aim: Aim, done: readonly Kill[], runs: ReadonlySet<number>): void {
  for (const { now, code, acknowledged } of done) {
    const recorded = runs.has(now) ? 'recorded' : 'nothing recorded';
    const how = code === null ? 'killed' : 'ended by itself';
    const key = [aim, how, recorded, acknowledged ? 'acknowledged' : 'not acknowledged'].join(' | ');
    kills.set(key, (kills.get(key) ?? 0) + 1);
  }
}

/** Fresh processes find the chain intact and answer as if nothing had happened. */
async function afterwards(at: Lab, now: number): Promise<readonly Violation[]> {
  const check = await at.holdfast(['evidence', 'check']);
  const verify = await at.holdfast(['verify', '--format', 'json', '--now', new Date(now).toISOString()]);
  const violations: Violation[] = [];
  if (check.code !== 0 || !check.out.includes('chain intact'))
    violations.push({ what: 'evidence check', detail: check.out + check.err });
  if (verify.code !== 0)
    return [...violations, { what: 'verify', detail: `exit ${verify.code}: ${verify.err}` }];
  const { mitigations }: { mitigations: readonly { id: string; state: string }[] } = JSON.parse(verify.out);
  const other = mitigations.filter(({ state }) => state !== 'verified');
  return [...violations, ...other.map(({ id, state }) => ({ what: 'state', detail: `${id} is ${state}` }))];
}

/** Runs that were killed leave rooms behind; later runs sweep them. */
async function leftovers(at: Lab, temporary: string): Promise<readonly string[]> {
  const rooms = (): number => readdirSync(temporary).length;
  const before = rooms();
  for (let left = before; left > 0;) {
    await at.holdfast(['scan', '--no-state']);
    const now = rooms();
    if (now >= left) return [`${now} temporary folders are never swept`];
    left = now;
  }
  return [];
}

function describe(cycle: number, aim: string, { what, detail }: Violation): string {
  return `cycle ${cycle} (${aim}): ${what}: ${detail}`;
}

function print({ kills, violations }: Tally, cycles: number, seconds: number): void {
  const rows = [...kills].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, n]) => `| ${key} | ${n} |`);
  const text = [
    '| aim | process | state | report | runs |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    `${cycles} cycles in ${seconds.toFixed(0)} s, ${violations.length} violations`,
    ...violations.slice(0, 20),
  ];
  process.stdout.write(`${text.join('\n')}\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

await main();
