import { limits } from '../../core/limits.ts';
import { union, untainted, type TaintTable, type Taints } from './taint.ts';

/**
 * What is known of a value: its own taints, and those of its fields where they differ. A field that is not listed has
 * what the value has and what `anyKey` has.
 */
export interface Cell {
  readonly taints: Taints;
  readonly fields: ReadonlyMap<string, Cell> | undefined;
  /** Of a list that was made empty and only added to: the number of its elements. */
  readonly size?: number;
}

/** Where values are put whose key is not known. */
export const anyKey = '*';

/** What a function gives that is a value itself: no taint of the function. */
export const returned = '()';

/** A value without taint. */
export const clean: Cell = { taints: untainted, fields: undefined };

/** A value whose every part has the same taints. */
export function flat(taints: Taints): Cell {
  return taints.length === 0 ? clean : { taints, fields: undefined };
}

/** Reads and joins values. */
export class Cells {
  readonly #table: TaintTable;
  readonly #work: (units: number) => void;

  /** `work` is told how much a join takes: taints that are merged and fields that are gone through. */
  constructor(table: TaintTable, work: (units: number) => void = () => undefined) {
    this.#table = table;
    this.#work = work;
  }

  /** What a value may be that is one of two; one of them itself where it covers both. */
  join(a: Cell, b: Cell): Cell {
    if (a === b) return a;
    if (a.size !== b.size) return this.join(unsized(a), unsized(b));
    if (b === clean) return a;
    if (a === clean) return b;
    this.#work(1 + a.taints.length + b.taints.length + (a.fields?.size ?? 0) + (b.fields?.size ?? 0));
    const taints = union(a.taints, b.taints);
    const fields = this.#joinedFields(a, b);
    if (taints === a.taints && fields === a.fields) return a;
    return a.size === undefined ? { taints, fields } : { taints, fields, size: a.size };
  }

  #joinedFields(a: Cell, b: Cell): Cell['fields'] {
    if (a.fields === undefined && b.fields === undefined) return undefined;
    if (a.fields === b.fields && a.taints === b.taints) return a.fields;
    const keys = new Set([...(a.fields?.keys() ?? []), ...(b.fields?.keys() ?? [])]);
    let changed = a.fields === undefined || keys.size !== a.fields.size;
    const fields = new Map<string, Cell>();
    for (const key of keys) {
      const own = this.#asField(a, key);
      const joined = this.join(own, this.#asField(b, key));
      if (joined !== a.fields?.get(key)) changed = true;
      fields.set(key, joined);
    }
    return changed ? fields : a.fields;
  }

