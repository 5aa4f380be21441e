import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { limits } from '../core/limits.ts';
import { writeAtomically } from './atomic.ts';
import { prepareCacheFolder, readCacheFile, trimCacheFolder } from './cache-folder.ts';

/**
 * Records kept between runs in one file that is only appended to, so that several processes may write at once. Each
 * record is its own proof: a head with key, length and checksum, and whatever is torn, damaged or foreign is passed by.
 *
 * Layout of a record: magic (4 bytes), length of the value (32 bits), CRC of key and value (32 bits), key (32 bytes), value.
 */
export class RecordLog {
  readonly #path: string;
  readonly #bytesMax: number;
  #file: { readonly bytes: Buffer; readonly places: ReadonlyMap<string, Place> } | undefined;
  #added: Buffer[] = [];
  #addedBytes = 0;
  #heldBytes = 0;
  readonly #new = new Map<string, Buffer>();

  /** `path`: a `.cache` file in the user's cache folder. Nothing is read before the first `get`. */
  constructor(path: string, bytesMax: number = limits.recordLogBytes) {
    this.#path = path;
    this.#bytesMax = bytesMax;
  }

  /** `key`: 64 hex digits. */
  get(key: string): Uint8Array | undefined {
    const added = this.#new.get(key);
    if (added !== undefined) return added;
    const { bytes, places } = this.#opened();
    const place = places.get(key);
    if (place === undefined) return undefined;
    const value = bytes.subarray(place.start, place.end);
    return crc32(value, crc32(Buffer.from(key, 'hex'))) === place.sum ? value : undefined;
  }

  set(key: string, value: Uint8Array): void {
    if (value.length > this.#bytesMax / 8) return;
    const head = Buffer.alloc(headBytes);
    const name = Buffer.from(key, 'hex');
    magic.copy(head, 0);
    head.writeUInt32LE(value.length, 4);
    head.writeUInt32LE(crc32(value, crc32(name)), 8);
    name.copy(head, 12);
    const bytes = Buffer.from(value);
    this.#added.push(head, bytes);
    this.#addedBytes += headBytes + bytes.length;
    this.#new.set(key, bytes);
    if (this.#addedBytes >= writeBytes) this.flush();
  }

  /** Appends what was added since; a log that cannot be written costs time in the next run, never the run. */
  flush(): void {
    if (this.#added.length === 0) return;
    const batch = Buffer.concat(this.#added);
    this.#added = [];
    this.#addedBytes = 0;
    // What was written is not read back: this run asks for it again soon, as long as it is little.
    this.#heldBytes += batch.length;
    if (this.#heldBytes > heldBytesMax) {
      this.#heldBytes = 0;
      this.#new.clear();
    }
    if (!prepareCacheFolder(dirname(this.#path)) || !append(this.#path, batch, this.#bytesMax)) return;
    trimCacheFolder(dirname(this.#path));
  }

  #opened(): { readonly bytes: Buffer; readonly places: ReadonlyMap<string, Place> } {
    if (this.#file === undefined) {
      const bytes = contentOf(this.#path, this.#bytesMax);
      this.#file = { bytes, places: placesIn(bytes) };
    }
    return this.#file;
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly sum: number;
}

const magic = Buffer.from('HFR1');
const keyBytes = 32;
const headBytes = 12 + keyBytes;
/** What is added is written when it is this much. */
const writeBytes = 4 * 1024 * 1024;

/** Bytes of written records that are held for later questions. */
const heldBytesMax = 32 * 1024 * 1024;

/** Where the records lie. After a damaged one the next magic is looked for; of two with one key the later counts. */
function placesIn(bytes: Buffer): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let at = 0;
  while (at >= 0 && at + headBytes <= bytes.length) {
    const end = at + headBytes + bytes.readUInt32LE(at + 4);
    if (!beginsAt(bytes, at) || !(end === bytes.length || beginsAt(bytes, end))) {
      at = bytes.indexOf(magic, at + 1);
      continue;
    }
    const key = bytes.toString('hex', at + 12, at + headBytes);
    places.set(key, { start: at + headBytes, end, sum: bytes.readUInt32LE(at + 8) });
    at = end;
  }
  return places;
}

function beginsAt(bytes: Buffer, at: number): boolean {
  return at + magic.length <= bytes.length && bytes.readUInt32LE(at) === magic.readUInt32LE(0);
}

const writeFlags =
  constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function contentOf(path: string, bytesMax: number): Buffer {
  // No log is slower and never wrong.
  return readCacheFile(path, bytesMax * 2) ?? Buffer.alloc(0);
}

/** One write call for all of it: the system appends it in one piece. A log that is full starts anew. */
function append(path: string, batch: Buffer, bytesMax: number): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, writeFlags, 0o600);
    const stats = fstatSync(file);
    if (!stats.isFile()) return false;
    if (stats.size + batch.length > bytesMax) return startAnew(path, batch);
    return writeSync(file, batch) === batch.length;
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function startAnew(path: string, batch: Buffer): boolean {
  return writeAtomically(path, batch, { private: true, durable: false }).ok;
}
