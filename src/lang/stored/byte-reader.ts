/** Reads back what a `ByteWriter` wrote. Over the end of the bytes everything is 0 and empty, and `failed` is set. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number {
    let byte = this.#bytes[this.#at++];
    if (byte === undefined) return this.#fail();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = this.#bytes[this.#at++];
      if (byte === undefined || scale > 0x10000000) return this.#fail();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  difference(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  text(): string {
    const length = this.number();
    const end = this.#at + length;
    if (end > this.#bytes.length) {
      this.#fail();
      return '';
    }
    const text = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, length).toString(
      'utf16le',
    );
    this.#at = end;
    return text;
  }

  /** Whether everything was read and nothing more. */
  get complete(): boolean {
    return !this.failed && this.#at === this.#bytes.length;
  }

  /** Bytes not read yet: no list can have more items. */
  get left(): number {
    return Math.max(0, this.#bytes.length - this.#at);
  }

  #fail(): number {
    this.failed = true;
    this.#at = this.#bytes.length;
    return 0;
  }
}
