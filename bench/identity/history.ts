import { spawnSync } from 'node:child_process';
import type { Anchored } from '../../src/triage/identity/anchored.ts';
import { findingsIn } from './findings.ts';
import { benchFiles } from './rules.ts';

/** One commit of a history with the bench set's findings in its tree. */
export interface Snapshot {
  readonly commit: string;
  readonly findings: readonly Anchored[];
}

/** The newest `count` first-parent commits that lie `apart` commits from each other, oldest first. */
export function snapshots(gitDir: string, count: number, apart: number): Snapshot[] {
  const commits = git(gitDir, ['rev-list', '--first-parent', 'HEAD']).trim().split('\n');
  const chosen = Array.from({ length: count }, (_, n) => commits[n * apart])
    .filter((commit): commit is string => commit !== undefined)
    .reverse();
  const known = new Map<string, readonly Anchored[]>();
  return chosen.map((commit) => ({ commit, findings: findingsAt(gitDir, commit, known) }));
}

/** What git says changed between two commits, without context lines. */
export function diffBetween(gitDir: string, before: string, after: string): string {
  return git(gitDir, [
    'diff-tree',
    '-r',
    '-p',
    '-M30%',
    '-l20000',
    '-U0',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    before,
    after,
    '--',
    ...benchFiles,
  ]);
}

function findingsAt(gitDir: string, commit: string, known: Map<string, readonly Anchored[]>): Anchored[] {
  const files = git(gitDir, ['ls-tree', '-r', '-z', commit])
    .split('\0')
    .map((row) => /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(row))
    .filter((row) => row !== null)
    .map(([, oid = '', path = '']) => ({ oid, path }))
    .filter(
      ({ path }) => /\.(?:py|ts|tsx|js|mjs)$/.test(path) && !/\.min\.|node_modules|\/vendor\//.test(path),
    );
  readBlobs(gitDir, files, known);
  return files.flatMap(({ oid, path }) => (known.get(oid) ?? []).map((finding) => placed(path, finding)));
}

/** Equal blobs are read once; what they hold lies at each of their paths. */
function placed(path: string, { rule, line, anchor }: Anchored): Anchored {
  return { rule, path, line, anchor };
}

function readBlobs(
  gitDir: string,
  files: readonly { readonly oid: string; readonly path: string }[],
  known: Map<string, readonly Anchored[]>,
): void {
  const missing = new Map(files.filter(({ oid }) => !known.has(oid)).map(({ oid, path }) => [oid, path]));
  if (missing.size === 0) return;
  const out = run(gitDir, ['cat-file', '--batch'], [...missing.keys()].join('\n'));
  let at = 0;
  for (const [oid, path] of missing) {
    const end = out.indexOf(10, at);
    const size = Number(out.toString('latin1', at, end).split(' ')[2]);
    const text = out.toString('utf8', end + 1, end + 1 + size);
    known.set(oid, findingsIn(path, text));
    at = end + 1 + size + 1;
  }
}

function git(gitDir: string, words: readonly string[]): string {
  return run(gitDir, words, '').toString('utf8');
}

function run(gitDir: string, words: readonly string[], input: string): Buffer {
  const safe = [
    '--git-dir',
    gitDir,
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.quotePath=true',
    '--no-replace-objects',
  ];
  const result = spawnSync('git', [...safe, ...words], { input, maxBuffer: 2 ** 30 });
  if (result.status !== 0) throw new Error(`git ${words[0]} failed: ${result.stderr.toString('utf8')}`);
  return result.stdout;
}
