import type { FileFacts } from './facts/file-facts.ts';

/** A function of the project: `path#qualified.name@ordinal`. The code of a module itself is `path#<module>@0`. */
export type FunctionId = string & { readonly __brand?: 'FunctionId' };

/** The id of a function by its number. */
export function functionId(path: string, facts: FileFacts | undefined, n: number): FunctionId {
  const of = facts?.functions[n];
  return `${path}#${of?.name ?? '<module>'}@${String(of?.ordinal ?? 0)}`;
}

/** The paths and names that an id may be made of; paths may hold `#`, too. */
export function idParts(id: FunctionId): readonly (readonly [path: string, name: string, ordinal: number])[] {
  const sign = id.lastIndexOf('@');
  const ordinal = Number(id.slice(sign + 1));
  const parts: (readonly [string, string, number])[] = [];
  for (let at = id.indexOf('#'); at > 0 && at < sign; at = id.indexOf('#', at + 1))
    parts.push([id.slice(0, at), id.slice(at + 1, sign), ordinal]);
  return parts;
}
