/** The kinds of objects as packs number them. */
export const kinds = { commit: 1, tree: 2, blob: 3, tag: 4, offsetDelta: 6, refDelta: 7 } as const;

/** What the head of an object in a pack says. */
export interface Entry {
  /** 1 to 4 for a whole object, 6 or 7 for a delta. */
  readonly kind: number;
  /** Bytes once inflated, as claimed. */
  readonly size: number;
  /** Where the compressed bytes begin, from the entry's first byte. */
  readonly head: number;
  /** For a delta: how far before this entry its base begins. */
  readonly back?: number;
  readonly baseOid?: Buffer;
}

/** Bytes that hold the longest head: two variable-length numbers and an object id. */
export const headBytesMax = 64;

/** Reads the head of an entry; undefined when it is none. */
export function readEntry(bytes: Buffer, hashBytes: number): Entry | undefined {
  let byte = bytes[0];
  if (byte === undefined) return undefined;
  const kind = (byte >> 4) & 7;
  let size = byte & 15;
  let at = 1;
  for (let scale = 16; byte >= 128; scale *= 128) {
    byte = bytes[at++];
    if (byte === undefined || at > 9) return undefined;
    size += (byte & 127) * scale;
  }
  if (!Number.isSafeInteger(size)) return undefined;
  if (kind === kinds.offsetDelta) return offsetDelta(bytes, size, at);
  if (kind === kinds.refDelta) {
    const baseOid = bytes.subarray(at, at + hashBytes);
    return baseOid.length < hashBytes ? undefined : { kind, size, head: at + hashBytes, baseOid };
  }
  return kind >= 1 && kind <= 4 ? { kind, size, head: at } : undefined;
}

/** Big-endian groups of seven bits, where each further group adds one so that no number has two forms. */
function offsetDelta(bytes: Buffer, size: number, head: number): Entry | undefined {
  let at = head;
  let byte = bytes[at++];
  if (byte === undefined) return undefined;
  let back = byte & 127;
  while (byte >= 128) {
    byte = bytes[at++];
    if (byte === undefined || at > head + 9) return undefined;
    back = (back + 1) * 128 + (byte & 127);
  }
  if (!Number.isSafeInteger(back) || back === 0) return undefined;
  return { kind: kinds.offsetDelta, size, head: at, back };
}
