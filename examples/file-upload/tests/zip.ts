import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of these entries, compressed. */
export function zipOf(entries: readonly { readonly name: string; readonly content: Buffer }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.content);
    const name = Buffer.from(entry.name);
    const sizes = sizesOf(entry.content, packed, name);
    locals.push(localHeader(sizes), name, packed);
    directory.push(directoryHeader(sizes, offset), name);
    offset += 30 + name.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  return Buffer.concat([...locals, listing, end(entries.length, listing.length, offset)]);
}

/** The part that local header and directory entry share: version, flags, method, time, check sum, sizes. */
function sizesOf(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  return shared;
}

function localHeader(shared: Buffer): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared]);
}

function directoryHeader(shared: Buffer, offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail]);
}

function end(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}
