import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../tree/flat-tree.ts';
import type { Expression, Variable } from './flow.ts';
import { leaveBy, lowerLoop, runFinalizers } from './lower-loop.ts';
import { lowerSwitch } from './lower-switch.ts';
import { lowerTry } from './lower-try.ts';
import type { Lowering } from './lowering.ts';
import { settledBy } from './settled.ts';
import { truthOf } from './truth.ts';

/** Adds a statement to the graph. `into` gets its value, where the language gives statements one. */
export function lowerStatement(low: Lowering, node: number, into?: Variable): void {
  const { tree, graph } = low;
  if (graph.isFull || node < 0) return;
  const kind = kindOf(tree, node);
  if (kind === 'label') lowerLabel(low, node, into);
  else if (!graph.live) lowerDead(low, node);
  else lowerLive(low, node, into);
}

function lowerLive(low: Lowering, node: number, into: Variable | undefined): void {
  const { tree } = low;
  switch (kindOf(tree, node)) {
    case 'module':
    case 'block':
    case 'class-body':
      lowerBlock(low, node, into);
      return;
    case 'if':
      lowerIf(low, node, into);
      return;
    case 'while':
    case 'do-while':
    case 'for':
    case 'for-each':
      lowerLoop(low, node, into);
      return;
    case 'switch':
      lowerSwitch(low, node, into);
      return;
    case 'try':
      lowerTry(low, node, into);
      return;
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
    case 'goto':
      lowerJump(low, node);
      return;
    default:
      lowerSimple(low, node, into);
  }
}

/** `goto` may come to a label behind a jump. */
function lowerLabel(low: Lowering, node: number, into: Variable | undefined): void {
  const name = symbolOf(low.tree, childIn(low.tree, node, 'name'));
  low.graph.continueIn(labelled(low, name));
  low.label = name;
  low.statement(childIn(low.tree, node, 'body'), into);
  low.label = '';
}

function labelled({ around, graph }: Lowering, name: string): number {
  const known = around.labels.get(name);
  if (known !== undefined) return known;
  const made = graph.block();
  around.labels.set(name, made);
  return made;
}

/** Code behind a jump is never run, but labels in it may be gone to. */
function lowerDead(low: Lowering, node: number): void {
  if (kindOf(low.tree, node) !== 'block') return;
  for (const child of childrenOf(low.tree, node)) low.statement(child);
}

function lowerSimple(low: Lowering, node: number, into: Variable | undefined): void {
  const { tree, graph } = low;
  switch (kindOf(tree, node)) {
    case 'expression-statement':
      lowerValue(low, childIn(tree, node, 'value'), into);
      return;
    case 'with':
      for (const child of childrenOf(tree, node))
        if (roleOf(tree, child) !== 'body') graph.step(entered(low, child));
      low.statement(childIn(tree, node, 'body'), into);
      return;
    case 'export':
    case 'package':
      for (const child of childrenOf(tree, node)) {
        const role = roleOf(tree, child);
        if (role === 'value' || role === 'body' || role === 'none') low.statement(child);
      }
      return;
    case 'class':
      lowerClass(low, node);
      return;
    case 'field':
      lowerField(low, node);
      return;
    case 'function':
      // A function of its own: see where functions are collected. Inside of functions it is part of them.
      if (low.around.result !== low.variables.hidden('result', 0)) graph.step(low.expression(node));
      lowerDecorators(low, node);
      return;
    case 'import':
    case 'comment':
    case 'global':
      return;
    default:
      lowerValue(low, node, into);
  }
}

/** `with a as b` of Python: b is what the method gives that enters a. */
function entered(low: Lowering, node: number): Expression {
  const { tree } = low;
  const value = low.expression(node);
  if (tree.language !== 'python' || value.op !== 'assign') return value;
  const key = '__enter__';
  const callee: Expression = { op: 'field', node: -1, of: value.value, key, index: undefined };
  const implicitOf = childIn(tree, node, 'value');
  return {
    ...value,
    value: { op: 'call', node: -1, callee, name: key, arguments: [], makes: false, implicitOf },
  };
}

/** A decorator of Python is called with the function when that is defined, the innermost first. */
function lowerDecorators(low: Lowering, node: number): void {
  const { tree, graph } = low;
  if (tree.language !== 'python') return;
  const decorators = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'decorator');
  for (const decorator of decorators.toReversed()) {
    const callee = low.expression(childIn(tree, decorator, 'value'));
    const value: Expression = { op: 'constant', node };
    const given = [{ value, name: '', spread: false }];
    graph.step({ op: 'call', node: decorator, callee, name: '', arguments: given, makes: false });
  }
}

function lowerValue(low: Lowering, node: number, into: Variable | undefined): void {
  if (node < 0) return;
  const value = low.expression(node);
  if (into === undefined || value.op === 'constant') low.graph.step(value);
  else low.set(into, -1, value);
}

