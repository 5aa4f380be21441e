import { gunzipSync } from 'node:zlib';
import { limits } from '../../../core/limits.ts';
import { unpackedWithin } from './inflate.ts';
import type { Budget, Unpacked } from './member.ts';
import { notebookCells } from './notebook.ts';
import { isTar, untar } from './tar.ts';
import { unzip } from './zip.ts';

/** What may be unpacked for one file. */
export function newBudget(): Budget {
  return { entries: limits.archiveEntries, bytes: limits.archiveBytes, entryBytes: limits.archiveEntryBytes };
}

/**
 * The files inside a file: zip, tar, gzip and notebooks. Undefined for files that are none of these; a text tells why one
 * of these cannot be opened.
 */
export function unpack(name: string, bytes: Buffer, budget: Budget): Unpacked | string | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && isZipMark(bytes)) {
    return unzip(bytes, budget) ?? 'a zip archive that is cut off or damaged';
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzip(name, bytes, budget);
  if (isTar(bytes)) return untar(bytes, budget);
  return name.endsWith('.ipynb') ? notebookCells(bytes) : undefined;
}

function isZipMark(bytes: Buffer): boolean {
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6);
}

function gunzip(name: string, bytes: Buffer, budget: Budget): Unpacked | string {
  const most = Math.min(budget.bytes, budget.entryBytes);
  if (most <= 0 || budget.entries-- <= 0) return 'more is packed in it than is unpacked';
  const content = unpackedWithin(() => gunzipSync(bytes, { maxOutputLength: most }));
  if (content === 'too large') return 'compressed, and too large to unpack';
  if (content === 'damaged') return 'compressed, and damaged';
  budget.bytes -= content.length;
  const file = name.slice(name.lastIndexOf('/') + 1);
  const inner = file.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  return { members: [{ name: inner === file ? 'content' : inner, bytes: content }], left: [] };
}
