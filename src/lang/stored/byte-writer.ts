/** Numbers and texts into bytes, growing as needed. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** A number from 0 to 2^32 - 1, in one to five bytes. */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow(5);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A difference of two such numbers, either sign. */
  difference(value: number): void {
    this.number(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** In UTF-16, so that lone surrogates come back as they were. */
  text(value: string): void {
    const bytes = Buffer.from(value, 'utf16le');
    this.number(bytes.length);
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
