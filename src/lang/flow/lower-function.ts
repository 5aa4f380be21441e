import { childIn, childrenOf, kindOf, symbolOf } from '../tree/flat-tree.ts';
import type { Expression, Parameter } from './flow.ts';
import { enterParameters, type Lowering } from './lowering.ts';

/**
 * A function inside another one. Its body becomes a part of the graph that may be run or not, once, at the place where
 * it is written: so it sees the variables around it. `given` is what its parameters are known to be.
 */
export function lowerFunction(low: Lowering, node: number, given: readonly Expression[] = []): Expression {
  const { graph, variables } = low;
  const result = variables.hidden('result', node);
  const value: Expression = { op: 'function', node, result };
  if (!graph.live || graph.isFull) return value;
  low.inner.push(node);
  const [start, body, after] = [graph.current, graph.block(), graph.block()];
  const { around, label } = low;
  const { handler } = graph;
  graph.edge(start, { to: body });
  graph.edge(start, { to: after });
  graph.startAt(body);
  low.around = { result, exit: after, jumps: [], finalizers: [], labels: new Map() };
  low.label = '';
  graph.handler = undefined;
  lowerBody(low, node, parametersOf(low, node), given);
  graph.jump(after);
  low.around = around;
  low.label = label;
  graph.handler = handler;
  graph.startAt(after);
  return value;
}

/** The parameters and the body of a function, from the current block on. */
export function lowerBody(
  low: Lowering,
  node: number,
  parameters: readonly Parameter[],
  given: readonly Expression[],
): void {
  const { tree } = low;
  const receiver = receiverOf(low, node);
  enterParameters(
    low,
    receiver === undefined ? parameters : [receiver, ...parameters],
    receiver === undefined ? given : [],
  );
  if (parameters.length === 0 && given.length > 0) enterImplicit(low, node, given);
  for (const child of childrenOf(tree, node))
    if (kindOf(tree, child) === 'call') low.graph.step(low.expression(child));
  const body = childIn(tree, node, 'body');
  if (body < 0) return;
  if (kindOf(tree, body) !== 'block') {
    const value = low.expression(body);
    low.set(low.around.result, body, value);
    return;
  }
  low.statement(body, returnsLast.has(tree.language) ? low.around.result : undefined);
}

/** Languages in which the last statement of a function is what it returns. */
const returnsLast: ReadonlySet<string> = new Set([
  'ruby',
  'rust',
  'scala',
  'kotlin',
  'elixir',
  'clojure',
  'ocaml',
  'swift',
]);

/** `it` of Kotlin and Groovy, `_1` of Ruby. */
function enterImplicit(low: Lowering, node: number, given: readonly Expression[]): void {
  const { tree } = low;
  const [value] = given;
  if (value === undefined) return;
  const seen = new Set<number>();
  for (let at = node; at <= (tree.last[node] ?? node); at++) {
    const name = kindOf(tree, at) === 'identifier' ? symbolOf(tree, at) : '';
    if (name !== 'it' && name !== '_1') continue;
    const target = low.target(at);
    if (target.kind !== 'place' || target.place.op !== 'variable' || seen.has(target.place.variable))
      continue;
    seen.add(target.place.variable);
    low.set(target.place.variable, -1, value);
  }
}

/** The parameters of a function. */
export function parametersOf(low: Lowering, node: number): readonly Parameter[] {
  const { tree } = low;
  const lists = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'parameters');
  return lists
    .flatMap((list) => childrenOf(tree, list))
    .filter((child) => kindOf(tree, child) === 'parameter')
    .map((child) => parameterOf(low, child));
}

/** The object of a method as a parameter that stands before the others (Go), or is the first of them (Python). */
export function receiverOf(low: Lowering, node: number): Parameter | undefined {
  const receiver = childIn(low.tree, node, 'receiver');
  return receiver < 0 || kindOf(low.tree, receiver) !== 'parameter' ? undefined : parameterOf(low, receiver);
}

function parameterOf(low: Lowering, node: number): Parameter {
  const { tree } = low;
  const nameNode = childIn(tree, node, 'name');
  const target = low.target(nameNode);
  const usual = childIn(tree, node, 'default');
  const marks = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'modifier');
  const words = marks.map((child) => symbolOf(tree, child));
  const isPlace = target.kind === 'place' && target.place.op === 'variable';
  return {
    node,
    name: isPlace ? symbolOf(tree, nameNode).replace(/^\$/, '') : '',
    target,
    variable: isPlace && target.place.op === 'variable' ? target.place.variable : undefined,
    default: usual < 0 ? undefined : low.expression(usual),
    rest: words.includes('**') ? 'keywords' : words.some((word) => restWords.has(word)) ? 'rest' : 'no',
  };
}

const restWords: ReadonlySet<string> = new Set(['...', '*', 'params', 'vararg']);
