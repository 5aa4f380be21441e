import { limits } from '../../core/limits.ts';
import type { ForeignNote } from './rule.ts';

/** Where notes about one rule go. */
export interface NoteSink {
  readonly rule: string;
  readonly notes: ForeignNote[];
}

/**
 * The keys of one mapping of a rule file, taken one by one, so that what nobody took can be told. A value of the wrong
 * kind is noted and counts as absent.
 */
export class Table {
  readonly sink: NoteSink;
  readonly #left = new Map<string, { readonly key: string; readonly value: unknown }>();
  readonly #fold: boolean;

  /** With `anyCase` keys are the same in upper and lower case. */
  constructor(value: object, sink: NoteSink, anyCase: boolean) {
    this.sink = sink;
    this.#fold = anyCase;
    for (const [key, one] of Object.entries(value)) this.#left.set(this.#name(key), { key, value: one });
  }

  /** The same values for notes about another rule. */
  as(rule: string): Table {
    const values = [...this.#left.values()].map(({ key, value }) => [key, value] as const);
    return new Table(Object.fromEntries(values), { ...this.sink, rule }, this.#fold);
  }

  has(key: string): boolean {
    return this.#left.has(this.#name(key));
  }

  /** The names of the keys that nobody took yet. */
  keys(): readonly string[] {
    return [...this.#left.values()].map(({ key }) => key);
  }

  /** The value as it is; undefined when it is not there. */
  take(key: string): unknown {
    const name = this.#name(key);
    const value = this.#left.get(name)?.value;
    this.#left.delete(name);
    return value ?? undefined;
  }

  text(key: string): string | undefined {
    const value = this.take(key);
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return this.#wrong(key, 'expected text');
  }

  number(key: string): number | undefined {
    const value = this.take(key);
    if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
    return this.#wrong(key, 'expected a number');
  }

  flag(key: string): boolean | undefined {
    const value = this.take(key);
    return value === undefined || typeof value === 'boolean'
      ? value
      : this.#wrong(key, 'expected true or false');
  }

  /** Texts of a list; one text stands for a list of one. */
  texts(key: string): readonly string[] {
    const value = this.take(key);
    if (value === undefined) return [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = items.filter((item) => typeof item === 'string');
    if (texts.length < items.length) this.#wrong(key, 'not all of it is text; the rest is taken');
    return texts;
  }

  /** Mappings of a list, or the one mapping. */
  tables(key: string): readonly Table[] {
    const value = this.take(key);
    if (value === undefined) return [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const tables = items.filter((item) => isMapping(item));
    if (tables.length < items.length) this.#wrong(key, 'expected keys and values');
    return tables.map((item) => new Table(item, this.sink, this.#fold));
  }

  /** Notes keys that are known and not honoured, with the reason. */
  ignore(reasons: Readonly<Record<string, string>>, under = ''): void {
    for (const [key, reason] of Object.entries(reasons)) {
      if (this.take(key) !== undefined) this.note('key-ignored', under + key, reason);
    }
  }

  /** Notes all keys that nobody took. */
  ignoreLeft(under = ''): void {
    for (const { key } of this.#left.values()) this.note('key-ignored', under + key, 'the key is not known');
    this.#left.clear();
  }

  note(effect: ForeignNote['effect'], key: string, reason: string): void {
    const { notes, rule } = this.sink;
    if (notes.length < limits.ruleNotes) notes.push({ effect, rule, key, reason });
  }

  #wrong(key: string, reason: string): undefined {
    this.note('key-ignored', key, reason);
  }

  #name(key: string): string {
    return this.#fold ? key.toLowerCase() : key;
  }
}

/** Whether a value is a mapping of keys. */
export function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
