import { lstatSync, opendirSync, readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { limits } from '../core/limits.ts';
import { err, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { byBytes, shownPath } from './raw-path.ts';
import { errorCode } from './safe-file.ts';

export interface FolderEntry {
  /** As shown: UTF-8, other bytes as `\xNN`. */
  readonly name: string;
  /** A Buffer when some part of the path is not UTF-8. */
  readonly absolute: string | Buffer;
  readonly kind: 'folder' | 'other';
}

export interface Listing {
  /** In git's order: by bytes, a folder as if its name ended in `/`. */
  readonly entries: readonly FolderEntry[];
  /** There were more entries than `limits.folderEntries`. */
  readonly more: boolean;
}

/** Lists one real folder (not a link to one). The error is a reason for people. */
export function listFolder(folder: string | Buffer): Result<Listing, string> {
  try {
    const stats = lstatSync(folder);
    if (!stats.isDirectory()) return err('changed while it was being scanned');
    // Where folders have a size it grows with the entries: only then is it worth reading them one by one.
    const names = stats.size > hugeFolderBytes ? readSome(folder) : readPlain(folder);
    const entries = names.slice(0, limits.folderEntries).sort(inGitOrder);
    return ok({ entries, more: names.length > limits.folderEntries });
  } catch (cause) {
    return err(`cannot be read: ${errorCode(cause)}`);
  }
}

const hugeFolderBytes = 4 * 1024 * 1024;
const replacement = '\ufffd';

function readPlain(folder: string | Buffer): FolderEntry[] {
  if (typeof folder !== 'string') return readRaw(folder);
  const entries = readdirSync(folder, { withFileTypes: true });
  // U+FFFD stands where a name is not UTF-8 (or for itself): only the bytes can tell.
  if (entries.some((entry) => entry.name.includes(replacement))) return readRaw(Buffer.from(folder));
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return entries.map((entry) => ({
    name: entry.name,
    absolute: prefix + entry.name,
    kind: kindOf(entry, prefix),
  }));
}

function readRaw(folder: Buffer): FolderEntry[] {
  const prefix = Buffer.concat([folder, Buffer.from('/')]);
  return readdirSync(folder, { encoding: 'buffer' }).map((raw) => {
    const absolute = Buffer.concat([prefix, raw]);
    const text = absolute.toString('utf8');
    const plain = Buffer.from(text, 'utf8').equals(absolute);
    const kind = lstatSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true ? 'folder' : 'other';
    return { name: shownPath(raw), absolute: plain ? text : absolute, kind };
  });
}

/** One more entry than the limit, without holding a folder of any size in memory. */
function readSome(folder: string | Buffer): FolderEntry[] {
  const prefix = Buffer.concat([Buffer.from(folder), Buffer.from('/')]);
  // `latin1` gives one character per byte, which the file system's own bytes are made from again.
  const open = opendirSync(folder.toString(), { encoding: 'latin1', bufferSize: 1024 });
  const entries: FolderEntry[] = [];
  try {
    for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
      const raw = Buffer.from(entry.name, 'latin1');
      const absolute = Buffer.concat([prefix, raw]);
      const name = shownPath(raw);
      const plain = Buffer.from(name, 'utf8').equals(raw) && typeof folder === 'string';
      entries.push({
        name,
        absolute: plain ? absolute.toString() : absolute,
        kind: kindOf(entry, prefix.toString()),
      });
      if (entries.length > limits.folderEntries) break;
    }
  } finally {
    open.closeSync();
  }
  return entries;
}

/** File systems that do not tell kinds in a listing are asked entry by entry. */
function kindOf(entry: Dirent, prefix: string): FolderEntry['kind'] {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile() || entry.isSymbolicLink() || entry.isFIFO()) return 'other';
  return lstatSync(prefix + entry.name, { throwIfNoEntry: false })?.isDirectory() === true
    ? 'folder'
    : 'other';
}

function inGitOrder(a: FolderEntry, b: FolderEntry): number {
  if (a.kind === b.kind && a.kind === 'other') return byBytes(a.name, b.name);
  return byBytes(a.kind === 'folder' ? `${a.name}/` : a.name, b.kind === 'folder' ? `${b.name}/` : b.name);
}
