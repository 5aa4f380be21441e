import type { Variable } from '../flow/index.ts';
import { clean, type Cell, type Cells } from './cell.ts';
import { union, untainted, type Taints } from './taint.ts';

/** What the variables hold at one point of a function. */
export class State {
  readonly #cells: Map<Variable, Cell>;
  readonly #algebra: Cells;
  /** What a variable holds that nobody wrote yet. */
  readonly #unwritten: (variable: Variable) => Cell;
  /** Taints of the fact that control came here. */
  control: Taints;

  constructor(
    algebra: Cells,
    unwritten: (variable: Variable) => Cell,
    cells: ReadonlyMap<Variable, Cell> = new Map(),
    control: Taints = untainted,
  ) {
    this.#algebra = algebra;
    this.#unwritten = unwritten;
    this.#cells = new Map(cells);
    this.control = control;
  }

  get(variable: Variable): Cell {
    return this.#cells.get(variable) ?? this.#unwritten(variable);
  }

  set(variable: Variable, cell: Cell): void {
    if (cell === clean && !this.#cells.has(variable) && this.#unwritten(variable) === clean) return;
    this.#cells.set(variable, cell);
  }

  get written(): ReadonlyMap<Variable, Cell> {
    return this.#cells;
  }

  copy(): State {
    return new State(this.#algebra, this.#unwritten, this.#cells, this.control);
  }

  /** Adds what holds in another state; whether that was new. */
  join(other: State): boolean {
    let changed = false;
    for (const [variable, cell] of other.#cells) {
      const own = this.get(variable);
      const joined = this.#algebra.join(own, cell);
      if (joined === own && this.#cells.has(variable)) continue;
      changed ||= joined !== own;
      this.#cells.set(variable, joined);
    }
    for (const [variable, cell] of this.#cells) {
      if (other.#cells.has(variable)) continue;
      const joined = this.#algebra.join(cell, other.get(variable));
      if (joined === cell) continue;
      this.#cells.set(variable, joined);
      changed = true;
    }
    const control = union(this.control, other.control);
    changed ||= control !== this.control;
    this.control = control;
    return changed;
  }
}
