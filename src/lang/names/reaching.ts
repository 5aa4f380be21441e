import { childIn, childrenOf, isWithin, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import type { Site } from './definition.ts';

/** Levels of statements and expressions that are told apart; what lies deeper may or may not happen. */
const depthMax = 100;

/**
 * The sites of one name whose value may still hold just before a node is evaluated, or undefined when it may also have
 * another value: from before the function, or from nowhere. All ways through the branches, loops and handlers of the
 * function are taken together.
 */
export function reachingSites(
  tree: FlatTree,
  sites: readonly Site[],
  { node, budget }: { readonly node: number; readonly budget: FlowBudget },
): readonly Site[] | undefined {
  return new Flow(tree, sites, budget).before(node);
}

/** Steps that are left for one file; below zero nothing more is known. */
export interface FlowBudget {
  steps: number;
}

/** What running a piece of code does to the name. */
interface Effect {
  /** Sites whose value may hold behind it. */
  readonly made: readonly number[];
  /** No earlier value holds behind it. */
  readonly kills: boolean;
  /** Control may come out at its end. */
  readonly completes: boolean;
}

const nothing: Effect = { made: [], kills: false, completes: true };
const stops: ReadonlySet<string> = new Set(['return', 'throw', 'break', 'continue', 'goto']);
const loops: ReadonlySet<string> = new Set(['for', 'for-each', 'while', 'do-while']);
const functions: ReadonlySet<string> = new Set(['function', 'lambda', 'class', 'comprehension']);
const lazy: ReadonlySet<string> = new Set(['&&', '||', 'and', 'or', '??']);
const throwing: ReadonlySet<string> = new Set([
  'call',
  'new',
  'throw',
  'await',
  'yield',
  'import',
  'index',
  'member',
  'assert',
  'delete',
  'other',
]);
const holders: ReadonlySet<string> = new Set([
  'assign',
  'augmented-assign',
  'update',
  'variable',
  'field',
  'parameter',
  'for-each',
  'catch',
  'import-item',
  'import',
]);

class Flow {
  readonly #tree: FlatTree;
  readonly #sites: readonly Site[];
  /** The node at whose end each site has happened. */
  readonly #at: readonly number[];

  readonly #budget: FlowBudget;

  constructor(tree: FlatTree, sites: readonly Site[], budget: FlowBudget) {
    this.#tree = tree;
    this.#budget = budget;
    this.#sites = sites.filter(({ node }) => !this.#isDead(node));
    this.#at = this.#sites.map(({ node }) => holderOf(tree, node));
  }

  before(node: number): readonly Site[] | undefined {
    const tree = this.#tree;
    const found = new Set<number>();
    for (let at = node; at !== 0; at = tree.parent[at] ?? 0) {
      const parent = tree.parent[at] ?? 0;
      const kind = kindOf(tree, parent);
      if (functions.has(kind)) return undefined;
      const effect = this.#earlier(parent, at);
      if (this.#budget.steps < 0) return undefined;
      for (const one of effect.made) found.add(one);
      if (effect.kills) return [...found].map((one) => this.#sites[one]).filter((site) => site !== undefined);
    }
    return undefined;
  }

  /** What happens in a node before one of its children. */
  #earlier(parent: number, child: number): Effect {
    const tree = this.#tree;
    const kind = kindOf(tree, parent);
    if (loops.has(kind)) {
      // What a later part of the body does holds in the next round.
      const start = childIn(tree, parent, 'init');
      const init = start >= 0 && start !== child ? this.#effect(start, 0) : nothing;
      return { made: this.#inside(parent), kills: init.kills, completes: true };
    }
    const role = roleOf(tree, child);
    const siblings = childrenOf(tree, parent).filter((one) => one < child);
    this.#budget.steps -= siblings.length;
    if (kind === 'if' || kind === 'ternary')
      return this.#sequence(
        siblings.filter((one) => roleOf(tree, one) === 'condition'),
        0,
      );
    const loose = role === 'handler' || role === 'finalizer' || kindOf(tree, child).endsWith('case');
    if (loose) return { made: siblings.flatMap((one) => this.#inside(one)), kills: false, completes: true };
    return this.#sequence(
      siblings.filter((one) => roleOf(tree, one) !== 'handler'),
      0,
    );
  }

  #effect(node: number, depth: number): Effect {
    const tree = this.#tree;
    const kind = kindOf(tree, node);
    const made = this.#inside(node);
    if (made.length === 0) return this.#completes(node, depth) ? nothing : { ...nothing, completes: false };
    if (depth > depthMax || functions.has(kind) || loops.has(kind) || kind === 'switch')
      return { made, kills: false, completes: true };
    if (kind === 'if' || kind === 'ternary') return this.#branches(node, depth);
    if (kind === 'try') return this.#try(node, depth);
    const parts = this.#sequence(childrenOf(tree, node), depth + 1);
    const own = made.filter((one) => this.#at[one] === node);
    if (own.length > 0) return { made: own, kills: true, completes: true };
    if (kind === 'binary' && lazy.has(symbolOf(tree, node))) {
      const first = this.#effect(childIn(tree, node, 'left'), depth + 1);
      return first.kills ? first : { made, kills: false, completes: true };
    }
    return stops.has(kind) ? { ...parts, completes: false } : parts;
  }

  /** One after the other. */
  #sequence(nodes: readonly number[], depth: number): Effect {
    let made: readonly number[] = [];
    let kills = false;
    for (const node of nodes) {
      if (this.#budget.steps < 0) return nothing;
      const effect = this.#effect(node, depth);
      made = effect.kills ? effect.made : [...made, ...effect.made];
      kills ||= effect.kills;
      if (!effect.completes) return { made, kills, completes: false };
    }
    return { made, kills, completes: true };
  }

  #branches(node: number, depth: number): Effect {
    const tree = this.#tree;
    const [condition, then, other] = [
      childIn(tree, node, 'condition'),
      childIn(tree, node, 'then'),
      childIn(tree, node, 'else'),
    ];
    const first = condition < 0 ? nothing : this.#effect(condition, depth + 1);
    const ways = [then, other].map((one) => (one < 0 ? nothing : this.#effect(one, depth + 1)));
    return after(first, either(ways));
  }

  #try(node: number, depth: number): Effect {
    const tree = this.#tree;
    const children = childrenOf(tree, node);
    const isLast = (child: number): boolean => roleOf(tree, child) === 'finalizer';
    const handlers = children.filter((child) => roleOf(tree, child) === 'handler');
    const usual = children.filter((child) => !isLast(child) && roleOf(tree, child) !== 'handler');
    const tried = usual.filter((child) => roleOf(tree, child) !== 'else');
    const before: Effect = {
      made: tried.flatMap((child) => this.#inside(child)),
      kills: false,
      completes: true,
    };
    const caught = tried.some((child) => this.#mayThrow(child))
      ? handlers.map((child) => after(before, this.#effect(child, depth + 1)))
      : [];
    const ways = either([this.#sequence(usual, depth + 1), ...caught]);
    return after(ways, this.#sequence(children.filter(isLast), depth + 1));
  }

  /** Whether a node is in a handler of code that throws nothing. */
  #isDead(node: number): boolean {
    const tree = this.#tree;
    for (let at = node; at !== 0; at = tree.parent[at] ?? 0) {
      const parent = tree.parent[at] ?? 0;
      if (functions.has(kindOf(tree, at))) return false;
      if (roleOf(tree, at) !== 'handler' || kindOf(tree, parent) !== 'try') continue;
      const tried = childrenOf(tree, parent).filter(
        (child) => child < at && roleOf(tree, child) !== 'handler',
      );
      if (!tried.some((child) => this.#mayThrow(child))) return true;
    }
    return false;
  }

  #mayThrow(node: number): boolean {
    const end = this.#tree.last[node] ?? node;
    this.#budget.steps -= end - node;
    for (let at = node; at <= end; at++) if (throwing.has(kindOf(this.#tree, at))) return true;
    return false;
  }

  /** Whether control may come out at the end of code that does nothing to the name. */
  #completes(node: number, depth: number): boolean {
    const tree = this.#tree;
    const kind = kindOf(tree, node);
    this.#budget.steps--;
    if (stops.has(kind)) return false;
    if (depth > depthMax || this.#budget.steps < 0) return true;
    if (kind === 'if') {
      const branches = [childIn(tree, node, 'then'), childIn(tree, node, 'else')];
      return branches.some((one) => one < 0 || this.#completes(one, depth + 1));
    }
    const list = kind === 'block' || kind === 'with';
    return !list || childrenOf(tree, node).every((one) => this.#completes(one, depth + 1));
  }

  /** The sites that lie in a node. */
  #inside(node: number): readonly number[] {
    const found: number[] = [];
    this.#budget.steps -= this.#at.length;
    for (const [index, at] of this.#at.entries()) if (isWithin(this.#tree, at, node)) found.push(index);
    return found;
  }
}

/** One of several ways; those that do not come out at the end do not count. */
function either(ways: readonly Effect[]): Effect {
  const through = ways.filter(({ completes }) => completes);
  if (through.length === 0) return { made: [], kills: true, completes: false };
  return {
    made: [...new Set(through.flatMap(({ made }) => made))],
    kills: through.every(({ kills }) => kills),
    completes: true,
  };
}

function after(first: Effect, second: Effect): Effect {
  return {
    made: second.kills ? second.made : [...new Set([...first.made, ...second.made])],
    kills: first.kills || second.kills,
    completes: first.completes && second.completes,
  };
}

/** The node that sets the name: the assignment or declaration around it. */
function holderOf(tree: FlatTree, name: number): number {
  for (let at = name, steps = 0; at !== 0 && steps < depthMax; at = tree.parent[at] ?? 0, steps++)
    if (holders.has(kindOf(tree, at))) return at;
  return name;
}
