/** One element of DER: its tag, its content, and where it ends. */
export interface DerItem {
  readonly tag: number;
  readonly content: Buffer;
  readonly end: number;
}

export const tags = { integer: 0x02, octets: 0x04, nothing: 0x05, oid: 0x06, sequence: 0x30 } as const;

/** The element at `at`, or undefined when its header or length does not fit the bytes. */
export function readDer(bytes: Buffer, at = 0): DerItem | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  const long = first & 0x80 ? first & 0x7f : 0;
  if (long > 3 || first === 0x80) return undefined;
  const length =
    long === 0 ? first : bytes.subarray(at + 2, at + 2 + long).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = at + 2 + long;
  if (start + length > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, start + length), end: start + length };
}

/** The elements inside one, at most 16, or undefined when they do not fill it exactly. */
export function derChildren(content: Buffer): readonly DerItem[] | undefined {
  const items: DerItem[] = [];
  let at = 0;
  while (at < content.length) {
    const item = readDer(content, at);
    if (item === undefined || items.length === 16) return undefined;
    items.push(item);
    at = item.end;
  }
  return items;
}

/** Writes one element. */
export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
