import { lstatSync, readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../../core/limits.ts';
import { readSafely } from '../../safe-file.ts';
import type { GitPlace } from '../locate.ts';
import { isOid } from '../refs.ts';

/** A name in a repository and the object it stands for, in hex. */
export interface RefTip {
  /** Full, such as `refs/heads/main`. */
  readonly name: string;
  readonly oid: string;
}

/** Every ref, loose ones before packed ones; at most `limits.historyRefs`. */
export function allRefs({ commonDir }: GitPlace): readonly RefTip[] {
  const found = new Map<string, string>();
  for (const name of filesBelow(commonDir, 'refs')) {
    const oid = textOf(join(commonDir, name), limits.refBytes).trim();
    if (isOid(oid)) found.set(name, oid);
  }
  const packed = textOf(join(commonDir, 'packed-refs'), limits.packedRefsBytes);
  for (const line of packed.split('\n')) {
    const [oid = '', name] = line.split(' ');
    if (found.size >= limits.historyRefs) break;
    if (name !== undefined && isOid(oid) && !found.has(name)) found.set(name, oid);
  }
  return [...found].map(([name, oid]) => ({ name, oid }));
}

/** The objects that reflogs remember, with the name of the ref whose log it is. */
export function reflogTips({ commonDir, gitDir }: GitPlace): readonly RefTip[] {
  const tips: RefTip[] = [];
  for (const base of new Set([commonDir, gitDir])) {
    for (const name of filesBelow(base, 'logs')) {
      for (const line of textOf(join(base, name), limits.packedRefsBytes).split('\n')) {
        if (tips.length >= limits.historyRefs) return tips;
        const oid = line.split(' ')[1] ?? '';
        if (isOid(oid) && !/^0+$/.test(oid)) tips.push({ name: name.slice('logs/'.length), oid });
      }
    }
  }
  return tips;
}

function textOf(path: string, bytesMax: number): string {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return '';
  const read = readSafely(path, { bytesMax });
  return read.ok ? read.value.content.toString('utf8') : '';
}

/** Paths of all files of a folder, from `base`, links not followed. */
function filesBelow(base: string, folder: string): readonly string[] {
  const found: string[] = [];
  const waiting = [{ path: folder, depth: 0 }];
  for (
    let next = waiting.pop();
    next !== undefined && found.length < limits.historyRefs;
    next = waiting.pop()
  ) {
    for (const entry of entriesOf(join(base, next.path))) {
      const path = `${next.path}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && next.depth < depthMax) waiting.push({ path, depth: next.depth + 1 });
    }
  }
  return found.sort();
}

const depthMax = 32;

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A repository without loose refs, or without reflogs.
    return [];
  }
}
