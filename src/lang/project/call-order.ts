import { functionId, type FunctionId } from './ids.ts';
import type { Project } from './project.ts';

/**
 * The functions of some files (all of the project's own when none are named) in groups, callees before callers; a
 * group has more than one where functions call each other in a circle. A function inside another one comes before
 * it. The graph is made for this answer and not kept.
 */
export function callOrder(
  project: Project,
  paths: readonly string[] = project.ownSources,
): readonly (readonly FunctionId[])[] {
  const edges = new Map<FunctionId, readonly FunctionId[]>();
  for (const path of [...paths].toSorted()) addEdges(project, path, edges);
  return groups(edges);
}

function addEdges(project: Project, path: string, edges: Map<FunctionId, readonly FunctionId[]>): void {
  const facts = project.facts(path);
  if (facts === undefined) return;
  const called = facts.functions.map(() => new Set<FunctionId>());
  for (const call of facts.calls)
    for (const id of project.targetsOfCall(path, call).functions) called[call.function]?.add(id);
  for (const [n, one] of facts.functions.entries())
    if (n > 0) called[one.parent]?.add(functionId(path, facts, n));
  for (const [n, ids] of called.entries()) edges.set(functionId(path, facts, n), [...ids].toSorted());
}

interface Visit {
  readonly id: FunctionId;
  next: number;
}

/** Strongly connected components by Tarjan's algorithm, on a stack of its own. */
function groups(edges: ReadonlyMap<FunctionId, readonly FunctionId[]>): FunctionId[][] {
  const found: FunctionId[][] = [];
  const order = new Map<FunctionId, number>();
  const low = new Map<FunctionId, number>();
  const open: FunctionId[] = [];
  const isOpen = new Set<FunctionId>();
  const start = (id: FunctionId, visits: Visit[]): void => {
    low.set(id, order.size);
    order.set(id, order.size);
    open.push(id);
    isOpen.add(id);
    visits.push({ id, next: 0 });
  };
  const lower = (id: FunctionId, to: number | undefined): void => {
    if (to !== undefined && to < (low.get(id) ?? 0)) low.set(id, to);
  };
  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const visits: Visit[] = [];
    start(root, visits);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const to = edges.get(visit.id)?.[visit.next++];
      if (to === undefined) {
        visits.pop();
        const caller = visits.at(-1);
        if (caller !== undefined) lower(caller.id, low.get(visit.id));
        if (low.get(visit.id) === order.get(visit.id)) found.push(closed(visit.id, open, isOpen));
      } else if (!edges.has(to)) continue;
      else if (!order.has(to)) start(to, visits);
      else if (isOpen.has(to)) lower(visit.id, order.get(to));
    }
  }
  return found;
}

function closed(id: FunctionId, open: FunctionId[], isOpen: Set<FunctionId>): FunctionId[] {
  const group = open.splice(open.lastIndexOf(id));
  for (const one of group) isOpen.delete(one);
  return group.toSorted();
}
