import { limits } from '../../../core/limits.ts';
import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import { applyDelta, readDelta } from './delta.ts';
import { baseElsewhere, nameOf, noBase } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Pack } from './pack.ts';
import { SpareBuffers } from './spare-buffers.ts';
import type { Troubles } from './troubles.ts';

/** One object as it is visited. */
export interface Visited<T> {
  /** The binary object id; a view. */
  readonly oid: Buffer;
  readonly kind: number;
  /** Only for the time of the call: the buffer is used again afterwards. */
  readonly bytes: Buffer;
  /** What the visitor made of the object that this one is made from, and how: see `Delta`. */
  readonly base: { readonly state: T; readonly size: number; readonly steps: readonly number[] } | undefined;
}

export interface PackVisit<T> {
  readonly pack: Pack;
  readonly layout: Layout;
  readonly troubles: Troubles;
  /** Kinds of objects that are visited. */
  readonly kinds: ReadonlySet<number>;
  /** Larger objects are not made, nor what is made from them. */
  readonly bytesMax: number;
  /** Bytes of objects that may still be made in this run. */
  readonly budget: { bytes: number; rebuilt: number };
  /** Whether an object is visited; it may still be made because others are made from it. */
  readonly wants: (oid: Buffer) => boolean;
  /** Looks at an object, and gives what shall be known when others are made from it. */
  readonly visit: (object: Visited<T>) => T;
  /** An object from wherever it is, by the offset of its delta in this pack. */
  readonly resolve: (offset: number, bytesMax: number) => Result<Buffer, string>;
  readonly signal?: AbortSignal;
}

/**
 * Visits the objects of a pack, each made once: family by family in the order of the pack, and in a family from base
 * to delta, where a base is forgotten as soon as its last delta is made.
 */
export function visitPack<T>(visit: PackVisit<T>): void {
  const walk = new FamilyWalk(visit);
  const { layout, kinds, signal } = visit;
  for (let at = 0; at < layout.count; at++) {
    if (signal?.aborted === true) return;
    const isRoot = layout.bases[at] === noBase || layout.bases[at] === baseElsewhere;
    if (isRoot && kinds.has(layout.kinds[at] ?? 0)) walk.family(at);
  }
}

interface Frame<T> {
  readonly at: number;
  readonly size: number;
  bytes: Buffer | undefined;
  readonly state: { readonly value: T } | undefined;
  /** The next object to be made from this one, or -1. */
  next: number;
}

const wanted = 1;
const needed = 2;

class FamilyWalk<T> {
  readonly #visit: PackVisit<T>;
  readonly #marks: Uint8Array;
  readonly #spares = new SpareBuffers();
  #stack: Frame<T>[] = [];
  #held = 0;

  constructor(visit: PackVisit<T>) {
    this.#visit = visit;
    this.#marks = marksOf(visit);
  }

