/** Thrown only when Holdfast itself is wrong; caught once per engine and input, and reported as our bug. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}

/** States what must be true here whatever the input was. */
export function assert(condition: boolean, why: string): asserts condition {
  if (!condition) throw new BrokenInvariant(why);
}

/** Ends a `switch` over a union: compiling proves that no member was forgotten. */
export function never(value: never): never {
  throw new BrokenInvariant(`unexpected value ${JSON.stringify(value)}`);
}
