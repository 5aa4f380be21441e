import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';

/** The objects of one pack as its index names them: object ids and where each begins. */
export interface PackIndex {
  readonly count: number;
  /** Bytes of one object id: 20 or 32. */
  readonly hashBytes: number;
  oid(row: number): Buffer;
  /** Where the object begins in the pack; may lie anywhere, as the file is foreign. */
  offset(row: number): number;
  /** The row of an object id, or -1. */
  find(oid: Uint8Array): number;
}

/** Reads an index of version 1 or 2; the error is a reason for people. */
export function readPackIndex(bytes: Buffer, hashBytes: number): Result<PackIndex, string> {
  if (bytes.length < fanoutBytes + 2 * hashBytes) return err('the pack index is cut off');
  return bytes.readUInt32BE(0) === magicOfVersion2
    ? versionTwo(bytes, hashBytes)
    : versionOne(bytes, hashBytes);
}

const magicOfVersion2 = 0xff744f63;
const fanoutBytes = 1024;
const largeOffset = 0x80000000;

/** Version 1: a fan-out of 256 counts, then rows of offset and object id, sorted by id. */
function versionOne(bytes: Buffer, hashBytes: number): Result<PackIndex, string> {
  const count = countOf(bytes, 0);
  const row = 4 + hashBytes;
  if (count === undefined || fanoutBytes + count * row + 2 * hashBytes > bytes.length)
    return err('the pack index is damaged');
  const table = { bytes, hashBytes, count, fanout: 0, ids: fanoutBytes + 4, step: row };
  return ok(indexOf(table, (at) => bytes.readUInt32BE(fanoutBytes + at * row)));
}

/** Version 2: magic, version, fan-out, ids, checksums, offsets, and 64-bit offsets for packs above 2 GiB. */
function versionTwo(bytes: Buffer, hashBytes: number): Result<PackIndex, string> {
  if (bytes.readUInt32BE(4) !== 2)
    return err(`a pack index of version ${bytes.readUInt32BE(4)} is not known`);
  const count = countOf(bytes, 8);
  if (count === undefined) return err('the pack index is damaged');
  const ids = 8 + fanoutBytes;
  const offsets = ids + count * (hashBytes + 4);
  const large = offsets + count * 4;
  const largeEnd = bytes.length - 2 * hashBytes;
  if (large > largeEnd) return err('the pack index is cut off');
  const table = { bytes, hashBytes, count, fanout: 8, ids, step: hashBytes };
  return ok(
    indexOf(table, (row) => wideOffset(bytes, bytes.readUInt32BE(offsets + row * 4), large, largeEnd)),
  );
}

/** An offset of 31 bits, or with the high bit the number of a 64-bit one; -1 when that does not exist. */
export function wideOffset(bytes: Buffer, value: number, large: number, largeEnd: number): number {
  if (value < largeOffset) return value;
  const at = large + (value - largeOffset) * 8;
  if (at + 8 > largeEnd) return -1;
  const offset = bytes.readUInt32BE(at) * 0x1_0000_0000 + bytes.readUInt32BE(at + 4);
  return Number.isSafeInteger(offset) ? offset : -1;
}

/** The last of 256 rising counts; undefined when they do not rise. */
export function countOf(bytes: Buffer, fanout: number): number | undefined {
  let before = 0;
  for (let i = 0; i < 256; i++) {
    const value = bytes.readUInt32BE(fanout + i * 4);
    if (value < before) return undefined;
    before = value;
  }
  return before;
}

/** Where the sorted object ids lie in a file. */
export interface IdTable {
  readonly bytes: Buffer;
  readonly hashBytes: number;
  readonly count: number;
  readonly fanout: number;
  readonly ids: number;
  /** Bytes from one id to the next. */
  readonly step: number;
}

/** The row of an object id by binary search, or -1. */
export function findId(table: IdTable, oid: Uint8Array): number {
  const { bytes, hashBytes, fanout, ids, step } = table;
  const first = oid[0] ?? 0;
  const start = numberOf(oid);
  let low = first === 0 ? 0 : bytes.readUInt32BE(fanout + (first - 1) * 4);
  let high = bytes.readUInt32BE(fanout + first * 4) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = ids + middle * step;
    // Four bytes decide nearly always, and cost a tenth of a comparison.
    const order = bytes.readUInt32BE(at) - start || bytes.compare(oid, 0, hashBytes, at, at + hashBytes);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function numberOf([a = 0, b = 0, c = 0, d = 0]: Uint8Array): number {
  return a * 0x1_00_00_00 + b * 0x1_00_00 + c * 0x1_00 + d;
}

/** The object id of a row. */
export function idAt({ bytes, hashBytes, ids, step }: IdTable, row: number): Buffer {
  return bytes.subarray(ids + row * step, ids + row * step + hashBytes);
}

function indexOf(table: IdTable, offset: (row: number) => number): PackIndex {
  return {
    count: table.count,
    hashBytes: table.hashBytes,
    oid: (row) => idAt(table, row),
    offset,
    find: (oid) => (oid.length === table.hashBytes ? findId(table, oid) : -1),
  };
}
