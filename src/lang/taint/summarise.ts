import type { FunctionFlow, Parameter, Variable } from '../flow/index.ts';
import { analyse } from './analyse.ts';
import { clean, flat, type Cell } from './cell.ts';
import type { Run } from './run.ts';
import type { State } from './state.ts';
import type { Summary, Write } from './summary.ts';
import { baseKey, traced, type Input, type InputBase, type Taints } from './taint.ts';

/** The function to be told about, and which of its variables are its own. */
export interface Summarised {
  readonly flow: FunctionFlow;
  readonly parameters: readonly Parameter[];
  readonly isOwn: (variable: Variable) => boolean;
  /** What variables of other modules hold. */
  readonly imported: (variable: Variable) => Cell;
}

/** What a function does with what it is given. */
export function summarise(run: Run, { flow, parameters, isOwn, imported }: Summarised): Summary {
  const input = (base: InputBase): Cell => {
    const taints: Taints = [
      { taint: run.table.input(base, []), trace: traced(undefined, { file: run.file, node: -1 }) },
    ];
    return flat(taints);
  };
  const cells = new Map<Variable, Cell>([[flow.self, input({ kind: 'self' })]]);
  for (const [at, { variable }] of parameters.entries())
    if (variable !== undefined) cells.set(variable, input({ kind: 'parameter', at }));
  const outer = new Map<Variable, Cell>();
  const unwritten = (variable: Variable): Cell => {
    if (variable < 0) return clean;
    if (isOwn(variable)) return imported(variable);
    let cell = outer.get(variable);
    if (cell === undefined) outer.set(variable, (cell = input({ kind: 'outer', variable })));
    return cell;
  };
  const given = parameters.map((_, at) => input({ kind: 'parameter', at }));
  run.borrowed = new Set(parameters.flatMap(({ variable }) => variable ?? []));
  const end = analyse(run, flow, {
    unwritten,
    cells,
    given: new Map(parameters.map(({ node }, at) => [node, given[at] ?? clean])),
  });
  return {
    node: flow.node,
    file: run.file,
    parameters,
    result: end?.get(flow.result) ?? clean,
    writes: end === undefined ? [] : writesOf(end, { flow, parameters, isOwn, imported }),
    sinks: run.reaches,
    callbacks: run.callbacks,
  };
}

/** What inputs hold at the end, where that is something new. */
function writesOf(end: State, { flow, parameters, isOwn }: Summarised): readonly Write[] {
  const writes: Write[] = [];
  for (const [variable, cell] of end.written) {
    if (variable < 0) continue;
    const at = parameters.findIndex((one) => one.variable === variable);
    // A parameter or the object itself is the function's own; what it points to is the caller's.
    if (variable === flow.self) addFields(writes, { kind: 'self' }, cell);
    else if (at >= 0) {
      const isOther = end.isLost(variable) && !cell.taints.some(({ taint }) => isOf(taint.input, at));
      if (!isOther) addFields(writes, { kind: 'parameter', at }, cell);
    } else if (!isOwn(variable) && variable !== flow.result)
      writes.push({ base: { kind: 'outer', variable }, cell });
  }
  return writes;
}

function addFields(writes: Write[], base: InputBase, { taints, fields }: Cell): void {
  // Other taints than its own: something was put into it as a whole.
  const added = taints.filter(
    ({ taint }) =>
      taint.input === undefined || !isSame(taint.input.base, base) || taint.input.path.length > 0,
  );
  if (fields !== undefined || added.length > 0) writes.push({ base, cell: { taints: added, fields } });
}

function isOf(input: Input | undefined, at: number): boolean {
  return input?.base.kind === 'parameter' && input.base.at === at;
}

function isSame(a: InputBase, b: InputBase): boolean {
  return baseKey(a) === baseKey(b);
}
