import { childIn, childrenOf, kindOf, symbolOf } from '../tree/flat-tree.ts';
import { callbacks, callbacksFirst, callbacksSecond, type Callback } from './callbacks.ts';
import type { Argument, CallExpression, Expression } from './flow.ts';
import { lowerFunction } from './lower-function.ts';
import { elementOf, variable, type Lowering } from './lowering.ts';

/** A call, with the bodies of the functions that it is given. */
export function lowerCall(low: Lowering, node: number): Expression {
  const { tree } = low;
  const calleeNode = childIn(tree, node, 'callee');
  const own =
    tree.language === 'python' && symbolOf(tree, calleeNode) === 'super' ? ownObject(low, node) : undefined;
  if (own !== undefined) return own;
  const callee = lowerCallee(low, calleeNode);
  const argumentNodes = argumentsOf(low, node);
  const callback = callbackOf(low, callee, calleeNode, argumentNodes);
  const given: Argument[] = [];
  const lambdas: Expression[] = [];
  for (const argument of argumentNodes) {
    const lambda = isLambda(low, argument)
      ? lowerFunction(low, argument, givenBy(callback, lambdaResult(low, argument)))
      : undefined;
    if (lambda !== undefined) lambdas.push(lambda);
    const values = lambda === undefined ? taggedValues(low, node, argument) : [];
    if (values.length > 0) given.push(...values);
    else
      given.push(
        lambda === undefined ? lowerArgument(low, argument) : { value: lambda, name: '', spread: false },
      );
  }
  for (const method of methodsOf(low, node)) lowerFunction(low, method);
  const name = nameOf(low, calleeNode);
  const makes = kindOf(tree, node) === 'new';
  const call: CallExpression = { op: 'call', node, callee, name, arguments: given, makes };
  const [lambda] = lambdas;
  if (callback === undefined || lambda?.op !== 'function') return call;
  return withResult(call, callback, variable(lambda.result, -1));
}

/** `super()` of Python is the object that the method around it is called on: its first parameter. */
function ownObject(low: Lowering, node: number): Expression | undefined {
  const { tree } = low;
  let at = node;
  while (at !== 0 && kindOf(tree, tree.parent[tree.parent[at] ?? 0] ?? 0) !== 'class')
    at = tree.parent[at] ?? 0;
  const [first] = at === 0 ? [] : childrenOf(tree, childIn(tree, at, 'parameters'));
  if (first === undefined) return undefined;
  const target = low.target(first);
  return target.kind === 'place' ? { ...target.place, node } : undefined;
}

/** What is called may itself be a function that is written there. */
function lowerCallee(low: Lowering, node: number): Expression {
  const kind = node < 0 ? 'other' : kindOf(low.tree, node);
  if (kind === 'type' || kind === 'generic-type') return { op: 'constant', node };
  // `super(…)` and `this(…)` call a constructor on the object that is there.
  const isDelegate = kind === 'super' || kind === 'this';
  return isDelegate
    ? { op: 'field', node, of: low.expression(node), key: undefined, index: undefined }
    : low.expression(node);
}

function nameOf({ tree }: Lowering, callee: number): string {
  if (callee < 0) return '';
  const kind = kindOf(tree, callee);
  if (kind === 'member') return symbolOf(tree, childIn(tree, callee, 'property'));
  if (kind === 'generic-type') return symbolOf(tree, childIn(tree, callee, 'name'));
  return symbolOf(tree, callee);
}

/** The methods of a class that has no name. */
function methodsOf({ tree }: Lowering, call: number): readonly number[] {
  const bodies = childrenOf(tree, call).filter((child) => kindOf(tree, child) === 'class-body');
  return bodies
    .flatMap((body) => childrenOf(tree, body))
    .filter((child) => kindOf(tree, child) === 'function');
}

