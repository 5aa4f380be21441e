import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readSafely } from '../safe-file.ts';
import { readIndexEntries } from './index-entries.ts';
import type { IndexEntry } from './index-entries.ts';

/** Git's list of tracked files, as far as it concerns us. */
export interface IndexFile {
  readonly entries: readonly IndexEntry[];
  /** The tree that the whole index is known to equal, when git noted it. */
  readonly tree: string | undefined;
  /** When the index itself was written, milliseconds since 1970: entries as young as it are not trusted. */
  readonly writtenAt: number;
}

/** Reads `.git/index`; an absent one is empty. The error says what is wrong with the file, for people. */
export function readIndexFile(gitDir: string, hash: 'sha1' | 'sha256'): Result<IndexFile, string> {
  const path = join(gitDir, 'index');
  const read = readSafely(path, { bytesMax: limits.indexBytes });
  if (!read.ok) {
    if (read.error.endsWith('ENOENT')) return ok({ entries: [], tree: undefined, writtenAt: 0 });
    return err(`the git index ${read.error}`);
  }
  const parsed = parseIndex(read.value.content, hash);
  return parsed.ok
    ? ok({ ...parsed.value, writtenAt: read.value.mtimeMs })
    : err(`the git index ${parsed.error}`);
}

/** Reads the bytes of an index: versions 2, 3 and 4, either hash. Every length is checked against the bytes there are. */
export function parseIndex(
  bytes: Buffer,
  hash: 'sha1' | 'sha256',
): Result<Omit<IndexFile, 'writtenAt'>, string> {
  const oidBytes = hash === 'sha1' ? 20 : 32;
  const end = bytes.length - oidBytes;
  if (end < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') return err('is not an index');
  const version = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  if (version < 2 || version > 4) return err(`has version ${version}, which is not known`);
  if (count > limits.indexEntries) return err(`has more than ${limits.indexEntries} entries`);
  if (!sumHolds(bytes, end, hash)) return err('is damaged: its checksum does not hold');
  const body = bytes.subarray(0, end);
  const list = readIndexEntries(body, { version, count, oidBytes });
  if (!list.ok) return list;
  const tree = treeOfExtensions(body, list.value.end, oidBytes);
  if (!tree.ok) return tree;
  // Only the half of a split index has entries without names, and that was said by then.
  if (list.value.entries.some((entry) => entry.path === '')) return err('is malformed: an entry has no name');
  return ok({ entries: list.value.entries, tree: tree.value });
}

/** Git may be told not to compute the sum; it is all zeros then. */
function sumHolds(bytes: Buffer, end: number, hash: string): boolean {
  const sum = bytes.subarray(end);
  return (
    sum.every((byte) => byte === 0) || createHash(hash).update(bytes.subarray(0, end)).digest().equals(sum)
  );
}

/** Walks the extensions: an upper-case name may be passed over, any other changes what the entries mean. */
function treeOfExtensions(body: Buffer, start: number, oidBytes: number): Result<string | undefined, string> {
  let tree: string | undefined;
  for (let at = start; at < body.length;) {
    if (at + 8 > body.length) return err('is cut off in an extension');
    const name = body.toString('latin1', at, at + 4);
    const size = body.readUInt32BE(at + 4);
    if (at + 8 + size > body.length) return err('is cut off in an extension');
    if (name === 'link') return err('is split over two files, which is not read');
    if (!/^[A-Z]/.test(name) && name !== 'sdir') return err('has an extension that is not known');
    if (name === 'TREE') tree = rootTree(body.subarray(at + 8, at + 8 + size), oidBytes);
    at += 8 + size;
  }
  return ok(tree);
}

/** The first record is the root: an empty path, NUL, the count of entries (negative: not valid), and the tree's id. */
function rootTree(extension: Buffer, oidBytes: number): string | undefined {
  const newline = extension.indexOf(10);
  if (extension[0] !== 0 || newline < 0 || newline + 1 + oidBytes > extension.length) return undefined;
  if (!/^\d+ \d+$/.test(extension.toString('latin1', 1, Math.min(newline, 32)))) return undefined;
  return extension.toString('hex', newline + 1, newline + 1 + oidBytes);
}
