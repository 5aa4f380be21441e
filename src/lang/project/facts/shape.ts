/**
 * What an expression stands for, as far as its file alone can say; numbers are positions in the lists of `FileFacts`.
 * It is data: what a shape means in a project is worked out by `values/`.
 */
export type Shape =
  | { readonly is: 'function'; readonly n: number }
  | { readonly is: 'class'; readonly n: number }
  /** A name of the file: everything it may be set to. */
  | { readonly is: 'binding'; readonly n: number }
  /** A name that the file does not define: the package's, a wildcard import's or the language's own. */
  | { readonly is: 'global'; readonly name: string; readonly class?: number }
  /** What an import brings: `*` is the module, `=` what `require` gives, `default` the default export. */
  | { readonly is: 'import'; readonly from: string; readonly name: string }
  | { readonly is: 'parameter'; readonly function: number; readonly n: number }
  /** An instance of the class around, or of one below it. */
  | { readonly is: 'this'; readonly class: number }
  /** The class around itself, or one below it (`cls`). */
  | { readonly is: 'own-class'; readonly class: number }
  | { readonly is: 'super'; readonly class: number }
  | { readonly is: 'member'; readonly of: Shape; readonly name: string }
  /** An element of a list, tuple or result: the one at a place, or any; `keyed` by a key that is not known. */
  | { readonly is: 'item'; readonly of: Shape; readonly at?: number; readonly keyed?: true }
  /** `count`: the number of its arguments. */
  | { readonly is: 'call'; readonly callee: Shape; readonly count: number; readonly given: readonly Given[] }
  | { readonly is: 'new'; readonly class: Shape }
  /** An instance of a written type. */
  | {
      readonly is: 'typed';
      readonly type: Shape;
      readonly args?: readonly Shape[];
      readonly qualifier?: string;
    }
  /** Whatever is injected for a token. */
  | { readonly is: 'injected'; readonly token: string }
  | { readonly is: 'object'; readonly n: number }
  | { readonly is: 'list'; readonly of: readonly (Shape | null)[] }
  | { readonly is: 'either'; readonly of: readonly Shape[] };

/** An argument that may be a function, or lead to one: its place, or its keyword. */
export type Given = readonly [at: number | string, shape: Shape];

/** The union of shapes; undefined when there is none. */
export function eitherOf(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const known = shapes.filter((shape) => shape !== undefined);
  return known.length > 1 ? { is: 'either', of: known } : known[0];
}
