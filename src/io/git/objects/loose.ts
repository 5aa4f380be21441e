import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { limits } from '../../../core/limits.ts';
import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import { errorCode, readSafely } from '../../safe-file.ts';
import { kinds } from '../packs/entry.ts';

/** An object as it is, with its kind: 1 commit, 2 tree, 3 blob, 4 tag. */
export interface GitObject {
  readonly kind: number;
  readonly bytes: Buffer;
}

/** The ids of the loose objects of an object folder, in hex, sorted; at most `limits.looseObjects`. */
export function looseIds(objects: string, hashBytes: number): readonly string[] {
  const ids: string[] = [];
  for (let first = 0; first < 256; first++) {
    const prefix = first.toString(16).padStart(2, '0');
    for (const name of namesIn(join(objects, prefix)))
      if (name.length === hashBytes * 2 - 2 && /^[0-9a-f]+$/.test(name)) ids.push(prefix + name);
    if (ids.length > limits.looseObjects) return ids.slice(0, limits.looseObjects);
  }
  return ids;
}

/** Reads one loose object of at most `bytesMax`; the error is a reason for people. */
export function readLoose(objects: string, oid: string, bytesMax: number): Result<GitObject, string> {
  const path = join(objects, oid.slice(0, 2), oid.slice(2));
  const file = readSafely(path, { bytesMax: bytesMax + bytesMax / 1000 + 1024 });
  if (!file.ok) return err(file.error);
  try {
    const content = inflateSync(file.value.content, { maxOutputLength: bytesMax + headMax });
    return objectIn(content);
  } catch (cause) {
    const code = errorCode(cause);
    return err(
      code === 'ERR_BUFFER_TOO_LARGE'
        ? 'larger than a history scan looks at'
        : `it cannot be inflated: ${code}`,
    );
  }
}

const headMax = 32;
const kindNames: ReadonlyMap<string, number> = new Map([
  ['commit', kinds.commit],
  ['tree', kinds.tree],
  ['blob', kinds.blob],
  ['tag', kinds.tag],
]);

/** `blob 123`, a NUL, and the content. */
function objectIn(content: Buffer): Result<GitObject, string> {
  const end = content.subarray(0, headMax).indexOf(0);
  const [name = '', size = ''] = content.toString('latin1', 0, Math.max(end, 0)).split(' ');
  const kind = kindNames.get(name);
  if (kind === undefined) return err('it is no git object');
  if (size !== String(content.length - end - 1)) return err('its size is not the one it claims');
  return ok({ kind, bytes: content.subarray(end + 1) });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Most of the 256 folders are not there.
    return [];
  }
}
