import {
  callbacks,
  callbacksFirst,
  callbacksSecond,
  type Callback,
  type CallExpression,
  type Expression,
} from '../flow/index.ts';
import { anyKey, clean, flat, isPlace, returned, type Cell } from './cell.ts';
import { invokers } from './callees.ts';
import { checkSinks } from './check-sinks.ts';
import type { Evaluator } from './evaluator.ts';
import { applySummary } from './apply-summary.ts';
import type { NodeMarks } from './marks.ts';
import type { Model } from './models/model.ts';
import type { State } from './state.ts';
import { mayBeFunction, traced, union, untainted, type Taints } from './taint.ts';

/** What a call is given. */
export interface Given {
  readonly call: CallExpression;
  /** The object of a method call; clean for functions. */
  readonly receiver: Cell;
  readonly arguments: readonly Cell[];
}

/** The value of a call, and what the call does. */
export function evaluateCall(
  at: Evaluator,
  call: CallExpression,
  state: State,
  marks: NodeMarks | undefined,
): Cell {
  const { receiver, callee } = evaluateCallee(at, call.callee, state);
  const given: Given = {
    call,
    receiver,
    arguments: call.arguments.map(({ value }) => at.value(value, state)),
  };
  checkArguments(at, given, state, marks);
  const made = at.cells.field({ taints: untainted, fields: callee.fields }, returned);
  loseOrder(at, given, state);
  const called = isPointless(at, given, state) ? [] : at.run.calls.summariesOf(call);
  const byCallback = useNamedCallbacks(at, given, state);
  if (called.length > 0) {
    let result = made;
    for (const one of called) result = at.cells.join(result, applySummary(at, given, one, state));
    return result;
  }
  if (call.implicitOf !== undefined) return receiver;
  if (call.bare === true) return callee;
  // By the function that is written in its arguments it is known what it gives, which is told beside it.
  if (call.toldBeside === true && at.run.options.acrossFunctions) return flat(ownTaints(callee, receiver));
  if (byCallback !== undefined) return at.cells.tainted(byCallback, ownTaints(callee, receiver));
  const model = at.run.model(call);
  if (model !== undefined && !propagates(at, model))
    return at.cells.tainted(modelled(at, given, model, state), ownTaints(callee, receiver));
  return at.cells.join(made, givenCall(at, given, callee, state));
}

/** Nothing tainted goes in, so nothing can come out: it is not worth knowing what the function does. */
function isPointless(at: Evaluator, { call, receiver, arguments: values }: Given, state: State): boolean {
  const isClean = (cell: Cell): boolean => cell.taints.length === 0 && cell.fields === undefined;
  if (state.control.length > 0 || !isClean(receiver) || !values.every(isClean)) return false;
  return at.run.calls.mayBeSkipped(call, state.tainted);
}

/** A call of a function that was given, as far as it is one: the callers know which function that is. */
function givenCall(at: Evaluator, given: Given, callee: Cell, state: State): Cell {
  const otherwise = unknownCall(at, given, callee, state);
  const { call, receiver } = given;
  const invoked = call.callee.op === 'field' && invokers.has(call.name) ? receiver : callee;
  let result: Cell | undefined;
  for (const { taint } of invoked.taints) {
    const { input } = taint;
    // A method of a function type of Go calls its object.
    const isObject = input?.base.kind === 'self' && input.path.length === 0 && call.callee.op === 'variable';
    if (input === undefined || !(isObject || mayBeFunction(input))) continue;
    const { base, path } = input;
    const how = call.arguments.map(({ name, spread, keyed = false }) => ({ name, spread, keyed }));
    const use = at.run.useCallback(call.node, { base, path, arguments: given.arguments, how, otherwise });
    if (use === undefined) continue;
    const trace = traced(undefined, { file: at.run.file, node: call.node });
    const cell = flat([{ taint: at.run.table.input({ kind: 'callback', at: use }, []), trace }]);
    result = at.cells.join(result ?? clean, cell);
  }
  return result === undefined || invoked.taints.some(({ taint }) => taint.source !== undefined)
    ? at.cells.join(result ?? clean, otherwise)
    : result;
}

/**
 * Functions known by name that a well-known method calls with what its object holds; what the call gives by them, or
 * undefined when nobody knows them.
 */
