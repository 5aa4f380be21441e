import { resolve } from 'node:path';
import { err, ok, type Result } from '../core/result.ts';
import { writeAtomically } from '../io/atomic.ts';
import { kindAt } from '../io/path-kind.ts';

/** Writes a report to a file the user named, whole or not at all; the error is a reason for people. */
export function saveReport(cwd: string, path: string, text: string): Result<void, string> {
  const target = resolve(cwd, path);
  if (kindAt(resolve(target, '..')) !== 'folder') return err(`the folder of ${path} does not exist`);
  const written = writeAtomically(target, text);
  return written.ok ? ok(undefined) : written;
}
