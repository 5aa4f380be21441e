/*
 * Replays merged changes of a repository: the base is scanned, as the branch's own run would have been, then the review
 * of the change is timed. Every comment that it would have posted is written down with its code, for people to label.
 *
 *   node tools/run.mjs bench/review/replay.ts REPOSITORY... [--changes 30] [--every 1] [--skip 0] [--out review-comments.json]
 *
 * REPOSITORY is a local clone, bare or not. A change is a commit of the first-parent history with what it brought:
 * merges, or squashed pull requests.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isTold } from '../../src/publish/review/desire.ts';
import type { Review } from '../../src/publish/review/review.ts';

interface Plan {
  readonly repositories: readonly string[];
  readonly changes: number;
  readonly every: number;
  readonly skip: number;
  readonly out: string;
}

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
  readonly code: readonly string[];
  readonly label: '';
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
    const replayed = plan.repositories.flatMap((repository) => replayRepository(plan, repository, top));
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
    writeFileSync(
      plan.out,
      `${JSON.stringify({ ...told, comments, runs: replayed.map((run) => ({ ...run, comments: run.comments.length })) }, undefined, 1)}\n`,
    );
    process.stdout.write(`${JSON.stringify(told)}\n`);
  } finally {
    rmSync(top, { recursive: true, force: true });
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
  return {
    repositories: repositories.map((path) => resolve(path)),
    changes: Number(flag('changes', '30')),
    every: Number(flag('every', '1')),
    skip: Number(flag('skip', '0')),
    out: resolve(flag('out', 'review-comments.json')),
  };
}

function replayRepository(plan: Plan, repository: string, top: string): readonly Replayed[] {
  const name = basename(repository).replace(/\.git$/, '');
  const tree = join(top, name);
  git(top, ['clone', '-q', '--shared', '--no-checkout', repository, tree]);
  const all = git(tree, [
    'log',
    '--first-parent',
    '--format=%H',
    '-n',
    String(plan.skip + plan.changes * plan.every + 1),
  ])
    .trim()
    .split('\n');
  const wanted = all
    .slice(plan.skip)
    .filter((_, n) => n % plan.every === 0)
    .slice(0, plan.changes);
  // Oldest first, as a team would have met them: the cache is that of the branch.
  return wanted.toReversed().flatMap((head) => {
    const base = git(tree, ['rev-list', '--parents', '-n', '1', head]).trim().split(' ')[1];
    if (base === undefined) return [];
    return [replayOne({ name, tree, top }, base, head)];
  });
}

interface At {
  readonly name: string;
  readonly tree: string;
  readonly top: string;
}

function replayOne({ name, tree, top }: At, base: string, head: string): Replayed {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: top,
    XDG_CACHE_HOME: join(top, 'cache'),
    NO_COLOR: '1',
  };
  const holdfast = (args: readonly string[]) =>
    spawnSync('sh', ['-c', timed, 'sh', process.execPath, resolve('dist/holdfast.cjs'), ...args], {
      cwd: tree,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  git(tree, ['checkout', '-q', '--force', '--detach', base]);
  holdfast(['scan', '--no-state', '--quiet', '--format', 'json']);
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
  const comments = done ? commentsOf({ name, tree, top }, base, head) : [];
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
  return review.remarks
    .filter((remark) => isTold(remark))
    .map((remark) => {
      const { path = '', line = 0 } = remark.place ?? {};
      return {
        repository: name,
        base,
        head,
        subject,
        rule: remark.identity.rule,
        severity: remark.severity,
        place: `${path}:${line}`,
        atLine: isAdded(tree, [base, head], path, line),
        message: remark.message,
        code: codeAround(tree, head, path, line),
        label: '',
      };
    });
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
