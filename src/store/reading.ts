import { Refusal } from './store-error.ts';

/**
 * Reads the fields of a stored value. A database or bundle may come from anywhere: what does not have the shape we
 * wrote is refused as corrupt, by throwing `Refusal`.
 */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #what: string;

  constructor(value: unknown, what: string) {
    if (!isObject(value)) throw corrupt(what, 'is no object');
    this.#values = value;
    this.#what = what;
  }

  /** From its JSON text. */
  static parse(json: unknown, what: string): Fields {
    if (typeof json !== 'string') throw corrupt(what, 'is no text');
    try {
      return new Fields(JSON.parse(json), what);
    } catch (error) {
      if (error instanceof SyntaxError) throw corrupt(what, 'is no JSON');
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#at(name) !== undefined;
  }

  text(name: string): string {
    const value = this.#at(name);
    if (typeof value !== 'string') throw this.#wrong(name);
    return value;
  }

  number(name: string): number {
    const value = this.#at(name);
    if (typeof value !== 'number' || !Number.isFinite(value)) throw this.#wrong(name);
    return value;
  }

  flag(name: string): boolean {
    const value = this.#at(name);
    if (typeof value !== 'boolean') throw this.#wrong(name);
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.#at(name);
    const choice = choices.find((one) => one === value);
    if (choice === undefined) throw this.#wrong(name);
    return choice;
  }

  object(name: string): Fields {
    return new Fields(this.#at(name), `${this.#what} ${name}`);
  }

  objects(name: string): readonly Fields[] {
    return this.#list(name).map((value) => new Fields(value, `${this.#what} ${name}`));
  }

  texts(name: string): readonly string[] {
    return this.#list(name).map((value) => {
      if (typeof value !== 'string') throw this.#wrong(name);
      return value;
    });
  }

  numbers(name: string): Readonly<Record<string, number>> {
    const value = this.#at(name);
    if (!isObject(value)) throw this.#wrong(name);
    const counts = Object.entries(value).map(([key, count]): [string, number] => {
      if (typeof count !== 'number') throw this.#wrong(name);
      return [key, count];
    });
    return Object.fromEntries(counts);
  }

  #list(name: string): readonly unknown[] {
    const value = this.#at(name);
    if (!Array.isArray(value)) throw this.#wrong(name);
    return value;
  }

  #at(name: string): unknown {
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
  }

  #wrong(name: string): Refusal {
    return corrupt(this.#what, `has no proper ${name}`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function corrupt(what: string, how: string): Refusal {
  return new Refusal({
    kind: 'corrupt',
    message: `a stored ${what} ${how}`,
    todo: 'Move the state away; the next run starts a new one. Import a bundle if you have one.',
  });
}
