import type { Variable } from '../../../lang/flow/index.ts';
import type { Cell } from '../../../lang/taint/cell.ts';
import type { Summary } from '../../../lang/taint/summary.ts';
import type { Taints } from '../../../lang/taint/taint.ts';

/** A summary for callers in other files: what it says of variables around the function means nothing to them, but for `kept`. */
export function withoutOuter(summary: Summary, kept?: Variable): Summary {
  const { result, writes, sinks, callbacks } = summary;
  return {
    ...summary,
    result: innerCell(result),
    writes: writes
      .filter(({ base }) => base.kind !== 'outer')
      .map((one) => ({ ...one, cell: innerCell(one.cell) })),
    sinks: sinks.map((one) => ({ ...one, values: one.values.map(innerTaints) })),
    callbacks: callbacks
      .filter(({ base }) => base.kind !== 'outer' || base.variable === kept)
      .map((one) => ({
        ...one,
        arguments: one.arguments.map(innerCell),
        otherwise: innerCell(one.otherwise),
      })),
  };
}

/** A value without what depends on variables around a function. */
export function innerCell(cell: Cell): Cell {
  const { taints, fields } = cell;
  if (fields === undefined) {
    const kept = innerTaints(taints);
    return kept === taints ? cell : { taints: kept, fields };
  }
  return {
    taints: innerTaints(taints),
    fields: new Map([...fields].map(([key, field]) => [key, innerCell(field)])),
  };
}

function innerTaints(taints: Taints): Taints {
  const isOuter = ({ taint }: Taints[number]): boolean => taint.input?.base.kind === 'outer';
  return taints.some(isOuter) ? taints.filter((one) => !isOuter(one)) : taints;
}
