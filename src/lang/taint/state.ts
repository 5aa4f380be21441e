import type { Variable } from '../flow/index.ts';
import { clean, type Cell, type Cells } from './cell.ts';
import { union, untainted, type Taints } from './taint.ts';

/** What the variables hold at one point of a function. */
export class State {
  #cells: Map<Variable, Cell>;
  /** Whether another state has the same map: then it is copied before it is changed. */
  #isShared: boolean;
  readonly #algebra: Cells;
  /** What a variable holds that nobody wrote yet. */
  readonly #unwritten: (variable: Variable) => Cell;
  /** Taints of the fact that control came here. */
  control: Taints;
  /** Places, as `keyOfPath` writes them, that hold one of some values written in the code. */
  settled: ReadonlySet<string> = noPlaces;
  /** Parameters that were set to something else on every way here. */
  #lost: ReadonlySet<Variable> = noVariables;

  constructor(
    algebra: Cells,
    unwritten: (variable: Variable) => Cell,
    cells: Map<Variable, Cell> = new Map(),
    control: Taints = untainted,
  ) {
    this.#algebra = algebra;
    this.#unwritten = unwritten;
    this.#cells = cells;
    this.#isShared = true;
    this.control = control;
  }

  #writable(): Map<Variable, Cell> {
    if (this.#isShared) this.#cells = new Map(this.#cells);
    this.#isShared = false;
    return this.#cells;
  }

  get(variable: Variable): Cell {
    return this.#cells.get(variable) ?? this.#unwritten(variable);
  }

  set(variable: Variable, cell: Cell): void {
    if (cell === clean && !this.#cells.has(variable) && this.#unwritten(variable) === clean) return;
    this.#writable().set(variable, cell);
  }

  /** Variables that hold something tainted. */
  get tainted(): readonly Variable[] {
    return [...this.#cells]
      .filter(([, { taints, fields }]) => taints.length > 0 || fields !== undefined)
      .map(([variable]) => variable);
  }

  get written(): ReadonlyMap<Variable, Cell> {
    return this.#cells;
  }

  copy(): State {
    this.#isShared = true;
    const copy = new State(this.#algebra, this.#unwritten, this.#cells, this.control);
    copy.settled = this.settled;
    copy.#lost = this.#lost;
    return copy;
  }

  /** Adds what holds in another state; whether that was new. */
  join(other: State): boolean {
    let changed = false;
    if (this.#joinLost(other)) changed = true;
    if (other.#cells === this.#cells) return this.#joinControl(other) || changed;
    for (const [variable, cell] of other.#cells) {
      const own = this.get(variable);
      const joined = this.#algebra.join(own, cell);
      if (joined === own && this.#cells.has(variable)) continue;
      changed ||= joined !== own;
      this.#writable().set(variable, joined);
    }
    for (const [variable, cell] of this.#cells) {
      if (other.#cells.has(variable)) continue;
      const joined = this.#algebra.join(cell, other.get(variable));
      if (joined === cell) continue;
      this.#writable().set(variable, joined);
      changed = true;
    }
    return this.#joinControl(other) || changed;
  }

  /** Only what is lost on both ways is. */
  #joinLost(other: State): boolean {
    if (this.#lost.size === 0 || this.#lost === other.#lost) return false;
    const both = [...this.#lost].filter((variable) => other.#lost.has(variable));
    if (both.length === this.#lost.size) return false;
    this.#lost = new Set(both);
    return true;
  }

  #joinControl(other: State): boolean {
    const control = union(this.control, other.control);
    const changed = control !== this.control;
    this.control = control;
    return this.#joinSettled(other) || changed;
  }

  /** Only what is settled on both ways stays so. */
  #joinSettled(other: State): boolean {
    if (this.settled.size === 0 || this.settled === other.settled) return false;
    const both = [...this.settled].filter((key) => other.settled.has(key));
    if (both.length === this.settled.size) return false;
    this.settled = both.length === 0 ? noPlaces : new Set(both);
    return true;
  }

  /** A variable no longer holds what the caller has. */
  lose(variable: Variable): void {
    if (!this.#lost.has(variable)) this.#lost = new Set([...this.#lost, variable]);
  }

  isLost(variable: Variable): boolean {
    return this.#lost.has(variable);
  }

  /** A variable got another value: nothing is known of it any more. */
  unsettle(variable: Variable): void {
    if (this.settled.size === 0) return;
    const start = `${variable}.`;
    const kept = [...this.settled].filter((key) => !key.startsWith(start));
    if (kept.length < this.settled.size) this.settled = kept.length === 0 ? noPlaces : new Set(kept);
  }
}

const noPlaces: ReadonlySet<string> = new Set();
const noVariables: ReadonlySet<Variable> = new Set();
