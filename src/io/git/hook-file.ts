import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '../../core/result.ts';
import { writeAtomically } from '../atomic.ts';
import { readSafely } from '../safe-file.ts';

/** The text of a hook; undefined when there is none. A link or another odd file counts as one that is not ours. */
export function readHookFile(file: string): string | undefined {
  const read = readSafely(file, { bytesMax: 1_000_000 });
  if (read.ok) return read.value.content.toString('utf8');
  return read.error.endsWith('ENOENT') ? undefined : '';
}

/** Writes a hook that git can start, whole or not at all. The error is a reason for people. */
export function writeHookFile(file: string, text: string): Result<void, string> {
  mkdirSync(dirname(file), { recursive: true });
  const written = writeAtomically(file, text);
  if (written.ok) chmodSync(file, 0o755);
  return written;
}

/** Removes a hook. */
export function removeHookFile(file: string): void {
  rmSync(file);
}
