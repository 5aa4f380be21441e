import type { Host } from '../evaluate/framework.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type { Expression } from '../facts/facts.ts';
import type { ClassValue, FunctionValue, GuardUse, HandlerUse, Value } from '../evaluate/values.ts';
import { knownNames } from '../evaluate/handlers.ts';
import { guardKind } from '../guard-kind.ts';

/** Levels of classes that extend each other. */
const basesMax = 10;

/** A class with what it extends, nearest first; classes of libraries only by name. */
export interface Lineage {
  readonly classes: readonly ClassValue[];
  /** Full names of the classes of libraries. */
  readonly outside: readonly string[];
}

/** A class and all that it extends. */
export function lineageOf(of: ClassValue, host: Host): Lineage {
  const classes: ClassValue[] = [];
  const outside: string[] = [];
  const add = (value: Value, depth: number): void => {
    if (value.kind === 'external' || value.kind === 'result') outside.push(value.name);
    if (value.kind !== 'class' || depth > basesMax || classes.some((one) => one.fact === value.fact)) return;
    classes.push(value);
    for (const base of value.fact.bases) add(host.evaluate(base, value), depth + 1);
  };
  add(of, 0);
  return { classes, outside };
}

/** A method of a class or of what it extends. */
export function methodOf({ classes }: Lineage, name: string): FunctionValue | undefined {
  for (const one of classes) {
    for (const id of one.fact.methods) {
      const fact = one.file.facts.functions[id];
      if (fact?.name === name) return { kind: 'function', file: one.file, fact, scope: one.scope };
    }
  }
  return undefined;
}

/** A field of a class or of what it extends, with where it is written. */
export function fieldOf(
  { classes }: Lineage,
  name: string,
): { readonly value: Expression; readonly at: ClassValue } | undefined {
  for (const at of classes) {
    const value = at.fact.fields.find((one) => one.name === name)?.value;
    if (value !== undefined) return { value, at };
  }
  return undefined;
}

const verbs: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

/** The methods of a class that are called like methods of HTTP. */
export function classHandlers(
  of: ClassValue,
  host: Host,
): readonly {
  readonly method: string;
  readonly handler: HandlerUse;
  readonly guards: readonly GuardUse[];
}[] {
  const lineage = lineageOf(of, host);
  return verbs.flatMap((verb) => {
    const method = methodOf(lineage, verb);
    if (method === undefined) return [];
    return [
      { method: verb.toUpperCase(), handler: handlerIn(of, method), guards: decoratorGuards(method, host) },
    ];
  });
}

/** A method as what answers. */
export function handlerIn(of: ClassValue, value: FunctionValue): HandlerUse {
  return {
    name: `${of.fact.name}.${value.fact.name}`,
    value,
    place: { path: value.file.path, at: value.fact.at },
  };
}

/** Decorators of a function or class as guards, outermost first; those that register it are none. */
export function decoratorGuards(value: FunctionValue | ClassValue, host: Host): readonly GuardUse[] {
  return value.fact.decorators.flatMap((source) => guardIn(source, value, host));
}

function guardIn(source: Expression, at: FunctionValue | ClassValue, host: Host): readonly GuardUse[] {
  const value = host.evaluate(source, at);
  if (value.kind === 'decorator' || value.kind === 'method') return [];
  return [host.guard({ name: undefined, value, source, path: at.file.path })];
}

/** Guards that a class-based view carries: decorators, mixins, `decorators = […]`, `permission_classes = […]`. */
export function classGuards(of: ClassValue, host: Host): readonly GuardUse[] {
  const lineage = lineageOf(of, host);
  const guards: GuardUse[] = [];
  for (const source of of.fact.decorators) guards.push(...dispatched(source, of, host));
  for (const name of [
    'decorators',
    'method_decorators',
    'permission_classes',
    'authentication_classes',
    'throttle_classes',
  ])
    guards.push(...listed(lineage, name, host));
  for (const one of lineage.classes) {
    for (const base of one.fact.bases) {
      const name = writtenName(base);
      const known = knownNames(host.evaluate(base, one));
      if (guardKind([name, ...known]) !== 'other')
        guards.push({ name, known, place: { path: one.file.path, at: base.at } });
    }
  }
  const dispatch = methodOf(lineage, 'dispatch');
  if (dispatch !== undefined) guards.push(...decoratorGuards(dispatch, host).flatMap((one) => one));
  return guards;
}

/** `@method_decorator(login_required, name='dispatch')` guards with its argument. */
function dispatched(source: Expression, of: ClassValue, host: Host): readonly GuardUse[] {
  const outer = writtenName(source).split('.').at(-1);
  const inner = source.kind === 'call' && outer === 'method_decorator' ? source.args[0]?.value : undefined;
  const one = inner ?? source;
  if (one.kind === 'list') return one.items.flatMap((item) => dispatched(item, of, host));
  return guardIn(one, of, host);
}

/** The guards of a list that is a field; an empty list says that everybody may come in. */
function listed(lineage: Lineage, name: string, host: Host): readonly GuardUse[] {
  const field = fieldOf(lineage, name);
  if (field === undefined) return [];
  const { value, at } = field;
  const place = { path: at.file.path, at: value.at };
  const items = value.kind === 'list' ? value.items : [value];
  const isOpen = items.length === 0 && (name === 'permission_classes' || name === 'authentication_classes');
  if (isOpen) return [{ name: `${name} = []`, known: ['allow any'], place }];
  return items.map((source) =>
    host.guard({ name: undefined, value: host.evaluate(source, at), source, path: at.file.path }),
  );
}
