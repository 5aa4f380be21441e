import { limits } from '../../core/limits.ts';
import type { CallExpression, Variable } from '../flow/index.ts';
import { Cells } from './cell.ts';
import type { Marks, SinkMark, TaintOptions } from './marks.ts';
import type { Model } from './models/model.ts';
import type { CallbackUse, Calls, Reach } from './summary.ts';
import type { WorkBudget } from './work-budget.ts';
import { baseKey, type Carried, type TaintTable, type Trace } from './taint.ts';

/** Something tainted comes to a sink. */
export interface TaintFinding {
  readonly sink: SinkMark;
  readonly taint: Carried;
  /** The way from the source to the sink. */
  readonly trace: Trace;
}

/** What following taint through one function needs to know. */
export interface RunSetup {
  readonly file: string;
  readonly marks: Marks;
  readonly options: TaintOptions;
  readonly table: TaintTable;
  readonly calls: Calls;
  /** What library calls do; undefined when that is not known. */
  readonly model: (call: CallExpression) => Model | undefined;
  /** Whether `setX` and `getX` are about a property. */
  readonly accessors: boolean;
  /** Shared by all functions that a rule is followed through; undefined where one file is looked at alone. */
  readonly budget?: WorkBudget | undefined;
}

/** Taints and fields joined in the time that an ordinary expression takes. */
const joinsPerStep = 64;

const noVariables: ReadonlySet<Variable> = new Set();

/** One run of a rule over one function. */
export class Run {
  readonly file: string;
  readonly marks: Marks;
  readonly options: TaintOptions;
  readonly table: TaintTable;
  readonly calls: Calls;
  readonly model: RunSetup['model'];
  readonly accessors: boolean;
  readonly cells: Cells;
  /** Whether sinks are told: only once the states are final. */
  collecting = false;
  /** Variables that hold what a caller has, until they are set to something else. */
  borrowed: ReadonlySet<Variable> = noVariables;
  /** Whether more came to a sink than is kept of one value. */
  crowded = false;
  readonly findings: TaintFinding[] = [];
  readonly reaches: Reach[] = [];
  readonly callbacks: CallbackUse[] = [];
  readonly #told = new Set<string>();
  readonly #uses = new Map<string, number>();
  readonly #budget: WorkBudget | undefined;
  #steps: number = limits.taintSteps;

  constructor(setup: RunSetup) {
    this.file = setup.file;
    this.marks = setup.marks;
    this.options = setup.options;
    this.table = setup.table;
    this.calls = setup.calls;
    this.model = setup.model;
    this.accessors = setup.accessors;
    this.#budget = setup.budget;
    this.cells = new Cells(setup.table, (units) => this.#charge(units / joinsPerStep));
  }

  /** Keeps that a function which was given is called at a node; its position, or undefined when there are too many. */
  useCallback(node: number, use: CallbackUse): number | undefined {
    const key = `${node}:${baseKey(use.base)}:${use.path.join('.')}`;
    const known = this.#uses.get(key);
    if (known === undefined && this.callbacks.length >= limits.taintCallbacks) return undefined;
    const at = known ?? this.callbacks.length;
    this.#uses.set(key, at);
    this.callbacks[at] = use;
    return at;
  }

  /** Whether a source did not come to a sink before: the first way is the one that is told. */
  isNew(sink: SinkMark, { taint }: Carried): boolean {
    const key = `${sink.id} ${taint.source?.id ?? -1}`;
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }

  /** Takes a step; false when there are none left. */
  spend(): boolean {
    this.#budget?.spend(1);
    return this.#steps-- > 0 && this.#budget?.spent !== true;
  }

  /** Takes note of work that a step is small against: what joining values with many fields takes. */
  #charge(steps: number): void {
    this.#steps -= steps;
    this.#budget?.spend(steps);
  }

  get exhausted(): boolean {
    return this.#steps < 0 || this.#budget?.spent === true;
  }
}
