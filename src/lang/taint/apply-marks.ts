import type { Expression } from '../flow/index.ts';
import { clean, flat, type Cell } from './cell.ts';
import type { Evaluator } from './evaluator.ts';
import type { NodeMarks, PropagatorMark } from './marks.ts';
import { checkSinks } from './check-sinks.ts';
import type { State } from './state.ts';
import { labelsOf, traced, union, untainted, type SourceMark, type Taints } from './taint.ts';

/** A node that a rule speaks of, and what it is so far. */
export interface MarkedNode {
  readonly expression: Expression;
  readonly cell: Cell;
  readonly marks: NodeMarks;
  readonly state: State;
}

/** What the value of a node is by what a rule says of it; sinks are checked. */
export function applyMarks(at: Evaluator, marked: MarkedNode): Cell {
  const { expression, marks, state } = marked;
  let { cell } = marked;
  if (marks.sanitizers.length > 0) {
    cell = clean;
    if (marks.sanitizers.some(({ mark, whole }) => whole && mark.bySideEffect))
      at.write(expression, clean, state, false);
  } else {
    for (const { mark, whole } of marks.sources) cell = addSource(at, { ...marked, cell }, mark, whole);
    for (const mark of marks.to) cell = arrived(at, mark, { ...marked, cell });
  }
  for (const mark of marks.from) propagate(at, mark, cell, state);
  if (marks.watched) at.watched.set(expression.node, at.cells.deep(cell));
  if (marks.sinks.length > 0) checkSinks(at, marks.sinks, { cell, node: expression.node, state });
  return cell;
}

function addSource(
  at: Evaluator,
  { expression, cell, state }: MarkedNode,
  mark: SourceMark,
  whole: boolean,
): Cell {
  const { run, cells } = at;
  if (mark.requires !== undefined && !mark.requires(labelsOf(cells.deep(cell)))) return cell;
  const trace = traced(undefined, { file: run.file, node: expression.node });
  const taints: Taints = [{ taint: run.table.source(mark), trace }];
  if (mark.control) {
    state.control = union(state.control, taints);
    return cell;
  }
  if (mark.bySideEffect !== 'no' && whole) {
    const after = cells.tainted(cell, taints);
    at.write(expression, after, state, false);
    return mark.bySideEffect === 'only' ? cell : after;
  }
  return mark.bySideEffect === 'only' ? cell : cells.tainted(cell, taints);
}

/** What comes to the end of a propagation is kept as a variable of the state. */
function slot(mark: PropagatorMark): number {
  return -1 - mark.id;
}

/** The value of a node that taint is propagated to. */
function arrived(at: Evaluator, mark: PropagatorMark, { expression, cell, state }: MarkedNode): Cell {
  at.places.set(expression.node, expression);
  const taints = at.cells.deep(state.get(slot(mark)));
  if (taints.length === 0) return cell;
  const after = at.cells.tainted(cell, taints);
  if (mark.bySideEffect) at.write(expression, after, state, false);
  return after;
}

function propagate(at: Evaluator, mark: PropagatorMark, cell: Cell, state: State): void {
  const { run, cells } = at;
  const all = cells.deep(cell);
  if (mark.requires !== undefined && !mark.requires(labelsOf(all))) return;
  let taints = all;
  if (mark.replaces !== undefined)
    taints = taints.filter(({ taint }) => mark.replaces?.includes(taint.label));
  if (mark.label !== undefined) {
    const { label } = mark;
    let relabelled = untainted;
    for (const { taint, trace } of taints)
      relabelled = union(relabelled, [{ taint: run.table.relabelled(taint, label), trace }]);
    taints = relabelled;
  }
  if (taints.length === 0) return;
  state.set(slot(mark), cells.join(state.get(slot(mark)), flat(taints)));
  if (!mark.bySideEffect) return;
  for (const node of mark.targets) {
    const place = at.places.get(node);
    if (place !== undefined) at.write(place, flat(taints), state, true);
  }
}
