/**
 * Writes the WebAssembly of the literal stage: four cursors, at equal distances in one text, walk through the same
 * automaton, because one alone only waits for the memory. `node tools/run.mjs tools/secrets/write-scan-module.ts` puts it
 * into the engine.
 *
 * Memory: 256 columns of 16 bits (column times 4), then the table of 32-bit rows (byte offset of the next row).
 * scan(at, distance, count, state, ring, ringBytes, accepting): cursor k walks `count` bytes from `at + k * distance`, the
 * first one from `state` and the others from the root. `accepting` is a power of two that no silent state reaches. Each
 * time a state is at or above it, cursor k writes (address of the byte, state) to its ring, which starts at
 * `ring + k * ringBytes`. It returns the state of the last cursor and the ends of the rings. `count` is a multiple of four.
 */
export function scanModule(): Uint8Array {
  const results = Array.from({ length: cursors + 1 }, () => [i32]);
  const types = [
    [0x60, ...vector(Array.from({ length: parameters }, () => [i32])), ...vector(results)],
    [0x60, ...vector(Array.from({ length: 4 }, () => [i32])), ...vector([[i32]])],
  ];
  const memory = [...text('e'), ...text('m'), 0x02, 0x00, 0x01];
  const bodies = [
    [...vector([[cursors * 3, i32]]), ...walk(), 0x0b],
    [...vector([]), ...emission(), 0x0b],
  ];
  return Uint8Array.from([
    ...code(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00),
    ...section(1, vector(types)),
    ...section(2, vector([memory])),
    ...section(3, vector([[0x00], [0x01]])),
    ...section(7, vector([[...text('scan'), 0x00, 0x00]])),
    ...section(10, vector(bodies.map((body) => [...unsigned(body.length), ...body]))),
  ]);
}

const cursors = 4;
/** Bytes that each cursor walks before the loop is left or goes on. */
const unrolled = 4;
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
/** Addresses; that of the first cursor is `at`. */
const placeOf = (cursor: number): number => (cursor === 0 ? at : parameters + cursors * 2 + cursor);

function walk(): number[] {
  return [
    ...code(...get(at), ...get(count), op.add, ...set(count)),
    ...code(...get(state), ...set(stateOf(0))),
    ...get(ring),
    ...everyCursor.flatMap((cursor) => [op.tee, ringOf(cursor), ...get(ringBytes), op.add]),
    op.drop,
    ...code(0x03, 0x40),
    ...get(at),
    ...everyCursor.slice(1).flatMap((cursor) => [...get(distance), op.add, op.tee, placeOf(cursor)]),
    op.drop,
    ...Array.from({ length: unrolled }, (_, step) => stepOf(step)).flat(),
    ...code(...get(at), ...constant(unrolled), op.add, op.tee, at),
    ...code(...get(count), op.below, 0x0d, 0x00),
    0x0b,
    ...get(stateOf(cursors - 1)),
    ...everyCursor.flatMap((cursor) => get(ringOf(cursor))),
  ];
}

/** Each cursor goes on by one byte; one question asks whether any of them accepts. */
function stepOf(step: number): number[] {
  return [
    ...everyCursor.flatMap((cursor) => advance(cursor, step)),
    ...everyCursor.flatMap((cursor) => [...get(stateOf(cursor)), ...(cursor === 0 ? [] : [op.or])]),
    ...code(...get(accepting), op.notBelow, 0x04, 0x40),
    ...everyCursor.flatMap((cursor) => emit(cursor, step)),
    0x0b,
  ];
}

/** state = table[state + columns[byte at the cursor]] */
function advance(cursor: number, step: number): number[] {
  return [
    ...get(stateOf(cursor)),
    ...code(...get(placeOf(cursor)), op.load8, 0x00, step),
    ...code(...constant(1), op.shiftLeft),
    ...code(op.load16, 0x01, 0x00),
    op.add,
    ...code(op.load, 0x02, ...unsigned(tableAt)),
    ...set(stateOf(cursor)),
  ];
}

function emit(cursor: number, step: number): number[] {
  const place = [...get(placeOf(cursor)), ...(step === 0 ? [] : [...constant(step), op.add])];
  return [
    ...get(stateOf(cursor)),
    ...get(ringOf(cursor)),
    ...place,
    ...get(accepting),
    op.call,
    1,
    ...set(ringOf(cursor)),
  ];
}

/** (state, ring, address, accepting): if (state >= accepting) { ring[0] = address; ring[1] = state; ring += 8 } return ring */
function emission(): number[] {
  const [own, end, place, least] = [0, 1, 2, 3];
  return [
    ...code(...get(own), ...get(least), op.notBelow, 0x04, 0x40),
    ...code(...get(end), ...get(place), op.store, 0x02, 0x00),
    ...code(...get(end), ...get(own), op.store, 0x02, 0x04),
    ...code(...get(end), ...constant(8), op.add, ...set(end)),
    0x0b,
    ...get(end),
  ];
}

const op = {
  call: 0x10,
  drop: 0x1a,
  tee: 0x22,
  load: 0x28,
  load8: 0x2d,
  load16: 0x2f,
  store: 0x36,
  below: 0x49,
  notBelow: 0x4f,
  add: 0x6a,
  or: 0x72,
  shiftLeft: 0x74,
} as const;

/** Instructions that belong together. */
function code(...bytes: readonly number[]): readonly number[] {
  return bytes;
}

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
