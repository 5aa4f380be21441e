import { resolve } from 'node:path';
import { err, ok, type Result } from '../core/result.ts';
import { writeAtomically } from '../io/atomic.ts';
import { kindAt } from '../io/path-kind.ts';

/** Writes a report to a file the user named, whole or not at all; the error is a reason for people. */
export function saveReport(cwd: string, path: string, text: string): Result<void, string> {
  const obstacle = obstacleTo(cwd, path);
  if (obstacle !== undefined) return err(obstacle);
  const written = writeAtomically(resolve(cwd, path), text);
  return written.ok ? ok(undefined) : written;
}

/** Why a report could not be written there, as far as it can be told before there is one. */
export function obstacleTo(cwd: string, path: string): string | undefined {
  const target = resolve(cwd, path);
  if (kindAt(resolve(target, '..')) !== 'folder') return `the folder of ${path} does not exist`;
  return kindAt(target) === 'folder' ? `${path} is a folder` : undefined;
}
