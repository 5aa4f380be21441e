import { namesOf, type FileNames } from '../names/index.ts';
import { childrenOf, kindOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import type { FunctionFlow, Parameter } from './flow.ts';
import { Graph } from './graph.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerBody, parametersOf, receiverOf } from './lower-function.ts';
import { lowerStatement } from './lower-statement.ts';
import { lowerTarget } from './lower-target.ts';
import { Lowering, type Parts } from './lowering.ts';
import type { Constants } from './truth.ts';
import { Variables } from './variables.ts';

const parts: Parts = { expression: lowerExpression, statement: lowerStatement, target: lowerTarget };

/** The control flow of the functions of a file, each worked out when first asked for. */
export class FileFlow {
  readonly tree: FlatTree;
  readonly names: FileNames;
  readonly constants: Constants;
  readonly variables: Variables;
  readonly #functions = new Map<number, FunctionFlow>();
  #roots: readonly number[] | undefined;

  /** `constants`: of names, where more is known of them than the file says. */
  constructor(tree: FlatTree, names: FileNames = namesOf(tree), constants: Constants = names) {
    this.tree = tree;
    this.names = names;
    this.constants = constants;
    this.variables = new Variables(tree, names);
  }

  /** The module and the functions that lie in no other function: together they hold all code once. */
  get roots(): readonly number[] {
    this.#roots ??= rootsOf(this.tree);
    return this.#roots;
  }

  /** The graph of a function, or of the module for 0. */
  of(node: number): FunctionFlow {
    const known = this.#functions.get(node);
    if (known !== undefined) return known;
    const made = this.#build(node);
    this.#functions.set(node, made);
    return made;
  }

  #build(node: number): FunctionFlow {
    const { variables } = this;
    const graph = new Graph();
    const exit = graph.block();
    const result = variables.hidden('result', node);
    const low = new Lowering(
      this,
      graph,
      { result, exit, jumps: [], finalizers: [], labels: new Map() },
      parts,
    );
    const parameters = node === 0 ? [] : parametersOf(low, node);
    if (node === 0) low.statement(0);
    else lowerBody(low, node, parameters, []);
    graph.jump(exit);
    const own =
      node === 0
        ? undefined
        : (receiverOf(low, node)?.variable ?? firstOfMethod(this.tree, node, parameters));
    const self = own ?? variables.self(node);
    const [blocks, order] = [graph.finish(), graph.order()];
    return { node, blocks, order, exit, parameters, result, self, inner: low.inner, cut: graph.cut };
  }
}

/** The first parameter of a method in Python is its object. */
function firstOfMethod(tree: FlatTree, node: number, [first]: readonly Parameter[]): number | undefined {
  if (tree.language !== 'python' || kindOf(tree, tree.parent[tree.parent[node] ?? 0] ?? 0) !== 'class')
    return undefined;
  const names = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'decorator');
  return names.some((one) => symbolOf(tree, one) === 'staticmethod') ? undefined : first?.variable;
}

function rootsOf(tree: FlatTree): readonly number[] {
  const roots = [0];
  for (let node = 1; node < tree.count; node++) {
    if (kindOf(tree, node) === 'function' && isRoot(tree, node)) roots.push(node);
  }
  return roots;
}

/** Functions at the top of the file or of a class; those anywhere else are part of what they stand in. */
function isRoot(tree: FlatTree, node: number): boolean {
  for (let at = tree.parent[node] ?? 0; ; at = tree.parent[at] ?? 0) {
    const kind = kindOf(tree, at);
    if (kind === 'class' || at === 0) return true;
    if (kind === 'function' || kind === 'lambda' || expressions.has(kind)) return false;
  }
}

/** A function below one of these is a value, not a declaration. */
const expressions: ReadonlySet<string> = new Set([
  'arguments',
  'variable',
  'assign',
  'object',
  'array',
  'call',
  'return',
  'field',
]);
