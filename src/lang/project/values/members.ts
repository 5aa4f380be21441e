import { limits } from '../../../core/limits.ts';
import { beanToken } from '../facts/beans.ts';
import type { Evaluation } from './evaluation.ts';
import {
  basesOf,
  classAt,
  findMembers,
  implementers,
  lineage,
  subclasses,
  type ClassPlace,
  type FoundMember,
} from './hierarchy.ts';
import { packageName, pythonMember, scriptExport, submodule } from './imports.ts';
import { languageOfPath } from '../source-paths.ts';
import { valueKey, type Value, type Via } from './value.ts';

type Of<K extends Value['is']> = Extract<Value, { readonly is: K }>;

/** Methods of `java.util.function` and its like that call the function, and those that make another one of it. */
const calling: ReadonlySet<string> = new Set(['apply', 'accept', 'test', 'get', 'run', 'call', 'compare']);
const combining: ReadonlySet<string> = new Set(['andThen', 'compose', 'negate', 'and', 'or']);

const vias: ReadonlySet<string> = new Set(['call', 'apply', 'bind']);

/** What `value.name` stands for. */
export function memberOf(e: Evaluation, value: Value, name: string): readonly Value[] {
  return e.once(`member ${name} ${valueKey(value)}`, () => found(e, value, name));
}

function found(e: Evaluation, value: Value, name: string): readonly Value[] {
  switch (value.is) {
    case 'module':
      return moduleMember(e, value, name);
    case 'folder':
      return folderMember(e, value, name);
    case 'class':
      return classMember(e, value, name);
    case 'instance':
      return instanceMember(e, value, name);
    case 'made':
      return madeMember(e, value, name);
    case 'object':
      return objectMember(e, value, name);
    case 'function':
      return functionMember(e, value, name);
    case 'external':
      return externalMember(e, value, name);
    case 'list':
      // A key of a map of Go, whose type says what it holds.
      if (e.facts(value.path)?.language === 'go') return itemOf(e, value, {});
      return [
        { is: 'external', name: `[].${name}`, holds: value.of.flatMap((one) => e.values(one, value.path)) },
      ];
    case 'parameter':
    case 'unknown':
      return [{ is: 'unknown', name }];
  }
}

/** A class of Java may be named with its package. */
function externalMember(e: Evaluation, value: Of<'external'>, name: string): readonly Value[] {
  const full = `${value.name}.${name}`;
  const known = e.l.entries(`class:${full}`).map(({ path, n }): Value => ({ is: 'class', path, n }));
  return known.length > 0 ? known : [{ ...value, name: full }];
}

function orUnknown(values: readonly Value[], name: string): readonly Value[] {
  return values.length > 0 ? values : [{ is: 'unknown', name }];
}

function moduleMember(e: Evaluation, value: Of<'module'>, name: string): readonly Value[] {
  if (value.wrapped === true)
    return name === 'exports' ? scriptExport(e, value.path, '=') : [{ is: 'unknown', name }];
  // By its name, as an empty `__init__.py` has no facts and yet has the modules beside it.
  if (languageOfPath(value.path) === 'python') return orUnknown(pythonMember(e, value.path, name), name);
  return orUnknown(scriptExport(e, value.path, name), name);
}

function folderMember(e: Evaluation, { path }: Of<'folder'>, name: string): readonly Value[] {
  const inner = submodule(e, path, name);
  return inner === undefined ? orUnknown(packageName(e, path, name), name) : [inner];
}

/** A static member; in Python every member, whose first parameter is then an argument. */
function classMember(e: Evaluation, value: Of<'class'>, name: string): readonly Value[] {
  const { path, n } = value;
  const self: Of<'instance'> = { is: 'instance', path, n, exact: false };
  if (name === 'prototype' && e.facts(path)?.language === 'ecmascript') return [self];
  const members = findMembers(e, value, name);
  const values = members.flatMap((one) => memberValue(e, one, value));
  if (values.length > 0) return values;
  const written = writtenValues(e, value, name);
  if (written.length > 0) return written;
  if (name === 'objects' || name === 'as_view')
    return [{ is: 'external', name: `${String(classAt(e, value)?.name)}.${name}`, holds: [self] }];
  return inherited(e, value, name);
}

