/*
 * Status honesty: scripted damage to the sample service must take its mitigation out of `verified`, and ordinary work
 * must not. Every change is made to a fresh copy of the verified repository, two copies at a time.
 *
 *   node tools/run.mjs bench/status-honesty/status-honesty.ts [WORDS IN THE NAME]
 */
import { fork } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildNest } from '../../tools/sample/nest.ts';
import { buildProgram } from './build-program.ts';
import { benign, mutants, type Benign, type Mutant } from './edits.ts';
import { tryBenign, tryMutant, verifiedStates, type Ground, type Row } from './run-change.ts';

const root = resolve('.');
const bench = join(root, '.bench', 'status-honesty');
const lanes = 2;

interface Plan {
  readonly ground: Ground;
  readonly verified: readonly string[];
  readonly names: readonly string[];
}

async function main(wanted: string): Promise<void> {
  const started = performance.now();
  rmSync(bench, { recursive: true, force: true });
  process.env['XDG_CACHE_HOME'] = join(bench, 'cache');
  const { ground, verified } = await prepare();
  const chosen = [...mutants, ...benign].map(({ name }) => name).filter((name) => name.includes(wanted));
  const shares = Array.from({ length: lanes }, (_, lane) => chosen.filter((_name, n) => n % lanes === lane));
  const rows = await Promise.all(
    shares.map((names, lane) =>
      startLane({ ground: { ...ground, folder: join(bench, `lane-${lane}`) }, verified, names }),
    ),
  );
  const all = rows.flat().sort((a, b) => chosen.indexOf(a.name) - chosen.indexOf(b.name));
  for (const row of all) process.stdout.write(lineOf(row));
  const missing = chosen.filter((name) => !all.some((row) => row.name === name));
  for (const name of missing) process.stdout.write(`WRONG ${name}: its lane ended before it\n`);
  process.stdout.write(`${summaryOf(all)} · ${Math.round((performance.now() - started) / 1000)} s\n`);
  if (missing.length > 0 || all.some(({ right }) => !right)) process.exitCode = 1;
}

/** Builds the programs and the repository, and verifies it once: the README says what must come out. */
async function prepare(): Promise<Omit<Plan, 'names'>> {
  const sample = join(root, 'examples', 'file-upload');
  const program = await buildProgram(root, join(bench, 'program'));
  const emptied: Record<string, string> = {};
  for (const { change } of mutants) {
    if (change.kind !== 'empty-rule') continue;
    emptied[change.rule] = await buildProgram(root, join(bench, change.rule), change.rule);
  }
  const pristine = join(bench, 'pristine');
  const nest = await buildNest({ sample, folder: join(bench, 'lane-0'), program });
  nest.runTests();
  const states = verifiedStates(nest, nest.history.now);
  const expected: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(sample, 'expected-states.json'), 'utf8'),
  );
  const verified = Object.keys(expected).filter((id) => expected[id] === 'verified');
  for (const id of verified) {
    const found = states.get(id);
    if (found?.state !== 'verified')
      throw new Error(`${id} is not verified to begin with: ${found?.because ?? ''}`);
  }
  process.stdout.write(`${verified.length} mitigations verified: ${verified.join(', ')}\n`);
  cpSync(nest.folder, pristine, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  return { ground: { sample, pristine, folder: '', program, emptied }, verified };
}

/** Runs a share of the changes in a process of its own; what it did not come to is missing from the rows. */
function startLane(plan: Plan): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const child = fork(join(root, 'tools', 'run.mjs'), [process.argv[1] ?? '', '--lane', JSON.stringify(plan)]);
  child.on('message', (row: Row) => {
    rows.push(row);
    if (!row.right) process.stderr.write(lineOf(row));
  });
  return new Promise((done) => child.on('exit', () => done(rows)));
}

async function runShare({ ground, verified, names }: Plan): Promise<void> {
  const share = (one: Mutant | Benign): boolean => names.includes(one.name);
  for (const mutant of mutants.filter(share)) process.send?.(await tryMutant(ground, mutant));
  for (const edit of benign.filter(share)) process.send?.(await tryBenign(ground, edit, verified));
}

function lineOf({ kind, name, mitigation, after, because, right }: Row): string {
  const head = `${right ? 'ok   ' : 'WRONG'} ${kind.padEnd(6)} ${name.padEnd(64)} ${mitigation.padEnd(13)}`;
  return `${head} verified -> ${after}${because === '' ? '' : `: ${because}`}\n`;
}

function summaryOf(rows: readonly Row[]): string {
  const changed = rows.filter(({ kind }) => kind === 'mutant');
  const ordinary = rows.filter(({ kind }) => kind === 'benign');
  const left = changed.filter(({ right }) => right).length;
  const stayed = ordinary.filter(({ right }) => right).length;
  return `${changed.length} mutants: ${left} left verified · ${ordinary.length} benign edits: ${stayed} stayed verified`;
}

const [flag = '', plan] = process.argv.slice(2);
await (flag === '--lane' && plan !== undefined ? runShare(JSON.parse(plan)) : main(flag));