function lowerBlock(low: Lowering, node: number, into: Variable | undefined): void {
  const { tree } = low;
  const statements = childrenOf(tree, node).filter((child) => kindOf(tree, child) !== 'comment');
  const last = statements.at(-1);
  const start = low.graph.current;
  for (const statement of statements) {
    if (!low.graph.live && kindOf(tree, statement) === 'function') lowerHoisted(low, statement, start);
    else low.statement(statement, statement === last ? into : undefined);
  }
}

/** A function that stands behind a `return` is known all the same. */
function lowerHoisted(low: Lowering, node: number, start: number): void {
  low.graph.startAt(start);
  low.statement(node);
  low.graph.stop();
}

/** What a class does when it is defined: the values of its fields. */
function lowerClass(low: Lowering, node: number): void {
  const { tree } = low;
  const body = childIn(tree, node, 'body');
  if (body < 0) return;
  for (const child of childrenOf(tree, body)) {
    const kind = kindOf(tree, child);
    if (kind !== 'function' && kind !== 'class') low.statement(child);
  }
}

function lowerField(low: Lowering, node: number): void {
  const { tree, graph } = low;
  const [name, value] = [childIn(tree, node, 'name'), childIn(tree, node, 'value')];
  if (name < 0 || value < 0) return;
  const given = low.expression(value);
  graph.step({ op: 'assign', node, target: low.target(name), value: given, adds: false });
}

function lowerIf(low: Lowering, node: number, into: Variable | undefined): void {
  const { tree, graph, constants } = low;
  const conditionNode = childIn(tree, node, 'condition');
  for (const child of childrenOf(tree, node)) if (roleOf(tree, child) === 'init') low.statement(child);
  if (conditionNode >= 0) graph.step(low.expression(conditionNode));
  const truth = conditionNode < 0 ? undefined : truthOf(tree, constants, conditionNode);
  const start = graph.current;
  const after = graph.block();
  const ways = [
    [childIn(tree, node, 'then'), true],
    [childIn(tree, node, 'else'), false],
  ] as const;
  for (const [body, when] of ways) {
    if (truth === !when) continue;
    const way = graph.block();
    const settled = settledBy(low, conditionNode, when);
    graph.edge(start, settled.length === 0 ? { to: way, when } : { to: way, when, settled });
    graph.startAt(way);
    low.statement(body, into);
    graph.jump(after);
  }
  graph.startAt(after);
}

function lowerJump(low: Lowering, node: number): void {
  const { tree, graph } = low;
  const kind = kindOf(tree, node);
  if (kind === 'goto') {
    graph.jump(labelled(low, symbolOf(tree, childIn(tree, node, 'name'))));
    return;
  }
  if (kind === 'break' || kind === 'continue') {
    leaveBy(low, kind, symbolOf(tree, childIn(tree, node, 'name')));
    return;
  }
  const values = childrenOf(tree, node).filter((child) => kindOf(tree, child) !== 'comment');
  const [only] = values;
  const value: Expression | undefined =
    values.length > 1
      ? { op: 'mix', node: -1, how: 'other', parts: values.map((child) => low.expression(child)) }
      : only === undefined
        ? undefined
        : low.expression(only);
  if (kind === 'throw') {
    if (value !== undefined) setResult(low, node, low.variables.hidden('thrown', 0), value);
    else graph.step({ op: 'constant', node });
    graph.jump(graph.handler ?? low.around.exit);
    return;
  }
  setResult(low, node, low.around.result, value ?? namedResults(low, node));
  runFinalizers(low, 0);
  graph.jump(low.around.exit);
}

/** A bare `return` of Go gives what the named results hold. */
function namedResults(low: Lowering, node: number): Expression {
  const { tree } = low;
  let at = node;
  while (at !== 0 && kindOf(tree, at) !== 'function' && kindOf(tree, at) !== 'lambda')
    at = tree.parent[at] ?? 0;
  const results = childrenOf(tree, at).filter(
    (one) => roleOf(tree, one) === 'returns' && kindOf(tree, one) === 'parameter',
  );
  if (tree.language !== 'go' || results.length === 0) return { op: 'constant', node: -1 };
  const values = results.map((one) => low.expression(childIn(tree, one, 'name')));
  const [only] = values;
  if (only !== undefined && values.length === 1) return only;
  return {
    op: 'record',
    node: -1,
    entries: values.map((value, n) => ({ key: String(n), value, spread: false })),
  };
}

function setResult(low: Lowering, node: number, result: Variable, value: Expression): void {
  const target = { kind: 'place', node: -1, place: { op: 'variable', node: -1, variable: result } } as const;
  low.graph.step({ op: 'assign', node, target, value, adds: false });
}