  /** A field for joining: for `anyKey` only what was put there, as the rest is in the value's own taints. */
  #asField(cell: Cell, key: string): Cell {
    const known = cell.fields?.get(key);
    if (known !== undefined) return known;
    return key === anyKey ? clean : this.field(cell, key);
  }

  /** The field of a value. */
  field(cell: Cell, key: string): Cell {
    const known = cell.fields?.get(key);
    if (known !== undefined)
      return key === anyKey ? this.join(flat(this.#table.inherited(cell.taints, key)), known) : known;
    if (cell.taints.length === 0 && cell.fields === undefined) return clean;
    const inherited = flat(this.#table.inherited(cell.taints, key));
    const any = cell.fields?.get(anyKey);
    return any === undefined ? inherited : this.join(inherited, any);
  }

  /** Any field of a value. */
  element(cell: Cell): Cell {
    let found = flat(this.#table.inherited(cell.taints, anyKey));
    for (const [key, field] of cell.fields ?? []) if (key !== returned) found = this.join(found, field);
    return found;
  }

  /** The elements of a list from a place on, as a list. */
  listFrom(cell: Cell, at: number): Cell {
    if (cell.fields === undefined) return cell;
    let list: Cell = { taints: cell.taints, fields: undefined };
    for (const [key, field] of cell.fields) {
      const place = isPlace(key) ? Number(key) - at : undefined;
      if (place === undefined) list = this.withField(list, key, field, true);
      else if (place >= 0) list = this.withField(list, String(place), field, false);
    }
    return list;
  }

  /** A list with one more element at its end, or wherever where nobody knows how many it has. */
  appended(cell: Cell, value: Cell): Cell {
    const { size } = cell;
    if (size === undefined || size >= limits.taintKeys)
      return this.withField(unsized(cell), anyKey, value, true);
    const { taints, fields } = this.withField(cell, String(size), value, false);
    return { taints, fields, size: size + 1 };
  }

  /** A list without the element at a place: those behind it have moved. */
  without(cell: Cell, at: number): Cell {
    const size = cell.size ?? 0;
    let list: Cell = { taints: cell.taints, fields: undefined };
    for (const [key, field] of cell.fields ?? []) {
      const place = Number(key);
      if (place !== at) list = this.withField(list, String(place > at ? place - 1 : place), field, false);
    }
    return { ...list, size: Math.max(0, size - 1) };
  }

  /** A list whose elements may be anywhere in it. */
  shuffled(cell: Cell): Cell {
    if (cell.fields === undefined) return cell.taints.length === 0 ? clean : flat(cell.taints);
    return this.withField(flat(cell.taints), anyKey, this.element(cell), true);
  }

  /** A value with another field. `weak`: what was there may still be there. */
  withField(cell: Cell, key: string, value: Cell, weak: boolean): Cell {
    const before = this.#asField(cell, key);
    const after = weak ? this.join(before, value) : value;
    if (after === cell.fields?.get(key)) return cell;
    if (after === clean && cell.fields === undefined && cell.taints.length === 0) return cell;
    const isFull = (cell.fields?.size ?? 0) >= limits.taintKeys && cell.fields?.has(key) !== true;
    if (isFull && key !== anyKey) return this.withField(cell, anyKey, value, true);
    return { taints: cell.taints, fields: new Map(cell.fields ?? []).set(key, after) };
  }

  /** The taints of a value and of everything in it. */
  deep(cell: Cell): Taints {
    let found = cell.taints;
    if (cell.fields === undefined) return found;
    for (const [key, field] of cell.fields) if (key !== returned) found = union(found, this.deep(field));
    return this.#table.limited(found);
  }

  /** A value that is small enough to be kept: the deepest fields are no longer told apart where there are too many. */
  kept(cell: Cell): Cell {
    let depth = limits.taintFields + 1;
    let result = this.shallow(cell, depth);
    while (depth > 0 && sizeOf(result, limits.taintCells) > limits.taintCells)
      result = this.shallow(result, --depth);
    return result;
  }

  /** A value in which fields below some depth are no longer told apart. */
  shallow(cell: Cell, depth: number): Cell {
    if (cell.fields === undefined) return cell;
    if (depth === 0) return flat(this.deep(cell));
    let changed = false;
    const fields = new Map<string, Cell>();
    for (const [key, field] of cell.fields) {
      const kept = this.shallow(field, depth - 1);
      changed ||= kept !== field;
      fields.set(key, kept);
    }
    return changed ? { taints: cell.taints, fields } : cell;
  }

  /** A value with more taints everywhere. */
  tainted(cell: Cell, taints: Taints): Cell {
    if (taints.length === 0) return cell;
    if (cell.fields === undefined) return flat(union(cell.taints, taints));
    const fields = new Map(
      [...cell.fields].map(([key, field]) => [key, this.tainted(field, taints)] as const),
    );
    return { taints: union(cell.taints, taints), fields };
  }
}

function unsized(cell: Cell): Cell {
  if (cell.size === undefined) return cell;
  const { taints, fields } = cell;
  return taints.length === 0 && fields === undefined ? clean : { taints, fields };
}

/** Whether a key is the place of an element in a list. */
export function isPlace(key: string): boolean {
  return /^\d{1,6}$/.test(key);
}

/** Fields of a value and of its fields; counting ends above a number. */
function sizeOf({ fields }: Cell, max: number): number {
  if (fields === undefined) return 0;
  let size = fields.size;
  for (const field of fields.values()) {
    if (size > max) break;
    size += sizeOf(field, max - size);
  }
  return size;
}
