import { argument, option, positional, textOf, textsOf } from '../evaluate/call-arguments.ts';
import type { Framework, Host } from '../evaluate/framework.ts';
import type { Call, Router, Value } from '../evaluate/values.ts';
import { methodNamed } from './http-methods.ts';
import { addRoutes, chained, mount, newRouter, nothing, pathsOf, routerOf } from './script-router.ts';

const makers: ReadonlySet<string> = new Set([
  'hono.Hono',
  '@hono/zod-openapi.OpenAPIHono',
  'hono/quick.Hono',
  'hono/tiny.Hono',
  'hono.default',
  'hono',
]);

/** Hono, also with `@hono/zod-openapi`. */
export const hono: Framework = {
  id: 'hono',
  syntax: 'colon',
  ordered: true,
  isRouterType: (type) => makers.has(type),
  create(name, call, host) {
    if (makers.has(name)) return host.addRouter(newRouter('hono', call, { isRoot: true }));
    // What `createRoute` is told comes back when the route is registered.
    return name === '@hono/zod-openapi.createRoute' ? argument(call, 0)?.value : undefined;
  },
  call(router, method, call, host) {
    const verb = methodNamed(method);
    if (verb !== undefined) {
      const hasPath = argument(call, 0)?.value.kind !== 'function';
      const handlers = hasPath ? positional(call).slice(1) : positional(call);
      addRoutes(router, { methods: [verb], paths: hasPath ? pathsOf(call) : [''], handlers, call, host });
      return chained(router);
    }
    switch (method) {
      case 'on':
        addOn(router, call, host);
        return chained(router);
      case 'use':
        addGuards(router, call, host);
        return chained(router);
      case 'route':
        addMount(router, call);
        return chained(router);
      case 'basePath':
        return based(router, call, host);
      case 'openapi':
        addDescribed(router, call, host);
        return chained(router);
      case 'onError':
      case 'notFound':
        return chained(router);
      // The description of all routes is a route too.
      case 'doc':
      case 'doc31':
        addRoutes(router, {
          methods: ['GET'],
          paths: pathsOf(call),
          handlers: positional(call).slice(1),
          call,
          host,
        });
        return chained(router);
      default:
        return nothing;
    }
  },
};

function addOn(router: Router, call: Call, host: Host): void {
  const [methods, path, ...handlers] = positional(call);
  if (methods === undefined || path === undefined) return;
  addRoutes(router, {
    methods: textsOf(methods.value).map((one) => one.toUpperCase()),
    paths: textsOf(path.value),
    handlers,
    call,
    host,
  });
}

/** `use` without `*` at the end of its path covers that path alone. */
function addGuards(router: Router, call: Call, host: Host): void {
  const [first, ...rest] = positional(call);
  if (first === undefined) return;
  const path = first.value.kind === 'text' ? first.value.text : '';
  const used = first.value.kind === 'text' ? rest : [first, ...rest];
  const guards = host.handlers(used).map((one) => host.guard(one));
  const all = path === '' || path === '*' || path === '/*';
  router.entries.push({ kind: 'guard', path: all ? '' : path, exact: !all, guards, place: call.place });
}

function addMount(router: Router, call: Call): void {
  const [path, inner] = positional(call);
  const mounted = inner === undefined ? undefined : routerOf(inner.value);
  if (mounted !== undefined && mounted !== router)
    mount(router, textOf(path?.value), mounted, { guards: [], call });
}

/** `basePath` gives an application whose routes are the first one's, below the path. */
function based(router: Router, call: Call, host: Host): Value {
  const inner = newRouter('hono', call);
  mount(router, textOf(argument(call, 0)?.value), inner, { guards: [], call });
  return host.addRouter(inner);
}

function addDescribed(router: Router, call: Call, host: Host): void {
  const [description, ...handlers] = positional(call);
  const method = option(description?.value, 'method');
  const path = option(description?.value, 'path');
  if (method?.kind !== 'text' || path === undefined) return;
  const guards = option(description?.value, 'middleware');
  const before =
    guards === undefined || description === undefined
      ? []
      : [{ ...description, value: guards, source: { kind: 'unknown', at: description.source.at } as const }];
  addRoutes(router, {
    methods: [method.text.toUpperCase()],
    // It is written as in OpenAPI: `/users/{id}`.
    paths: [textOf(path).replace(/\{(\w+)\}/gu, ':$1')],
    handlers: [...before, ...handlers.slice(0, 1)],
    call,
    host,
  });
}