function useNamedCallbacks(at: Evaluator, given: Given, state: State): Cell | undefined {
  const { call, receiver, arguments: values } = given;
  const [first, second] = call.arguments;
  const method = call.callee.op === 'field' ? callbacks.get(call.name) : undefined;
  const [callback, place, over] =
    method !== undefined
      ? [method, first, receiver]
      : callbacksFirst.has(call.name) && call.callee.op !== 'field'
        ? [callbacksFirst.get(call.name), first, values[1]]
        : [callbacksSecond.get(call.name), second, values[0]];
  if (callback === undefined || place === undefined || over === undefined || place.value.op === 'function')
    return undefined;
  if (place.value.node < 0) return undefined;
  const cells = callback.given.map((what) =>
    what === 'element' ? at.cells.element(over) : what === 'receiver' ? over : flat(over.taints),
  );
  const inner: CallExpression = {
    ...call,
    callee: place.value,
    arguments: cells.map(() => ({ value: { op: 'constant', node: -1 }, name: '', spread: false })),
    makes: false,
  };
  let result: Cell | undefined;
  for (const summary of at.run.calls.summariesOfValue(place.value.node, [])) {
    const applied = applySummary(
      at,
      { call: inner, receiver: clean, arguments: cells },
      { summary, makes: false },
      state,
    );
    result = at.cells.join(result ?? clean, applied);
  }
  return result === undefined ? undefined : madeByCallback(at, callback.makes, result, over);
}

function madeByCallback(at: Evaluator, makes: Callback['makes'], result: Cell, over: Cell): Cell {
  switch (makes) {
    case 'result':
      return result;
    case 'list':
      return at.cells.withField(clean, anyKey, result, true);
    case 'element':
      return at.cells.element(over);
    case 'receiver':
      return over;
    case 'nothing':
      return clean;
  }
}

function evaluateCallee(at: Evaluator, callee: Expression, state: State): { receiver: Cell; callee: Cell } {
  if (callee.op !== 'field') return { receiver: clean, callee: at.value(callee, state) };
  // The object is computed once, and the method is looked up in what it was then.
  const receiver = at.value(callee.of, state);
  const held: Expression = { op: 'constant', node: -1 };
  const index = callee.index === undefined ? clean : at.value(callee.index, state);
  const found = at.fieldOf(receiver, { ...callee, of: held }, index);
  return { receiver, callee: at.marked(callee, found, state) };
}

/** Sinks that match a call are reached by each of its arguments. */
function checkArguments(at: Evaluator, given: Given, state: State, marks: NodeMarks | undefined): void {
  if (marks === undefined || marks.sinks.length === 0) return;
  if (marks.sanitizers.length > 0) return;
  const sinks = marks.sinks.filter(({ mark }) => mark.arguments);
  if (sinks.length === 0) return;
  checkSinks(at, sinks, { cell: flat(deepOfAll(at, given.arguments)), node: given.call.node, state });
}

function deepOfAll(at: Evaluator, cells: readonly Cell[]): Taints {
  return cells.reduce<Taints>((all, cell) => union(all, at.cells.deep(cell)), untainted);
}

/** A function nobody knows may give back anything it gets. */
function unknownCall(at: Evaluator, given: Given, callee: Cell, state: State): Cell {
  const { options } = at.run;
  const { call, receiver } = given;
  const accessor = accessorOf(at, given, state);
  if (accessor !== undefined) return accessor;
  if (options.safeFunctions || options.onlyAssignments) return clean;
  const taints = union(callee.taints, union(at.cells.deep(receiver), deepOfAll(at, given.arguments)));
  return at.step(flat(at.run.table.limited(taints)), call.node);
}

const setter = /^set([A-Z]\w*)$/;
const getter = /^get([A-Z]\w*)$/;

/** `o.setName(v)` writes a property, and `o.getName()` reads it. */
function accessorOf(
  at: Evaluator,
  { call, receiver, arguments: values }: Given,
  state: State,
): Cell | undefined {
  if (call.callee.op !== 'field' || !at.run.accessors) return undefined;
  const [value] = values;
  const written = setter.exec(call.name)?.[1];
  if (written !== undefined && value !== undefined && values.length === 1) {
    at.write({ ...call.callee, key: propertyOf(written) }, value, state, false);
    return undefined;
  }
  const read = getter.exec(call.name)?.[1];
  if (read === undefined || values.length > 0) return undefined;
  return at.cells.field(receiver, propertyOf(read));
}

