import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { writeAtomically } from './atomic.ts';
import { errorCode } from './safe-file.ts';

/** What git must not see of `.holdfast`; the decisions in `triage.jsonl` are meant to be committed. */
const ignored =
  '# Written by Holdfast: only decisions are meant to be committed.\n*\n!triage.jsonl\n!threat-model.schema.json\n';

/** Makes `.holdfast` with an ignore file of its own; never through a link. The error is a reason for people. */
export function prepareStateFolder(root: string): Result<void, string> {
  const folder = join(root, '.holdfast');
  try {
    const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
    // Recursive, because another run may be making it at this moment.
    if (!isThere) mkdirSync(folder, { recursive: true });
    if (!lstatSync(folder).isDirectory()) return err('.holdfast is not a folder');
    const ignoreFile = join(folder, '.gitignore');
    if (lstatSync(ignoreFile, { throwIfNoEntry: false }) !== undefined) return ok(undefined);
    return writeAtomically(ignoreFile, ignored);
  } catch (cause) {
    return err(`.holdfast cannot be made: ${errorCode(cause)}`);
  }
}
