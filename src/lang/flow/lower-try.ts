import { childIn, childrenOf, kindOf, roleOf } from '../tree/flat-tree.ts';
import type { Variable } from './flow.ts';
import { variable, type Lowering } from './lowering.ts';

/** Adds a `try` with its handlers to the graph. Any step in it may throw. */
export function lowerTry(low: Lowering, node: number, into: Variable | undefined): void {
  const { tree, graph } = low;
  const finalizer = childIn(tree, node, 'finalizer');
  const finalBody = finalizer < 0 ? -1 : childIn(tree, finalizer, 'body');
  const handlers = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'handler');
  for (const child of childrenOf(tree, node)) if (roleOf(tree, child) === 'init') low.statement(child);
  const outer = graph.handler;
  const [caught, rethrown, done] = [graph.block(), graph.block(), graph.block()];
  const { around } = low;
  const inside =
    finalBody < 0
      ? around
      : { ...around, finalizers: [...around.finalizers, { body: finalBody, handler: outer }] };
  const thrown = finalBody < 0 ? outer : rethrown;
  low.around = inside;
  graph.handler = handlers.length > 0 ? caught : thrown;
  low.statement(childIn(tree, node, 'body'), into);
  graph.handler = thrown;
  low.statement(childIn(tree, node, 'else'), into);
  graph.jump(done);
  for (const handler of handlers) {
    graph.startAt(caught);
    const way = graph.block();
    graph.branch(way);
    graph.startAt(way);
    lowerHandler(low, handler, into);
    graph.jump(done);
  }
  low.around = around;
  graph.handler = outer;
  if (finalBody >= 0) {
    graph.startAt(rethrown);
    low.statement(finalBody);
    graph.jump(outer ?? around.exit);
  }
  graph.startAt(done);
  if (finalBody >= 0) low.statement(finalBody);
}

function lowerHandler(low: Lowering, handler: number, into: Variable | undefined): void {
  const { tree, graph } = low;
  const name = childIn(tree, handler, 'name');
  const thrown = variable(low.variables.hidden('thrown', 0), -1);
  if (name >= 0)
    graph.step({ op: 'assign', node: name, target: low.target(name), value: thrown, adds: false });
  const condition = childIn(tree, handler, 'condition');
  if (condition >= 0) graph.step(low.expression(condition));
  const body = childIn(tree, handler, 'body');
  if (kindOf(tree, body) === 'block') low.statement(body, into);
  else if (body >= 0) graph.step(low.expression(body));
}
