import type { Host } from '../evaluate/framework.ts';
import { keyword, positional, textsOf } from '../evaluate/call-arguments.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type { Expression } from '../facts/facts.ts';
import type {
  CallArgument,
  ClassValue,
  FunctionValue,
  GuardUse,
  HandlerUse,
  Value,
} from '../evaluate/values.ts';
import { methodNamed } from './http-methods.ts';
import { genericFunctions, genericViews } from './django-words.ts';
import { classGuards, classHandlers, decoratorGuards, handlerIn, lineageOf } from './view-class.ts';

/** One method that a view answers. */
export interface ViewMethod {
  readonly method: string;
  readonly handler: HandlerUse;
  readonly guards: readonly GuardUse[];
}

/** The methods that a view answers; `ALL` when it does not say. */
export function viewMethods(handler: HandlerUse, host: Host): readonly ViewMethod[] {
  const { value } = handler;
  if (value.kind === 'function') return functionMethods(value, handler, host);
  if (value.kind === 'view') return classMethods(value, handler, host);
  const name = value.kind === 'external' ? lastOf(value.name) : '';
  const methods = Object.hasOwn(genericFunctions, name) ? (genericFunctions[name] ?? []) : ['ALL'];
  return methods.map((method) => ({ method, handler, guards: [] }));
}

function classMethods(
  { view, actions }: Extract<Value, { kind: 'view' }>,
  handler: HandlerUse,
  host: Host,
): readonly ViewMethod[] {
  if (view.kind !== 'class') {
    const name = view.kind === 'external' ? lastOf(view.name) : '';
    return (known(name) ?? ['ALL']).map((method) => ({ method, handler, guards: [] }));
  }
  const guards = classGuards(view, host);
  if (actions !== undefined)
    return [...actions].map(([method, action]) => ({
      method,
      guards,
      handler: actionHandler(view, action, host),
    }));
  const own = classHandlers(view, host).map((one) => ({ ...one, guards: [...guards, ...one.guards] }));
  const inherited = lineageOf(view, host).outside.flatMap((name) => known(lastOf(name)) ?? []);
  const missing = [...new Set(inherited)].filter((method) => !own.some((one) => one.method === method));
  const whole = { ...handler, name: view.fact.name, place: { path: view.file.path, at: view.fact.at } };
  const all = [...own, ...missing.map((method) => ({ method, handler: whole, guards }))];
  return all.length > 0 ? limited(view, all, host) : [{ method: 'ALL', handler: whole, guards }];
}

/** `http_method_names = ['get']` leaves only those, and so does a decorator around `dispatch`. */
function limited(view: ClassValue, all: readonly ViewMethod[], host: Host): readonly ViewMethod[] {
  const around = view.fact.decorators
    .flatMap((source) => (source.kind === 'call' ? source.args : []))
    .map(({ value }) => methodsAround(value, view, host))
    .find((one) => one !== undefined);
  const left = around === undefined ? all : all.filter((one) => around.includes(one.method));
  return named(view, left, host);
}

/** `@method_decorator(require_POST, name='dispatch')`. */
function methodsAround(source: Expression, view: ClassValue, host: Host): readonly string[] | undefined {
  const name = lastOf(writtenName(source));
  if (Object.hasOwn(single, name)) return single[name];
  const list = name === 'require_http_methods' && source.kind === 'call' ? source.args[0]?.value : undefined;
  return list === undefined ? undefined : textsOf(host.evaluate(list, view)).map((one) => one.toUpperCase());
}

function named(view: ClassValue, all: readonly ViewMethod[], host: Host): readonly ViewMethod[] {
  const field = view.fact.fields.find((one) => one.name === 'http_method_names')?.value;
  if (field === undefined) return all;
  const names = new Set(textsOf(host.evaluate(field, view)).map((one) => one.toUpperCase()));
  return all.filter((one) => names.has(one.method));
}

/** The method of a view set that does an action. */
export function actionHandler(view: ClassValue, action: string, host: Host): HandlerUse {
  const { classes } = lineageOf(view, host);
  for (const one of classes) {
    for (const id of one.fact.methods) {
      const fact = one.file.facts.functions[id];
      if (fact?.name === action)
        return handlerIn(view, { kind: 'function', file: one.file, fact, scope: one.scope });
    }
  }
  return {
    name: `${view.fact.name}.${action}`,
    value: view,
    place: { path: view.file.path, at: view.fact.at },
  };
}

