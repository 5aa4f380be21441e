import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../tree/flat-tree.ts';
import type { Expression, Target, Variable } from './flow.ts';
import { elementOf, type Lowering } from './lowering.ts';

/** Adds a loop to the graph. */
export function lowerLoop(low: Lowering, node: number, into: Variable | undefined): void {
  const { tree, graph } = low;
  const kind = kindOf(tree, node);
  const iterable = childIn(tree, node, 'iterable');
  const source = kind === 'for-each' && iterable >= 0 ? low.expression(iterable) : undefined;
  if (source !== undefined) graph.step(source);
  if (kind === 'for')
    for (const child of childrenOf(tree, node)) if (roleOf(tree, child) === 'init') low.statement(child);
  const [head, body, update, after] = [graph.block(), graph.block(), graph.block(), graph.block()];
  const label = takeLabel(low);
  const finalizers = low.around.finalizers.length;
  low.around.jumps.push({ label, breakTo: after, continueTo: update, finalizers });
  if (kind === 'do-while') graph.continueIn(body);
  else {
    graph.continueIn(head);
    lowerHead(low, node, body, after);
    graph.startAt(body);
  }
  if (source !== undefined) bindElement(low, node, source);
  low.statement(childIn(tree, node, 'body'), into);
  graph.continueIn(update);
  for (const child of childrenOf(tree, node))
    if (roleOf(tree, child) === 'update') graph.step(low.expression(child));
  if (kind === 'do-while') lowerHead(low, node, body, after);
  else graph.jump(head);
  low.around.jumps.pop();
  graph.startAt(after);
}

/** The condition, and where control goes by it. The `else` of Python's loops runs when the condition ends them. */
function lowerHead(low: Lowering, node: number, body: number, after: number): void {
  const { tree, graph } = low;
  const condition = childIn(tree, node, 'condition');
  const isEndless = condition < 0 && kindOf(tree, node) !== 'for-each';
  if (condition >= 0) graph.step(low.expression(condition));
  // A loop is there to change what its condition asks: only what is written there as true or false counts.
  const isLiteral = condition >= 0 && kindOf(tree, condition) === 'boolean';
  const truth = isLiteral ? symbolOf(tree, condition).toLowerCase() === 'true' : undefined;
  const at = graph.current;
  if (truth !== false) graph.edge(at, { to: body, when: true });
  if (isEndless || truth === true) return;
  const otherwise = childIn(tree, node, 'else');
  const out = otherwise < 0 ? after : graph.block();
  graph.edge(at, { to: out, when: false });
  if (otherwise < 0) return;
  graph.startAt(out);
  low.statement(otherwise);
  graph.jump(after);
}

function takeLabel(low: Lowering): string {
  const { label } = low;
  low.label = '';
  return label;
}

function bindElement(low: Lowering, node: number, source: Expression): void {
  const { tree, graph } = low;
  const left = childIn(tree, node, 'left');
  const at = kindOf(tree, left) === 'variable' ? childIn(tree, left, 'name') : left;
  const pairs = tree.language === 'go' || kindOf(tree, at) === 'pair';
  // In `for k, v of a map` the key is as tainted as the map itself, the value as its elements.
  if (pairs && (kindOf(tree, at) === 'tuple' || kindOf(tree, at) === 'pair')) {
    const [key, value] = childrenOf(tree, at);
    const shallow: Expression = { op: 'mix', node: -1, how: 'other', parts: [source] };
    if (key !== undefined) assign(low, low.target(key), shallow);
    if (value !== undefined) assign(low, low.target(value), elementOf(source));
    return;
  }
  graph.step({ op: 'assign', node: left, target: low.target(left), value: elementOf(source), adds: false });
  // Further clauses of a `for` that has several.
  for (const child of childrenOf(tree, node)) {
    if (roleOf(tree, child) !== 'init') continue;
    const [name, of] = childrenOf(tree, child);
    if (name !== undefined && of !== undefined && kindOf(tree, child) === 'other')
      assign(low, low.target(name), elementOf(low.expression(of)));
  }
}

function assign(low: Lowering, target: Target, value: Expression): void {
  low.graph.step({ op: 'assign', node: -1, target, value, adds: false });
}

/** Goes where `break` or `continue` of the innermost loop (or of the one with the label) goes. */
export function leaveBy(low: Lowering, kind: 'break' | 'continue', label: string): void {
  const { graph, around } = low;
  const jumps = around.jumps.findLast((one) =>
    label === '' ? kind === 'break' || one.continueTo !== undefined : one.label === label,
  );
  const to = kind === 'break' ? jumps?.breakTo : jumps?.continueTo;
  if (jumps === undefined || to === undefined) {
    graph.jump(around.exit);
    return;
  }
  runFinalizers(low, jumps.finalizers);
  graph.jump(to);
}

/** Runs the `finally` blocks on the way out, but for the outermost ones. */
export function runFinalizers(low: Lowering, keep: number): void {
  const { around, graph } = low;
  const { handler } = graph;
  for (let at = around.finalizers.length - 1; at >= keep; at--) {
    const finalizer = around.finalizers[at];
    if (finalizer === undefined) continue;
    low.around = { ...around, finalizers: around.finalizers.slice(0, at) };
    graph.handler = finalizer.handler;
    low.statement(finalizer.body);
  }
  low.around = around;
  graph.handler = handler;
}
