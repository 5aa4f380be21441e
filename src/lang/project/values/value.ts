import type { Shape } from '../facts/shape.ts';

/** Something of the project that an expression may stand for. Numbers are positions in the facts of the file. */
export type Value =
  /** `shift`: the parameter that the first argument of a call lands in; -1 when it is the receiver. */
  | {
      readonly is: 'function';
      readonly path: string;
      readonly n: number;
      readonly shift: number;
      readonly via?: Via;
    }
  | { readonly is: 'class'; readonly path: string; readonly n: number }
  | {
      readonly is: 'instance';
      readonly path: string;
      readonly n: number;
      /** Not of a class below. */
      readonly exact: boolean;
      readonly qualifier?: string;
    }
  /** What `new f()` makes of a plain function; its prototype, too. */
  | { readonly is: 'made'; readonly path: string; readonly n: number }
  | { readonly is: 'object'; readonly path: string; readonly n: number }
  | { readonly is: 'list'; readonly path: string; readonly of: readonly (Shape | null)[] }
  /** `wrapped`: the `module` of CommonJS, whose `exports` it is. */
  | { readonly is: 'module'; readonly path: string; readonly wrapped?: boolean }
  | { readonly is: 'folder'; readonly path: string }
  /** Not in the project; with what it holds, as in `List<T>`. */
  | { readonly is: 'external'; readonly name: string; readonly holds?: readonly Value[] }
  | { readonly is: 'parameter'; readonly path: string; readonly function: number; readonly n: number }
  /** Not known, but for the name it has where it is a member; `keyed` when that name is not known either. */
  | { readonly is: 'unknown'; readonly name?: string; readonly keyed?: true };

/** `f.call`, `f.apply`, `f.bind`. */
export type Via = 'call' | 'apply' | 'bind';

/** The same text for the same value. */
export function valueKey(value: Value): string {
  switch (value.is) {
    case 'function':
      return `f ${value.path} ${String(value.n)} ${String(value.shift)} ${value.via ?? ''}`;
    case 'instance':
      return `i ${value.path} ${String(value.n)} ${value.exact ? 'x' : ''} ${value.qualifier ?? ''}`;
    case 'class':
    case 'made':
    case 'object':
      return `${value.is} ${value.path} ${String(value.n)}`;
    case 'list':
      return `l ${value.path} ${JSON.stringify(value.of)}`;
    case 'module':
      return `m ${value.path} ${value.wrapped === true ? 'w' : ''}`;
    case 'folder':
      return `d ${value.path}`;
    case 'external':
      return `e ${value.name} ${(value.holds ?? []).map(valueKey).join(';')}`;
    case 'parameter':
      return `p ${value.path} ${String(value.function)} ${String(value.n)}`;
    case 'unknown':
      return `u ${value.name ?? ''} ${value.keyed === true ? 'k' : ''}`;
  }
}

/** Each value once, in order. */
export function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Map<string, Value>();
  for (const value of values) {
    const key = valueKey(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}