function propertyOf(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

/** Numbers and Booleans are as tainted as what they were made from, unless the rule says otherwise. */
function propagates({ run: { options } }: Evaluator, { gives }: Model): boolean {
  return (gives === 'number' && !options.safeNumbers) || (gives === 'boolean' && !options.safeBooleans);
}

/** A rule may call the function itself a source. */
function ownTaints(callee: Cell, receiver: Cell): Taints {
  // What an input has under the name of the method is the method.
  return callee.taints.filter(
    ({ taint }) => taint.source !== undefined && !receiver.taints.some((one) => one.taint.id === taint.id),
  );
}

/** What a library call does, as its model says. */
function modelled(at: Evaluator, given: Given, model: Model, state: State): Cell {
  let result = modelResult(at, given, model);
  // What gives its object gives it as it is then.
  if (model.gives === 'receiver') result = at.cells.tainted(result, deepOfAll(at, given.arguments));
  if (model.changes !== undefined) change(at, given, model.changes, state);
  return result;
}

function modelResult(at: Evaluator, given: Given, model: Model): Cell {
  const { call, receiver, arguments: values } = given;
  const { safeFunctions, onlyAssignments } = at.run.options;
  if (model.gives === 'empty' && values.length === 0) return { ...clean, size: 0 };
  if (model.gives === 'nothing' || model.gives === 'number' || model.gives === 'boolean') return clean;
  if (model.gives === 'receiver') return receiver;
  if (model.gives === 'element') {
    const key = keyOf(call.arguments[0]?.value);
    const element = key === undefined ? at.cells.element(receiver) : at.cells.field(receiver, key);
    if (safeFunctions || onlyAssignments) return element;
    return at.step(at.cells.join(element, flat(deepOfAll(at, values))), call.node);
  }
  if (safeFunctions || onlyAssignments) return clean;
  if (model.gives !== 'all') return at.step(arranged(at, given, model.gives), call.node);
  return at.step(flat(union(at.cells.deep(receiver), deepOfAll(at, values))), call.node);
}

/** What is made of arguments without losing which is which. */
function arranged(
  at: Evaluator,
  { call, arguments: values }: Given,
  how: 'first' | 'list' | 'pairs' | 'numbered' | 'empty',
): Cell {
  const { cells } = at;
  if (how === 'empty') return flat(deepOfAll(at, values));
  if (how === 'first') return values[0] ?? clean;
  if (call.arguments.some(({ spread }) => spread)) return flat(deepOfAll(at, values));
  const asList = (all: readonly Cell[], from: number): Cell =>
    all.reduce((list, one, n) => cells.withField(list, String(n + from), one, false), clean);
  if (how === 'list') return asList(values, 0);
  const elements = (how === 'numbered' ? values.slice(0, 1) : values).map((one) => cells.element(one));
  return cells.withField(clean, anyKey, asList(elements, how === 'numbered' ? 1 : 0), true);
}

/** Methods of lists that leave the elements where they are, or say where they put them. */
const orderly: ReadonlySet<string> = new Set([
  'add',
  'get',
  'remove',
  'size',
  'isEmpty',
  'contains',
  'iterator',
  'stream',
  'forEach',
]);

/** Whoever gets a list may put its elements elsewhere. */
function loseOrder(at: Evaluator, { call, receiver, arguments: values }: Given, state: State): void {
  const isOrderly = orderly.has(call.name) && (call.name !== 'add' || values.length === 1);
  if (receiver.size !== undefined && !isOrderly && call.callee.op === 'field')
    at.write(call.callee.of, at.cells.shuffled(receiver), state, false);
  for (const [n, { value }] of call.arguments.entries()) {
    const cell = values[n];
    if (cell?.size !== undefined) at.write(value, at.cells.shuffled(cell), state, false);
  }
}

/** A method that changes its object. */
function change(at: Evaluator, given: Given, how: NonNullable<Model['changes']>, state: State): void {
  const { call, arguments: values } = given;
  if (how === 'removes-from-first') {
    const [object, key] = call.arguments;
    if (object !== undefined) remove(at, object.value, keyOf(key?.value), state);
    return;
  }
  if (call.callee.op !== 'field') return;
  const place = chained(at, call.callee.of);
  const key = keyOf(call.arguments[0]?.value);
  if (
    given.receiver.size !== undefined &&
    (how === 'removes' || (how === 'elements' && values.length === 1))
  ) {
    const { cells } = at;
    const list =
      how === 'elements'
        ? cells.appended(given.receiver, at.step(values[0] ?? clean, call.node))
        : key !== undefined && isPlace(key)
          ? cells.without(given.receiver, Number(key))
          : cells.shuffled(given.receiver);
    at.write(place, list, state, false);
    return;
  }
  if (how === 'removes') {
    remove(at, place, key, state);
    return;
  }
  if (how === 'keyed') {
    const stored = at.step(values[1] ?? clean, call.node);
    at.write({ op: 'field', node: -1, of: place, key, index: undefined }, stored, state, key === undefined);
    return;
  }
  const all = deepOfAll(at, values);
  if (all.length === 0) return;
  const stored = at.step(flat(all), call.node);
  const target: Expression = { op: 'field', node: -1, of: place, key: undefined, index: undefined };
  at.write(how === 'whole' ? place : target, stored, state, true);
}

/** In `b.append(x).append(y)`, what the second call changes is `b`: the first one gives its object. */
function chained(at: Evaluator, object: Expression): Expression {
  let place = object;
  while (place.op === 'call' && place.callee.op === 'field' && at.run.model(place)?.gives === 'receiver')
    place = place.callee.of;
  return place;
}

function remove(at: Evaluator, object: Expression, key: string | undefined, state: State): void {
  if (key !== undefined)
    at.write({ op: 'field', node: -1, of: object, key, index: undefined }, clean, state, false);
}

/** The key that an argument always is. */
function keyOf(argument: Expression | undefined): string | undefined {
  return argument?.op === 'constant' ? argument.text : undefined;
}
