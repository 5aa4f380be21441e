import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A repository at one commit, and the language that it counts for. */
export interface Listed {
  readonly repository: string;
  readonly commit: string;
  readonly language: string;
}

/**
 * The files of a commit below `into`, from the bare repository `owner+name/repo` below `mirrors`: a folder without history.
 * Files whose content is not in the repository, as of partial copies, are left out. Undefined when there is no such commit.
 */
export function checkOut(listed: Listed, mirrors: string, into: string): string | undefined {
  const name = listed.repository.replace('/', '+');
  const repository = join(mirrors, name, 'repo');
  const folder = join(into, name);
  const mark = `${folder}.commit`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === listed.commit) return folder;
  if (!existsSync(repository)) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const archive = join(dirname(folder), `${name}.tar`);
  const without = absentFiles(repository, listed.commit).map((path) => `:(exclude,literal)${path}`);
  const made = git(repository, ['archive', '--output', archive, listed.commit, '--', '.', ...without]);
  const unpacked = made.status === 0 ? spawnSync('tar', ['-xf', archive, '-C', folder]) : made;
  rmSync(archive, { force: true });
  if (unpacked.status !== 0) return undefined;
  writeFileSync(mark, listed.commit);
  return folder;
}

function absentFiles(repository: string, commit: string): readonly string[] {
  const rows = git(repository, ['ls-tree', '-r', '-z', commit]).stdout.split('\0');
  const paths = new Map(
    rows.flatMap((row) => {
      const [head = '', path = ''] = row.split('\t');
      const [, kind, id = ''] = head.split(' ');
      return kind === 'blob' ? [[path, id] as const] : [];
    }),
  );
  const ids = [...new Set(paths.values())].join('\n');
  const checked = git(repository, ['cat-file', '--batch-check'], `${ids}\n`).stdout.split('\n');
  const absent = new Set(checked.flatMap((line) => (line.endsWith(' missing') ? [line.split(' ')[0]] : [])));
  return [...paths].flatMap(([path, id]) => (absent.has(id) ? [path] : []));
}

function git(repository: string, args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30, input });
}
