import { limits } from '../../../core/limits.ts';

/** Buffers that are used again: an object lives only until its last delta was applied, and new memory is dear. */
export class SpareBuffers {
  readonly #free: Buffer[][] = [];
  #bytes = 0;

  /** A buffer of exactly this size, its content undefined. */
  take(size: number): Buffer {
    const order = orderOf(size);
    const spare = this.#free[order]?.pop();
    if (spare === undefined) return Buffer.allocUnsafeSlow(2 ** order).subarray(0, size);
    this.#bytes -= spare.byteLength;
    return spare.subarray(0, size);
  }

  /** Gives back what `take` gave; it must not be looked at any more. */
  give(buffer: Buffer): void {
    const order = orderOf(buffer.length);
    const whole = buffer.buffer;
    if (whole.byteLength !== 2 ** order || this.#bytes + whole.byteLength > limits.spareBytes) return;
    this.#bytes += whole.byteLength;
    (this.#free[order] ??= []).push(Buffer.from(whole));
  }
}

function orderOf(size: number): number {
  return Math.max(12, 32 - Math.clz32(Math.max(0, size - 1)));
}
