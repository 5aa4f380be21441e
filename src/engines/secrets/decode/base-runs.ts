import { gunzipSync } from 'node:zlib';
import { unpackedWithin } from '../archive/inflate.ts';
import { once } from '../once.ts';
import { LayerBuilder } from './layer.ts';

/** Shorter runs hold no secret of a useful length. */
const leastRun = 24;
/** Bytes at the start of a run that must look like text. */
const probeBytes = 18;

/**
 * What stands in base 64, base64url or hex in a content, where it decodes to text (or to something packed by gzip). Runs
 * that fill their lines go on in the next line.
 */
export function baseRuns(bytes: Buffer, most: number): LayerBuilder {
  const builder = new LayerBuilder('base64', most);
  const table = alphabet();
  for (let at = leastRun - 1; at < bytes.length;) {
    // Only each 24th byte is looked at, and what is around it if it is of the alphabet.
    if (table[bytes[at] ?? 0] === 0) {
      at += leastRun;
      continue;
    }
    let start = at;
    while (start > 0 && at - start < leastRun && table[bytes[start - 1] ?? 0] !== 0) start--;
    let end = at + 1;
    while (end < bytes.length && table[bytes[end] ?? 0] !== 0) end++;
    const next = end - start >= leastRun ? addRun(builder, bytes, start, end) : end;
    at = next + leastRun;
  }
  return builder;
}

/** Decodes the run and what it goes on with; returns where that ends. */
function addRun(builder: LayerBuilder, bytes: Buffer, from: number, end: number): number {
  const head = bytes.toString('latin1', from, Math.min(end, from + probeBytes * 4));
  const isHex = /^[0-9a-fA-F]+$/.test(head) && (end - from) % 2 === 0;
  const encoding = isHex ? 'hex' : 'base64';
  for (const skipped of startsIn(head)) {
    const start = from + skipped;
    if (end - start < leastRun) break;
    const probe = Buffer.from(head.slice(skipped, skipped + probeBytes * 2), encoding).subarray(
      0,
      probeBytes,
    );
    if (isText(probe)) return addText(builder, bytes, { start, end, encoding });
    if (probe[0] === 0x1f && probe[1] === 0x8b) {
      addPacked(builder, bytes, { start, end, encoding });
      return end;
    }
  }
  return end;
}

/** Where base 64 may start in a run: at its start, or after a part of a path or name that goes before it. */
function startsIn(head: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < head.length - 1 && starts.length < 4; i++) {
    if (head[i] === '/' || head[i] === '-' || head[i] === '_') starts.push(i + 1);
  }
  return starts;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly encoding: 'hex' | 'base64';
}

function addText(builder: LayerBuilder, bytes: Buffer, run: Run): number {
  if (!builder.open()) return bytes.length;
  const [outUnit, inUnit] = run.encoding === 'hex' ? [1, 2] : [3, 4];
  let { start, end } = run;
  for (;;) {
    builder.add(Buffer.from(bytes.toString('latin1', start, end), run.encoding), start, outUnit, inUnit);
    const next = nextLine(bytes, start, end);
    if (next === undefined) return end;
    [start, end] = next;
  }
}

/** The run in the next line, when this one fills its line with whole units, as wrapped base 64 does. */
function nextLine(bytes: Buffer, start: number, end: number): readonly [number, number] | undefined {
  if (end - start < 60 || (end - start) % 4 !== 0) return undefined;
  let from = bytes[end] === 0x0d ? end + 1 : end;
  if (bytes[from] !== 0x0a) return undefined;
  from++;
  const least = from;
  while (from - least < 32 && (bytes[from] === 0x20 || bytes[from] === 0x09)) from++;
  const table = alphabet();
  let to = from;
  while (to < bytes.length && to - from <= end - start && table[bytes[to] ?? 0] !== 0) to++;
  return to > from && to - from <= end - start ? [from, to] : undefined;
}

function addPacked(builder: LayerBuilder, bytes: Buffer, { start, end, encoding }: Run): void {
  if (!builder.open()) return;
  const packed = Buffer.from(bytes.toString('latin1', start, end), encoding);
  const unpacked = unpackedWithin(() => gunzipSync(packed, { maxOutputLength: builder.left }));
  if (unpacked === 'too large') builder.isFull = true;
  else if (unpacked !== 'damaged' && unpacked.length > 0)
    builder.add(unpacked, start, unpacked.length, end - start);
}

/** Printable but for one byte in eight; UTF-16 of such. */
function isText(bytes: Uint8Array): boolean {
  let printable = 0;
  let zeros = 0;
  for (const byte of bytes) {
    if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09) printable++;
    else if (byte === 0) zeros++;
  }
  if (zeros >= bytes.length / 2 - 1) return printable + zeros >= bytes.length - 2;
  return printable * 8 >= bytes.length * 7;
}

const alphabet = once((): Uint8Array => {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-')) {
    table[byte] = 1;
  }
  return table;
});
