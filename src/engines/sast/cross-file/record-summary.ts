import { childIn, childrenOf, kindOf, symbolOf } from '../../../lang/index.ts';
import type { Parameter } from '../../../lang/flow/index.ts';
import { clean, flat, type Cell } from '../../../lang/taint/cell.ts';
import type { Summary } from '../../../lang/taint/summary.ts';
import { traced, type InputBase } from '../../../lang/taint/taint.ts';
import type { CodeFile } from './code-file.ts';
import { dataclassFields } from './dataclass-fields.ts';

/** What the constructor of a record, or of a data class of Python, does: it keeps what it is given. Undefined for other classes. */
export function recordSummary(file: CodeFile | undefined, node: number): Summary | undefined {
  if (file === undefined) return undefined;
  const components = componentsOf(file, node);
  if (components.length === 0) return undefined;
  const parameters = components.map((one) => parameterOf(file, one));
  const fields = new Map(
    parameters.map(({ name }, at) => [name, input(file, { kind: 'parameter', at }, [])]),
  );
  const writes = [{ base: { kind: 'self' }, cell: { taints: [], fields } } as const];
  return { ...nothing(file, node), parameters, writes };
}

/** What the method of a record's component gives: the component. */
export function accessorSummary(file: CodeFile | undefined, node: number, name: string): Summary | undefined {
  if (file === undefined || node < 0) return undefined;
  const found = componentsOf(file, node).some((one) => parameterOf(file, one).name === name);
  return found ? { ...nothing(file, node), result: input(file, { kind: 'self' }, [name]) } : undefined;
}

function componentsOf({ tree }: CodeFile, node: number): readonly number[] {
  if (tree.language === 'python') return dataclassFields(tree, node);
  const list = kindOf(tree, node) === 'class' ? childIn(tree, node, 'parameters') : -1;
  return list < 0 ? [] : childrenOf(tree, list).filter((one) => childIn(tree, one, 'name') >= 0);
}

function parameterOf({ tree }: CodeFile, node: number): Parameter {
  const named = childIn(tree, node, 'name');
  const name = symbolOf(tree, named < 0 ? childIn(tree, node, 'left') : named);
  return {
    node,
    name,
    target: { kind: 'nothing', node },
    variable: undefined,
    default: undefined,
    rest: 'no',
  };
}

function input({ taint }: CodeFile, base: InputBase, path: readonly string[]): Cell {
  return flat([
    { taint: taint.space.table.input(base, path), trace: traced(undefined, { file: '', node: -1 }) },
  ]);
}

function nothing({ path }: CodeFile, node: number): Summary {
  return { node, file: path, parameters: [], result: clean, writes: [], sinks: [], callbacks: [] };
}
