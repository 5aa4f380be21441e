import type { Argument, Expression } from '../flow/index.ts';
import { anyKey, clean, flat, returned, type Cell } from './cell.ts';
import { reach } from './check-sinks.ts';
import { byName, placed, restFrom } from './arguments.ts';
import type { Given } from './evaluate-call.ts';
import type { Evaluator } from './evaluator.ts';
import type { State } from './state.ts';
import type { CallbackUse, Called, Summary, Write } from './summary.ts';
import {
  mayBeFunction,
  traced,
  union,
  type Input,
  type InputBase,
  type Taints,
  type Trace,
} from './taint.ts';

/** The value of a call of a function whose summary is known, and what the call does to the state. */
export function applySummary(at: Evaluator, given: Given, called: Called, state: State): Cell {
  const { summary, makes } = called;
  const inputs = new Inputs(at, given, called, state);
  const { call } = given;
  useCallbacks(at, inputs, { called, given, state });
  const result = at.step(inputs.substituted(summary.result), call.node);
  tellSinks(at, inputs, summary, call.node);
  let made = makes ? clean : result;
  for (const { base, cell } of summary.writes) {
    const after = at.step(inputs.substituted(cell), call.node);
    if (base.kind === 'self' && makes) made = at.cells.join(made, after);
    else writeInput(at, inputs, { base, cell: after }, state);
  }
  return made;
}

/** What the inputs of a function are at one call. */
class Inputs {
  readonly #at: Evaluator;
  readonly #given: Given;
  readonly #summary: Summary;
  readonly #shift: number;
  readonly #bound: Called['bound'];
  readonly #state: State;
  readonly #cells = new Map<string, Cell>();
  readonly #puts = new Map<number, Cell>();
  /** What functions that were given returned, by their use in the summary. */
  readonly #callbacks = new Map<number, Cell>();

  constructor(at: Evaluator, given: Given, { summary, shift = 0, bound }: Called, state: State) {
    this.#at = at;
    this.#given = given;
    this.#summary = summary;
    this.#shift = shift;
    this.#bound = bound;
    this.#state = state;
  }

  of(base: InputBase): Cell {
    if (base.kind === 'self') return this.#given.receiver;
    if (base.kind === 'outer')
      return base.variable === this.#bound?.variable ? clean : this.#state.get(base.variable);
    if (base.kind === 'callback') return this.#callbacks.get(base.at) ?? clean;
    const key = String(base.at);
    const before = this.#cells.get(key);
    if (before !== undefined) return before;
    const cell = this.#argument(base.at);
    this.#cells.set(key, cell);
    return cell;
  }

  setCallback(at: number, result: Cell): void {
    this.#callbacks.set(at, result);
  }

