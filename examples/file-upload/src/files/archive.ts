import { HttpError } from '../http-error.ts';
import { limits } from './limits.ts';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const commentBytesMax = 0xffff;

/** Refuses a ZIP archive that would unpack to far more than it is. Other content passes untouched. */
export function checkArchive(content: Buffer): void {
  if (!isZip(content)) return;
  const end = findEnd(content);
  if (end === undefined) throw new HttpError(422, 'The archive has no directory.');
  const entries = content.readUInt16LE(end + 10);
  if (entries > limits.archiveEntries) throw new HttpError(413, 'The archive has too many entries.');
  const unpacked = unpackedBytes(content, content.readUInt32LE(end + 16), entries);
  if (unpacked > content.length * limits.archiveRatio) {
    throw new HttpError(413, 'The archive unpacks to far more than its own size.');
  }
}

function isZip(content: Buffer): boolean {
  return content.length >= 4 && content.toString('latin1', 0, 2) === 'PK';
}

/** Offset of the end-of-directory record, which only a comment may follow. */
function findEnd(content: Buffer): number | undefined {
  const first = Math.max(0, content.length - endBytes - commentBytesMax);
  for (let at = content.length - endBytes; at >= first; at--) {
    if (content.readUInt32LE(at) === endOfDirectory) return at;
  }
  return undefined;
}

/** Sum of the sizes that the directory declares; ZIP64 entries declare 4 GiB, which no ratio lets through. */
function unpackedBytes(content: Buffer, start: number, entries: number): number {
  let total = 0;
  let at = start;
  for (let n = 0; n < entries; n++) {
    if (at + entryBytes > content.length || content.readUInt32LE(at) !== directoryEntry) {
      throw new HttpError(422, 'The directory of the archive is damaged.');
    }
    total += content.readUInt32LE(at + 24);
    at += entryBytes + variableBytes(content, at);
  }
  return total;
}

/** Bytes of name, extra field and comment that follow the fixed part of an entry. */
function variableBytes(content: Buffer, at: number): number {
  return content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
}