function inherited(e: Evaluation, place: ClassPlace, name: string): readonly Value[] {
  const external = lineage(e, place).flatMap((above) => basesOf(e, above).external);
  return orUnknown(
    external.map((base) => ({ is: 'external', name: `${base}.${name}` })),
    name,
  );
}

function instanceMember(e: Evaluation, value: Of<'instance'>, name: string): readonly Value[] {
  const members = candidates(e, value, name);
  const values = members.flatMap((one) => memberValue(e, one, value));
  const written = writtenValues(e, value, name);
  if (values.length + written.length > 0) return [...mostTold(values), ...written];
  return inherited(e, value, name);
}

/** Where a qualifier says which instance is injected, the type alone has nothing to add. */
function mostTold(values: readonly Value[]): readonly Value[] {
  const told = values.filter((value) => value.is === 'instance' && value.qualifier !== undefined);
  if (told.length === 0) return values;
  return values.filter(
    (value) =>
      value.is !== 'instance' ||
      value.qualifier !== undefined ||
      !told.some((one) => isSameThing(one, value)),
  );
}

/** The member of the class itself, and those that may stand in for it in the classes below. */
function candidates(e: Evaluation, value: Of<'instance'>, name: string): readonly FoundMember[] {
  const own = findMembers(e, value, name);
  const isGo = e.facts(value.path)?.language === 'go';
  if (value.exact && !isGo) return own;
  if (own.length > 0 && own.every(({ member }) => member.static === true)) return own;
  const below = isGo ? standIns(e, value, own) : subclasses(e, value);
  const wanted = provided(e, value, qualified(e, below, value.qualifier));
  return [
    ...own,
    ...wanted.flatMap((place) =>
      findMembers(e, place, name).filter((one) => !own.some((other) => sameMember(one, other))),
    ),
  ];
}

/** Go: the types that have the methods of an interface, which a struct may also embed. */
function standIns(e: Evaluation, value: Of<'instance'>, own: readonly FoundMember[]): readonly ClassPlace[] {
  if (classAt(e, value)?.kind === 'interface') return implementers(e, value);
  const declares = (place: ClassPlace): boolean => {
    const of = classAt(e, place);
    return of?.kind === 'interface' && own.some(({ member }) => of.members.includes(member));
  };
  return lineage(e, value)
    .filter(declares)
    .flatMap((place) => implementers(e, place));
}

function sameMember(a: FoundMember, b: FoundMember): boolean {
  return a.path === b.path && a.member === b.member;
}

/** Beans by the name that an injection asks for; all of them when none has it. */
function qualified(
  e: Evaluation,
  places: readonly ClassPlace[],
  qualifier: string | undefined,
): readonly ClassPlace[] {
  if (qualifier === undefined) return places;
  const wanted = places.filter((place) => beanName(e, place) === qualifier);
  return wanted.length > 0 ? wanted : places;
}

/** Of the classes that may be injected for a type those that the project provides for it, where it says so for the type. */
function provided(
  e: Evaluation,
  value: Of<'instance'>,
  places: readonly ClassPlace[],
): readonly ClassPlace[] {
  const of = classAt(e, value);
  if (of?.kind !== 'interface' || e.facts(value.path)?.language !== 'java' || places.length < 2)
    return places;
  const beans = e.l.entries(`provide:${beanToken(of.name.split('.').at(-1) ?? '')}`);
  if (beans.length === 0) return places;
  const made = beans.flatMap((entry) => e.values(e.facts(entry.path)?.providers[entry.n]?.shape, entry.path));
  if (!made.every(({ is }) => is === 'instance')) return places;
  return places.filter(
    (place) =>
      made.some((one) => one.is === 'instance' && one.path === place.path && one.n === place.n) ||
      classAt(e, place)?.decorators.some(({ name }) => components.has(name)) === true,
  );
}

