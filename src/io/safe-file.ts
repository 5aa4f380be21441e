import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { limits } from '../core/limits.ts';
import { err, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';

/** The stat data that tell whether a file changed. Times are milliseconds since 1970, with fractions. */
export interface FileStamp {
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
  readonly dev: number;
}

export interface FileContent extends FileStamp {
  readonly content: Buffer;
}

export interface ReadOptions {
  /** Larger files are not read. */
  readonly bytesMax?: number;
  /** The file that the walk saw under this name; another one in its place is not read. */
  readonly expect?: Pick<FileStamp, 'ino' | 'dev'>;
}

/**
 * Reads a regular file and nothing else: a FIFO, device, socket or symlink is told apart before it is opened, and
 * again after, so that nothing blocks and no link is followed in the last step. The error is a reason for people.
 */
export function readSafely(
  path: string | Buffer,
  { bytesMax = limits.fileBytes, expect }: ReadOptions = {},
): Result<FileContent, string> {
  let descriptor: number | undefined;
  try {
    const seen = lstatSync(path);
    const obstacle = obstacleTo(seen, bytesMax) ?? (expect && !sameFile(seen, expect) ? changed : undefined);
    if (obstacle !== undefined) return err(obstacle);
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const opened = fstatSync(descriptor);
    if (!opened.isFile() || !sameFile(opened, seen)) return err(changed);
    return readAll(descriptor, opened, bytesMax);
  } catch (cause) {
    return err(`cannot be read: ${errorCode(cause)}`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What kind of thing it is that is not a regular file, or undefined for a regular file. */
export function oddKind(
  stats: Pick<Stats, 'isFile' | 'isFIFO' | 'isSocket' | 'isDirectory' | 'isSymbolicLink'>,
): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isSymbolicLink()) return 'a symlink';
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a FIFO';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/** The system's name of an error, such as `EACCES`; its message when it has none. */
export function errorCode(cause: unknown): string {
  if (cause instanceof Error)
    return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return String(cause);
}

/** `10 MiB`, `300 KiB` or `7 bytes`: a limit as people say it. */
export function sizeText(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.floor(bytes / (1024 * 1024))} MiB`;
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)} KiB` : `${bytes} bytes`;
}

const changed = 'changed while it was being scanned';

function obstacleTo(stats: Stats, bytesMax: number): string | undefined {
  const odd = oddKind(stats);
  if (odd !== undefined) return odd;
  return stats.size > bytesMax ? `larger than ${sizeText(bytesMax)}` : undefined;
}

function sameFile(a: Pick<FileStamp, 'ino' | 'dev'>, b: Pick<FileStamp, 'ino' | 'dev'>): boolean {
  return a.ino === b.ino && a.dev === b.dev;
}

/** Reads to the end whatever size the file claims: files of `/proc` claim 0, and a file may grow meanwhile. */
function readAll(descriptor: number, opened: Stats, bytesMax: number): Result<FileContent, string> {
  let buffer = Buffer.allocUnsafeSlow(opened.size + 1);
  let filled = 0;
  for (;;) {
    const got = readSync(descriptor, buffer, filled, buffer.length - filled, null);
    if (got === 0) break;
    filled += got;
    if (filled > bytesMax) return err(`larger than ${sizeText(bytesMax)}`);
    if (filled === buffer.length) buffer = Buffer.concat([buffer], Math.min(filled * 2, bytesMax) + 1);
  }
  const { mtimeMs, ctimeMs, ino, dev } = opened;
  return ok({ content: buffer.subarray(0, filled), bytes: filled, mtimeMs, ctimeMs, ino, dev });
}