/** The arguments, a block behind the call, and what an object is filled with at once. */
function argumentsOf({ tree }: Lowering, call: number): readonly number[] {
  const nodes: number[] = [];
  for (const child of childrenOf(tree, call)) {
    const kind = kindOf(tree, child);
    if (kind === 'arguments')
      nodes.push(...childrenOf(tree, child).filter((one) => kindOf(tree, one) !== 'comment'));
    else if (kind === 'lambda' && child !== childIn(tree, call, 'callee')) nodes.push(child);
    else if (kind === 'object' || kind === 'array')
      if (child !== childIn(tree, call, 'callee')) nodes.push(child);
  }
  return nodes;
}

function lowerArgument(low: Lowering, node: number): Argument {
  const { tree } = low;
  const kind = kindOf(tree, node);
  if (kind === 'keyword-argument')
    return {
      value: low.expression(childIn(tree, node, 'value')),
      name: symbolOf(tree, childIn(tree, node, 'name')),
      spread: false,
    };
  const keyed = kind === 'keyword-spread';
  return {
    value: low.expression(node),
    name: '',
    spread: kind === 'spread' || keyed,
    ...(keyed ? { keyed } : {}),
  };
}

/** A tag function gets the texts of a template as a list, and then its values. */
function taggedValues(low: Lowering, call: number, template: number): readonly Argument[] {
  const { tree } = low;
  const list = childIn(tree, call, 'arguments');
  if (list < 0 || kindOf(tree, template) !== 'template' || tree.start[list] !== tree.start[template])
    return [];
  const values = childrenOf(tree, template).filter((one) => kindOf(tree, one) === 'interpolation');
  const all: readonly Expression[] = [
    { op: 'constant', node: template },
    ...values.map((one) => low.expression(one)),
  ];
  return all.map((value) => ({ value, name: '', spread: false }));
}

function isLambda({ tree }: Lowering, node: number): boolean {
  const kind = kindOf(tree, node);
  return kind === 'lambda' || kind === 'function';
}

interface KnownCallback {
  readonly callback: Callback;
  /** The collection, option or promise. */
  readonly receiver: Expression;
}

function callbackOf(
  low: Lowering,
  callee: Expression,
  calleeNode: number,
  argumentNodes: readonly number[],
): KnownCallback | undefined {
  if (!argumentNodes.some((node) => isLambda(low, node))) return undefined;
  const name = nameOf(low, calleeNode);
  if (callee.op === 'field') {
    const callback = callbacks.get(name);
    return callback === undefined ? undefined : { callback, receiver: callee.of };
  }
  const [first, second] = argumentNodes;
  if (first === undefined || second === undefined) return undefined;
  const functionFirst = callbacksFirst.get(name);
  if (functionFirst !== undefined) return { callback: functionFirst, receiver: low.expression(second) };
  const functionSecond = callbacksSecond.get(name);
  return functionSecond === undefined
    ? undefined
    : { callback: functionSecond, receiver: low.expression(first) };
}

function lambdaResult(low: Lowering, lambda: number): Expression {
  return variable(low.variables.hidden('result', lambda), -1);
}

function givenBy(known: KnownCallback | undefined, result: Expression): readonly Expression[] {
  if (known === undefined) return [];
  const { receiver } = known;
  return known.callback.given.map((what) => {
    if (what === 'element') return elementOf(receiver);
    if (what === 'receiver') return receiver;
    return what === 'result' ? result : { op: 'mix', node: -1, how: 'other', parts: [receiver] };
  });
}

/** What a call is besides what any call is. */
function withResult(
  call: CallExpression,
  { callback, receiver }: KnownCallback,
  result: Expression,
): Expression {
  const { makes } = callback;
  const node = call.node;
  const value: Expression =
    makes === 'result'
      ? result
      : makes === 'list'
        ? { op: 'record', node: -1, entries: [{ key: undefined, value: result, spread: false }] }
        : makes === 'element'
          ? elementOf(receiver)
          : makes === 'receiver'
            ? receiver
            : { op: 'constant', node: -1 };
  return { op: 'choice', node: -1, condition: undefined, ways: [{ ...call, node, toldBeside: true }, value] };
}
