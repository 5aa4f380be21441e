import { argument, keyword, positional, textOf, textsOf } from '../evaluate/call-arguments.ts';
import type { Framework, Host } from '../evaluate/framework.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type { Call, CallArgument, FunctionValue, GuardUse, Router, Value } from '../evaluate/values.ts';
import type { Expression } from '../facts/facts.ts';
import { methodNamed } from './http-methods.ts';
import { mount, newRouter, nothing } from './script-router.ts';

const applications: ReadonlySet<string> = new Set(['fastapi.FastAPI', 'fastapi.applications.FastAPI']);
const routers: ReadonlySet<string> = new Set(['fastapi.APIRouter', 'fastapi.routing.APIRouter']);
const dependencyMakers: ReadonlySet<string> = new Set(['Depends', 'Security']);

/** FastAPI: dependencies are the guards. */
export const fastapi: Framework = {
  id: 'fastapi',
  syntax: 'brace',
  ordered: false,
  isRouterType: (type) => applications.has(type) || routers.has(type),
  create(name, call, host) {
    const isRoot = applications.has(name);
    if (!isRoot && !routers.has(name)) return undefined;
    const prefix = keyword(call, 'prefix');
    const router = newRouter('fastapi', call, {
      isRoot,
      syntax: 'brace',
      prefix: prefix === undefined ? '' : textOf(prefix.value),
    });
    const guards = dependencies(keyword(call, 'dependencies'), host);
    if (guards.length > 0)
      router.entries.push({ kind: 'guard', path: '', exact: false, guards, place: call.place });
    return host.addRouter(router);
  },
  call(router, method, call, host) {
    const verb = methodNamed(method);
    if (verb !== undefined) return registering(router, [verb], call, host);
    switch (method) {
      case 'api_route':
      case 'route':
        return registering(router, methodsOf(call), call, host);
      case 'websocket':
        return nothing;
      case 'add_api_route': {
        const endpoint = argument(call, 1, 'endpoint')?.value;
        if (endpoint?.kind === 'function')
          addRoute(router, methodsOf(call), endpoint, { call, host, inner: [] });
        return nothing;
      }
      case 'include_router':
      case 'mount':
        include(router, call, host);
        return nothing;
      default:
        return nothing;
    }
  },
};

function methodsOf(call: Call): readonly string[] {
  const given = keyword(call, 'methods');
  return given === undefined ? ['GET'] : textsOf(given.value).map((one) => one.toUpperCase());
}

function registering(router: Router, methods: readonly string[], call: Call, host: Host): Value {
  return {
    kind: 'decorator',
    apply(value, inner) {
      if (value.kind === 'function') addRoute(router, methods, value, { call, host, inner });
    },
  };
}

function addRoute(
  router: Router,
  methods: readonly string[],
  value: FunctionValue,
  { call, host, inner }: { readonly call: Call; readonly host: Host; readonly inner: readonly GuardUse[] },
): void {
  const own = dependencies(keyword(call, 'dependencies'), host);
  router.entries.push({
    kind: 'route',
    methods,
    path: textOf((keyword(call, 'path') ?? positional(call)[0])?.value),
    guards: [
      ...own,
      ...inner.filter(({ name }) => !/\.(?:get|post|put|patch|delete|api_route)$/u.test(name)),
      ...parameterGuards(value, host),
    ],
    late: [],
    handler: { name: value.fact.name, value, place: { path: value.file.path, at: value.fact.at } },
    place: call.place,
  });
}

/** `dependencies=[Depends(check)]`. */
function dependencies(given: CallArgument | undefined, host: Host): readonly GuardUse[] {
  if (given === undefined) return [];
  return host.handlers([given]).flatMap((one) => {
    const inner = dependedOn(one.source);
    return inner === undefined
      ? [host.guard(one)]
      : [host.guard({ ...one, source: inner, value: dependencyValue(one.value) })];
  });
}

function dependencyValue(value: Value): Value {
  return value.kind === 'result' ? (value.args[0]?.value ?? value) : value;
}

/** What `Depends(x)` depends on. */
function dependedOn(source: Expression): Expression | undefined {
  if (source.kind !== 'call') return undefined;
  const name = writtenName(source.callee).split('.').at(-1) ?? '';
  return dependencyMakers.has(name)
    ? source.args.find((one) => one.name === undefined || one.name === 'dependency')?.value
    : undefined;
}

/** Dependencies of a handler's parameters, also those behind an alias such as `CurrentUser`. */
function parameterGuards(value: FunctionValue, host: Host): readonly GuardUse[] {
  return value.fact.parameters.flatMap((parameter) => {
    const written = [...(parameter.default === undefined ? [] : [parameter.default]), ...parameter.inType];
    const inner = written.map(dependedOn).find((one) => one !== undefined);
    const place = { path: value.file.path, at: written[0]?.at ?? value.fact.at };
    if (inner !== undefined)
      return [
        host.guard({
          name: undefined,
          source: inner,
          value: host.evaluate(inner, value),
          path: value.file.path,
        }),
      ];
    // `current: CurrentUser`, where the name stands for `Annotated[User, Depends(...)]`.
    return /^(?:Current|Authenticated|Logged|Super|Admin)/u.test(parameter.type)
      ? [{ name: parameter.type, known: ['current user'], place }]
      : [];
  });
}

function include(router: Router, call: Call, host: Host): void {
  const inner = call.args.map((one) => one.value).find((one) => one.kind === 'router');
  if (inner?.kind !== 'router' || inner.router === router) return;
  const prefix = keyword(call, 'prefix') ?? positional(call).find((one) => one.value.kind === 'text');
  mount(router, prefix === undefined ? '' : textOf(prefix.value), inner.router, {
    guards: dependencies(keyword(call, 'dependencies'), host),
    call,
  });
}