  family(root: number): void {
    if (this.#marks[root] === 0) return;
    const made = this.#root(root);
    if (made === undefined) return;
    this.#push(made);
    for (let top = this.#stack.at(-1); top !== undefined; top = this.#stack.at(-1)) {
      if (this.#visit.signal?.aborted === true) break;
      if (top.next < 0) this.#pop();
      else this.#descend(top);
    }
    while (this.#stack.length > 0) this.#pop();
  }

  #descend(top: Frame<T>): void {
    const child = top.next;
    top.next = this.#needed(this.#visit.layout.nextSibling[child] ?? -1);
    const base = this.#bytesOf(top);
    if (base === undefined) {
      this.#lose(child, 'what it is made from cannot be made again');
      return;
    }
    const made = this.#made(child, top, base);
    if (top.next < 0) this.#pop();
    if (made !== undefined) this.#push(made);
  }

  #root(at: number): Frame<T> | undefined {
    const { layout, pack, bytesMax } = this.#visit;
    const offset = layout.offsets[at] ?? 0;
    if (layout.bases[at] === baseElsewhere) {
      const bytes = this.#visit.resolve(offset, bytesMax);
      return bytes.ok ? this.#seen(at, bytes.value, undefined) : this.#lose(at, bytes.error);
    }
    const entry = pack.entryAt(offset);
    if (entry === undefined) return this.#lose(at, 'no object begins where the pack index says');
    if (!this.#affords(entry.size)) return this.#lose(at, tooLarge);
    const bytes = pack.inflate(offset, entry, layout.offsets[at + 1]);
    return bytes.ok ? this.#seen(at, bytes.value, undefined) : this.#lose(at, bytes.error);
  }

  #made(at: number, frame: Frame<T>, base: Buffer): Frame<T> | undefined {
    const { layout, pack, bytesMax } = this.#visit;
    const offset = layout.offsets[at] ?? 0;
    const entry = pack.entryAt(offset);
    if (entry === undefined || entry.size > bytesMax) return this.#lose(at, tooLarge);
    const raw = pack.inflate(offset, entry, layout.offsets[at + 1]);
    if (!raw.ok) return this.#lose(at, raw.error);
    const delta = readDelta(raw.value, base.length, bytesMax);
    if (!delta.ok) return this.#lose(at, delta.error === 'too-large' ? tooLarge : delta.error);
    if (!this.#affords(delta.value.size)) return this.#lose(at, tooLarge);
    const bytes = this.#spares.take(delta.value.size);
    applyDelta(base, raw.value, delta.value, bytes);
    const { state, size } = frame;
    return this.#seen(at, bytes, state && { state: state.value, size, steps: delta.value.steps });
  }

  /** Shows an object that was asked for; what is not looked at leaves no state, so that what follows is looked at whole. */
  #seen(at: number, bytes: Buffer, base: Visited<T>['base']): Frame<T> {
    const { layout, pack } = this.#visit;
    const next = this.#needed(layout.firstChild[at] ?? -1);
    const kind = layout.kinds[at] ?? 0;
    let state: { readonly value: T } | undefined;
    if (((this.#marks[at] ?? 0) & wanted) !== 0) {
      const oid = pack.index.oid(layout.rows[at] ?? 0);
      state = { value: this.#visit.visit({ oid, kind, bytes, base }) };
    }
    return { at, size: bytes.length, bytes, state, next };
  }

  #affords(size: number): boolean {
    const { bytesMax, budget } = this.#visit;
    if (size > bytesMax || size > budget.bytes) return false;
    budget.bytes -= size;
    return true;
  }

  /** Counts an object and all that is made from it as not looked at. */
  #lose(at: number, message: string): undefined {
    const { layout, pack, troubles } = this.#visit;
    const lost = [at];
    for (let next = lost.pop(), first = true; next !== undefined; next = lost.pop(), first = false) {
      if (((this.#marks[next] ?? 0) & wanted) !== 0)
        troubles.note(
          nameOf(pack, layout.rows, next),
          first ? message : 'what it is made from cannot be read',
        );
      for (let child = layout.firstChild[next] ?? -1; child >= 0; child = layout.nextSibling[child] ?? -1)
        lost.push(child);
    }
    return undefined;
  }

  #needed(from: number): number {
    let at = from;
    while (at >= 0 && this.#marks[at] === 0) at = this.#visit.layout.nextSibling[at] ?? -1;
    return at;
  }

  #push(frame: Frame<T>): void {
    if (frame.next < 0) {
      if (frame.bytes !== undefined) this.#spares.give(frame.bytes);
      return;
    }
    this.#stack.push(frame);
    this.#held += frame.size;
    for (let i = 0; this.#held > limits.deltaBaseBytes && i < this.#stack.length - 1; i++)
      this.#drop(this.#stack[i]);
  }

  #pop(): void {
    this.#drop(this.#stack.pop());
  }

  #drop(frame: Frame<T> | undefined): void {
    if (frame?.bytes === undefined) return;
    this.#held -= frame.size;
    this.#spares.give(frame.bytes);
    frame.bytes = undefined;
  }

  /** The bytes of a base, made again when their room was needed. */
  #bytesOf(frame: Frame<T>): Buffer | undefined {
    if (frame.bytes !== undefined) return frame.bytes;
    const { layout, budget, resolve, bytesMax } = this.#visit;
    budget.rebuilt += frame.size;
    if (budget.rebuilt > limits.deltaRebuildBytes) return undefined;
    const again = resolve(layout.offsets[frame.at] ?? 0, bytesMax);
    if (!again.ok) return undefined;
    frame.bytes = again.value;
    this.#held += frame.size;
    return frame.bytes;
  }
}

const tooLarge = `larger than a history scan looks at`;

/** What is asked for, and what that is made from. */
function marksOf<T>({ layout, pack, kinds, wants }: PackVisit<T>): Uint8Array {
  const marks = new Uint8Array(layout.count);
  for (let i = layout.topDown.length - 1; i >= 0; i--) {
    const at = layout.topDown[i] ?? 0;
    if (kinds.has(layout.kinds[at] ?? 0) && wants(pack.index.oid(layout.rows[at] ?? 0)))
      marks[at] = (marks[at] ?? 0) | wanted | needed;
    const base = layout.bases[at] ?? noBase;
    if (base >= 0 && marks[at] !== 0) marks[base] = (marks[base] ?? 0) | needed;
  }
  return marks;
}

/** Objects made by one chain of deltas, read from its end to its beginning; the error is a reason for people. */
export function resolveChain(
  pack: Pack,
  offset: number,
  bytesMax: number,
  elsewhere: (oid: Buffer) => Result<{ kind: number; bytes: Buffer }, string>,
): Result<{ readonly kind: number; readonly bytes: Buffer }, string> {
  const chain: number[] = [];
  let at = offset;
  let made: { kind: number; bytes: Buffer } | undefined;
  while (made === undefined) {
    const entry = pack.entryAt(at);
    if (entry === undefined) return err('no object begins where the pack says');
    if (entry.size > bytesMax) return err(tooLarge);
    if (chain.length >= limits.deltaDepth) return err('it is made from too many others, or from itself');
    if (entry.back !== undefined) {
      chain.push(at);
      at -= entry.back;
    } else if (entry.baseOid !== undefined) {
      chain.push(at);
      const row = pack.index.find(entry.baseOid);
      if (row >= 0) at = pack.index.offset(row);
      else {
        const other = elsewhere(entry.baseOid);
        if (!other.ok) return other;
        made = other.value;
      }
    } else {
      const bytes = pack.inflate(at, entry);
      if (!bytes.ok) return bytes;
      made = { kind: entry.kind, bytes: bytes.value };
    }
  }
  return grown(pack, made, chain, bytesMax);
}

function grown(
  pack: Pack,
  root: { readonly kind: number; readonly bytes: Buffer },
  chain: readonly number[],
  bytesMax: number,
): Result<{ readonly kind: number; readonly bytes: Buffer }, string> {
  let { bytes } = root;
  for (let i = chain.length - 1; i >= 0; i--) {
    const at = chain[i] ?? 0;
    const entry = pack.entryAt(at);
    if (entry === undefined) return err('no object begins where the pack says');
    const raw = pack.inflate(at, entry);
    if (!raw.ok) return raw;
    const delta = readDelta(raw.value, bytes.length, bytesMax);
    if (!delta.ok) return err(delta.error === 'too-large' ? tooLarge : delta.error);
    const target = Buffer.allocUnsafeSlow(delta.value.size);
    applyDelta(bytes, raw.value, delta.value, target);
    bytes = target;
  }
  return ok({ kind: root.kind, bytes });
}