const components: ReadonlySet<string> = new Set([
  'Component',
  'Service',
  'Repository',
  'Controller',
  'RestController',
  'Named',
  'Qualifier',
]);

function beanName(e: Evaluation, place: ClassPlace): string {
  const of = classAt(e, place);
  const written = of?.decorators.find((one) => components.has(one.name) && one.texts.length > 0)?.texts[0];
  const simple = of?.name.split('.').at(-1) ?? '';
  return written ?? simple.slice(0, 1).toLowerCase() + simple.slice(1);
}

/** What a member stands for on a receiver. */
export function memberValue(e: Evaluation, { path, member }: FoundMember, receiver: Value): readonly Value[] {
  const values = e.once(`field ${path} ${JSON.stringify(member.shape)}`, () => e.values(member.shape, path));
  const facts = e.facts(path);
  return values.flatMap((value): readonly Value[] => {
    if (value.is !== 'function' || value.path !== path || member.shape.is !== 'function') return [value];
    const of = facts?.functions[value.n];
    if (of?.kind === 'getter') return gotten(e, value);
    if (facts?.language !== 'python' || of?.static === true) return [value];
    const isClassMethod = of?.decorators.some((one) => one.name === 'classmethod') === true;
    return [receiver.is === 'class' && !isClassMethod ? value : { ...value, shift: 1 }];
  });
}

/** Reading a property calls its getter. */
function gotten(e: Evaluation, { path, n }: Of<'function'>): readonly Value[] {
  return (e.facts(path)?.functions[n]?.returns ?? []).flatMap((shape) => e.values(shape, path));
}

function madeMember(e: Evaluation, value: Of<'made'>, name: string): readonly Value[] {
  const own = writtenValues(e, value, name);
  if (own.length > 0) return own;
  const maker: Value = { is: 'function', path: value.path, n: value.n, shift: 0 };
  const prototypes = writtenValues(e, maker, 'prototype').filter((one) => valueKey(one) !== valueKey(value));
  const above = writtenValues(e, maker, 'super_').flatMap((one): Value[] =>
    one.is === 'function' ? [{ is: 'made', path: one.path, n: one.n }] : [one],
  );
  return orUnknown(
    [...prototypes, ...above].flatMap((one) => memberOf(e, one, name)),
    name,
  );
}

function objectMember(e: Evaluation, value: Of<'object'>, name: string): readonly Value[] {
  const facts = e.facts(value.path);
  const object = facts?.objects[value.n];
  const own = (object?.fields ?? [])
    .filter(([field]) => field === name)
    .flatMap(([, shape]) => getterOr(e, value.path, shape));
  const written = writtenValues(e, value, name);
  if (own.length + written.length > 0) return [...own, ...written];
  const spread = (object?.spreads ?? [])
    .flatMap((shape) => e.values(shape, value.path))
    .flatMap((one) => memberOf(e, one, name));
  const named = spread.filter((one) => one.is !== 'unknown');
  if (named.length > 0) return named;
  const open = (object?.fields ?? [])
    .filter(([field]) => field === '*')
    .flatMap(([, shape]) => e.values(shape, value.path));
  return open.length > 0 ? open : [{ is: 'unknown', name }];
}

function getterOr(e: Evaluation, path: string, shape: Parameters<Evaluation['values']>[0]): readonly Value[] {
  return e.values(shape, path).flatMap((value) => {
    const isGetter =
      value.is === 'function' &&
      shape?.is === 'function' &&
      e.facts(value.path)?.functions[value.n]?.kind === 'getter';
    return isGetter ? gotten(e, value) : [value];
  });
}

