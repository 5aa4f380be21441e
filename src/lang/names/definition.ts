import { limits } from '../../core/limits.ts';

/** One place where a name gets its meaning. */
export interface Site {
  /** The node that is the name. */
  readonly node: number;
  readonly how: 'import' | 'parameter' | 'declared' | 'assigned' | 'changed' | 'loop' | 'function' | 'class';
  /** What it is set to, or -1 when that is not one expression. */
  readonly value: number;
  /** Its written type, or -1. */
  readonly type: number;
}

/** Adds what an imported name may be called; of very many only the first ones. */
export function addDotted(definition: Definition, names: readonly string[]): void {
  for (const name of names) {
    if (definition.dotted.length >= limits.importMeanings) return;
    if (!definition.dotted.includes(name)) definition.dotted.push(name);
  }
}

/** A name in the scope that it belongs to. */
export interface Definition {
  /** The node whose inside the name is known in. */
  readonly scope: number;
  readonly name: string;
  readonly sites: Site[];
  /** For imported names: what else it may be called, in full (`os.path`). */
  readonly dotted: string[];
}
