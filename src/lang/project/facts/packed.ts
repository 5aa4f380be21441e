import { err, ok, type Result } from '../../../core/result.ts';
import { factsVersion, type FileFacts } from './file-facts.ts';

/** What a packed list starts with: its items follow, or the number of a shape, or (above 1) the values of an object. */
const list = 0;
const reference = 1;
const firstKeys = 2;

/**
 * Facts as text for a cache: JSON in which the keys of objects are written once for all objects that have the same,
 * and each shape once, because the same names come up in many calls.
 */
export function packFacts(facts: FileFacts): string {
  const packer = new Packer();
  const all = packer.packed(facts);
  return JSON.stringify([factsVersion, packer.keys, packer.shapes, all]);
}

class Packer {
  readonly keys: (readonly string[])[] = [];
  readonly shapes: unknown[] = [];
  readonly #keyNumbers = new Map<string, number>();
  readonly #shapeNumbers = new Map<string, number>();
  readonly #known = new Map<object, number>();

  packed(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return [list, ...value.map((item) => this.packed(item))];
    return Object.hasOwn(value, 'is') ? [reference, this.#shape(value)] : this.#object(value);
  }

  #shape(shape: object): number {
    const same = this.#known.get(shape);
    if (same !== undefined) return same;
    const packed = this.#object(shape);
    const text = JSON.stringify(packed);
    const number = this.#shapeNumbers.get(text) ?? this.shapes.push(packed) - 1;
    this.#shapeNumbers.set(text, number);
    this.#known.set(shape, number);
    return number;
  }

  #object(value: object): unknown[] {
    const keys = Object.keys(value);
    const text = keys.join(' ');
    const number = this.#keyNumbers.get(text) ?? this.keys.push(keys) - 1;
    this.#keyNumbers.set(text, number);
    return [number + firstKeys, ...Object.values(value).map((inner) => this.packed(inner))];
  }
}

/** The facts of a text that `packFacts` made; an error for any other text, also of another version. */
export function unpackFacts(text: string): Result<FileFacts, 'not-facts'> {
  const parts = partsOf(text);
  if (parts === undefined) return err('not-facts');
  const [keys, shapes, all] = parts;
  const table: unknown[] = [];
  for (const shape of shapes) table.push(unpacked(shape, keys, table));
  const facts = unpacked(all, keys, table);
  return isFacts(facts) ? ok(facts) : err('not-facts');
}

type Parts = readonly [keys: readonly (readonly string[])[], shapes: readonly unknown[], all: unknown];

function partsOf(text: string): Parts | undefined {
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== factsVersion) return undefined;
    const [, keys, shapes, all] = parts as readonly unknown[];
    return isKeys(keys) && Array.isArray(shapes) ? [keys, shapes, all] : undefined;
  } catch {
    // Not JSON, so not facts: the caller reads the file again.
    return undefined;
  }
}

function isKeys(value: unknown): value is readonly (readonly string[])[] {
  return Array.isArray(value) && value.every((keys) => Array.isArray(keys));
}

function unpacked(value: unknown, keys: Parts[0], table: readonly unknown[]): unknown {
  if (!Array.isArray(value)) return value;
  const packed: readonly unknown[] = value;
  const kind = packed[0];
  if (kind === reference) return table[Number(packed[1])];
  if (kind === list) {
    const items: unknown[] = [];
    for (let at = 1; at < packed.length; at++) items.push(unpacked(packed[at], keys, table));
    return items;
  }
  const names = keys[Number(kind) - firstKeys] ?? [];
  // Written key by key: objects of the same keys share their form, which `Object.fromEntries` does not give them.
  const object: Record<string, unknown> = {};
  for (const [at, name] of names.entries()) object[name] = unpacked(packed[at + 1], keys, table);
  return object;
}

/** The store vouches for its records; this only tells other things apart. */
function isFacts(value: unknown): value is FileFacts {
  return typeof value === 'object' && value !== null && 'functions' in value && 'calls' in value;
}
