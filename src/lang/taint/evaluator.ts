import type { AssignExpression, Expression, FieldExpression, Part, Target } from '../flow/index.ts';
import { anyKey, clean, flat, returned, type Cell, type Cells } from './cell.ts';
import { evaluateCall } from './evaluate-call.ts';
import type { NodeMarks } from './marks.ts';
import { applyMarks } from './apply-marks.ts';
import type { Run } from './run.ts';
import type { State } from './state.ts';
import { through, union, untainted, type Taints } from './taint.ts';

/** Computes what expressions do to a state. */
export class Evaluator {
  readonly run: Run;
  readonly cells: Cells;
  /** What nodes were that a sink asks for, in the step that is being computed. */
  readonly watched = new Map<number, Taints>();
  /** Whether the function may end with the step that is being computed. */
  isLast = false;
  /** What the nodes name that taint is propagated to. */
  readonly places = new Map<number, Expression>();

  constructor(run: Run) {
    this.run = run;
    this.cells = run.cells;
  }

  /** The value of an expression; the state is changed by what it does. */
  value(expression: Expression, state: State): Cell {
    const { run } = this;
    if (!run.spend()) return clean;
    if (state.settled.size > 0 && isSettled(expression, state)) return clean;
    const marks = expression.node < 0 ? undefined : run.marks.nodes.get(expression.node);
    const cell = this.#computed(expression, state, marks);
    return marks === undefined ? cell : applyMarks(this, { expression, cell, marks, state });
  }

  /** What a value is by what the rule says of its node. */
  marked(expression: Expression, cell: Cell, state: State): Cell {
    const marks = expression.node < 0 ? undefined : this.run.marks.nodes.get(expression.node);
    return marks === undefined ? cell : applyMarks(this, { expression, cell, marks, state });
  }

