import { boundNodes } from './bindings.ts';
import type { Matching, Then } from './matching.ts';
import { kindNumber, type PatternNode } from './pattern.ts';

/** Parts of a pattern against nodes, both in order. */
export interface Lists {
  readonly patterns: readonly PatternNode[];
  readonly nodes: readonly number[];
  /** Where an empty list stands. */
  readonly at: number;
}

/** In order; `...` and `$...X` take any number of nodes. All nodes must be used up. */
export function matchInOrder(m: Matching, lists: Lists, then: Then): void {
  new InOrder(m, lists, then).from(0, 0);
}

class InOrder {
  readonly #m: Matching;
  readonly #lists: Lists;
  readonly #then: Then;
  /** Positions that were tried with the same bindings: trying again gives the same. */
  readonly #tried = new Set<string>();

  constructor(m: Matching, lists: Lists, then: Then) {
    this.#m = m;
    this.#lists = lists;
    this.#then = then;
  }

  from(i: number, j: number): void {
    const m = this.#m;
    const { patterns, nodes } = this.#lists;
    const pattern = patterns[i];
    const node = nodes[j];
    if (!m.step()) return;
    if (pattern === undefined) {
      if (node === undefined) this.#then();
      return;
    }
    if (pattern.is === 'anything') {
      this.#skipFrom(i, j);
      return;
    }
    if (pattern.is === 'metavariables') {
      this.#take(pattern, i, j);
      return;
    }
    if (node === undefined || (pattern.is !== 'node' && isNamed(m, node))) return;
    m.parts.expression(m, pattern, node, () => this.from(i + 1, j + 1));
  }

  #skipFrom(i: number, j: number): void {
    const { patterns, nodes } = this.#lists;
    if (i === patterns.length - 1) {
      this.#then();
      return;
    }
    for (let next = j; next <= nodes.length; next++) {
      const key = `${i} ${next} ${this.#m.state}`;
      if (this.#tried.has(key)) continue;
      this.#tried.add(key);
      this.from(i + 1, next);
    }
  }

  #take(pattern: PatternNode, i: number, j: number): void {
    const { nodes, patterns } = this.#lists;
    const last = i === patterns.length - 1;
    for (let next = last ? nodes.length : j; next <= nodes.length; next++) {
      const taken = boundNodes(this.#m.subject, nodes.slice(j, next), this.#lists.at);
      this.#m.bind(pattern.name, taken, () => this.from(i + 1, next));
    }
  }
}

/** `$X` is no argument that has a name. */
function isNamed({ subject: { tree } }: Matching, node: number): boolean {
  return (
    tree.kind[node] === kindNumber['keyword-argument'] || tree.kind[node] === kindNumber['keyword-spread']
  );
}

/** Each pattern against a node of its own, in any order. `rest`: nodes may be left over. */
export function matchAnyOrder(m: Matching, lists: Lists & { readonly rest: boolean }, then: Then): void {
  const { nodes, rest } = lists;
  const single = lists.patterns.filter((one) => one.is !== 'anything' && one.is !== 'metavariables');
  const open = rest || single.length < lists.patterns.length;
  if (single.length > nodes.length || (!open && single.length < nodes.length)) return;
  const used = new Set<number>();
  const from = (i: number): void => {
    const pattern = single[i];
    if (pattern === undefined) {
      bindRest(m, lists, used, then);
      return;
    }
    for (const node of nodes) {
      if (used.has(node) || !m.step()) continue;
      used.add(node);
      m.parts.statement(m, pattern, node, () => from(i + 1));
      used.delete(node);
    }
  };
  from(0);
}

/** `$...X` is bound to what the others left. */
function bindRest(m: Matching, { patterns, nodes, at }: Lists, used: ReadonlySet<number>, then: Then): void {
  const many = patterns.find((one) => one.is === 'metavariables');
  if (many === undefined) then();
  else
    m.bind(
      many.name,
      boundNodes(
        m.subject,
        nodes.filter((node) => !used.has(node)),
        at,
      ),
      then,
    );
}
