import { join, resolve } from 'node:path';
import { anyGlobMatches } from '../core/glob.ts';
import { limits } from '../core/limits.ts';
import { parseIgnore, type IgnoreList } from '../io/ignore.ts';
import { kindAt, realPath } from '../io/path-kind.ts';
import { readSafely } from '../io/safe-file.ts';
import type { Tracked } from '../io/tracked.ts';
import { walk, type Walk, type WalkedFile } from '../io/walk.ts';
import type { Ground } from './ground.ts';

/** Holdfast's own state is no part of the project, except the decisions that are committed. */
function isOwnState(path: string): boolean {
  return path.startsWith('.holdfast/') && path !== '.holdfast/triage.jsonl';
}

/** Lists what was asked for of the work tree; paths are relative to the root whatever the focus is. */
export function listWorkTree(ground: Ground, tracked: Tracked | undefined): Walk {
  const folder = folderOf(ground.focus);
  const listed = walk(join(ground.root, folder), {
    prefix: folder,
    lists: listsAbove(ground, folder),
    leaveOut: (path) => isOwnState(folder + path),
    ...(tracked === undefined ? {} : { tracked }),
  });
  const all = folder === '' ? listed : below(folder, listed);
  if (ground.focus === folder) return all;
  return {
    ...all,
    files: all.files.filter((file) => file.path === ground.focus),
    passed: [],
    ignored: new Map(),
  };
}

/** Lists the files that globs name, ignored by git or not: reports are written where git does not look. */
export function listByGlobs(root: string, globs: readonly string[]): Pick<Walk, 'files' | 'passed'> {
  const folders = [...new Set(globs.map(literalFolder))].sort();
  const tops = folders.filter((one) => !folders.some((other) => other !== one && one.startsWith(other)));
  const listings = tops
    .filter((top) => isRealFolder(root, top))
    .map((top) => below(top, walk(join(root, top), { everything: true })));
  const wanted = (path: string): boolean => anyGlobMatches(globs, path);
  return {
    files: listings.flatMap((one) => one.files.filter(({ path }) => wanted(path))),
    passed: listings.flatMap((one) => one.passed.filter(({ target }) => wanted(target))),
  };
}

/** A link in its place could lead anywhere, so it is as if nothing were there. */
function isRealFolder(root: string, folder: string): boolean {
  const path = resolve(root, folder);
  return kindAt(path) === 'folder' && realPath(path) === path;
}

/** The folder part before the first wildcard: `reports/junit/` of `reports/junit/*.xml`. */
function literalFolder(glob: string): string {
  const literal = /^[^*?{]*/.exec(glob)?.[0] ?? '';
  return literal.slice(0, literal.lastIndexOf('/') + 1).replace(/^\/+|(^|\/)\.\.(?=\/)/g, '');
}

function folderOf(focus: string): string {
  return focus.slice(0, focus.lastIndexOf('/') + 1);
}

/** The ignore files of the folders above the one that is walked. */
function listsAbove(ground: Ground, folder: string): readonly IgnoreList[] {
  const steps = folder.split('/').slice(0, -1);
  return steps.flatMap((_, depth) => {
    const base = steps
      .slice(0, depth)
      .map((step) => `${step}/`)
      .join('');
    const read = readSafely(join(ground.root, base, '.gitignore'), { bytesMax: limits.ignoreFileBytes });
    return read.ok ? [parseIgnore(read.value.content.toString('latin1'), base)] : [];
  });
}

function below(folder: string, listed: Walk): Walk {
  return {
    files: listed.files.map((file) => prefixed(folder, file)),
    passed: listed.passed.map(({ target, reason }) => ({ target: folder + target, reason })),
    ignored: listed.ignored,
    notices: listed.notices,
  };
}

function prefixed(folder: string, file: WalkedFile): WalkedFile {
  const moved = { ...file, path: folder + file.path };
  return file.raw === undefined ? moved : { ...moved, raw: Buffer.concat([Buffer.from(folder), file.raw]) };
}
