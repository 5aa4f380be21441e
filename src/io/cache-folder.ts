import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { limits } from '../core/limits.ts';
import { readSafely } from './safe-file.ts';

/** Where the user's caches live: `$XDG_CACHE_HOME/holdfast`, else `~/.cache/holdfast`. */
export function cacheFolderOf(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const base = environment.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(base) ? base : join(home, '.cache'), 'holdfast');
}

/**
 * Makes the folder, for its owner only. False when it cannot be made or others could write to it: a cache that
 * somebody else may fill would decide what is found.
 */
export function prepareCacheFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOurFolder(folder);
  } catch {
    // No cache is slower and never wrong.
    return false;
  }
}

/** Whether a folder is there, is our user's, and nobody else may write to it. */
export function isOurFolder(folder: string): boolean {
  try {
    const stats = lstatSync(folder);
    const owned = process.getuid === undefined || stats.uid === process.getuid();
    return stats.isDirectory() && owned && (stats.mode & 0o022) === 0;
  } catch {
    // No cache is slower and never wrong.
    return false;
  }
}

/** The content of a cache file, or undefined: a file or folder that others may write to holds nothing for us. */
export function readCacheFile(path: string, bytesMax: number): Buffer | undefined {
  if (!isOurFolder(dirname(path))) return undefined;
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || (stats.mode & 0o022) !== 0) return undefined;
  if (process.getuid !== undefined && stats.uid !== process.getuid()) return undefined;
  const read = readSafely(path, { bytesMax });
  return read.ok ? read.value.content : undefined;
}

/** Removes the caches that were written longest ago, above `limits.cacheFiles`, and what a killed writer left. */
export function trimCacheFolder(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cache') || name.endsWith('.tmp'));
  if (names.length <= limits.cacheFiles) return;
  const aged = names.map((name) => {
    const path = join(folder, name);
    return { path, at: lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  for (const { path } of aged.sort((a, b) => b.at - a.at).slice(limits.cacheFiles))
    rmSync(path, { force: true });
}