  /** The value of the parameter at a position. */
  #argument(position: number): Cell {
    const { cells } = this.#at;
    const parameter = this.#summary.parameters[position];
    const { call, arguments: values } = this.#given;
    const named = call.arguments.findIndex(({ name }) => name !== '' && name === parameter?.name);
    if (named >= 0) return values[named] ?? clean;
    const at = position - this.#shift;
    if (parameter?.rest === 'rest') return restFrom(cells, this.#given, Math.max(0, at));
    if (parameter?.rest === 'keywords') return this.#keywords();
    const byPlace = placed(cells, this.#given, at);
    return parameter === undefined || parameter.name === ''
      ? byPlace
      : cells.join(byPlace, byName(cells, this.#given, parameter.name));
  }

  #keywords(): Cell {
    const { cells } = this.#at;
    const { parameters } = this.#summary;
    let map = clean;
    for (const [n, { name, keyed }] of this.#given.call.arguments.entries()) {
      const cell = this.#given.arguments[n] ?? clean;
      if (keyed === true) map = cells.join(map, cell);
      else if (name !== '' && !parameters.some((one) => one.rest === 'no' && one.name === name))
        map = cells.withField(map, name, cell, false);
    }
    return map;
  }

  /** The expression that was given for an input. */
  placeOf(base: InputBase): Expression | undefined {
    const { call } = this.#given;
    if (base.kind === 'self') return call.callee.op === 'field' ? call.callee.of : undefined;
    if (base.kind === 'outer') return { op: 'variable', node: -1, variable: base.variable };
    if (base.kind === 'callback') return undefined;
    const parameter = this.#summary.parameters[base.at];
    const named = call.arguments.find(({ name }) => name !== '' && name === parameter?.name);
    return (named ?? call.arguments.filter(({ name }) => name === '')[base.at - this.#shift])?.value;
  }

  /** A value that is told in inputs, as it is at this call. */
  substituted(cell: Cell): Cell {
    const { cells, run } = this.#at;
    if (run.exhausted) return clean;
    // Of very many fields of one input all together are taken: each would bring all that is in it.
    const taints = run.table.limited(cell.taints);
    let result = flat(known(taints));
    for (const { taint } of taints) {
      if (taint.input === undefined) continue;
      const put = this.#put(taint.id, taint.input);
      result = cells.join(result, put);
    }
    for (const [key, field] of cell.fields ?? [])
      result = cells.withField(result, key, this.substituted(field), key === '*');
    return cells.kept(result);
  }

  /** What an input holds at this call. What is outside of the function may change while the call is looked at. */
  #put(id: number, { base, path }: Input): Cell {
    const isFixed = base.kind === 'parameter' || base.kind === 'self';
    const before = isFixed ? this.#puts.get(id) : undefined;
    if (before !== undefined) return before;
    const put = this.#along(this.of(base), path);
    if (isFixed) this.#puts.set(id, put);
    return put;
  }

  taints(taints: Taints): Taints {
    let result = known(taints);
    for (const { taint } of taints) {
      if (taint.input === undefined) continue;
      result = union(result, this.#at.cells.deep(this.#along(this.of(taint.input.base), taint.input.path)));
    }
    return result;
  }

  #along(cell: Cell, path: readonly string[]): Cell {
    return path.reduce(
      (at, key) => (key === '*' ? this.#at.cells.element(at) : this.#at.cells.field(at, key)),
      cell,
    );
  }

  along(base: InputBase, path: readonly string[]): Cell {
    return this.#along(this.of(base), path);
  }
}

function known(taints: Taints): Taints {
  return taints.some(({ taint }) => taint.input !== undefined)
    ? taints.filter(({ taint }) => taint.input === undefined)
    : taints;
}

function tellSinks(at: Evaluator, inputs: Inputs, { sinks }: Summary, node: number): void {
  if (!at.run.collecting) return;
  for (const { sink, values, trace } of sinks) {
    const now = values.map((taints) => inputs.taints(taints));
    if (now.every((taints) => taints.length === 0)) continue;
    reach(at, sink, now, calledTrace(at, node, trace));
  }
}

function calledTrace(at: Evaluator, node: number, inside: Trace): Trace {
  return traced(undefined, { file: at.run.file, node }, inside);
}

interface CallInState {
  readonly called: Called;
  readonly given: Given;
  readonly state: State;
}

/** Functions that were given are called with what the callee calls them with. */
function useCallbacks(at: Evaluator, inputs: Inputs, { called, given, state }: CallInState): void {
  const { summary, bound } = called;
  for (const [n, use] of summary.callbacks.entries()) {
    const place = inputs.placeOf(use.base);
    const values = use.arguments.map((cell) => inputs.substituted(cell));
    const callbacks = calledBack(at, place, use, bound);
    let result: Cell | undefined;
    for (const callback of callbacks) {
      const call = {
        ...given.call,
        callee: place ?? given.call.callee,
        arguments: values.map((_, which) => asArgument(use.how?.[which])),
        makes: false,
      };
      const made = applySummary(at, { call, receiver: clean, arguments: values }, callback, state);
      result = at.cells.join(result ?? clean, made);
    }
    inputs.setCallback(n, result ?? forwarded(at, inputs, use, given.call.node));
  }
}

/** The functions that an input of a call is. */
function calledBack(
  at: Evaluator,
  place: Expression | undefined,
  { base, path }: CallbackUse,
  bound: Called['bound'],
): readonly Called[] {
  if (bound !== undefined && base.kind === 'outer' && base.variable === bound.variable) return [bound.called];
  if (place === undefined || place.node < 0) return [];
  return at.run.calls.summariesOfValue(place.node, path).map((summary) => ({ summary, makes: false }));
}

function asArgument(how: Omit<Argument, 'value'> = { name: '', spread: false }): Argument {
  return { value: { op: 'constant', node: -1 }, ...how };
}

/** The function that is given may itself be an input: then the callers of this function know it. */
function forwarded(at: Evaluator, inputs: Inputs, use: CallbackUse, node: number): Cell {
  const otherwise = inputs.substituted(use.otherwise);
  const held = inputs.along(use.base, use.path);
  let result = at.cells.field({ taints: [], fields: held.fields }, returned);
  let isForwarded = false;
  // The same for every function that it may be, and as dear as all the fields of what is given.
  let values: readonly Cell[] | undefined;
  for (const { taint } of held.taints) {
    if (taint.input === undefined || !mayBeFunction(taint.input)) continue;
    const { base, path } = taint.input;
    values ??= use.arguments.map((cell) => inputs.substituted(cell));
    const how = use.how === undefined ? {} : { how: use.how };
    const position = at.run.useCallback(node, { base, path, arguments: values, ...how, otherwise });
    if (position === undefined) continue;
    isForwarded = true;
    const trace = traced(undefined, { file: at.run.file, node });
    const cell = flat([{ taint: at.run.table.input({ kind: 'callback', at: position }, []), trace }]);
    result = at.cells.join(result, cell);
  }
  return isForwarded ? result : at.cells.join(result, otherwise);
}

/** What an input holds after the call. */
function writeInput(at: Evaluator, inputs: Inputs, { base, cell }: Write, state: State): void {
  const place = inputs.placeOf(base);
  if (place === undefined) return;
  if (base.kind === 'outer') {
    state.set(base.variable, at.cells.join(state.get(base.variable), cell));
    return;
  }
  // The object is the same; only its fields have changed.
  if (cell.taints.length > 0) at.write(place, flat(cell.taints), state, true);
  for (const [key, field] of cell.fields ?? []) {
    const isAny = key === anyKey;
    const target: Expression = {
      op: 'field',
      node: -1,
      of: place,
      key: isAny ? undefined : key,
      index: undefined,
    };
    at.write(target, field, state, isAny);
  }
}
