import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../src/core/limits.ts';

/** Files below a folder that the engine would be given, `.git` left out. */
export function filesUnder(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/.git/') && statSync(path).size <= limits.fileBytes)
    .sort();
}

/** All files as one text. */
export function joined(paths: readonly string[], most: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (const path of paths) {
    if (size >= most) break;
    const bytes = readFileSync(path);
    parts.push(bytes);
    size += bytes.length;
  }
  return Buffer.concat(parts).subarray(0, most);
}
