/**
 * Keeps what was worked out from rules, for the next run. What it gives back was put there by the same build of this
 * program: whoever makes the store sees to that, and to its integrity.
 */
export interface CompiledStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** A store that ends with the process. */
export class MemoryStore implements CompiledStore {
  readonly #values = new Map<string, string>();

  get(key: string): string | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: string): void {
    this.#values.set(key, value);
  }
}
