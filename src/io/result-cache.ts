import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { limits } from '../core/limits.ts';
import { writeAtomically } from './atomic.ts';
import { prepareCacheFolder, readCacheFile, trimCacheFolder } from './cache-folder.ts';
import { jsonOrNothing } from './json.ts';

interface Slot {
  readonly start: number;
  readonly end: number;
  readonly sum: number;
}

/**
 * Results kept between runs: key to text, in one file that is replaced as a whole. Two processes at once cost each other
 * entries, never truth; a damaged record, index or file is a miss.
 *
 * Layout: magic, index length and CRC (32 bits each), index as JSON `[key, bytes, crc, …]`, then the values.
 */
export class ResultCache {
  readonly #path: string;
  readonly #values: Buffer;
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #used = new Set<string>();
  readonly #added = new Map<string, string>();

  private constructor(path: string, values: Buffer, slots: ReadonlyMap<string, Slot>) {
    this.#path = path;
    this.#values = values;
    this.#slots = slots;
  }

  /** Opens `path`, a `.cache` file in the user's cache folder; whatever is wrong with it, it is empty then. */
  static open(path: string): ResultCache {
    const content = readCacheFile(path, limits.cacheBytes + indexBytesMax);
    const parsed = content === undefined ? undefined : parse(content);
    return new ResultCache(path, parsed?.values ?? Buffer.alloc(0), parsed?.slots ?? new Map());
  }

  get(key: string): string | undefined {
    const added = this.#added.get(key);
    if (added !== undefined) return added;
    const slot = this.#slots.get(key);
    if (slot === undefined) return undefined;
    const value = this.#values.subarray(slot.start, slot.end);
    if (crc32(value) !== slot.sum) return undefined;
    this.#used.add(key);
    return value.toString('utf8');
  }

  set(key: string, value: string): void {
    this.#added.set(key, value);
  }

  /** Writes what was added. What this run did not use goes first when the size bound is reached. */
  flush(bytesMax: number = limits.cacheBytes): void {
    if (this.#added.size === 0 || !prepareCacheFolder(dirname(this.#path))) return;
    const written = writeAtomically(this.#path, this.#packed(bytesMax), { private: true, durable: false });
    if (written.ok) trimCacheFolder(dirname(this.#path));
  }

  #packed(bytesMax: number): Buffer {
    const index: (string | number)[] = [];
    const values: Buffer[] = [];
    let bytes = 0;
    const keep = (key: string, value: Buffer, sum: number): void => {
      if (bytes + value.length > bytesMax) return;
      bytes += value.length;
      index.push(key, value.length, sum);
      values.push(value);
    };
    for (const [key, text] of this.#added) {
      const value = Buffer.from(text);
      keep(key, value, crc32(value));
    }
    const old = [...this.#slots.keys()].filter((key) => !this.#added.has(key));
    const unused = old.filter((key) => !this.#used.has(key));
    for (const key of [...old.filter((one) => this.#used.has(one)), ...unused]) {
      const slot = this.#slots.get(key);
      if (slot !== undefined) keep(key, this.#values.subarray(slot.start, slot.end), slot.sum);
    }
    return Buffer.concat([packedIndex(index), ...values]);
  }
}

const magic = Buffer.from('HFCACHE1');
const headBytes = magic.length + 8;
const indexBytesMax = 64 * 1024 * 1024;

function packedIndex(index: readonly (string | number)[]): Buffer {
  const json = Buffer.from(JSON.stringify(index));
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(json.length, 0);
  numbers.writeUInt32LE(crc32(json), 4);
  return Buffer.concat([magic, numbers, json]);
}

function parse(
  file: Buffer,
): { readonly values: Buffer; readonly slots: ReadonlyMap<string, Slot> } | undefined {
  if (file.length < headBytes || !file.subarray(0, magic.length).equals(magic)) return undefined;
  const json = file.subarray(headBytes, headBytes + file.readUInt32LE(magic.length));
  if (crc32(json) !== file.readUInt32LE(magic.length + 4)) return undefined;
  const index = jsonOrNothing(json.toString('utf8'));
  const values = file.subarray(headBytes + json.length);
  return Array.isArray(index) ? { values, slots: slotsOf(index) } : undefined;
}

function slotsOf(index: readonly unknown[]): ReadonlyMap<string, Slot> {
  const slots = new Map<string, Slot>();
  let start = 0;
  for (let i = 0; i + 2 < index.length; i += 3) {
    const [key, bytes, sum] = [index[i], index[i + 1], index[i + 2]];
    if (typeof key !== 'string' || typeof bytes !== 'number' || typeof sum !== 'number') break;
    slots.set(key, { start, end: start + bytes, sum });
    start += bytes;
  }
  return slots;
}
