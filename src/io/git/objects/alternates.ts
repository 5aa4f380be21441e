import { lstatSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { limits } from '../../../core/limits.ts';
import { readSafely } from '../../safe-file.ts';
import type { Troubles } from '../packs/troubles.ts';

/** An object folder and those it borrows from, each once, whatever loops their `info/alternates` make. */
export function objectFolders(objects: string, troubles: Troubles): readonly string[] {
  const found = new Set<string>();
  const waiting = [objects];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    const real = realFolder(folder);
    if (real === undefined) {
      troubles.note(folder, 'a folder of borrowed objects is not there');
      continue;
    }
    if (found.has(real)) continue;
    if (found.size >= limits.alternates) {
      troubles.note(real, 'more object folders are borrowed from than are looked at');
      break;
    }
    found.add(real);
    waiting.push(...alternatesOf(real));
  }
  return [...found];
}

/** One path a line, from the object folder when it is not absolute; `#` begins a comment. */
function alternatesOf(objects: string): readonly string[] {
  const file = join(objects, 'info', 'alternates');
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return [];
  const read = readSafely(file, { bytesMax: limits.refBytes * 16 });
  if (!read.ok) return [];
  const lines = read.value.content.toString('utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => resolve(objects, line));
}

function realFolder(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    // Not there or not readable: the caller says so.
    return undefined;
  }
}
