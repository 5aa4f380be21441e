import { limits } from '../../core/limits.ts';
import type { Variable } from '../flow/index.ts';

/** A step on the way of a tainted value: a node, what came before, and what happened inside of a function called there. */
export interface Trace {
  /** The file the node is in. */
  readonly file: string;
  readonly node: number;
  readonly before: Trace | undefined;
  readonly inside: Trace | undefined;
  /** Steps up to here. */
  readonly length: number;
}

const traceMax = 60;

/** A longer trace; one that is too long already stays as it is. */
export function traced(before: Trace | undefined, { file, node }: Spot, inside?: Trace): Trace {
  if (before === undefined) return { file, node, before, inside, length: 1 };
  const isSame = before.node === node && before.file === file && inside === undefined;
  if (node < 0 || before.length >= traceMax || isSame) return before;
  return { file, node, before, inside, length: before.length + 1 };
}

/** A node of a file. */
export interface Spot {
  readonly file: string;
  readonly node: number;
}

/** What a rule says is a source, at one place. */
export interface SourceMark {
  /** Different for each place and each part of the rule in a file. */
  readonly id: number;
  readonly file: string;
  readonly label: string;
  /** What the value must carry already; always, when it is left out. */
  readonly requires?: (labels: ReadonlySet<string>) => boolean;
  readonly bySideEffect: 'no' | 'yes' | 'only';
  readonly control: boolean;
}

/** Where a value came from: a source, or what a function is given (then it is not known yet whether it is tainted). */
export interface Taint {
  readonly id: number;
  readonly label: string;
  readonly source: SourceMark | undefined;
  readonly input: Input | undefined;
}

/** Something a function is given: an argument by its position, its object, or a variable from outside of it. */
export type InputBase =
  | { readonly kind: 'parameter'; readonly at: number }
  | { readonly kind: 'self' }
  | { readonly kind: 'outer'; readonly variable: Variable }
  /** What a function that was given returned: the use of it by its position in the summary. */
  | { readonly kind: 'callback'; readonly at: number };

/** A field of what a function is given. */
export interface Input {
  readonly base: InputBase;
  readonly path: readonly string[];
}

/** A taint and the way it came here. */
export interface Carried {
  readonly taint: Taint;
  readonly trace: Trace;
}

/** Sorted by the taints' ids, each once. */
export type Taints = readonly Carried[];

/** No taint. */
export const untainted: Taints = [];

/**
 * All of both, of too many those that were made first; one of the two itself where it has them all. The way of the
 * first is kept.
 */
export function union(a: Taints, b: Taints): Taints {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const merged: Carried[] = [];
  let fromB = 0;
  let [i, j] = [0, 0];
  while ((i < a.length || j < b.length) && merged.length < limits.taintsPerValue) {
    const [left, right] = [a[i], b[j]];
    if (right === undefined || (left !== undefined && left.taint.id <= right.taint.id)) {
      if (left !== undefined) merged.push(left);
      if (right !== undefined && left?.taint.id === right.taint.id) j++;
      i++;
    } else {
      merged.push(right);
      fromB++;
      j++;
    }
  }
  return fromB === 0 ? a : merged;
}

/** The same taints, each with one more step on its way. */
export function through(taints: Taints, spot: Spot, inside?: Trace): Taints {
  if (taints.length === 0 || spot.node < 0) return taints;
  return taints.map(({ taint, trace }) => ({ taint, trace: traced(trace, spot, inside) }));
}

/** The labels that are present. */
export function labelsOf(taints: Taints): ReadonlySet<string> {
  return new Set(taints.map(({ taint }) => taint.label));
}

/** Makes taints, each once, so that equal ones have equal ids. */
export class TaintTable {
  readonly #taints = new Map<string, Taint>();
  readonly #fieldsMax: number;

  constructor(fieldsMax: number) {
    this.#fieldsMax = fieldsMax;
  }

  source(source: SourceMark, label = source.label): Taint {
    return this.#made(`s${source.file}:${source.id}:${label}`, { label, source, input: undefined });
  }

  input(base: InputBase, path: readonly string[], label = ''): Taint {
    return this.#made(`i${baseKey(base)}:${label}:${path.join('.')}`, { label, source: undefined, input: { base, path } });
  }

  /** The same origin under another label. */
  relabelled(taint: Taint, label: string): Taint {
    const { source, input } = taint;
    if (source !== undefined) return this.source(source, label);
    return input === undefined ? taint : this.input(input.base, input.path, label);
  }

  /** What a field has from the whole. */
  inherited(taints: Taints, key: string): Taints {
    if (!taints.some(({ taint }) => taint.input !== undefined)) return taints;
    let result: Taints = untainted;
    for (const carried of taints) result = union(result, [{ taint: this.#below(carried.taint, key), trace: carried.trace }]);
    return result;
  }

  #below(taint: Taint, key: string): Taint {
    const { input, label } = taint;
    if (input === undefined || input.path.length >= this.#fieldsMax) return taint;
    return this.input(input.base, [...input.path, key], label);
  }

  #made(key: string, taint: Omit<Taint, 'id'>): Taint {
    const known = this.#taints.get(key);
    if (known !== undefined) return known;
    const made = { id: this.#taints.size, ...taint };
    this.#taints.set(key, made);
    return made;
  }
}

/** A text that is equal for equal inputs. */
export function baseKey(base: InputBase): string {
  switch (base.kind) {
    case 'parameter':
      return `p${base.at}`;
    case 'self':
      return 'self';
    case 'outer':
      return `v${base.variable}`;
    case 'callback':
      return `c${base.at}`;
  }
}
