/*
 * Replays merged pull requests of repositories: the branch is scanned once, then the review of each change is timed.
 * Everything that it would have told is written down with its code, one file each, for people to label.
 *
 *   node tools/run.mjs bench/review/replay.ts REPOSITORY... [--changes 10] [--skip 0] [--enough 0]
 *     [--program dist/holdfast.cjs] [--comments FOLDER] [--out review-replay.json]
 *
 * REPOSITORY is a local clone, bare or not; of its first-parent history the newest merges of pull requests are taken,
 * without those of bots that raise versions (base: first parent; head: the merge). After a repository, it stops when
 * there are `enough` comments.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isTold } from '../../src/publish/review/desire.ts';
import type { Review } from '../../src/publish/review/review.ts';

interface Plan {
  readonly repositories: readonly string[];
  readonly changes: number;
  readonly skip: number;
  readonly enough: number;
  readonly program: string;
  readonly comments: string | undefined;
  readonly out: string;
}

/** One thing that a person would have been told. */
interface Comment {
  readonly repository: string;
  readonly base: string;
  readonly head: string;
  readonly subject: string;
  readonly rule: string;
  readonly severity: string;
  readonly place: string;
  readonly atLine: boolean;
  readonly message: string;
  readonly why: string;
  readonly todo: string;
  readonly code: readonly string[];
}

interface Replayed {
  readonly repository: string;
  readonly head: string;
  readonly files: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly exit: number | null;
  readonly comments: readonly Comment[];
}

function main(words: readonly string[]): void {
  const plan = planOf(words);
  const top = mkdtempSync(join(tmpdir(), 'holdfast-replay-'));
  try {
    const replayed: Replayed[] = [];
    for (const repository of plan.repositories) {
      replayed.push(...replayRepository(plan, repository, top));
      writeReport(plan, replayed);
      const comments = replayed.reduce((sum, one) => sum + one.comments.length, 0);
      if (plan.enough > 0 && comments >= plan.enough) break;
    }
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** Written after each repository, so that a replay that is stopped is not lost. */
function writeReport(plan: Plan, replayed: readonly Replayed[]): void {
  const done = replayed.filter(({ exit }) => exit === 0 || exit === 1);
  const comments = done.flatMap((one) => one.comments);
  const times = done.map(({ ms }) => ms);
  const told = {
    changes: replayed.length,
    failed: replayed.length - done.length,
    medianMs: median(times),
    p90Ms: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9)] ?? 0,
    medianCpuMs: median(done.map(({ cpuMs }) => cpuMs)),
    changesWithComments: done.filter((one) => one.comments.length > 0).length,
    comments: comments.length,
  };
  const runs = replayed.map((run) => ({ ...run, comments: run.comments.length }));
  writeFileSync(plan.out, `${JSON.stringify({ ...told, runs }, undefined, 1)}\n`);
  process.stdout.write(`${JSON.stringify(told)}\n`);
  const { comments: folder } = plan;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const [n, comment] of comments.entries()) {
    const id = `c${String(n + 1).padStart(3, '0')}`;
    writeFileSync(join(folder, `${id}.json`), `${JSON.stringify({ id, ...comment }, undefined, 1)}\n`);
  }
}

function planOf(words: readonly string[]): Plan {
  const flag = (name: string, usual: string): string => {
    const at = words.indexOf(`--${name}`);
    return at < 0 ? usual : (words[at + 1] ?? usual);
  };
  const repositories = words.filter(
    (word, n) => !word.startsWith('--') && !(words[n - 1] ?? '').startsWith('--'),
  );
  const folder = flag('comments', '');
  return {
    repositories: repositories.map((path) => resolve(path)),
    changes: Number(flag('changes', '10')),
    skip: Number(flag('skip', '0')),
    enough: Number(flag('enough', '0')),
    program: resolve(flag('program', 'dist/holdfast.cjs')),
    comments: folder === '' ? undefined : resolve(folder),
    out: resolve(flag('out', 'review-replay.json')),
  };
}

/** What forges write for a merged pull request; versions raised by bots are left out. */
const merged = /^Merge pull request #\d+ from /;
const bots = /dependabot|renovate|pyup|snyk-|greenkeeper|imgbot|crowdin|weblate|transifex/i;

