import type { CallFacts } from './facts/file-facts.ts';
import { functionId, type FunctionId } from './ids.ts';
import type { Evaluation } from './values/evaluation.ts';
import { findMembers, type ClassPlace } from './values/hierarchy.ts';
import type { Value } from './values/value.ts';

/** A function that a call may enter. */
export interface Target {
  readonly id: FunctionId;
  readonly path: string;
  /** Its number in the facts of that file. */
  readonly n: number;
  /**
   * The number of the parameter that the first argument lands in: 1 for a method of Python (`self` comes first), -1
   * for `f.call(receiver, …)`, more where arguments were bound before.
   */
  readonly shift: number;
  /** The arguments come as one list (`f.apply`). */
  readonly spread?: boolean;
}

/** What a call may mean. */
export interface Targets {
  /** Functions of the files that are there, in a fixed order. */
  readonly functions: readonly FunctionId[];
  /** The same, with how arguments meet parameters. */
  readonly targets: readonly Target[];
  /** There may be other targets that cannot be seen: a dynamic construct, or a search that was cut short. */
  readonly blind: boolean;
  /** The search was cut short by its limits. */
  readonly exhausted: boolean;
  /** The full name of a function that is not in the project (`child_process.exec`, `express().get`). */
  readonly external?: string;
  /** All such names, when there are several. */
  readonly externals: readonly string[];
  /** The callee is a parameter of a function: whatever its callers give. */
  readonly callback?: { readonly function: FunctionId; readonly parameter: number };
  /** Classes of which the call makes an instance: `path#name`. */
  readonly classes: readonly string[];
  /** The callee's last name where what it is a member of may be something that is not known. */
  readonly member?: string;
}

/** A call that nothing is known about. */
export const noTargets: Targets = {
  functions: [],
  targets: [],
  blind: false,
  exhausted: false,
  externals: [],
  classes: [],
};

/** Works out what a call means. */
export function targetsOfCall(e: Evaluation, path: string, call: CallFacts): Targets {
  const values = e.values(call.callee, path);
  const targets = values.flatMap((value) =>
    delegates(call) ? delegated(e, value) : entered(e, value, call),
  );
  const wanted = preferred(e, targets, call);
  const externals = unique(values.flatMap((value) => externalNames(e, value)));
  const callback = values.find((value) => value.is === 'parameter');
  const unknown = values.find((value) => value.is === 'unknown' && value.name !== undefined);
  return {
    functions: unique(wanted.map(({ id }) => id)),
    targets: wanted,
    blind: e.exhausted || isBlind(call, values),
    exhausted: e.exhausted,
    ...(externals[0] === undefined ? {} : { external: externals[0] }),
    externals,
    ...(callback === undefined ? {} : { callback: callbackOf(e, callback) }),
    classes: unique(values.flatMap((value) => (value.is === 'class' ? [className(e, value)] : []))),
    ...(unknown?.is === 'unknown' && unknown.name !== undefined ? { member: unknown.name } : {}),
  };
}

/** `super(…)`, and `this(…)` in Java, call a constructor. */
function delegates({ callee }: CallFacts): boolean {
  return callee?.is === 'super' || callee?.is === 'this';
}

function delegated(e: Evaluation, value: Value): readonly Target[] {
  if (value.is !== 'instance' || e.facts(value.path)?.language === 'python') return [];
  return constructors(e, value);
}

/** By a computed key, a call is seen when the object is a literal with known keys. */
function isBlind({ blind }: CallFacts, values: readonly Value[]): boolean {
  if (values.some((value) => value.is === 'unknown' && value.keyed === true)) return true;
  return blind !== undefined && (blind !== 'computed-call' || values.length === 0);
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}

function className(e: Evaluation, { path, n }: { readonly path: string; readonly n: number }): string {
  return `${path}#${e.facts(path)?.classes[n]?.name ?? ''}`;
}

function callbackOf(
  e: Evaluation,
  value: Extract<Value, { readonly is: 'parameter' }>,
): NonNullable<Targets['callback']> {
  return { function: functionId(value.path, e.facts(value.path), value.function), parameter: value.n };
}

/** The functions of one value that a call enters. */
export function entered(e: Evaluation, value: Value, call: Pick<CallFacts, 'kind'>): readonly Target[] {
  switch (value.is) {
    case 'function':
      return [target(e, value)];
    case 'made':
      return [];
    case 'class':
      return call.kind === 'element'
        ? [...constructors(e, value), ...methods(e, value, 'render')]
        : constructors(e, value);
    case 'instance':
      return methods(e, value, '__call__');
    case 'module':
      return wholeModule(e, value.path);
    default:
      return [];
  }
}

/** A function as a target. */
export function target(e: Evaluation, value: Extract<Value, { readonly is: 'function' }>): Target {
  const { path, n, via } = value;
  const shift = via === 'call' || via === 'apply' ? value.shift - 1 : value.shift;
  return {
    id: functionId(path, e.facts(path), n),
    path,
    n,
    shift,
    ...(via === 'apply' ? { spread: true } : {}),
  };
}

/** The constructor of a class, its own or the nearest one above. */
function constructors(e: Evaluation, value: ClassPlace): readonly Target[] {
  const facts = e.facts(value.path);
  const own = facts?.classes[value.n];
  switch (facts?.language) {
    case 'python':
      return [...methods(e, value, '__init__'), ...methods(e, value, '__new__')];
    case 'java':
      return methods(e, value, own?.name.split('.').at(-1) ?? '').filter((one) => one.path === value.path);
    case 'ecmascript':
      return methods(e, value, 'constructor');
    default:
      return [];
  }
}

function methods(
  e: Evaluation,
  value: { readonly path: string; readonly n: number },
  name: string,
): readonly Target[] {
  const shift = e.facts(value.path)?.language === 'python' ? 1 : 0;
  return findMembers(e, value, name).flatMap(({ path, member }) =>
    member.shape.is === 'function' ? [target(e, { is: 'function', path, n: member.shape.n, shift })] : [],
  );
}

/** A module that is called is what it exports as a whole, or by default. */
function wholeModule(e: Evaluation, path: string): readonly Target[] {
  const exports = e.facts(path)?.exports ?? [];
  return exports
    .filter((one) => one.name === '=' || one.name === 'default')
    .flatMap((one) => e.values(one.shape, path))
    .flatMap((value) => (value.is === 'function' ? [target(e, value)] : []));
}

function externalNames(e: Evaluation, value: Value): readonly string[] {
  return value.is === 'external' ? [value.name] : [];
}

/** Functions with a body before signatures, overloads that take as many arguments before others; each one once. */
function preferred(e: Evaluation, targets: readonly Target[], call: CallFacts): readonly Target[] {
  const once = [...new Map(targets.map((one) => [`${one.id} ${String(one.shift)}`, one])).values()];
  const real = once.filter((one) => e.facts(one.path)?.functions[one.n]?.abstract !== true);
  const candidates = real.length > 0 ? real : once;
  if (call.spread === true || candidates.length < 2) return candidates;
  const fitting = candidates.filter((one) => fits(e, one, call.arguments));
  return fitting.length > 0 ? fitting : candidates;
}

/** Only Java has functions of one name that differ by what they take. */
function fits(e: Evaluation, { path, n }: Target, count: number): boolean {
  const facts = e.facts(path);
  if (facts?.language !== 'java') return true;
  const parameters = facts.functions[n]?.parameters ?? [];
  return parameters.at(-1)?.rest === undefined ? parameters.length === count : count >= parameters.length - 1;
}
