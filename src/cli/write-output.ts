import { dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { UsageError } from './command.ts';
import { writeAtomically } from '../io/atomic.ts';

/** Writes a report to a file, whole or not at all. */
export function writeOutput(path: string, text: string): void {
  if (!existsSync(dirname(path))) throw new UsageError(`the folder of ${path} does not exist`, 'Make it first.');
  const written = writeAtomically(path, text);
  if (!written.ok) throw new UsageError(`${path} cannot be written: ${written.error}`, 'Choose another --output.');
}
