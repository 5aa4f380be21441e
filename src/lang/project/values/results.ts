import type { Given } from '../facts/shape.ts';
import type { Evaluation } from './evaluation.ts';
import type { Value } from './value.ts';

/** The arguments of a call, as shapes of the file that it is in. */
export interface CallSite {
  readonly count: number;
  readonly given: readonly Given[];
  readonly path: string;
}

/** Calls of libraries that give back what they are given, or a function that calls it. */
const passing: ReadonlySet<string> = new Set([
  'Object.assign',
  'Object.freeze',
  'Object.seal',
  'Object.create',
  'Object.setPrototypeOf',
  'Promise.resolve',
  'util.promisify',
  'promisify',
  'util.callbackify',
  'util.deprecate',
  'functools.wraps',
  'functools.lru_cache',
  'functools.cache',
  'functools.update_wrapper',
  'functools.singledispatch',
  'functools.total_ordering',
  'contextlib.contextmanager',
  'contextlib.asynccontextmanager',
  'asgiref.sync.sync_to_async',
  'express-async-handler',
  'asgiref.sync.async_to_sync',
  'lodash.once',
  'lodash.memoize',
  'lodash.debounce',
  'lodash.throttle',
  'staticmethod',
  'classmethod',
  'react.memo',
  'react.forwardRef',
  'react.useCallback',
  'react.useMemo',
  'dataclasses.replace',
  'copy.copy',
  'copy.deepcopy',
  'iter',
  'list',
  'tuple',
  'sorted',
  'reversed',
  'set',
  'typing.cast',
  'cast',
  'append',
  'java.util.Objects.requireNonNull',
  'java.util.List.of',
  'java.util.Optional.of',
  'java.util.Optional.ofNullable',
  'Array.from',
  'func',
  'http.HandlerFunc',
  'net/http.HandlerFunc',
  'express-async-handler.default',
]);

/** What a call of a value gives. */
export function resultOf(e: Evaluation, callee: Value, site: CallSite): readonly Value[] {
  switch (callee.is) {
    case 'function':
      return functionResult(e, callee, site);
    case 'class':
      return isCallable(e, callee.path)
        ? [
            { is: 'instance', path: callee.path, n: callee.n, exact: true },
            ...converted(e, callee.path, site),
          ]
        : [];
    case 'module':
      return [];
    case 'external':
      return externalResult(e, callee, site);
    case 'parameter':
    case 'unknown':
      return [{ is: 'unknown' }];
    default:
      return [];
  }
}

/** Classes are called in Python; a conversion `T(x)` of Go gives a T. */
function isCallable(e: Evaluation, path: string): boolean {
  const language = e.facts(path)?.language;
  return language === 'python' || language === 'go';
}

/** A function that Go converts to a type is still that function. */
function converted(e: Evaluation, path: string, site: CallSite): readonly Value[] {
  if (e.facts(path)?.language !== 'go' || site.count !== 1) return [];
  return argumentAt(e, 0, site).filter(({ is }) => is === 'function');
}

/** What `new` makes. */
export function madeBy(value: Value): readonly Value[] {
  switch (value.is) {
    case 'class':
      return [{ is: 'instance', path: value.path, n: value.n, exact: true }];
    case 'function':
      return [{ is: 'made', path: value.path, n: value.n }];
    case 'external':
      return [value];
    case 'instance':
    case 'made':
      return [];
    default:
      return [{ is: 'unknown' }];
  }
}

type FunctionValue = Extract<Value, { readonly is: 'function' }>;

function functionResult(e: Evaluation, callee: FunctionValue, site: CallSite): readonly Value[] {
  const { via, ...plain } = callee;
  if (via === 'bind') return [{ ...plain, shift: plain.shift + Math.max(0, site.count - 1) }];
  const of = e.facts(callee.path)?.functions[callee.n];
  const results = of?.returns ?? [];
  if (results.length > 1) return [{ is: 'list', path: callee.path, of: results }];
  const values = e.once(`result ${callee.path} ${String(callee.n)}`, () =>
    results.flatMap((shape) => e.values(shape, callee.path)),
  );
  return values.flatMap((value) =>
    isOwnParameter(value, callee) ? argumentAt(e, value.n - callee.shift, site) : [value],
  );
}

function isOwnParameter(
  value: Value,
  { path, n }: FunctionValue,
): value is Extract<Value, { readonly is: 'parameter' }> {
  return value.is === 'parameter' && value.path === path && value.function === n;
}

function argumentAt(e: Evaluation, at: number, { given, path }: CallSite): readonly Value[] {
  const shape = given.find(([place]) => place === at)?.[1];
  return shape === undefined ? [{ is: 'unknown' }] : e.values(shape, path);
}

function externalResult(
  e: Evaluation,
  callee: Extract<Value, { readonly is: 'external' }>,
  site: CallSite,
): readonly Value[] {
  const { name, holds } = callee;
  if (name === 'functools.partial' || name === 'functools.partialmethod') return partial(e, site);
  if (passing.has(name)) {
    const passed = site.given.flatMap(([, shape]) => e.values(shape, site.path));
    if (passed.length > 0) return passed;
  }
  const result: Value = { is: 'external', name: `${name}()`, ...(holds === undefined ? {} : { holds }) };
  return holds === undefined ? [result] : [...holds, result];
}

/** Arguments by name that are known; those by place are what partial application counts. */
function keywords({ given }: CallSite): number {
  return given.filter(([at]) => typeof at === 'string').length;
}

/** `partial(f, a)`: the first argument of the result is the second of f. */
function partial(e: Evaluation, site: CallSite): readonly Value[] {
  const bound = Math.max(0, site.count - 1 - keywords(site));
  return argumentAt(e, 0, site).map((value) =>
    value.is === 'function' ? { ...value, shift: value.shift + bound } : value,
  );
}
