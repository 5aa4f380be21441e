import { anyChar, intersects, union } from './char-set.ts';
import type { CharSet } from './char-set.ts';
import { childrenOf } from './node.ts';
import type { RegexNode } from './node.ts';
import { positionsOf } from './positions.ts';
import type { Positions } from './positions.ts';

/** A repeat: what it passes over, and how often at most. */
export interface Loop {
  readonly set: CharSet;
  /** Infinity when there is no bound. */
  readonly max: number;
}

/**
 * How the time of a backtracking engine grows with the text. `runs`: at most like the product, over the listed loops,
 * of the longest runs of their characters in the text, for each start. `exponential`: like two to the power of a run.
 */
export type Growth =
  | { readonly kind: 'runs'; readonly loops: readonly Loop[] }
  | { readonly kind: 'exponential'; readonly reason: string };

/** Judges an expression by its position automaton; what cannot be judged counts as exponential. */
export function growthOf(root: RegexNode): Growth {
  let worst: Growth = growthOfLevel(root);
  for (const look of looksIn(root)) {
    const own = growthOf(look);
    if (own.kind === 'exponential') return own;
    if (worst.kind === 'runs') worst = { kind: 'runs', loops: [...worst.loops, ...own.loops] };
  }
  return worst;
}

function looksIn(node: RegexNode): readonly RegexNode[] {
  return childrenOf(node).flatMap((child) => (node.kind === 'look' ? [child] : looksIn(child)));
}

function growthOfLevel(root: RegexNode): Growth {
  const positions = positionsOf(root);
  if (positions === undefined) return { kind: 'exponential', reason: 'too large to be judged' };
  const components = componentsOf(positions);
  for (const members of components) {
    const reason = ambiguity(positions, members);
    if (reason !== undefined) return { kind: 'exponential', reason };
  }
  return { kind: 'runs', loops: longestChain(positions, components) };
}

const loopMax = 300;
// Steps of pairs of positions that are looked at; what has more counts as ambiguous.
const pairStepsMax = 500_000;

/** Why a loop can read the same text in two ways; undefined when it cannot. */
function ambiguity(positions: Positions, members: readonly number[]): string | undefined {
  if (members.length > loopMax) return 'a loop too large to be judged';
  const inside = new Set(members);
  for (const from of members) {
    for (const to of positions.doubled[from] ?? []) if (inside.has(to)) return 'a repeat of a repeat';
  }
  const pairs = pairsAround(positions, members, inside);
  return pairs ? 'a repeat whose branches overlap' : undefined;
}

/** Whether two different walks over the loop that read the same text part and meet again. */
function pairsAround(positions: Positions, members: readonly number[], inside: ReadonlySet<number>): boolean {
  const size = positions.sets.length;
  const forward = new Map<number, number[]>();
  const backward = new Map<number, number[]>();
  const queue = members.map((one) => one * size + one);
  const reached = new Set(queue);
  let steps = 0;
  for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
    for (const next of stepsOf(positions, pair, inside)) {
      if (++steps > pairStepsMax) return true;
      (forward.get(pair) ?? forward.set(pair, []).get(pair))?.push(next);
      (backward.get(next) ?? backward.set(next, []).get(next))?.push(pair);
      if (reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  const back = members.map((one) => one * size + one);
  const returning = new Set(back);
  for (let pair = back.pop(); pair !== undefined; pair = back.pop()) {
    for (const before of backward.get(pair) ?? []) {
      if (returning.has(before)) continue;
      if (Math.floor(before / size) !== before % size) return true;
      returning.add(before);
      back.push(before);
    }
  }
  return false;
}

function* stepsOf({ sets, follow }: Positions, pair: number, inside: ReadonlySet<number>): Iterable<number> {
  const size = sets.length;
  for (const a of follow[Math.floor(pair / size)] ?? []) {
    if (!inside.has(a)) continue;
    for (const b of follow[pair % size] ?? []) {
      if (inside.has(b) && intersects(sets[a] ?? anyChar, sets[b] ?? anyChar)) yield a * size + b;
    }
  }
}

/** Loops of the automaton: strongly connected positions, in an order in which each comes before what leads to it. */
function componentsOf({ sets, follow }: Positions): readonly (readonly number[])[] {
  const count = sets.length;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const components: number[][] = [];
  let clock = 0;
  const visit = (root: number): void => {
    const work = [{ node: root, next: 0 }];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node } = frame;
      if (frame.next === 0) {
        index[node] = low[node] = clock++;
        stack.push(node);
        onStack[node] = 1;
      }
      const child = follow[node]?.[frame.next++];
      if (child !== undefined) {
        if (index[child] === -1) work.push({ node: child, next: 0 });
        else if (onStack[child] === 1) low[node] = Math.min(low[node] ?? 0, index[child] ?? 0);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) low[above.node] = Math.min(low[above.node] ?? 0, low[node] ?? 0);
      if (low[node] === index[node]) components.push(popComponent(stack, onStack, node));
    }
  };
  for (let node = 0; node < count; node++) if (index[node] === -1) visit(node);
  return components.filter(
    (members) => members.length > 1 || follow[members[0] ?? 0]?.includes(members[0] ?? 0),
  );
}

function popComponent(stack: number[], onStack: Uint8Array, root: number): number[] {
  const members: number[] = [];
  for (;;) {
    const node = stack.pop();
    if (node === undefined) return members;
    onStack[node] = 0;
    members.push(node);
    if (node === root) return members;
  }
}

/** The longest row of loops that can follow each other over the same characters: each multiplies the time. */
function longestChain(positions: Positions, components: readonly (readonly number[])[]): readonly Loop[] {
  const loops = components.map((members) => loopOf(positions, members));
  const reach = components.map((members) => reachableFrom(positions, members));
  const chains: (readonly Loop[])[] = [];
  for (const [at, own] of loops.entries()) {
    let best: readonly Loop[] = [];
    for (const [later, chain] of chains.entries()) {
      const [first] = components[later] ?? [];
      if (first === undefined || !reach[at]?.has(first)) continue;
      if (!intersects(own.set, loops[later]?.set ?? anyChar)) continue;
      if (weight(chain) > weight(best)) best = chain;
    }
    chains.push([own, ...best]);
  }
  return chains.reduce((best, chain) => (weight(chain) > weight(best) ? chain : best), []);
}

function loopOf({ sets, times }: Positions, members: readonly number[]): Loop {
  return {
    set: union(...members.map((one) => sets[one] ?? anyChar)),
    max: Math.max(...members.map((one) => times[one] ?? Infinity)),
  };
}

/** An order of magnitude, with runs of a hundred characters where there is no bound. */
function weight(chain: readonly Loop[]): number {
  return chain.reduce((product, { max }) => product * Math.min(max, 100), chain.length === 0 ? 0 : 1);
}

function reachableFrom({ follow }: Positions, members: readonly number[]): ReadonlySet<number> {
  const seen = new Set(members);
  const queue = [...members];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const next of follow[node] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}
