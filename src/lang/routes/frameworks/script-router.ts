import { argument, positional, textsOf } from '../evaluate/call-arguments.ts';
import type { Host } from '../evaluate/framework.ts';
import {
  unknown,
  type Call,
  type CallArgument,
  type GuardUse,
  type Router,
  type Value,
} from '../evaluate/values.ts';
import { guardKind } from '../guard-kind.ts';
import { hole } from '../path-template.ts';

/** A new router of a framework; `isRoot` for applications. */
export function newRouter(
  framework: Router['framework'],
  call: Call,
  {
    isRoot = false,
    prefix = '',
    syntax = 'colon',
  }: { readonly isRoot?: boolean; readonly prefix?: string; readonly syntax?: Router['syntax'] } = {},
): Router {
  return { framework, place: call.place, syntax, prefix, isRoot, entries: [], mounted: false };
}

/** Frameworks that ask the next route when a handler does not answer. */
const passesOn: ReadonlySet<Router['framework']> = new Set(['express', 'koa', 'hono']);

/** Registers `router.get(path, guards…, handler)`. */
export function addRoutes(
  router: Router,
  {
    methods,
    paths,
    handlers,
    call,
    host,
  }: {
    readonly methods: readonly string[];
    readonly paths: readonly string[];
    readonly handlers: readonly CallArgument[];
    readonly call: Call;
    readonly host: Host;
  },
): void {
  const all = host.handlers(handlers);
  const last = all.at(-1);
  if (last === undefined) return;
  const before = all.slice(0, -1).map((one) => host.guard(one));
  const { handler, guards } = host.handler(last);
  for (const path of paths) {
    // What is registered for every method and is called like a guard passes the request on, where that can be done.
    if (
      passesOn.has(router.framework) &&
      methods.includes('ALL') &&
      handler.value.kind !== 'router' &&
      isGuardName(host.guard(last))
    ) {
      router.entries.push({
        kind: 'guard',
        path,
        exact: true,
        guards: [...before, host.guard(last)],
        place: call.place,
      });
      continue;
    }
    router.entries.push({
      kind: 'route',
      methods,
      path,
      guards: [...before, ...guards],
      late: [],
      handler,
      place: call.place,
    });
  }
}

function isGuardName({ name, known }: GuardUse): boolean {
  const kind = guardKind([name, ...known]);
  return kind === 'authentication' || kind === 'authorisation' || kind === 'rate-limit' || kind === 'csrf';
}

/** Registers `router.use([path], guards…, router)`: guards for all that comes, and routers below a path. */
export function addUses(router: Router, call: Call, host: Host): void {
  const [first, ...rest] = positional(call);
  if (first === undefined) return;
  const given = textsOf(first.value);
  const hasPath = given.length > 0 || (first.source.kind === 'join' && first.value.kind === 'text');
  const isUnknownPath =
    !hasPath &&
    first.value.kind === 'unknown' &&
    rest.some((one) => routerOf(one.value) !== undefined) &&
    isPathName(first);
  const paths = hasPath ? given : [isUnknownPath ? hole : ''];
  const all = host.handlers(hasPath || isUnknownPath ? rest : [first, ...rest]);
  for (const path of paths) addUsesAt(router, path, all, { call, host });
}

/** `app.use(prefix, router)` with a prefix that is not known; a guard that is not known is called otherwise. */
function isPathName({ source }: CallArgument): boolean {
  return (
    (source.kind === 'name' || source.kind === 'member') &&
    /(?:path|prefix|base|url|root|version|route)$/iu.test(source.name)
  );
}

function addUsesAt(
  router: Router,
  path: string,
  all: readonly CallArgument[],
  { call, host }: { readonly call: Call; readonly host: Host },
): void {
  const guards: GuardUse[] = [];
  for (const one of all) {
    const inner = routerOf(one.value);
    if (inner !== undefined && inner !== router) {
      mount(router, path, inner, { guards: [...guards], call });
      continue;
    }
    if (isErrorHandler(one.value) || isPlain(one.value)) continue;
    guards.push(host.guard(one));
  }
  const hasRouter = all.some((one) => routerOf(one.value) !== undefined);
  if (!hasRouter && guards.length > 0)
    router.entries.push({ kind: 'guard', path, exact: false, guards, place: call.place });
}

/** Puts a router below a path of another. */
export function mount(
  router: Router,
  path: string,
  inner: Router,
  { guards, call }: { readonly guards: readonly GuardUse[]; readonly call: Call },
): void {
  inner.mounted = true;
  router.entries.push({
    kind: 'mount',
    path,
    router: inner,
    guards,
    place: call.place,
  });
}

/** The router that a value is, also when it is the default export of a file or a field of an object. */
export function routerOf(value: Value): Router | undefined {
  if (value.kind === 'router') return value.router;
  if (value.kind === 'path-chain') return value.router;
  if (value.kind === 'module') {
    const inner = value.file.exports.get('default') ?? value.file.exports.get('router');
    return inner?.kind === 'router' ? inner.router : undefined;
  }
  if (value.kind === 'instance' || value.kind === 'record') {
    const inner = value.fields.get('router');
    return inner?.kind === 'router' ? inner.router : undefined;
  }
  return undefined;
}

function isErrorHandler(value: Value): boolean {
  return value.kind === 'function' && value.fact.parameters.length === 4;
}

function isPlain(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'literal' || value.kind === 'record';
}

/** The paths of `router.get(path, …)`; a path that is not known is a hole, and what cannot be a path is none. */
export function pathsOf(call: Call): readonly string[] {
  const first = argument(call, 0);
  if (first === undefined) return [];
  const texts = textsOf(first.value);
  if (texts.length > 0) return texts;
  const mayBePath = first.value.kind === 'unknown' || first.value.kind === 'external';
  return mayBePath && positional(call).length > 1 ? [hole] : [];
}

/** The value of a call that is chained. */
export function chained(router: Router): Value {
  return { kind: 'router', router };
}

/** A call that says nothing of routes. */
export const nothing: Value = unknown;
