import { dirname } from 'node:path';
import { sha256 } from '../../../core/digest.ts';
import { limits } from '../../../core/limits.ts';
import { writeAtomically } from '../../atomic.ts';
import { prepareCacheFolder, readCacheFile, trimCacheFolder } from '../../cache-folder.ts';

/** Bytes of the filter kept of each content: one bit for each of 512 classes of words that stand in it. */
export const filterBytes = 64;

/**
 * Contents in which an earlier run found nothing, with a filter of the words that it met there. In one file:
 * magic (4 bytes), bytes of an id (1), count (32 bits), bytes of `about` (32 bits), `about`, rows of id and filter sorted by id,
 * SHA-256 of all before it.
 */
export interface QuietBlobs {
  /** What the caller wants to know of the run that wrote it. */
  readonly about: string;
  readonly count: number;
  /** The filter of a content; undefined when it is not known. */
  filterOf(oid: Uint8Array): Uint8Array | undefined;
  rows(): Iterable<readonly [oid: Buffer, filter: Buffer]>;
}

/** What was kept, or undefined: a file that others may write to, or that is damaged, holds nothing for us. */
export function readQuietBlobs(path: string, hashBytes: number): QuietBlobs | undefined {
  const bytes = readCacheFile(path, limits.quietBlobsBytes);
  if (bytes === undefined || bytes.length < headBytes + sumBytes) return undefined;
  const end = bytes.length - sumBytes;
  const count = bytes.readUInt32LE(5);
  const start = headBytes + bytes.readUInt32LE(9);
  const width = hashBytes + filterBytes;
  if (bytes.toString('latin1', 0, 4) !== magic || bytes[4] !== hashBytes || start + count * width !== end)
    return undefined;
  if (sha256(bytes.subarray(0, end)) !== bytes.toString('hex', end)) return undefined;
  const rowAt = (row: number): Buffer => bytes.subarray(start + row * width, start + (row + 1) * width);
  return {
    about: bytes.toString('utf8', headBytes, start),
    count,
    filterOf(oid) {
      for (let low = 0, high = count - 1; low <= high;) {
        const middle = (low + high) >>> 1;
        const row = rowAt(middle);
        const order = row.compare(oid, 0, hashBytes, 0, hashBytes);
        if (order === 0) return row.subarray(hashBytes);
        if (order < 0) low = middle + 1;
        else high = middle - 1;
      }
      return undefined;
    },
    *rows() {
      for (let i = 0; i < count; i++) yield [rowAt(i).subarray(0, hashBytes), rowAt(i).subarray(hashBytes)];
    },
  };
}

/** Keeps contents for the next run; one that cannot be written costs time then, never the run. `rows`: by id in hex. */
export function writeQuietBlobs(
  path: string,
  hashBytes: number,
  about: string,
  rows: ReadonlyMap<string, Uint8Array>,
): void {
  const text = Buffer.from(about);
  const size = headBytes + text.length + rows.size * (hashBytes + filterBytes);
  if (size + sumBytes > limits.quietBlobsBytes || !prepareCacheFolder(dirname(path))) return;
  const bytes = Buffer.alloc(size);
  bytes.write(magic, 0, 'latin1');
  bytes[4] = hashBytes;
  bytes.writeUInt32LE(rows.size, 5);
  bytes.writeUInt32LE(text.length, 9);
  text.copy(bytes, headBytes);
  let at = headBytes + text.length;
  for (const oid of [...rows.keys()].sort()) {
    bytes.write(oid, at, hashBytes, 'hex');
    bytes.set(rows.get(oid) ?? empty, at + hashBytes);
    at += hashBytes + filterBytes;
  }
  const sum = Buffer.from(sha256(bytes), 'hex');
  if (writeAtomically(path, Buffer.concat([bytes, sum]), { private: true, durable: false }).ok)
    trimCacheFolder(dirname(path));
}

const magic = 'HFQ1';
const headBytes = 13;
const sumBytes = 32;
const empty = new Uint8Array(filterBytes);
