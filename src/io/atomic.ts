import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { err, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { randomId } from './random.ts';
import { errorCode, oddKind } from './safe-file.ts';

export interface WriteOptions {
  /** Readable by its owner only. */
  readonly private?: boolean;
  /** No folder between this one and the file may be a symlink either; missing ones are made. */
  readonly within?: string;
  /** Survive a power failure (the default); caches need not. */
  readonly durable?: boolean;
}

/**
 * Replaces a file in one step: readers see the old content or the new, and after a crash it is one of them. Writes
 * through no symlink and over nothing but a regular file. The error is a reason for people.
 */
export function writeAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Result<void, string> {
  const obstacle =
    obstacleAt(path) ??
    (options.within === undefined ? undefined : makeFolders(options.within, path, options));
  if (obstacle !== undefined) return err(obstacle);
  const temporary = join(dirname(path), `.${basename(path)}.${randomId('')}.tmp`);
  const durable = options.durable ?? true;
  try {
    writeNew(temporary, typeof content === 'string' ? Buffer.from(content) : content, options);
    renameSync(temporary, path);
    if (durable) syncFolder(dirname(path));
    return ok(undefined);
  } catch (cause) {
    rmSync(temporary, { force: true });
    return err(`${path} cannot be written: ${errorCode(cause)}`);
  }
}

function obstacleAt(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  const odd = stats && oddKind(stats);
  return odd === undefined ? undefined : `${path} is ${odd}; nothing was written`;
}

/** Walks down from `within`, making what is missing, and stops at the first step that is not a real folder. */
function makeFolders(within: string, path: string, options: WriteOptions): string | undefined {
  const steps = relative(within, dirname(path));
  if (steps === '..' || steps.startsWith(`..${sep}`))
    return `${path} is outside ${within}; nothing was written`;
  let folder = within;
  for (const step of steps.split(sep).filter((part) => part !== '')) {
    folder = join(folder, step);
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) mkdirSync(folder, options.private === true ? { mode: 0o700 } : {});
    else if (!stats.isDirectory())
      return `${folder} is ${oddKind(stats) ?? 'not a folder'}; nothing was written`;
  }
  return undefined;
}

function writeNew(path: string, content: Uint8Array, options: WriteOptions): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const descriptor = openSync(path, flags, options.private === true ? 0o600 : 0o666);
  try {
    for (let done = 0; done < content.length;) done += writeSync(descriptor, content, done);
    if (options.durable ?? true) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The rename itself is only durable once the folder is. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
