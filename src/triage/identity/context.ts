import type { Names } from './side.ts';

/** The neighbouring lines of contexts, split on first use. */
export class Contexts {
  readonly #names: Names;
  readonly #lines = new Map<number, readonly string[]>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** The lines that tell something: a lone bracket does not. */
  linesOf(context: number): readonly string[] {
    const known = this.#lines.get(context);
    if (known !== undefined) return known;
    const lines = this.#names
      .text(context)
      .split('\n', linesMax)
      .filter((line) => line.length > 2);
    this.#lines.set(context, lines);
    return lines;
  }
}

/** An engine gives four; a hostile state may give any number. */
const linesMax = 16;

/** How many telling lines two contexts share; equal contexts share one more, even when they are empty. */
export function contextOverlap(contexts: Contexts, a: number, b: number): number {
  const lines = contexts.linesOf(a);
  if (a === b) return lines.length + 1;
  const others = contexts.linesOf(b);
  return lines.filter((line) => others.includes(line)).length;
}
