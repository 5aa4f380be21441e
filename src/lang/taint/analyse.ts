import type { FunctionFlow, Parameter, Variable } from '../flow/index.ts';
import { clean, type Cell } from './cell.ts';
import { Evaluator, settle as settlePlaces } from './evaluator.ts';
import type { Run } from './run.ts';
import { State } from './state.ts';

/** What a function is entered with. */
export interface Entry {
  /** What a variable holds that nobody wrote. */
  readonly unwritten: (variable: Variable) => Cell;
  readonly cells?: ReadonlyMap<Variable, Cell>;
  /** What parameters are, by their nodes, where that is known. */
  readonly given?: ReadonlyMap<number, Cell>;
}

/**
 * Follows taint through a function until nothing new comes, then tells what comes to the sinks. Gives the state in which
 * the function ends, or undefined when control never comes to its end.
 */
export function analyse(run: Run, flow: FunctionFlow, entry: Entry): State | undefined {
  const at = new Evaluator(run);
  const states = new Map<number, State>();
  const start = new State(run.cells, entry.unwritten, new Map(entry.cells));
  states.set(flow.order[0] ?? 0, start);
  for (const parameter of flow.parameters) enter(at, parameter, entry, start);
  settle(at, flow, states);
  run.collecting = true;
  for (const block of flow.order) {
    const state = states.get(block);
    if (state !== undefined) takeSteps(at, flow, block, state.copy());
  }
  run.collecting = false;
  return states.get(flow.exit);
}

/** Parameters that are taken apart. One that is a variable is marked by the function's first steps. */
function enter(at: Evaluator, { node, target, variable }: Parameter, { given }: Entry, state: State): void {
  if (variable !== undefined) return;
  at.bind(target, at.marked({ op: 'constant', node }, given?.get(node) ?? clean, state), state, false);
}

function settle(at: Evaluator, flow: FunctionFlow, states: Map<number, State>): void {
  const rank = new Map(flow.order.map((block, n) => [block, n] as const));
  const pending = new Set<number>([0]);
  while (pending.size > 0 && !at.run.exhausted) {
    // The earliest one in the order: loops are settled before what comes after them.
    const next = Math.min(...pending);
    pending.delete(next);
    const block = flow.order[next];
    const before = block === undefined ? undefined : states.get(block);
    if (block === undefined || before === undefined) continue;
    const after = before.copy();
    takeSteps(at, flow, block, after);
    for (const { to, settled } of flow.blocks[block]?.next ?? []) {
      const state = settled === undefined ? after : after.copy();
      if (settled !== undefined) settlePlaces(state, settled);
      const known = states.get(to);
      if (known === undefined) states.set(to, state.copy());
      if (known === undefined || known.join(state)) pending.add(rank.get(to) ?? 0);
    }
  }
}

function takeSteps(at: Evaluator, flow: FunctionFlow, block: number, state: State): void {
  const { steps = [], next = [] } = flow.blocks[block] ?? {};
  const leaves = next.some(({ to }) => to === flow.exit);
  for (const [n, step] of steps.entries()) {
    at.watched.clear();
    at.isLast = leaves && n === steps.length - 1;
    at.value(step, state);
  }
}
