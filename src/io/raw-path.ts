import { isUtf8 } from 'node:buffer';

/** Shows the bytes of a path as text: UTF-8 as it is, every byte that is not UTF-8 as `\xNN`. */
export function shownPath(raw: Uint8Array): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let shown = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at] ?? 0);
    const sequence = bytes.subarray(at, at + length);
    if (length > 0 && sequence.length === length && isUtf8(sequence)) {
      shown += sequence.toString('utf8');
      at += length;
    } else {
      shown += `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
      at += 1;
    }
  }
  return shown;
}

/** What a UTF-8 lead byte promises; 0 for a byte that cannot lead. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** The path as one character per byte, which is how git compares and matches names. */
export function byteText(path: string | Uint8Array): string {
  if (typeof path !== 'string') return Buffer.from(path).toString('latin1');
  return beyondAscii.test(path) ? Buffer.from(path, 'utf8').toString('latin1') : path;
}

const beyondAscii = /[^\u0000-\u007f]/;

/** Orders text as its UTF-8 bytes would be ordered: differs from `<` only beyond U+D7FF. */
export function byBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for characters above U+FFFF, so they rank behind U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