function known(name: string): readonly string[] | undefined {
  return Object.hasOwn(genericViews, name) ? genericViews[name] : undefined;
}

const single: Readonly<Record<string, readonly string[]>> = {
  require_GET: ['GET'],
  require_POST: ['POST'],
  require_safe: ['GET', 'HEAD'],
};

function functionMethods(value: FunctionValue, handler: HandlerUse, host: Host): readonly ViewMethod[] {
  const written = value.fact.decorators
    .map((one) => methodsWritten(one, value, host))
    .find((one) => one !== undefined);
  const guards = decoratorGuards(value, host).flatMap((one) => guardOf(one, value, host));
  return (written ?? ['ALL']).map((method) => ({ method, handler, guards }));
}

function methodsWritten(source: Expression, value: FunctionValue, host: Host): readonly string[] | undefined {
  const name = lastOf(writtenName(source));
  if (Object.hasOwn(single, name)) return single[name];
  if (name !== 'require_http_methods' && name !== 'api_view') return onlyMethods(source);
  const first = source.kind === 'call' ? (source.args[0]?.value ?? undefined) : undefined;
  if (first === undefined) return ['GET'];
  return textsOf(host.evaluate(first, value)).map((one) => one.toUpperCase());
}

/** A decorator of the project's own that is given nothing but methods lets in those. */
function onlyMethods(source: Expression): readonly string[] | undefined {
  const args = source.kind === 'call' ? source.args : [];
  const all = args.flatMap(({ value }) => (value.kind === 'text' ? (methodNamed(value.text) ?? []) : []));
  return all.length > 0 && all.length === args.length && !all.includes('ALL') ? all : undefined;
}

/** `@permission_classes([IsAdmin])` guards with what is listed; decorators that only say the methods guard nothing. */
function guardOf(use: GuardUse, value: FunctionValue, host: Host): readonly GuardUse[] {
  const name = lastOf(use.name);
  if (Object.hasOwn(single, name) || name === 'require_http_methods' || name === 'api_view') return [];
  if (name !== 'permission_classes' && name !== 'authentication_classes' && name !== 'throttle_classes')
    return [use];
  const source = value.fact.decorators.find((one) => one.at === use.place.at);
  const list = source?.kind === 'call' ? source.args[0]?.value : undefined;
  if (list?.kind !== 'list') return [use];
  if (list.items.length === 0) return [{ ...use, known: ['allow any'] }];
  return list.items.map((item) =>
    host.guard({ name: undefined, value: host.evaluate(item, value), source: item, path: use.place.path }),
  );
}

/** What `@action(detail=True, methods=[…], url_path=…)` says of a method of a view set. */
export function extraAction(
  method: FunctionValue,
  host: Host,
):
  | {
      readonly methods: readonly string[];
      readonly one: boolean;
      readonly path: string;
      readonly permissions: readonly GuardUse[];
    }
  | undefined {
  for (const source of method.fact.decorators) {
    const name = lastOf(writtenName(source));
    if (source.kind !== 'call' || (name !== 'action' && name !== 'detail_route' && name !== 'list_route'))
      continue;
    const args: readonly CallArgument[] = source.args.map((one) => ({
      name: one.name,
      value: host.evaluate(one.value, method),
      source: one.value,
      path: method.file.path,
    }));
    const call = { args, place: { path: method.file.path, at: source.at } };
    const methods = textsOf((keyword(call, 'methods') ?? positional(call)[0])?.value).map((one) =>
      one.toUpperCase(),
    );
    const detail = keyword(call, 'detail')?.value;
    const path = keyword(call, 'url_path')?.value;
    const permissions = keyword(call, 'permission_classes');
    return {
      methods: methods.length === 0 ? ['GET'] : methods,
      one: name === 'detail_route' || (detail?.kind === 'literal' && detail.text === 'True'),
      path: path?.kind === 'text' ? path.text : method.fact.name,
      permissions:
        permissions === undefined ? [] : host.handlers([permissions]).map((one) => host.guard(one)),
    };
  }
  return undefined;
}

/** The last part of a dotted name. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
