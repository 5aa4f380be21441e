import { argument, option, positional, textOf } from '../evaluate/call-arguments.ts';
import type { Framework } from '../evaluate/framework.ts';
import type { Call, Value } from '../evaluate/values.ts';
import { methodNamed } from './http-methods.ts';
import {
  addRoutes,
  addUses,
  chained,
  mount,
  newRouter,
  nothing,
  pathsOf,
  routerOf,
} from './script-router.ts';

const routers: ReadonlySet<string> = new Set([
  'koa-router',
  '@koa/router',
  '@koa/router.Router',
  'koa-router.default',
  '@koa/router.default',
  'koa-joi-router',
  'koa-better-router',
  'koa-tree-router',
]);

/** Routers of packages for Koa: `koa-swagger-decorator.SwaggerRouter`. */
const ownRouter = /(?:^|[/@-])koa[^.]*\.\w{0,40}Router$/u;

function isRouter(name: string): boolean {
  return routers.has(name) || ownRouter.test(name);
}

/** Koa with its routers. */
export const koa: Framework = {
  id: 'koa',
  syntax: 'colon',
  ordered: true,
  isRouterType: (type) => type === 'koa' || isRouter(type),
  create(name, call, host) {
    if (name === 'koa') return host.addRouter(newRouter('koa', call, { isRoot: true }));
    if (name === 'koa-mount' || name === 'koa-compose') return mounted(name, call, host.addRouter.bind(host));
    if (!isRouter(name)) return undefined;
    const prefix = option(argument(call, 0)?.value, 'prefix');
    return host.addRouter(newRouter('koa', call, { prefix: prefix === undefined ? '' : textOf(prefix) }));
  },
  call(router, method, call, host) {
    const verb = methodNamed(method);
    if (verb !== undefined) {
      addRoutes(router, {
        methods: [verb],
        paths: pathsOf({ ...call, args: named(call) ? positional(call).slice(1) : call.args }),
        handlers: handlersAfterPath(call),
        call,
        host,
      });
      return chained(router);
    }
    switch (method) {
      case 'use':
        addUses(router, call, host);
        return chained(router);
      // What the application uses; the methods that a router allows are no routes.
      case 'routes':
      case 'middleware':
        return chained(router);
      case 'prefix':
        router.prefix += textOf(argument(call, 0)?.value);
        return chained(router);
      default:
        return nothing;
    }
  },
};

/** `router.get('name', '/path', handler)` has a name first. */
function named(call: Call): boolean {
  const [first, second] = positional(call);
  return first?.value.kind === 'text' && second?.value.kind === 'text';
}

function handlersAfterPath(call: Call): Call['args'] {
  return positional(call)
    .slice(1)
    .filter((one) => one.value.kind !== 'text');
}

/** `mount('/prefix', app)` and `compose([...])` are used like routers. */
function mounted(
  name: string,
  call: Call,
  add: (router: ReturnType<typeof newRouter>) => Value,
): Value | undefined {
  const router = newRouter('koa', call);
  const args = positional(call);
  const [first] = args;
  if (name === 'koa-mount') {
    const inner = args.map((one) => routerOf(one.value)).find((one) => one !== undefined);
    if (inner === undefined) return undefined;
    mount(router, first?.value.kind === 'text' ? first.value.text : '', inner, { guards: [], call });
    return add(router);
  }
  const items = first?.value.kind === 'list' ? first.value.items : [];
  const inner = items.map((item) => routerOf(item)).filter((one) => one !== undefined);
  if (inner.length === 0) return undefined;
  for (const one of inner) mount(router, '', one, { guards: [], call });
  return add(router);
}
