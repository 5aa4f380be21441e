import { lstatSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import type { Passed } from '../core/coverage.ts';
import type { FileTarget } from '../core/engine.ts';
import { limits } from '../core/limits.ts';
import { listFolder } from './folder.ts';
import type { FolderEntry } from './folder.ts';
import { isIgnored, parseIgnore } from './ignore.ts';
import type { IgnoreList, StepBudget } from './ignore.ts';
import { linkFate, linkReasons } from './link-fate.ts';
import { byteText } from './raw-path.ts';
import { errorCode, oddKind, readSafely, sizeText } from './safe-file.ts';
import type { FileStamp } from './safe-file.ts';
import type { Tracked } from './tracked.ts';

/** A regular file of a tree. From a commit it carries an object id instead of stat data. */
export interface WalkedFile extends FileTarget {
  /** The path's bytes, only when they are not UTF-8 and `path` therefore shows them escaped. */
  readonly raw?: Buffer;
  readonly stamp?: FileStamp;
  readonly oid?: string;
}

/** What a walk found: every entry is in exactly one of `files`, `passed`, or counted in `ignored`. */
export interface Walk {
  /** In the order of their paths' bytes. */
  readonly files: readonly WalkedFile[];
  readonly passed: readonly Passed[];
  /** Ignore files that were not honoured, so that more was looked at, not less. */
  readonly notices: readonly Passed[];
  /** Entries that git ignores, counted under the first part of their path; ignored folders are not entered. */
  readonly ignored: ReadonlyMap<string, number>;
}

export interface WalkOptions {
  /** Files in git's index, which no ignore file hides. */
  readonly tracked?: Tracked;
  /** Ignore lists that come before the tree's own, such as those of `.git/info/exclude`. */
  readonly lists?: readonly IgnoreList[];
  /** Where `root` lies in its repository: empty, or a path that ends in `/`. */
  readonly prefix?: string;
  /** Ignore files hide nothing: for files that are asked for by name. */
  readonly everything?: boolean;
  /** Paths that are Holdfast's own and not part of the project. */
  readonly leaveOut?: (path: string) => boolean;
}

/**
 * Lists a work tree without reading files, following links, opening odd things or entering `.git`. `root` is an
 * absolute path free of links. Never throws for what it finds.
 */
export function walk(root: string, options: WalkOptions = {}): Walk {
  const visit: Visit = {
    root,
    options,
    prefix: options.prefix ?? '',
    files: [],
    passed: [],
    notices: [],
    ignored: new Map(),
    budget: { steps: limits.ignoreSteps },
    entries: 0,
  };
  visitFolder(visit, { path: '', absolute: root, lists: options.lists ?? [], depth: 0, ignored: false });
  if (visit.budget.steps <= 0)
    visit.notices.push({
      target: '.gitignore',
      reason: 'not honoured to the end: its patterns cost too much',
    });
  const { files, passed, notices, ignored } = visit;
  return { files, passed, notices, ignored };
}

interface Visit extends Walk {
  readonly root: string;
  readonly options: WalkOptions;
  readonly prefix: string;
  readonly files: WalkedFile[];
  readonly passed: Passed[];
  readonly notices: Passed[];
  readonly ignored: Map<string, number>;
  readonly budget: StepBudget;
  entries: number;
}

interface Folder {
  /** Relative to the root, empty or ending in `/`. */
  readonly path: string;
  readonly absolute: string | Buffer;
  readonly lists: readonly IgnoreList[];
  readonly depth: number;
  /** Git ignores the folder: only tracked files in it are looked at. */
  readonly ignored: boolean;
}

function visitFolder(visit: Visit, folder: Folder): void {
  const { options } = visit;
  const listing = listFolder(folder.absolute);
  if (!listing.ok) return pass(visit, folder.path || '.', listing.error);
  const { entries, more } = listing.value;
  if (more)
    pass(visit, folder.path || '.', `more than ${limits.folderEntries} entries; the rest were not looked at`);
  const within = folder.ignored || options.everything === true ? folder : withOwnList(visit, folder, entries);
  for (const entry of entries) {
    if (visit.entries >= limits.treeEntries) {
      pass(
        visit,
        folder.path || '.',
        `more than ${limits.treeEntries} entries in the tree; the rest were not looked at`,
      );
      return;
    }
    visit.entries += 1;
    visitEntry(visit, within, entry);
  }
}

function visitEntry(visit: Visit, folder: Folder, entry: FolderEntry): void {
  const path = folder.path + entry.name;
  if (entry.name === '.git') {
    if (folder.depth > 0) pass(visit, path, 'a git directory inside the tree (not entered)');
    return;
  }
  if (visit.options.leaveOut?.(path) === true) return;
  const isFolder = entry.kind === 'folder';
  // Most files are tracked, and those need no matching of patterns.
  const kept = !isFolder && isTracked(visit, path, false);
  const ignored =
    !kept &&
    (folder.ignored || isIgnored(folder.lists, byteText(visit.prefix + path), isFolder, visit.budget));
  if (ignored && !(isFolder && isTracked(visit, path, true))) return count(visit, path);
  if (isFolder) return enter(visit, folder, entry, ignored);
  const stats = statOf(entry.absolute);
  if (typeof stats === 'string') return pass(visit, path, stats);
  if (stats.isFile()) return keep(visit, path, entry, stats);
  pass(
    visit,
    path,
    stats.isSymbolicLink() ? linkReason(visit, entry) : `${oddKind(stats) ?? 'odd'} (not opened)`,
  );
}

function enter(visit: Visit, folder: Folder, entry: FolderEntry, ignored: boolean): void {
  const path = `${folder.path}${entry.name}/`;
  if (folder.depth + 1 > limits.treeDepth)
    return pass(visit, path, `deeper than ${limits.treeDepth} folders`);
  visitFolder(visit, {
    path,
    absolute: entry.absolute,
    lists: folder.lists,
    depth: folder.depth + 1,
    ignored,
  });
}

function keep(visit: Visit, path: string, entry: FolderEntry, stats: Stats): void {
  if (stats.size > limits.fileBytes) return pass(visit, path, `larger than ${sizeText(limits.fileBytes)}`);
  const { size: bytes, mtimeMs, ctimeMs, ino, dev } = stats;
  const file = { kind: 'file', path, bytes, stamp: { bytes, mtimeMs, ctimeMs, ino, dev } } as const;
  if (typeof entry.absolute === 'string') visit.files.push(file);
  else visit.files.push({ ...file, raw: entry.absolute.subarray(Buffer.byteLength(join(visit.root, '/'))) });
}

function linkReason(visit: Visit, entry: FolderEntry): string {
  // A name that is not UTF-8 cannot be compared part by part as text; it is not followed either way.
  if (typeof entry.absolute !== 'string') return 'a symlink (not followed)';
  return linkReasons[linkFate(visit.root, entry.absolute)];
}

/** The folder with its own `.gitignore` added to the lists above, when that is a regular file. */
function withOwnList(visit: Visit, folder: Folder, entries: readonly FolderEntry[]): Folder {
  const own = entries.find((entry) => entry.name === '.gitignore' && entry.kind === 'other');
  if (own === undefined) return folder;
  const read = readSafely(own.absolute, { bytesMax: limits.ignoreFileBytes });
  // A link is not followed, and is listed as what it is.
  if (!read.ok && read.error === 'a symlink') return folder;
  if (!read.ok) {
    visit.notices.push({ target: `${folder.path}.gitignore`, reason: `not honoured: ${read.error}` });
    return folder;
  }
  const list = parseIgnore(read.value.content.toString('latin1'), byteText(visit.prefix + folder.path));
  return { ...folder, lists: [...folder.lists, list] };
}

function isTracked(visit: Visit, path: string, isFolder: boolean): boolean {
  const tracked = visit.options.tracked;
  if (tracked === undefined) return false;
  return isFolder ? tracked.hasBelow(`${visit.prefix}${path}/`) : tracked.has(visit.prefix + path);
}

function statOf(absolute: string | Buffer): Stats | string {
  try {
    return lstatSync(absolute);
  } catch (cause) {
    return `cannot be read: ${errorCode(cause)}`;
  }
}

function count(visit: Visit, path: string): void {
  const top = path.split('/', 1)[0] ?? path;
  visit.ignored.set(top, (visit.ignored.get(top) ?? 0) + 1);
}

function pass(visit: Visit, target: string, reason: string): void {
  visit.passed.push({ target, reason });
}