function functionMember(e: Evaluation, value: Of<'function'>, name: string): readonly Value[] {
  if (e.facts(value.path)?.language === 'java') return functionalMember(e, value, name);
  const written = writtenValues(e, value, name);
  if (name === 'prototype') return [{ is: 'made', path: value.path, n: value.n }, ...written];
  if (written.length > 0) return written;
  if (vias.has(name)) return [{ ...value, via: name as Via }];
  // Decorators that keep their function add members to it, such as `f.delay` of Celery.
  const decorated = e.facts(value.path)?.functions[value.n]?.decorators ?? [];
  return decorated.length > 0 ? [value] : [{ is: 'unknown', name }];
}

/** A function of Java is an object whose only method of its own is the function; a method is one as a reference. */
function functionalMember(e: Evaluation, value: Of<'function'>, name: string): readonly Value[] {
  const isLambda = e.facts(value.path)?.functions[value.n]?.kind === 'lambda';
  return (isLambda && !combining.has(name)) || calling.has(name) ? [value] : [{ is: 'unknown', name }];
}

/** What was put into a member after its object was made, wherever that happens. */
function writtenValues(
  e: Evaluation,
  value: Value & { readonly path: string },
  name: string,
): readonly Value[] {
  const language = e.facts(value.path)?.language;
  if (language === 'java' || language === undefined) return [];
  const entries = e.l.entries(`write:${language}:${name}`);
  const near =
    entries.length > limits.resolveWrites ? entries.filter((entry) => entry.path === value.path) : entries;
  return near.slice(0, limits.resolveValues).flatMap((entry) => {
    const write = e.facts(entry.path)?.writes[entry.n];
    const targets =
      write === undefined
        ? []
        : e.once(`written ${entry.path} ${String(entry.n)}`, () => e.values(write.of, entry.path));
    return targets.some((target) => isSameThing(target, value)) ? e.values(write?.value, entry.path) : [];
  });
}

function isSameThing(a: Value, b: Value & { readonly path: string }): boolean {
  return a.is === b.is && 'path' in a && a.path === b.path && 'n' in a && 'n' in b && a.n === b.n;
}

/** One element of a value, at a place or any. */
export function itemOf(e: Evaluation, value: Value, { at, keyed }: Which): readonly Value[] {
  switch (value.is) {
    case 'list': {
      const exact = at === undefined ? undefined : value.of[at];
      const shapes = exact === undefined ? value.of : [exact];
      return shapes.flatMap((shape) => e.values(shape, value.path));
    }
    case 'object':
      return objectItems(e, value, keyed);
    case 'external':
      return value.holds ?? externalItem(value.name, keyed);
    case 'instance':
      return value.exact ? [] : [value];
    case 'function':
      // `f[T]` of Go.
      if (e.facts(value.path)?.language === 'go') return [value];
      return [keyed === true ? { is: 'unknown', keyed } : { is: 'unknown' }];
    default:
      return [keyed === true ? { is: 'unknown', keyed } : { is: 'unknown' }];
  }
}

/** A global table by an unknown key (`window[name]`) may be anything of the program. */
function externalItem(name: string, keyed: true | undefined): readonly Value[] {
  return keyed === true && /^\w+$/u.test(name)
    ? [{ is: 'unknown', keyed }]
    : [{ is: 'external', name: `${name}[]` }];
}

/** Which element is meant. */
interface Which {
  readonly at?: number;
  readonly keyed?: true;
}

/** Any of the fields of a literal; it may have others, unless all its keys are known. */
function objectItems(e: Evaluation, value: Of<'object'>, keyed: true | undefined): readonly Value[] {
  const object = e.facts(value.path)?.objects[value.n];
  const fields = (object?.fields ?? []).flatMap(([, shape]) => e.values(shape, value.path));
  const isOpen =
    object === undefined ||
    object.computed === true ||
    object.spreads.length > 0 ||
    object.fields.length === 0;
  return isOpen && keyed === true ? [...fields, { is: 'unknown', keyed }] : fields;
}