function replayRepository(plan: Plan, repository: string, top: string): readonly Replayed[] {
  const name = repository.split('/').findLast((part) => part !== 'repo' && part !== '') ?? 'repository';
  const tree = join(top, name);
  git(top, ['clone', '-q', '--shared', '--no-checkout', repository, tree]);
  const log = ['log', '--first-parent', '--merges', '--format=%H %P%x09%s'];
  const wanted = git(tree, log)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, subject = '']) => merged.test(subject) && !bots.test(subject))
    .slice(plan.skip, plan.skip + plan.changes);
  // Oldest first, as a team would have met them: the cache is that of the branch.
  const replayed = wanted.toReversed().flatMap(([commits = ''], n) => {
    const [head, base] = commits.split(' ');
    if (head === undefined || base === undefined) return [];
    return [replayOne({ name, tree, top, program: plan.program }, [base, head], n === 0)];
  });
  rmSync(tree, { recursive: true, force: true });
  return replayed;
}

interface At {
  readonly name: string;
  readonly tree: string;
  readonly top: string;
  readonly program: string;
}

function replayOne(at: At, [base, head]: readonly [string, string], isFirst: boolean): Replayed {
  const { name, tree, top, program } = at;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: top,
    XDG_CACHE_HOME: join(top, 'cache'),
    NO_COLOR: '1',
  };
  const holdfast = (args: readonly string[]) =>
    spawnSync('sh', ['-c', timed, 'sh', process.execPath, program, ...args], {
      cwd: tree,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  // The branch is known from one run of its own; what other changes brought since is not, which only costs time.
  if (isFirst) {
    git(tree, ['checkout', '-q', '--force', '--detach', base]);
    holdfast(['scan', '--no-state', '--quiet', '--format', 'json']);
  }
  git(tree, ['checkout', '-q', '--force', '--detach', head]);
  const out = join(top, 'review.json');
  rmSync(out, { force: true });
  const started = performance.now();
  const run = holdfast(['review', '--base', base, '--no-state', '--quiet', '--out', out]);
  const ms = Math.round(performance.now() - started);
  const cpuMs = childMs(run.stderr);
  const files = git(tree, ['diff', '--name-only', base, head]).trim().split('\n').length;
  const done = run.status === 0 || run.status === 1;
  if (!done)
    process.stderr.write(`${name} ${head.slice(0, 12)}: exit ${run.status}\n${run.stderr.slice(-500)}\n`);
  const comments = done ? commentsOf(at, base, head) : [];
  process.stderr.write(`${name} ${head.slice(0, 12)} ${files} files ${ms} ms ${comments.length} comments\n`);
  return { repository: name, head, files, ms, cpuMs, exit: run.status, comments };
}

/** Runs the rest, then says on standard error what its processes took. */
const timed = '"$@"; code=$?; times >&2; exit $code';

/** The last line of what `times` wrote: user and system time of children. */
function childMs(text: string): number {
  const parts = [...(text.trimEnd().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return Math.round(
    parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0),
  );
}

function commentsOf({ name, tree, top }: At, base: string, head: string): readonly Comment[] {
  const review: Review = JSON.parse(readFileSync(join(top, 'review.json'), 'utf8'));
  const subject = git(tree, ['log', '-1', '--format=%s', head]).trim();
  const change = { repository: name, base, head, subject };
  const weaker = review.weakenings.map(({ what, text }) => ({
    ...change,
    rule: `weaker ${what}`,
    severity: '',
    place: '',
    atLine: false,
    message: text,
    why: '',
    todo: '',
    code: [],
  }));
  const told = review.remarks
    .filter((remark) => isTold(remark))
    .map(({ place: { path = '', line = 0 } = {}, identity, severity, message, why, todo }) => ({
      ...change,
      rule: identity.rule,
      severity,
      place: `${path}:${line}`,
      atLine: isAdded(tree, [base, head], path, line),
      message,
      why,
      todo,
      code: codeAround(tree, head, path, line),
    }));
  return [...told, ...weaker];
}

function isAdded(tree: string, [base, head]: readonly [string, string], path: string, line: number): boolean {
  const patch = git(tree, ['diff', '-U3', '--no-color', base, head, '--', path]);
  return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].some(([, start, count]) => {
    const first = Number(start);
    return line >= first && line < first + Number(count ?? '1');
  });
}

function codeAround(tree: string, head: string, path: string, line: number): readonly string[] {
  const shown = spawnSync('git', ['show', `${head}:${path}`], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const first = Math.max(1, line - 8);
  return (shown.stdout ?? '')
    .split('\n')
    .slice(first - 1, line + 6)
    .map((text, n) => `${first + n === line ? '>' : ' '}${first + n} ${text.slice(0, 200)}`);
}

function git(cwd: string, args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

main(process.argv.slice(2));
