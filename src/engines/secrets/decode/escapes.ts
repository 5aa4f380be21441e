import { LayerBuilder } from './layer.ts';

/** A word around an escape is decoded this far to either side. */
const reachBytes = 4096;

/** Percent signs, `\u` `\x` `\/` and HTML's entities; each decodes to one byte that tokens are made of. */
const escape =
  /%([2-7][0-9A-Fa-f])|\\u00([2-7][0-9A-Fa-f])|\\x([2-7][0-9A-Fa-f])|\\(\/)|&#(?:x0{0,4}([2-7][0-9A-Fa-f])|0{0,4}(\d{2,3}));|&(amp|quot|apos|lt|gt);/g;

const named: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };
const percent = 0x25;
const backslash = 0x5c;
const ampersand = 0x26;

/** The words of a content that have escapes in them, with the escapes replaced by what they stand for. */
export function escapedWords(bytes: Buffer, most: number): LayerBuilder {
  const builder = new LayerBuilder('escapes', most);
  let done = 0;
  for (const at of places(bytes)) {
    if (at < done) continue;
    const start = wordStart(bytes, at, done);
    done = wordEnd(bytes, at);
    if (!decodeWord(builder, bytes, start, done)) break;
  }
  return builder;
}

/** Places where an escape may start, in order. */
function* places(bytes: Buffer): Iterable<number> {
  const next = [percent, backslash, ampersand].map((byte) => ({ byte, at: bytes.indexOf(byte) }));
  for (;;) {
    let first: { byte: number; at: number } | undefined;
    for (const one of next) if (one.at >= 0 && (first === undefined || one.at < first.at)) first = one;
    if (first === undefined) return;
    if (mayStart(bytes, first.at)) yield first.at;
    first.at = bytes.indexOf(first.byte, first.at + 1);
  }
}

function mayStart(bytes: Buffer, at: number): boolean {
  const after = bytes[at + 1] ?? 0;
  if (bytes[at] === percent) return after >= 0x32 && after <= 0x37;
  if (bytes[at] === backslash) return after === 0x75 || after === 0x78 || after === 0x2f;
  return after === 0x23 || (after >= 0x61 && after <= 0x7a);
}

function decodeWord(builder: LayerBuilder, bytes: Buffer, start: number, end: number): boolean {
  if (end - start < 12) return true;
  const text = bytes.toString('latin1', start, end);
  let from = 0;
  for (const match of text.matchAll(escape)) {
    if (from === 0 && !builder.open()) return false;
    builder.add(Buffer.from(text.slice(from, match.index), 'latin1'), start + from, 1, 1);
    builder.add(Buffer.from(meant(match), 'latin1'), start + match.index, 1, match[0].length);
    from = match.index + match[0].length;
  }
  if (from > 0) builder.add(Buffer.from(text.slice(from), 'latin1'), start + from, 1, 1);
  return true;
}

function meant([, byPercent, byUnicode, byHex, slash, entityHex, entity, name]: RegExpMatchArray): string {
  const hex = byPercent ?? byUnicode ?? byHex ?? entityHex;
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  if (entity !== undefined) return String.fromCharCode(Math.min(255, Number(entity)));
  return slash ?? named[name ?? ''] ?? '';
}

function wordStart(bytes: Buffer, at: number, done: number): number {
  const least = Math.max(done, at - reachBytes);
  let start = at;
  while (start > least && (bytes[start - 1] ?? 0) > 0x20) start--;
  return start;
}

function wordEnd(bytes: Buffer, at: number): number {
  const most = Math.min(bytes.length, at + reachBytes);
  let end = at + 1;
  while (end < most && (bytes[end] ?? 0) > 0x20) end++;
  return end;
}