  #computed(expression: Expression, state: State, marks: NodeMarks | undefined): Cell {
    switch (expression.op) {
      case 'constant':
        return clean;
      case 'variable':
        return state.get(expression.variable);
      case 'field':
        return this.#field(expression, state);
      case 'call':
        return evaluateCall(this, expression, state, marks);
      case 'mix':
        return this.#mix(expression, state);
      case 'record':
        return this.#record(expression, state);
      case 'assign':
        return this.#assign(expression, state);
      case 'choice':
        return this.#choice(expression, state);
      case 'function':
        return this.cells.withField(clean, returned, state.get(expression.result), false);
      case 'same':
        return this.value(expression.of, state);
      case 'sequence': {
        let last = clean;
        for (const part of expression.parts) last = this.value(part, state);
        return last;
      }
    }
  }

  #field(expression: FieldExpression, state: State): Cell {
    const of = this.value(expression.of, state);
    const index = expression.index === undefined ? clean : this.value(expression.index, state);
    return this.fieldOf(of, expression, index);
  }

  /** A field of a value; what computes the key counts, too. */
  fieldOf(of: Cell, { key }: FieldExpression, index: Cell): Cell {
    const { options } = this.run;
    if (key !== undefined) return this.cells.field(of, key);
    const element = this.cells.element(of);
    return options.safeIndexes ? element : this.cells.tainted(element, index.taints);
  }

  #mix(expression: Expression & { readonly op: 'mix' }, state: State): Cell {
    const { options } = this.run;
    let taints = untainted;
    for (const part of expression.parts) {
      const cell = this.value(part, state);
      taints = union(taints, expression.how === 'comparison' ? cell.taints : this.cells.deep(cell));
    }
    if (options.onlyAssignments) return clean;
    if (expression.how === 'comparison' && (options.safeComparisons || options.safeBooleans)) return clean;
    return flat(this.run.table.limited(taints));
  }

  #record(expression: Expression & { readonly op: 'record' }, state: State): Cell {
    let made = clean;
    for (const { key, value, spread } of expression.entries) {
      const cell = this.value(value, state);
      if (spread) made = this.#spreadInto(made, cell);
      else made = this.cells.withField(made, key ?? anyKey, cell, key === undefined);
    }
    return made;
  }

  /** `{...a}`: its fields take the place of those that were there before. */
  #spreadInto(made: Cell, cell: Cell): Cell {
    let result: Cell = { taints: union(made.taints, cell.taints), fields: made.fields };
    for (const [key, field] of cell.fields ?? [])
      result = this.cells.withField(result, key, field, key === anyKey);
    return result;
  }

  #assign({ target, value, adds, node }: AssignExpression, state: State): Cell {
    const cell = this.value(value, state);
    // What is assigned to is looked at, too: keys are computed, and it may be a sink.
    if (target.kind === 'place' && target.place.op === 'field') this.value(target.place, state);
    this.bind(target, this.step(cell, target.node < 0 ? node : target.node), state, adds);
    if (target.kind === 'place' && target.place.op === 'variable' && node >= 0 && !adds) {
      const { variable } = target.place;
      if (this.run.borrowed.has(variable)) state.lose(variable);
    }
    return cell;
  }

  /** A value whose way has one more step. */
  step(cell: Cell, node: number): Cell {
    if (node < 0 || (cell.taints.length === 0 && cell.fields === undefined)) return cell;
    const spot = { file: this.run.file, node };
    if (cell.fields === undefined) return flat(through(cell.taints, spot));
    const fields = new Map([...cell.fields].map(([key, field]) => [key, this.step(field, node)] as const));
    return { taints: through(cell.taints, spot), fields };
  }

  /** Gives what a target names a value. */
  bind(target: Target, cell: Cell, state: State, adds: boolean): void {
    if (target.kind === 'nothing') return;
    const marks = target.node < 0 ? undefined : this.run.marks.nodes.get(target.node);
    const given = marks === undefined ? cell : this.#markedTarget(target, cell, marks, state);
    if (target.kind === 'place') {
      this.write(target.place, given, state, adds);
      return;
    }
    for (const part of target.parts) this.#bindPart(part, given, state);
  }

  /** What is assigned to may be a source, or what a propagator taints. */
  #markedTarget(target: Target, cell: Cell, marks: NodeMarks, state: State): Cell {
    const expression: Expression = { op: 'constant', node: target.node };
    return applyMarks(this, { expression, cell, marks: { ...marks, sinks: [] }, state });
  }

  #bindPart({ key, target, default: usual, rest, from }: Part, cell: Cell, state: State): void {
    let value =
      rest !== undefined
        ? from === undefined
          ? this.#rest(cell, rest)
          : this.cells.listFrom(cell, from)
        : key === undefined
          ? this.cells.element(cell)
          : this.cells.field(cell, key);
    if (usual !== undefined) value = this.cells.join(value, this.value(usual, state));
    this.bind(target, value, state, false);
  }

  /** All fields but some. */
  #rest(cell: Cell, taken: readonly string[]): Cell {
    if (cell.fields === undefined) return cell;
    const fields = new Map([...cell.fields].filter(([key]) => !taken.includes(key)));
    return { taints: cell.taints, fields };
  }

  /** Writes to a variable, or to a field of what an expression names. */
  write(place: Expression, cell: Cell, state: State, weak: boolean): void {
    const path = pathOf(place);
    if (path === undefined) return;
    state.unsettle(path.variable);
    const before = state.get(path.variable);
    const after = this.#written(before, path.keys, cell, weak);
    if (after !== before) state.set(path.variable, this.cells.kept(after));
  }

  #written(cell: Cell, [key, ...rest]: readonly string[], value: Cell, weak: boolean): Cell {
    if (key === undefined) return weak ? this.cells.join(cell, value) : value;
    const loose = weak || key === anyKey;
    const inner = rest.length === 0 ? value : this.#written(this.cells.field(cell, key), rest, value, weak);
    return this.cells.withField(cell, key, inner, loose);
  }

  #choice({ condition, ways, settled }: Expression & { readonly op: 'choice' }, state: State): Cell {
    if (condition !== undefined && condition !== ways[0]) this.value(condition, state);
    const [first, ...others] = ways;
    if (first === undefined) return clean;
    if (condition === undefined) return this.#either(first, others, state, settled);
    const before = state.copy();
    const known = state.settled;
    settle(state, settled?.[0] ?? []);
    let cell = this.value(first, state);
    for (const other of others) {
      const aside = before.copy();
      settle(aside, settled?.[1] ?? []);
      cell = this.cells.join(cell, this.value(other, aside));
      state.join(aside);
    }
    if (others.length === 0) state.settled = known;
    return cell;
  }

  /** The first is computed; the others may be. */
  #either(
    first: Expression,
    others: readonly Expression[],
    state: State,
    settled: readonly (readonly Expression[])[] | undefined,
  ): Cell {
    let cell = this.value(first, state);
    for (const other of others) {
      const aside = state.copy();
      settle(aside, settled?.[1] ?? []);
      cell = this.cells.join(cell, this.value(other, aside));
      state.join(aside);
    }
    return cell;
  }
}

/** The variable and the fields that an expression names; undefined when it names no place. */
export function pathOf(
  place: Expression,
): { readonly variable: number; readonly keys: readonly string[] } | undefined {
  const keys: string[] = [];
  let at = place;
  for (;;) {
    if (at.op === 'same') at = at.of;
    else if (at.op === 'field') {
      keys.unshift(at.key ?? anyKey);
      at = at.of;
    } else if (at.op === 'call' && at.callee.op === 'field' && at.arguments.length === 0) {
      at = at.callee;
    } else break;
  }
  if (at.op === 'assign' && at.target.kind === 'place') return pathOf(at.target.place);
  return at.op === 'variable' ? { variable: at.variable, keys } : undefined;
}

/** Places hold one of some values written in the code from here on. */
export function settle(state: State, places: readonly Expression[]): void {
  const keys = places.flatMap((place) => keyOfPath(place) ?? []);
  if (keys.length > 0) state.settled = new Set([...state.settled, ...keys]);
}

function isSettled(expression: Expression, state: State): boolean {
  if (expression.op !== 'variable' && expression.op !== 'field') return false;
  const key = keyOfPath(expression);
  return key !== undefined && state.settled.has(key);
}

/** A place as a text; undefined when it is not always the same place. */
function keyOfPath(place: Expression): string | undefined {
  const path = pathOf(place);
  return path === undefined || path.keys.includes(anyKey)
    ? undefined
    : `${path.variable}.${path.keys.join('.')}`;
}
