import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import { ByteFile } from './byte-file.ts';
import { headBytesMax, readEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { inflateExactly } from './inflate.ts';
import type { PackIndex } from './pack-index.ts';

/** A pack and its index, opened for reading. */
export class Pack {
  readonly name: string;
  readonly index: PackIndex;
  readonly #file: ByteFile;

  private constructor(name: string, index: PackIndex, file: ByteFile) {
    this.name = name;
    this.index = index;
    this.#file = file;
  }

  /** Opens a pack of version 2 or 3; the error is a reason for people. */
  static open(path: string, name: string, index: PackIndex): Result<Pack, string> {
    const file = ByteFile.open(path);
    if (!file.ok) return file;
    const head = file.value.slice(0, packHead);
    const version = head.length < packHead ? 0 : head.readUInt32BE(4);
    if (head.toString('latin1', 0, 4) === 'PACK' && (version === 2 || version === 3))
      return ok(new Pack(name, index, file.value));
    file.value.close();
    return err('not a pack of version 2 or 3');
  }

  close(): void {
    this.#file.close();
  }

  /** Where the objects end and the pack's own checksum begins. */
  get end(): number {
    return this.#file.size - this.index.hashBytes;
  }

  /** The head of the object at an offset; undefined when none can begin there. */
  entryAt(offset: number): Entry | undefined {
    if (offset < packHead || offset >= this.end) return undefined;
    return readEntry(
      this.#file.slice(offset, Math.min(offset + headBytesMax, this.end)),
      this.index.hashBytes,
    );
  }

  /**
   * The inflated bytes of an entry: an object, or the delta that makes it. `until`: where the next object begins, if
   * that is known.
   */
  inflate(offset: number, entry: Entry, until: number = this.end): Result<Buffer, string> {
    const start = offset + entry.head;
    const next = until > start && until < this.end ? until : this.end;
    // The index may be wrong about the next object: deflate adds little to what it cannot compress.
    const longest = start + entry.size + Math.ceil(entry.size / 1000) + 128;
    return inflateExactly(this.#file.slice(start, Math.min(next, longest)), entry.size);
  }
}

const packHead = 12;
