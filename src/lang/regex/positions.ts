import { anyChar } from './char-set.ts';
import type { CharSet } from './char-set.ts';
import type { RegexNode } from './node.ts';

/** The position automaton of an expression: one state for each place that reads a character. */
export interface Positions {
  readonly sets: readonly CharSet[];
  readonly follow: readonly (readonly number[])[];
  /** For each position: how often the repeats around it let it be passed in one go. */
  readonly times: readonly number[];
  /** Steps that can be made in more than one way, through nested repeats. */
  readonly doubled: readonly (readonly number[])[];
}

const positionsMax = 10_000;
// Steps between positions; each costs a look at those that are known.
const linksMax = 300_000;
// Few copies of a counted repeat are written out; more of them count as a loop.
const copiesMax = 3;

/** Builds the automaton; undefined when it would be too large to be looked at in pairs. */
export function positionsOf(root: RegexNode): Positions | undefined {
  const builder = new Builder();
  builder.add(root);
  if (builder.sets.length > positionsMax || builder.links > linksMax) return undefined;
  const { sets, follow, doubled, times } = builder;
  return { sets, follow, doubled, times };
}

interface Ends {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const nothing: Ends = { nullable: true, first: [], last: [] };

class Builder {
  readonly sets: CharSet[] = [];
  readonly follow: number[][] = [];
  readonly doubled: number[][] = [];
  readonly times: number[] = [];
  links = 0;

  add(node: RegexNode): Ends {
    if (this.sets.length > positionsMax || this.links > linksMax) return nothing;
    switch (node.kind) {
      case 'set':
        return this.#position(node.set);
      case 'property':
        return this.#position(anyChar);
      case 'sequence':
        return node.parts.reduce<Ends>((ends, part) => this.#then(ends, this.add(part)), nothing);
      case 'choice':
        return either(node.branches.map((branch) => this.add(branch)));
      case 'group':
      case 'atomic':
        return this.add(node.body);
      case 'repeat':
        return this.#repeat(node.body, node.min, node.max);
      case 'backreference':
        return { ...this.#position(anyChar), nullable: true };
      case 'look':
      case 'assertion':
        return nothing;
    }
  }

  #position(set: CharSet): Ends {
    const at = this.sets.push(set) - 1;
    this.follow.push([]);
    this.doubled.push([]);
    this.times.push(1);
    return { nullable: false, first: [at], last: [at] };
  }

  #repeat(body: RegexNode, min: number, max: number): Ends {
    if (max === 0) return nothing;
    if (max > copiesMax) {
      const from = this.sets.length;
      const ends = this.#loop(this.add(body));
      // Any of the copies that must be there may be the empty one.
      if (ends.nullable && min > 1) this.#link(ends.last, ends.first);
      for (let at = from; at < this.times.length; at++) this.times[at] = (this.times[at] ?? 1) * max;
      return { ...ends, nullable: ends.nullable || min === 0 };
    }
    let ends = nothing;
    for (let copy = 0; copy < max; copy++) {
      const own = this.add(body);
      ends = this.#then(ends, { ...own, nullable: own.nullable || copy >= min });
    }
    return ends;
  }

  #loop(ends: Ends): Ends {
    this.#link(ends.last, ends.first);
    return ends;
  }

  #then(a: Ends, b: Ends): Ends {
    this.#link(a.last, b.first);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  }

  #link(from: readonly number[], to: readonly number[]): void {
    for (const a of from) {
      this.links += to.length;
      if (this.links > linksMax) return;
      const follow = this.follow[a] ?? [];
      for (const b of to) (follow.includes(b) ? this.doubled[a] : follow)?.push(b);
    }
  }
}

function either(all: readonly Ends[]): Ends {
  return {
    nullable: all.some(({ nullable }) => nullable),
    first: all.flatMap(({ first }) => first),
    last: all.flatMap(({ last }) => last),
  };
}
