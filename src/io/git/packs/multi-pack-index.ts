import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import { countOf, findId, idAt, wideOffset } from './pack-index.ts';
import type { IdTable, PackIndex } from './pack-index.ts';

/** One index over many packs: for each pack's name (`pack-….pack`) the objects that it was chosen for. */
export type MultiPackIndex = ReadonlyMap<string, PackIndex>;

/** Reads a multi-pack index of version 1; the error is a reason for people. */
export function readMultiPackIndex(bytes: Buffer, hashBytes: number): Result<MultiPackIndex, string> {
  if (bytes.length < headBytes || bytes.toString('latin1', 0, 4) !== 'MIDX')
    return err('not a multi-pack index');
  if (bytes[4] !== 1 || bytes[5] !== (hashBytes === 32 ? 2 : 1))
    return err('a multi-pack index of another version or hash');
  const chunks = chunksOf(bytes, bytes[6] ?? 0);
  const [names, fanout, ids, offsets] = ['PNAM', 'OIDF', 'OIDL', 'OOFF'].map((id) => chunks.get(id));
  if (names === undefined || fanout === undefined || ids === undefined || offsets === undefined)
    return err('a part of the multi-pack index is missing');
  const count = fanout.end - fanout.start === 1024 ? countOf(bytes, fanout.start) : undefined;
  const fits = (chunk: Chunk, width: number): boolean => (count ?? 0) * width <= chunk.end - chunk.start;
  if (count === undefined || !fits(ids, hashBytes) || !fits(offsets, 8))
    return err('the multi-pack index is damaged');
  const table = { bytes, hashBytes, count, fanout: fanout.start, ids: ids.start, step: hashBytes };
  return ok(byPack({ table, offsets, large: chunks.get('LOFF'), names: namesIn(bytes, names) }));
}

const headBytes = 12;

interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** The table of contents: rows of a name and where its chunk begins; the next row's beginning is the end. */
function chunksOf(bytes: Buffer, count: number): ReadonlyMap<string, Chunk> {
  const chunks = new Map<string, Chunk>();
  for (let i = 0; i < count; i++) {
    const row = headBytes + i * 12;
    if (row + 24 > bytes.length) break;
    const start = numberAt(bytes, row + 4);
    const end = numberAt(bytes, row + 16);
    if (start <= end && end <= bytes.length)
      chunks.set(bytes.toString('latin1', row, row + 4), { start, end });
  }
  return chunks;
}

function numberAt(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 0x1_0000_0000 + bytes.readUInt32BE(at + 4);
}

/** Names as the file has them, `pack-….idx` or `pack-….pack`, as that of the pack. */
function namesIn(bytes: Buffer, { start, end }: Chunk): readonly string[] {
  const text = bytes.toString('latin1', start, end);
  return text.split('\0').map((name) => name.replace(/\.idx$/, '.pack'));
}

function byPack(parts: {
  readonly table: IdTable;
  readonly offsets: Chunk;
  readonly large: Chunk | undefined;
  readonly names: readonly string[];
}): MultiPackIndex {
  const { table, offsets, large, names } = parts;
  const rows = new Map<string, number[]>();
  for (let row = 0; row < table.count; row++) {
    const name = names[table.bytes.readUInt32BE(offsets.start + row * 8)];
    if (name === undefined || name === '') continue;
    const known = rows.get(name);
    if (known === undefined) rows.set(name, [row]);
    else known.push(row);
  }
  const offset = (row: number): number => {
    const value = table.bytes.readUInt32BE(offsets.start + row * 8 + 4);
    // Without a chunk of large offsets the value has all 32 bits for itself.
    return large === undefined ? value : wideOffset(table.bytes, value, large.start, large.end);
  };
  return new Map([...rows].map(([name, own]) => [name, partOf(table, Uint32Array.from(own), offset)]));
}

function partOf(table: IdTable, rows: Uint32Array, offset: (row: number) => number): PackIndex {
  return {
    count: rows.length,
    hashBytes: table.hashBytes,
    oid: (row) => idAt(table, rows[row] ?? 0),
    offset: (row) => offset(rows[row] ?? 0),
    find(oid) {
      const row = oid.length === table.hashBytes ? findId(table, oid) : -1;
      return row < 0 ? -1 : placeIn(rows, row);
    },
  };
}

/** The place of a number in a sorted list, or -1. */
function placeIn(rows: Uint32Array, row: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = rows[middle] ?? 0;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
