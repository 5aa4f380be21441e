import { inflateRawSync } from 'node:zlib';
import { unpackedWithin } from './inflate.ts';
import type { Budget, Member, Unpacked } from './member.ts';

const endMark = Buffer.from('PK\x05\x06', 'latin1');
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
const endBytes = 22;
const commentBytes = 65_535;
const stored = 0;
const deflated = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** The files of a zip archive by its central directory; undefined when there is none. */
export function unzip(bytes: Buffer, budget: Budget): Unpacked | undefined {
  const from = Math.max(0, bytes.length - endBytes - commentBytes);
  const end = bytes.subarray(from).lastIndexOf(endMark);
  if (end < 0 || from + end + endBytes > bytes.length) return undefined;
  const members: Member[] = [];
  const left: string[] = [];
  let at = bytes.readUInt32LE(from + end + 16);
  const count = bytes.readUInt16LE(from + end + 10);
  for (let index = 0; index < count; index++) {
    const entry = entryAt(bytes, at);
    if (entry === undefined) {
      left.push('the list of files is damaged, or in the form for more than 4 GB');
      break;
    }
    at = entry.next;
    if (entry.name.endsWith('/')) continue;
    if (budget.entries-- <= 0) {
      left.push('it has more files than are unpacked');
      break;
    }
    const content = contentOf(bytes, entry, budget);
    if (typeof content === 'string') left.push(`${entry.name}: ${content}`);
    else members.push({ name: entry.name, bytes: content });
  }
  return { members, left };
}

function entryAt(bytes: Buffer, at: number): (Entry & { readonly next: number }) | undefined {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined;
  const nameBytes = bytes.readUInt16LE(at + 28);
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
    method: bytes.readUInt16LE(at + 10),
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) !== 0,
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
    next: at + 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

function contentOf(bytes: Buffer, entry: Entry, budget: Budget): Buffer | string {
  const { at } = entry;
  if (entry.isEncrypted) return 'encrypted';
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== fileMark) return 'damaged';
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(from, from + entry.packed);
  const most = Math.min(budget.bytes, budget.entryBytes);
  if (most <= 0 || entry.unpacked > most) return 'too large';
  if (entry.method !== stored && entry.method !== deflated) return 'packed in a way that is not known';
  const content =
    entry.method === stored
      ? packed.subarray(0, most)
      : unpackedWithin(() => inflateRawSync(packed, { maxOutputLength: most }));
  if (typeof content !== 'string') budget.bytes -= content.length;
  return content;
}
