import { textsOf } from '../evaluate/call-arguments.ts';
import type { Host } from '../evaluate/framework.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type {
  Call,
  ClassValue,
  FunctionValue,
  GuardUse,
  Router,
  RouterEntry,
  Value,
} from '../evaluate/values.ts';
import type { Expression } from '../facts/facts.ts';
import { guardKind } from '../guard-kind.ts';
import { methodNamed } from './http-methods.ts';
import { consumerGuards, globalGuards, modulePrefixes } from './nestjs-modules.ts';
import { newRouter } from './script-router.ts';
import { handlerIn, lineageOf } from './view-class.ts';

/** A call that says something of a whole application. */
export interface Note {
  readonly name: string;
  readonly call: Call;
}

/** The routes of NestJS's controllers. */
export function nestRouters(
  classes: readonly ClassValue[],
  notes: readonly Note[],
  host: Host,
): readonly Router[] {
  const scripts = classes.filter(
    (one) => one.file.facts.language !== 'java' && one.file.facts.language !== 'python',
  );
  const controllers = scripts.filter((one) => decorator(one.fact.decorators, 'Controller') !== undefined);
  if (controllers.length === 0) return [];
  const everywhere = globalGuards(scripts, notes, host);
  const middleware = consumerGuards(scripts, host);
  const prefixes = modulePrefixes(scripts, notes, host);
  return controllers.map((of) => {
    const router = controllerRouter(of, { notes, prefix: prefixes.get(of.fact) ?? '', host });
    for (const guard of everywhere)
      router.entries.unshift({ kind: 'guard', path: '', exact: false, guards: [guard], place: guard.place });
    return covered(router, middleware, globalPrefix(notes, of.file.path));
  });
}

/** A router around the controller's, with the global prefix and the middleware of the modules. */
function covered(
  router: Router,
  middleware: ReturnType<typeof consumerGuards>,
  { prefix, except }: { readonly prefix: string; readonly except: readonly string[] },
): Router {
  const outer = newRouter('nestjs', { args: [], place: router.place }, { isRoot: true });
  for (const { path, guards, place } of middleware)
    for (const base of new Set(['', prefix]))
      outer.entries.push({ kind: 'guard', path: `${base}/${path}`, exact: true, guards, place });
  const isOutside = ({ kind, ...entry }: RouterEntry): boolean =>
    kind === 'route' && 'path' in entry && except.includes(plain(entry.path));
  const outside = {
    ...router,
    entries: router.entries.filter((entry) => entry.kind === 'guard' || isOutside(entry)),
  };
  const inside = {
    ...router,
    entries: router.entries.filter((entry) => entry.kind === 'guard' || !isOutside(entry)),
  };
  outer.entries.push({ kind: 'mount', path: '', router: outside, guards: [], place: router.place });
  outer.entries.push({ kind: 'mount', path: prefix, router: inside, guards: [], place: router.place });
  return outer;
}

function plain(path: string): string {
  return path.replace(/^\/+|\/+$/gu, '');
}

/** `app.setGlobalPrefix('api', { exclude: […] })` of the application that a file belongs to. */
function globalPrefix(
  notes: readonly Note[],
  path: string,
): { readonly prefix: string; readonly except: readonly string[] } {
  const set = notes.filter(
    (one) => one.name === 'setGlobalPrefix' && textsOf(one.call.args[0]?.value).length > 0,
  );
  const found = nearestNote(set, path);
  const options = found?.args[1]?.value;
  const exclude = options?.kind === 'record' ? options.fields.get('exclude') : undefined;
  return { prefix: textsOf(found?.args[0]?.value)[0] ?? '', except: textsOf(exclude).map(plain) };
}

/** The call in the folder nearest above a file, or the only one there is. */
function nearestNote(notes: readonly Note[], path: string): Call | undefined {
  const near = notes.filter((one) => path.startsWith(one.call.place.path.replace(/[^/]*$/u, '')));
  const nearest = near.sort((a, b) => b.call.place.path.length - a.call.place.path.length)[0];
  return (nearest ?? (notes.length === 1 ? notes[0] : undefined))?.call;
}

function controllerRouter(
  of: ClassValue,
  { notes, prefix, host }: { readonly notes: readonly Note[]; readonly prefix: string; readonly host: Host },
): Router {
  const place = { path: of.file.path, at: of.fact.at };
  const router = newRouter('nestjs', { args: [], place }, { prefix });
  const own = guardsOf(of.fact.decorators, of, host);
  const versioning = uriVersioning(notes, of.file.path);
  const controller = controllerPaths(of, host);
  for (const one of lineageOf(of, host).classes) {
    for (const id of one.fact.methods) {
      const fact = one.file.facts.functions[id];
      if (fact === undefined) continue;
      const method: FunctionValue = { kind: 'function', file: one.file, fact, scope: one.scope };
      const versions =
        versioning === undefined
          ? ['']
          : (versionsOf(method, host) ?? controller.versions ?? versioning.standard).map((version) =>
              version === neutral ? '' : versioning.prefix + version,
            );
      const bases = versions.flatMap((version) => controller.paths.map((base) => joined(version, base)));
      addMethod(router, bases, { method, of, guards: own, host });
    }
  }
  return router;
}

