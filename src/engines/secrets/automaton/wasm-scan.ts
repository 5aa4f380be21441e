import { type Dfa, type Visit, scanOn } from '../dfa.ts';
import type { LiteralScan } from './literal-scan.ts';
import { scanModuleText } from './scan-module.ts';
import { webAssembly } from './web-assembly.ts';

/** Bytes looked at in one call: they stay in the processor's cache between being copied and being read. */
const blockBytes = 64 * 1024;
const pageBytes = 64 * 1024;
/** Cursors of the module, and where it expects its two tables. */
const cursors = 4;
const columnsAt = 0;
const rowsAt = 512;

/** Takes at, distance, count, state, ring, ringBytes, accepting: see tools/secrets/scan-module.ts. */
type Walk = (...numbers: readonly number[]) => Iterable<number>;

interface Scanner {
  readonly walk: Walk;
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  /** Offsets in the memory: the block, and what the first cursor found; the others' rings follow. */
  readonly block: number;
  readonly ring: number;
  readonly ringBytes: number;
  /** Byte offset of the first accepting row: a power of two, so that one `or` asks all cursors at once. */
  readonly accepting: number;
}

/** A scan by several cursors in WebAssembly, or undefined where there is none. */
export function wasmScan(dfa: Dfa): LiteralScan | undefined {
  const scanner = scannerFor(dfa);
  if (scanner === undefined) return undefined;
  return (bytes, visit) => {
    let state = 0;
    for (let from = 0; from < bytes.length; from += blockBytes) {
      const block = { bytes, from, size: Math.min(blockBytes, bytes.length - from), state };
      state = scanBlock(dfa, scanner, block, visit);
    }
  };
}

interface Block {
  readonly bytes: Uint8Array;
  /** Where the block starts in the text. */
  readonly from: number;
  readonly size: number;
  /** The state before its first byte. */
  readonly state: number;
}

/** Visits what ends in the block and returns the state after it. */
function scanBlock(dfa: Dfa, scanner: Scanner, block: Block, visit: Visit): number {
  const { bytes, from, size } = block;
  // Each cursor but the first starts so early that it is in the state that the one before would have come to.
  const most = Math.floor((size - dfa.longest) / cursors);
  // The module walks four bytes at a time: three distances less than the size must be a multiple of four.
  const distance = most - ((((most - 3 * size) % 4) + 4) % 4);
  if (distance <= 0) return scanOn(dfa, bytes, { from, to: from + size, state: block.state }, visit);
  const count = size - (cursors - 1) * distance;
  const { walk, ring, ringBytes, accepting } = scanner;
  scanner.bytes.set(bytes.subarray(from, from + size), scanner.block);
  const [last = 0, ...ends] = walk(
    scanner.block,
    distance,
    count,
    rowOf(dfa, accepting, block.state),
    ring,
    ringBytes,
    accepting,
  );
  for (const [cursor, to] of ends.entries()) {
    const after = cursor === 0 ? 0 : from + count + (cursor - 1) * distance;
    drain(dfa, scanner, { from: ring + cursor * ringBytes, to, base: from - scanner.block, after }, visit);
  }
  return stateOf(dfa, accepting, last);
}

interface Ring {
  readonly from: number;
  readonly to: number;
  /** Added to an address to make it an offset of the text. */
  readonly base: number;
  /** Ends up to here were found by the cursor before. */
  readonly after: number;
}

function drain(dfa: Dfa, { words, accepting }: Scanner, ring: Ring, visit: Visit): void {
  const { outputs, width } = dfa;
  for (let at = ring.from / 4; at < ring.to / 4; at += 2) {
    const end = (words[at] ?? 0) + ring.base + 1;
    if (end <= ring.after) continue;
    const row = (words[at + 1] ?? 0) - accepting;
    for (const literal of outputs[row / (width * 4)] ?? []) visit(literal, end);
  }
}

function scannerFor(dfa: Dfa): Scanner | undefined {
  const api = webAssembly();
  if (api === undefined) return undefined;
  const accepting = powerOfTwo(dfa.accepting * 4);
  const block = rowsAt + accepting + (dfa.next.length - dfa.accepting) * 4;
  const ring = aligned(block + blockBytes);
  // A cursor walks at most its part of a block and the overlap, and each byte may end a literal.
  const ringBytes = 8 * (Math.ceil(blockBytes / cursors) + dfa.longest + cursors * cursors);
  const initial = Math.ceil((ring + cursors * ringBytes) / pageBytes);
  const memory = new api.Memory({ initial });
  const { buffer } = memory;
  fill(dfa, accepting, buffer);
  const module = new api.Module(Buffer.from(scanModuleText, 'base64'));
  const { exports } = new api.Instance(module, { e: { m: memory } });
  const { scan } = exports;
  if (scan === undefined) return undefined;
  const views = { bytes: new Uint8Array(buffer), words: new Uint32Array(buffer) };
  return { walk: scan, ...views, block, ring, ringBytes, accepting };
}

function fill(dfa: Dfa, accepting: number, buffer: ArrayBuffer): void {
  const columns = new Uint16Array(buffer, columnsAt, 256);
  for (const [byte, column] of dfa.columnOf.entries()) columns[byte] = column * 4;
  const rows = new Uint32Array(buffer, rowsAt);
  const gap = accepting / 4 - dfa.accepting;
  for (let at = 0; at < dfa.next.length; at++) {
    rows[at < dfa.accepting ? at : at + gap] = rowOf(dfa, accepting, dfa.next[at] ?? 0);
  }
}

/** The byte offset of a state's row; those of accepting states start at a power of two. */
function rowOf(dfa: Dfa, accepting: number, state: number): number {
  return state < dfa.accepting ? state * 4 : accepting + (state - dfa.accepting) * 4;
}

function stateOf(dfa: Dfa, accepting: number, row: number): number {
  return row < accepting ? row / 4 : dfa.accepting + (row - accepting) / 4;
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(least, 4)));
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
