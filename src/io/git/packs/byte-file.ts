import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { limits } from '../../../core/limits.ts';
import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import { errorCode, oddKind } from '../../safe-file.ts';

/** A regular file read in windows, so that a pack of many gigabytes takes little memory. */
export class ByteFile {
  readonly size: number;
  readonly #descriptor: number;
  readonly #windows = new Map<number, Buffer>();

  private constructor(descriptor: number, size: number) {
    this.#descriptor = descriptor;
    this.size = size;
  }

  /** Opens without following a link or waiting for a FIFO; the error is a reason for people. */
  static open(path: string): Result<ByteFile, string> {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      const stats = fstatSync(descriptor);
      const odd = oddKind(stats);
      if (odd === undefined) return ok(new ByteFile(descriptor, stats.size));
      closeSync(descriptor);
      return err(odd);
    } catch (cause) {
      return err(`cannot be read: ${errorCode(cause)}`);
    }
  }

  close(): void {
    this.#windows.clear();
    closeSync(this.#descriptor);
  }

  /** The bytes from `start` to `end`, fewer where the file ends; a view that stays valid. */
  slice(start: number, end: number): Buffer {
    const last = Math.min(end, this.size);
    if (start >= last) return Buffer.alloc(0);
    const number = Math.floor(start / windowBytes);
    if (last <= (number + 1) * windowBytes) {
      const from = number * windowBytes;
      return this.#window(number).subarray(start - from, last - from);
    }
    return this.#read(start, last);
  }

  #window(number: number): Buffer {
    const known = this.#windows.get(number);
    if (known !== undefined) return known;
    if (this.#windows.size >= windowsMax) {
      const [oldest] = this.#windows.keys();
      if (oldest !== undefined) this.#windows.delete(oldest);
    }
    const start = number * windowBytes;
    const window = this.#read(start, Math.min(start + windowBytes, this.size));
    this.#windows.set(number, window);
    return window;
  }

  #read(start: number, end: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(end - start);
    let filled = 0;
    while (filled < bytes.length) {
      const got = readQuietly(this.#descriptor, bytes, filled, start + filled);
      if (got === 0) break;
      filled += got;
    }
    return bytes.subarray(0, filled);
  }
}

const windowBytes = 4 * 1024 * 1024;
const windowsMax = limits.packWindowBytes / windowBytes;

/** A read error ends the bytes: whoever reads them finds them too short and says so. */
function readQuietly(descriptor: number, bytes: Buffer, at: number, position: number): number {
  try {
    return readSync(descriptor, bytes, at, bytes.length - at, position);
  } catch {
    return 0;
  }
}