function addMethod(
  router: Router,
  bases: readonly string[],
  {
    method,
    of,
    guards,
    host,
  }: {
    readonly method: FunctionValue;
    readonly of: ClassValue;
    readonly guards: readonly GuardUse[];
    readonly host: Host;
  },
): void {
  for (const verb of verbsOf(method, host)) {
    const paths = bases.flatMap((base) => verb.paths.map((path) => joined(base, path)));
    for (const path of paths)
      router.entries.push({
        kind: 'route',
        methods: [verb.method],
        path,
        guards: [...guards, ...guardsOf(method.fact.decorators, method, host)],
        late: [],
        handler: handlerIn(of, method),
        place: { path: method.file.path, at: verb.at.at },
      });
  }
}

function joined(...parts: readonly string[]): string {
  return parts
    .map(plain)
    .filter((part) => part !== '')
    .join('/');
}

function controllerPaths(
  of: ClassValue,
  host: Host,
): { readonly paths: readonly string[]; readonly versions: readonly string[] | undefined } {
  const written = decorator(of.fact.decorators, 'Controller');
  const own = versionsIn(decorator(of.fact.decorators, 'Version'), of, host);
  const first = written?.kind === 'call' ? written.args[0]?.value : undefined;
  if (first === undefined) return { paths: [''], versions: own };
  const value = host.evaluate(first, of);
  if (value.kind !== 'record') return { paths: pathsIn(value), versions: own };
  const path = value.fields.get('path');
  return {
    paths: path === undefined ? [''] : pathsIn(path),
    versions: versionTexts(value.fields.get('version')) ?? own,
  };
}

function pathsIn(value: Value): readonly string[] {
  const texts = textsOf(value);
  if (texts.length > 0) return texts;
  return ['\u0000'];
}

/** Stands for `VERSION_NEUTRAL`: no version in the path. */
const neutral = '';

/** `app.enableVersioning({ type: VersioningType.URI, defaultVersion, prefix })`; other types leave the path alone. */
function uriVersioning(
  notes: readonly Note[],
  path: string,
): { readonly prefix: string; readonly standard: readonly string[] } | undefined {
  const call = nearestNote(
    notes.filter((one) => one.name === 'enableVersioning'),
    path,
  );
  if (call === undefined) return undefined;
  const given = call.args[0]?.value;
  const options = given?.kind === 'record' ? given.fields : new Map<string, Value>();
  const type = options.get('type');
  if (type?.kind === 'external' && !type.name.endsWith('.URI')) return undefined;
  const prefix = options.get('prefix');
  const written = prefix?.kind === 'text' ? prefix.text : 'v';
  return {
    prefix: prefix?.kind === 'literal' ? '' : written,
    standard: versionTexts(options.get('defaultVersion')) ?? [neutral],
  };
}

function versionsOf(method: FunctionValue, host: Host): readonly string[] | undefined {
  return versionsIn(decorator(method.fact.decorators, 'Version'), method, host);
}

function versionsIn(
  written: Expression | undefined,
  at: FunctionValue | ClassValue,
  host: Host,
): readonly string[] | undefined {
  const first = written?.kind === 'call' ? written.args[0]?.value : undefined;
  return first === undefined ? undefined : versionTexts(host.evaluate(first, at));
}

/** Versions as they are written, one or more; undefined when none can be seen. */
function versionTexts(value: Value | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const all = (value.kind === 'list' ? value.items : [value]).flatMap((one) =>
    one.kind === 'external' && one.name.endsWith('VERSION_NEUTRAL') ? [neutral] : textsOf(one),
  );
  return all.length === 0 ? undefined : all;
}

function verbsOf(
  method: FunctionValue,
  host: Host,
): readonly { readonly method: string; readonly paths: readonly string[]; readonly at: Expression }[] {
  return method.fact.decorators.flatMap((at) => {
    const name = lastName(at);
    // `@Get`, but not `@get` of other libraries.
    const verb = /^[A-Z][a-z]+$/u.test(name) ? (name === 'Sse' ? 'GET' : methodNamed(name)) : undefined;
    if (verb === undefined || at.kind !== 'call') return [];
    const first = at.args[0]?.value;
    return [{ method: verb, paths: first === undefined ? [''] : pathsIn(host.evaluate(first, method)), at }];
  });
}

/** Decorators that guard: `@UseGuards(…)`, and others by their names. */
function guardsOf(
  decorators: readonly Expression[],
  at: FunctionValue | ClassValue,
  host: Host,
): readonly GuardUse[] {
  return decorators.flatMap((source): readonly GuardUse[] => {
    const name = lastName(source);
    const args = source.kind === 'call' ? source.args : [];
    if (name === 'UseGuards' || name === 'UsePipes')
      return args.map(({ value }) => {
        const use = host.guard({
          name: undefined,
          value: host.evaluate(value, at),
          source: value,
          path: at.file.path,
        });
        return name === 'UsePipes' ? { ...use, known: [...use.known, 'validation'] } : use;
      });
    if (/^Api[A-Z]/u.test(name) || methodNamed(name) !== undefined || name === 'Controller') return [];
    const use = host.guard({ name: undefined, value: { kind: 'unknown' }, source, path: at.file.path });
    return guardKind([use.name]) === 'other' ? [] : [use];
  });
}

/** A decorator by the last part of its name. */
export function decorator(decorators: readonly Expression[], name: string): Expression | undefined {
  return decorators.find((one) => lastName(one) === name);
}

function lastName(expression: Expression): string {
  const name = writtenName(expression);
  return name.slice(name.lastIndexOf('.') + 1);
}
