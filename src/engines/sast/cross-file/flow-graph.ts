import type { CodeFact, FlowEnd } from '../../../core/fact.ts';
import type { FileFacts, Project } from '../../../lang/project/index.ts';

/**
 * Which rules have sources and sinks in a function or in anything that it may call: whether it is worth while to
 * follow a rule through it. Sets of rules are numbers whose bits are rules.
 */
export class FlowGraph {
  readonly #project: Project;
  readonly #rules: ReadonlyMap<string, bigint>;
  /** Modules whose variables a file uses. */
  readonly #variablesFrom: (path: string) => readonly string[];
  readonly #nodes: FunctionNode[] = [];
  readonly #files = new Map<string, readonly FunctionNode[]>();

  constructor(
    project: Project,
    codes: ReadonlyMap<string, CodeFact>,
    rules: readonly string[],
    variablesFrom: (path: string) => readonly string[],
  ) {
    this.#project = project;
    this.#variablesFrom = variablesFrom;
    this.#rules = new Map(rules.map((rule, n) => [rule, 1n << BigInt(n)]));
    for (const [path, code] of codes) this.#addFile(path, code);
    const giving = this.#giving();
    for (const [path, nodes] of this.#files) this.#addEdges(path, nodes, giving);
    this.#spread();
  }

  /** Whether a rule has a source or a sink in a function or in what it calls. */
  touches(rule: string, path: string, n: number): boolean {
    const node = this.#files.get(path)?.[n];
    const bit = this.#rules.get(rule) ?? 0n;
    return node !== undefined && ((node.sources | node.sinks) & bit) !== 0n;
  }

  /** The rules whose sources and sinks may come together in a function of a file, each with the nodes of such functions. */
  meetingIn(path: string): ReadonlyMap<string, ReadonlySet<number>> {
    const found = new Map<string, Set<number>>();
    for (const node of this.#files.get(path) ?? []) {
      const bits = node.parent === undefined ? meeting(node) : 0n;
      if (bits === 0n) continue;
      for (const [rule, bit] of this.#rules) {
        if ((bits & bit) === 0n) continue;
        const nodes = found.get(rule);
        if (nodes === undefined) found.set(rule, new Set([node.tree]));
        else nodes.add(node.tree);
      }
    }
    return found;
  }

  #addFile(path: string, code: CodeFact): void {
    const facts = this.#project.facts(path);
    if (facts === undefined) return;
    const nodes = facts.functions.map((one) => new FunctionNode(one.node));
    for (const [n, one] of facts.functions.entries())
      if (one.parent !== n && one.parent !== 0 && one.class === undefined)
        nodes[n]?.setParent(nodes[one.parent]);
    this.#mark(facts, nodes, code.sources, 'sources');
    this.#mark(facts, nodes, code.sinks, 'sinks');
    this.#files.set(path, nodes);
    this.#nodes.push(...nodes);
  }

  #mark(
    facts: FileFacts,
    nodes: readonly FunctionNode[],
    ends: readonly FlowEnd[],
    what: 'sources' | 'sinks',
  ): void {
    for (const { rule, at } of ends) {
      const bit = this.#rules.get(rule) ?? 0n;
      for (const offset of at) {
        for (let node = nodes[functionAt(facts, offset)]; node !== undefined; node = node.parent) {
          node[what] |= bit;
          node.own |= bit;
        }
      }
    }
  }

  /** Modules with sources outside of functions, and those that use variables of such modules. */
  #giving(): ReadonlySet<string> {
    const users = new Map<string, string[]>();
    const giving = new Set<string>();
    for (const [path, [root]] of this.#files) {
      if (root !== undefined && root.sources !== 0n) giving.add(path);
      for (const used of this.#variablesFrom(path)) listIn(users, used).push(path);
    }
    // A set is iterated while it grows.
    for (const path of giving) for (const user of users.get(path) ?? []) giving.add(user);
    return giving;
  }

  #addEdges(path: string, nodes: readonly FunctionNode[], giving: ReadonlySet<string>): void {
    // What uses a module's variables meets what that put there.
    for (const module of this.#variablesFrom(path)) {
      if (!giving.has(module)) continue;
      for (const node of nodes) if (node.parent === undefined) this.#addEdge(node, { path: module, n: 0 });
    }
    for (const call of this.#project.facts(path)?.calls ?? []) {
      const from = outermost(nodes[call.function]);
      if (from === undefined) continue;
      for (const target of this.#project.targetsOfCall(path, call).targets) this.#addEdge(from, target);
      for (const [, shape] of call.given)
        for (const target of this.#project.functionsOf(path, shape)) this.#addEdge(from, target);
    }
  }

  #addEdge(from: FunctionNode, { path, n }: { readonly path: string; readonly n: number }): void {
    const to = outermost(this.#files.get(path)?.[n]);
    if (to === undefined || to === from) return;
    from.calls.add(to);
    to.callers.add(from);
  }

  /** What a function calls counts for it, until nothing changes. */
  #spread(): void {
    const pending = new Set(this.#nodes.filter((node) => (node.sources | node.sinks) !== 0n));
    for (const node of pending) {
      pending.delete(node);
      for (const caller of node.callers) {
        const [sources, sinks] = [caller.sources | node.sources, caller.sinks | node.sinks];
        if (sources === caller.sources && sinks === caller.sinks) continue;
        caller.sources = sources;
        caller.sinks = sinks;
        pending.add(caller);
      }
    }
  }
}

class FunctionNode {
  /** Of the file's tree. */
  readonly tree: number;
  sources = 0n;
  sinks = 0n;
  /** Rules with a source or sink in its own code. */
  own = 0n;
  parent: FunctionNode | undefined;
  readonly calls = new Set<FunctionNode>();
  readonly callers = new Set<FunctionNode>();

  constructor(tree: number) {
    this.tree = tree;
  }

  /** A function inside another one is part of that. */
  setParent(parent: FunctionNode | undefined): void {
    this.parent = parent;
  }
}

function listIn(lists: Map<string, string[]>, key: string): string[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made: string[] = [];
  lists.set(key, made);
  return made;
}

function outermost(node: FunctionNode | undefined): FunctionNode | undefined {
  let at = node;
  while (at?.parent !== undefined) at = at.parent;
  return at;
}

/** The innermost function around an offset; 0, the module, when there is none. */
function functionAt({ functions }: FileFacts, offset: number): number {
  let found = 0;
  for (const [n, { start, end }] of functions.entries()) {
    const best = functions[found];
    if (n === 0 || offset < start || offset >= end || best === undefined) continue;
    if (found === 0 || end - start <= best.end - best.start) found = n;
  }
  return found;
}

/**
 * Rules whose two ends meet in a function itself: it has one of them, or it calls one function with the source and
 * another one with the sink. Where a single callee has both, they met there already.
 */
function meeting(node: FunctionNode): bigint {
  const both = node.sources & node.sinks;
  if (both === 0n) return 0n;
  let bits = both & node.own;
  const callees = [...node.calls];
  for (const [n, one] of callees.entries()) {
    for (const other of callees.slice(n + 1))
      bits |= both & ((one.sources & other.sinks) | (one.sinks & other.sources));
    if ((bits & both) === both) break;
  }
  return bits;
}
