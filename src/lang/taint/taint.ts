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
  if (holdsAll(a, b)) return a;
  const merged: Carried[] = [];
  let [i, j] = [0, 0];
  while ((i < a.length || j < b.length) && merged.length < limits.taintsPerValue) {
    const [left, right] = [a[i], b[j]];
    if (right === undefined || (left !== undefined && left.taint.id <= right.taint.id)) {
      if (left !== undefined) merged.push(left);
      if (right !== undefined && left?.taint.id === right.taint.id) j++;
      i++;
    } else {
      merged.push(right);
      j++;
    }
  }
  return merged;
}

/** In the order of their ids, each once. */
function sorted(all: Carried[]): Taints {
  if (all.length < 2) return all;
  all.sort((a, b) => a.taint.id - b.taint.id);
  return all.filter(({ taint }, at) => taint.id !== all[at - 1]?.taint.id);
}

/** Whether `a` has all of `b`. */
function holdsAll(a: Taints, b: Taints): boolean {
  if (b.length > a.length) return false;
  let i = 0;
  for (const { taint } of b) {
    while (i < a.length && (a[i]?.taint.id ?? 0) < taint.id) i++;
    if (a[i]?.taint.id !== taint.id) return false;
  }
  return true;
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
  /** By the whole's id and the field's key. */
  readonly #fields = new Map<number, Map<string, Taint>>();
  readonly #fieldsMax: number;

  constructor(fieldsMax: number) {
    this.#fieldsMax = fieldsMax;
  }

  source(source: SourceMark, label = source.label): Taint {
    return this.#made(`s${source.file}:${source.id}:${label}`, { label, source, input: undefined });
  }

  input(base: InputBase, path: readonly string[], label = ''): Taint {
    return this.#made(`i${baseKey(base)}:${label}:${path.join('.')}`, {
      label,
      source: undefined,
      input: { base, path },
    });
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
    const below = taints.map(({ taint, trace }) => ({ taint: this.#below(taint, key), trace }));
    return sorted(below);
  }

  /** The same taints, but where there are many, fields of one input are no longer told apart. */
  limited(taints: Taints): Taints {
    if (taints.length <= limits.taintInputs) return taints;
    return sorted(
      taints.map(({ taint, trace }) => {
        const { input, label } = taint;
        return { taint: input === undefined ? taint : this.input(input.base, [], label), trace };
      }),
    );
  }

  #below(taint: Taint, key: string): Taint {
    const { input, label, id } = taint;
    if (input === undefined || input.path.length >= this.#fieldsMax) return taint;
    let below = this.#fields.get(id);
    if (below === undefined) this.#fields.set(id, (below = new Map()));
    const known = below.get(key);
    if (known !== undefined) return known;
    const made = this.input(input.base, [...input.path, key], label);
    below.set(key, made);
    return made;
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

/** A function is given itself or in an object; what is deeper is data. */
export function mayBeFunction({ base, path }: Input): boolean {
  return (base.kind === 'parameter' || base.kind === 'outer') && path.length < 2;
}
