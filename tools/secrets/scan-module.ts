/**
 * Writes the WebAssembly of the literal stage: four cursors, at equal distances in one text, walk through the same
 * automaton, because one alone only waits for the memory. `node tools/run.mjs tools/secrets/write-scan-module.ts` puts it
 * into the engine.
 *
 * Memory: 256 columns of 16 bits (column times 4), then the table of 32-bit rows (byte offset of the next row).
 * scan(at, distance, count, state, ring, ringBytes, accepting): cursor k walks `count` bytes from `at + k * distance`, the
 * first one from `state` and the others from the root. `accepting` is a power of two that no silent state reaches. Each
 * time a state is at or above it, cursor k writes (address of the byte, state) to its ring, which starts at
 * `ring + k * ringBytes`. It returns the state of the last cursor and the ends of the rings.
 */
export function scanModule(): Uint8Array {
  const results = Array.from({ length: cursors + 1 }, () => [i32]);
  const type = vector([[0x60, ...vector(Array.from({ length: parameters }, () => [i32])), ...vector(results)]]);
  const memory = [...text('e'), ...text('m'), 0x02, 0x00, 0x01];
  const body = [...vector([[cursors * 2, i32]]), ...walk(), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, type),
    ...section(2, vector([memory])),
    ...section(3, vector([[0x00]])),
    ...section(7, vector([[...text('scan'), 0x00, 0x00]])),
    ...section(10, vector([[...unsigned(body.length), ...body]])),
  ]);
}

const cursors = 4;
const everyCursor = Array.from({ length: cursors }, (_, cursor) => cursor);
/** Where the table of rows starts. */
const tableAt = 512;
const i32 = 0x7f;
const parameters = 7;
const at = 0;
const distance = 1;
/** Becomes the address at which the first cursor stops. */
const count = 2;
const state = 3;
const ring = 4;
const ringBytes = 5;
const accepting = 6;
const stateOf = (cursor: number): number => parameters + cursor;
const ringOf = (cursor: number): number => parameters + cursors + cursor;

function walk(): number[] {
  return [
    ...[...get(at), ...get(count), op.add, ...set(count)],
    ...[...get(state), ...set(stateOf(0))],
    ...everyCursor.flatMap((cursor) => [...get(ring), ...times(cursor, ringBytes), ...set(ringOf(cursor))]),
    ...[0x03, 0x40],
    ...everyCursor.flatMap(advance),
    ...everyCursor.flatMap((cursor) => [...get(stateOf(cursor)), ...(cursor === 0 ? [] : [op.or])]),
    ...[...get(accepting), op.notBelow, 0x04, 0x40],
    ...everyCursor.flatMap(emit),
    0x0b,
    ...[...get(at), ...constant(1), op.add, op.tee, at],
    ...[...get(count), op.below, 0x0d, 0x00],
    0x0b,
    ...get(stateOf(cursors - 1)),
    ...everyCursor.flatMap((cursor) => get(ringOf(cursor))),
  ];
}

/** state = table[state + columns[byte at the cursor]] */
function advance(cursor: number): number[] {
  return [
    ...get(stateOf(cursor)),
    ...[...get(at), ...times(cursor, distance), op.load8, 0x00, 0x00],
    ...[...constant(1), op.shiftLeft],
    ...[op.load16, 0x01, 0x00],
    op.add,
    ...[op.load, 0x02, ...unsigned(tableAt)],
    ...set(stateOf(cursor)),
  ];
}

/** if (state >= accepting) { ring[0] = address; ring[1] = state; ring += 8 } */
function emit(cursor: number): number[] {
  const end = ringOf(cursor);
  return [
    ...[...get(stateOf(cursor)), ...get(accepting), op.notBelow, 0x04, 0x40],
    ...[...get(end), ...get(at), ...times(cursor, distance), op.store, 0x02, 0x00],
    ...[...get(end), ...get(stateOf(cursor)), op.store, 0x02, 0x04],
    ...[...get(end), ...constant(8), op.add, ...set(end)],
    0x0b,
  ];
}

/** Adds a local `factor` times to what is on the stack. */
function times(factor: number, local: number): number[] {
  if (factor === 0) return [];
  return [...get(local), ...(factor === 1 ? [] : [...constant(factor), op.multiply]), op.add];
}

const op = {
  tee: 0x22,
  load: 0x28,
  load8: 0x2d,
  load16: 0x2f,
  store: 0x36,
  below: 0x49,
  notBelow: 0x4f,
  add: 0x6a,
  multiply: 0x6c,
  or: 0x72,
  shiftLeft: 0x74,
} as const;

function get(local: number): number[] {
  return [0x20, local];
}

function set(local: number): number[] {
  return [0x21, local];
}

function constant(value: number): number[] {
  return [0x41, value];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(value: string): number[] {
  return [...unsigned(value.length), ...Buffer.from(value, 'latin1')];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
