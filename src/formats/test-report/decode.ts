/**
 * Bytes of a report as text. Understands the byte order marks of UTF-8 and UTF-16, UTF-16 without one (PowerShell
 * redirections), and the encoding that an XML declaration names. Invalid bytes become U+FFFD.
 */
export function decodeReport(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

const single = new Set(['iso-8859-1', 'latin1', 'us-ascii', 'windows-1252', 'iso-8859-15']);

function encodingOf(bytes: Uint8Array): string {
  const [a, b, , d] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Every format here starts with an ASCII character, so a zero beside it tells the width and the order.
  if (a !== undefined && a !== 0 && b === 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== undefined && b !== 0) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{1,40})["']/
    .exec(head)?.[1]
    ?.toLowerCase();
  return declared !== undefined && single.has(declared) ? declared : 'utf-8';
}
