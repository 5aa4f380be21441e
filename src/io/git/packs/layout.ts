import type { Pack } from './pack.ts';
import type { Troubles } from './troubles.ts';

/**
 * The families of a pack: every object with its base and the deltas made from it. Objects are numbered by their place
 * in the pack, the first one 0.
 */
export interface Layout {
  readonly count: number;
  /** The row of each object in the index. */
  readonly rows: Uint32Array;
  readonly offsets: Float64Array;
  /** 1 commit, 2 tree, 3 blob, 4 tag; 0 where it is not known, because the object or what it is made from is not there. */
  readonly kinds: Uint8Array;
  readonly bases: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** Every object with a kind, bases before what is made from them, families in the order of the pack. */
  readonly topDown: Uint32Array;
}

/** A whole object, and a delta whose base is not among the indexed objects of this pack. */
export const noBase = -1;
export const baseElsewhere = -2;
const broken = -3;

/** Reads the heads of all objects of a pack. `kindElsewhere`: the kind of an object that has its base elsewhere, or 0. */
export function layoutOf(pack: Pack, troubles: Troubles, kindElsewhere: (offset: number) => number): Layout {
  const { rows, offsets } = inOrder(pack, troubles);
  const count = rows.length;
  const bases = new Int32Array(count);
  const own = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const offset = offsets[at] ?? 0;
    const entry = pack.entryAt(offset);
    own[at] = entry?.kind ?? 0;
    if (entry === undefined) bases[at] = broken;
    else if (entry.back !== undefined) bases[at] = placed(placeOf(offsets, offset - entry.back));
    else if (entry.baseOid !== undefined) bases[at] = placed(placeOfOid(pack, offsets, entry.baseOid));
    else bases[at] = noBase;
    if (entry === undefined)
      troubles.note(nameOf(pack, rows, at), 'no object begins where the pack index says');
  }
  const { firstChild, nextSibling } = childrenOf(bases);
  const kindOf = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    if (bases[at] === noBase) kindOf[at] = own[at] ?? 0;
    else if (bases[at] === baseElsewhere) kindOf[at] = kindElsewhere(offsets[at] ?? 0);
  }
  const layout = { count, rows, offsets, kinds: kindOf, bases, firstChild, nextSibling };
  return { ...layout, topDown: ordered(layout, pack, troubles) };
}

/** The object id of an object, in hex. */
export function nameOf(pack: Pack, rows: Uint32Array, at: number): string {
  return pack.index.oid(rows[at] ?? 0).toString('hex');
}

/** The place of an offset, or -1. */
export function placeOf(offsets: Float64Array, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = offsets[middle] ?? 0;
    if (found === offset) return middle;
    if (found < offset) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function placed(place: number): number {
  return place < 0 ? baseElsewhere : place;
}

function placeOfOid(pack: Pack, offsets: Float64Array, oid: Buffer): number {
  const row = pack.index.find(oid);
  return row < 0 ? -1 : placeOf(offsets, pack.index.offset(row));
}

/** Sorted without a comparison function, which took a tenth of a whole scan. Of two objects at one place one is kept. */
function inOrder(
  pack: Pack,
  troubles: Troubles,
): { readonly rows: Uint32Array; readonly offsets: Float64Array } {
  const { index } = pack;
  const sorted = Float64Array.from({ length: index.count }, (_, row) => index.offset(row)).sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    const offset = sorted[i] ?? 0;
    if (i === 0 || offset !== sorted[kept - 1]) sorted[kept++] = offset;
    else troubles.note(pack.name, 'the pack index names one place for two objects');
  }
  const offsets = sorted.subarray(0, kept);
  const rows = new Uint32Array(kept);
  for (let row = 0; row < index.count; row++) rows[placeOf(offsets, index.offset(row))] = row;
  return { rows, offsets };
}

/** From the last to the first, so that each list is in the order of the pack. */
function childrenOf(bases: Int32Array): { firstChild: Int32Array; nextSibling: Int32Array } {
  const firstChild = new Int32Array(bases.length).fill(-1);
  const nextSibling = new Int32Array(bases.length).fill(-1);
  for (let at = bases.length - 1; at >= 0; at--) {
    const base = bases[at] ?? noBase;
    if (base < 0) continue;
    nextSibling[at] = firstChild[base] ?? -1;
    firstChild[base] = at;
  }
  return { firstChild, nextSibling };
}

/** Breadth first from what needs no other object of the pack. What is not reached is made from itself or from nothing. */
function ordered(layout: Omit<Layout, 'topDown'>, pack: Pack, troubles: Troubles): Uint32Array {
  const { count, rows, kinds: kindOf, bases, firstChild, nextSibling } = layout;
  const order = new Uint32Array(count);
  let filled = 0;
  for (let at = 0; at < count; at++) if ((bases[at] ?? 0) < 0 && kindOf[at] !== 0) order[filled++] = at;
  for (let done = 0; done < filled; done++) {
    const at = order[done] ?? 0;
    for (let child = firstChild[at] ?? -1; child >= 0; child = nextSibling[child] ?? -1) {
      kindOf[child] = kindOf[at] ?? 0;
      order[filled++] = child;
    }
  }
  if (filled < count) {
    for (let at = 0; at < count; at++)
      if (kindOf[at] === 0 && bases[at] !== broken)
        troubles.note(nameOf(pack, rows, at), 'what it is made from is not there, or is made from it');
  }
  return order.subarray(0, filled);
}
