import { limits } from '../../core/limits.ts';
import type { Cell } from './cell.ts';
import type { Evaluator } from './evaluator.ts';
import type { NodeMarks, SinkMark } from './marks.ts';
import type { State } from './state.ts';
import { labelsOf, traced, union, untainted, type Carried, type Taints, type Trace } from './taint.ts';

/** What came to a place. */
export interface Arrival {
  readonly cell: Cell;
  readonly node: number;
  readonly state: State;
}

/** Tells the sinks that something tainted comes to. */
export function checkSinks(at: Evaluator, sinks: NodeMarks['sinks'], { cell, node, state }: Arrival): void {
  if (!at.run.collecting) return;
  for (const { mark } of sinks) {
    if (mark.atExit && !at.isLast) continue;
    const values = valuesFor(at, mark, cell, state);
    const trace = traced(undefined, { file: at.run.file, node });
    if (values.some((taints) => taints.length > 0)) reach(at, mark, values, trace);
  }
}

/** The values that a sink asks for: what came, or what some nodes were. */
function valuesFor(at: Evaluator, mark: SinkMark, cell: Cell, state: State): readonly Taints[] {
  const own = union(at.cells.deep(cell), state.control);
  if (mark.requiresOf === undefined) return [own];
  return mark.requiresOf.map(({ nodes }) => {
    let taints = untainted;
    for (const node of nodes) taints = union(taints, at.watched.get(node) ?? untainted);
    return taints;
  });
}

/** Values come to a sink: a finding, or, as far as they are inputs, something for the callers to decide. */
export function reach(at: Evaluator, sink: SinkMark, values: readonly Taints[], trace: Trace): void {
  const { run } = at;
  run.crowded ||= values.some(({ length }) => length >= limits.taintsPerValue);
  if (values.some((taints) => taints.some(({ taint }) => taint.input !== undefined))) {
    if (run.reaches.length < limits.taintReaches) run.reaches.push({ sink, values, trace });
    else run.crowded = true;
  }
  if (!satisfied(sink, values)) return;
  for (const carried of culprits(sink, values)) {
    if (run.isNew(sink, carried))
      run.findings.push({ sink, taint: carried, trace: joinedTraces(carried, trace) });
  }
}

function satisfied(sink: SinkMark, values: readonly Taints[]): boolean {
  const requirements = sink.requiresOf?.map(({ requires }) => requires) ?? [sink.requires];
  return requirements.every((requires, n) => {
    const known = (values[n] ?? untainted).filter(({ taint }) => taint.source !== undefined);
    return known.length > 0 && requires(labelsOf(known));
  });
}

/** The taints that a finding is told for: one for each source, those that are enough alone where there are any. */
function culprits(sink: SinkMark, values: readonly Taints[]): readonly Carried[] {
  const seen = new Map<string, Carried>();
  const all = values.flat();
  const enough = sink.requiresOf === undefined ? all.filter((one) => sink.requires(labelsOf([one]))) : [];
  for (const carried of enough.length === 0 ? all : enough) {
    const { source } = carried.taint;
    if (source === undefined) continue;
    const key = `${source.file}:${source.id}`;
    if (!seen.has(key)) seen.set(key, carried);
  }
  return [...seen.values()];
}

function joinedTraces(carried: Carried, sink: Trace): Trace {
  return traced(carried.trace, sink, sink.inside);
}
