import { forTerminal } from '../../core/sanitise.ts';

/** Ids that are valid in a model and unique among those it gave: foreign names in, plain ASCII out. */
export class Ids {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** Whether the id that a name would get is taken. */
  has(name: string): boolean {
    return this.#taken.has(slug(name));
  }

  /** An id like `name`, with a number when that one is taken. */
  claim(name: string, fallback: string): string {
    const base = slug(name) || fallback;
    let id = base;
    for (let n = 2; this.#taken.has(id); n++) id = `${base}-${n}`;
    this.#taken.add(id);
    return id;
  }
}

/** Foreign text as a name: one line, at most 80 characters, the first that is not blank. */
export function nameFrom(...texts: readonly string[]): string {
  return texts.map((text) => forTerminal(text.slice(0, 80)).trim()).find((text) => text !== '') ?? '';
}

/** At most 40 characters of a name, as an id; empty when nothing of it can be one. */
function slug(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
