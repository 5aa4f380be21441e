import { limits } from '../../../core/limits.ts';
import type { FileNames } from '../../../lang/names/index.ts';
import { sameBound, sameConstant, type Bound } from './bindings.ts';
import type { MatchOptions } from './match-options.ts';
import { liesInside, type NameIndex } from './name-index.ts';
import { kindNumber, type PatternNode } from './pattern.ts';
import { pivotMetavariables, pivotNames, pivotTexts } from './pivot-names.ts';
import type { TreeView } from './tree-view.ts';

/** Goes on with the rest of the pattern; called once for each way in which the part so far matches. */
export type Then = () => void;

/** Matches one part of a pattern at one node. */
export type Matcher = (m: Matching, pattern: PatternNode, node: number, then: Then) => void;

/** One binding; the number of the bindings up to it is worked out when asked for. */
interface Made {
  readonly name: string;
  readonly value: Bound;
  state: number | undefined;
}

/** The mutually recursive parts, handed in so that no module needs another. */
export interface Parts {
  readonly expression: Matcher;
  readonly statement: Matcher;
  readonly block: Matcher;
}

/**
 * One pattern being matched over one file. Bindings are made before `then` and undone after it; `state` is equal
 * exactly when the bindings are.
 */
export class Matching {
  readonly subject: TreeView;
  readonly names: FileNames;
  readonly options: MatchOptions;
  readonly parts: Parts;
  readonly #bindings = new Map<string, Bound>();
  /** The bindings in the order in which they were made. */
  readonly #made: Made[] = [];
  readonly #states = new Map<string, number>();
  #steps = 0;
  #exhausted = false;
  /** Names that are being replaced by what they stand for, so that a circle ends. */
  depth = 0;
  /** The node that the whole pattern is being matched at. */
  root = -1;
  readonly #index: NameIndex | undefined;
  readonly #places = new Map<PatternNode, Uint32Array | undefined>();
  readonly #metavariables = new Map<PatternNode, readonly string[]>();

  /** Without an index every node is tried. */
  constructor(of: {
    readonly subject: TreeView;
    readonly names: FileNames;
    readonly options: MatchOptions;
    readonly parts: Parts;
    readonly index?: NameIndex | undefined;
  }) {
    this.subject = of.subject;
    this.names = of.names;
    this.options = of.options;
    this.parts = of.parts;
    // On request, code may stand where its value was set, outside of the node.
    this.#index = of.options.symbolic ? undefined : of.index;
  }

  /** False when a part of the pattern surely does not match at a node: a name that it needs is not inside. */
  mayMatch(pattern: PatternNode, node: number): boolean {
    const places = this.placesOf(pattern);
    return places === undefined || liesInside(this.subject.tree, places, node);
  }

  /** False when a part surely matches nowhere: a name or a string that it needs is not in the file. */
  mayMatchSomewhere(pattern: PatternNode): boolean {
    const index = this.#index;
    if (index === undefined) return true;
    return (
      this.placesOf(pattern)?.length !== 0 && pivotTexts(pattern).every((text) => index.mayHoldText(text))
    );
  }

  /**
   * False when a part surely does not match at a node as things are bound: a name that a metavariable of it is bound to
   * is not inside, or a name that it needs.
   */
  mayMatchNow(pattern: PatternNode, node: number): boolean {
    const index = this.#index;
    if (index === undefined) return true;
    if (!this.mayMatch(pattern, node)) return false;
    let names = this.#metavariables.get(pattern);
    if (names === undefined) this.#metavariables.set(pattern, (names = pivotMetavariables(pattern)));
    return names.every((name) => {
      const symbol = this.#boundName(name);
      return symbol === 0 || liesInside(this.subject.tree, index.placesOfSymbol(symbol), node);
    });
  }

  /** The symbol that code must have where a metavariable stands; 0 when that is not known. */
  #boundName(name: string): number {
    const { tree } = this.subject;
    const [node, other] = this.#bindings.get(name)?.nodes ?? [];
    if (node === undefined || other !== undefined || tree.last[node] !== node) return 0;
    if (tree.kind[node] !== kindNumber.identifier) return 0;
    // A name that is known to stand for a literal is the same as the literal.
    return this.options.constants && this.names.constant(node) !== undefined ? 0 : (tree.symbol[node] ?? 0);
  }

  /** Nodes, one of which lies inside every node that a part of the pattern matches at; undefined when not known. */
  placesOf(pattern: PatternNode): Uint32Array | undefined {
    if (this.#index === undefined) return undefined;
    if (this.#places.has(pattern)) return this.#places.get(pattern);
    let rarest: Uint32Array | undefined;
    for (const name of pivotNames(pattern)) {
      const places = this.#index.placesOf(name);
      if (places !== undefined && (rarest === undefined || places.length < rarest.length)) rarest = places;
    }
    this.#places.set(pattern, rarest);
    return rarest;
  }

  /** Whether a node is the one that the whole pattern is being matched at. */
  isRoot(node: number): boolean {
    return this.root === node;
  }

  /** A number that is equal exactly for equal bindings. */
  get state(): number {
    let state = 0;
    for (const one of this.#made) state = one.state ??= this.#stateWith(state, one);
    return state;
  }

  /** Whether the budget of steps is used up: what is found so far is not all. */
  get exhausted(): boolean {
    return this.#exhausted;
  }

  /** Counts a step; false when there are no more. */
  step(): boolean {
    if (++this.#steps <= limits.patternSteps) return true;
    this.#exhausted = true;
    return false;
  }

  bindings(): ReadonlyMap<string, Bound> {
    return new Map(this.#bindings);
  }

  bound(name: string): Bound | undefined {
    return this.#bindings.get(name);
  }

  /** Binds a metavariable, or compares with what it is bound to. `$_` is bound to nothing. */
  bind(name: string, value: Bound, then: Then): void {
    if (name === '$_' || name === '') {
      then();
      return;
    }
    const known = this.#bindings.get(name);
    if (known !== undefined) {
      const names = this.options.strictNames ? this.names : undefined;
      if (sameBound(this.subject, names, known, value) || this.#sameConstant(known, value)) then();
      return;
    }
    this.#bindings.set(name, value);
    this.#made.push({ name, value, state: undefined });
    then();
    this.#made.pop();
    this.#bindings.delete(name);
  }

  #sameConstant(a: Bound, b: Bound): boolean {
    return this.options.constants && sameConstant(this.subject, this.names, a, b);
  }

  #stateWith(before: number, { name, value }: Made): number {
    const key = `${before} ${name} ${value.start} ${value.end} ${value.nodes[0] ?? -1}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const made = this.#states.size + 1;
    this.#states.set(key, made);
    return made;
  }
}
