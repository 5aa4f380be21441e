import { argument, keyword, positional, textOf, textsOf } from '../evaluate/call-arguments.ts';
import type { Framework, Host } from '../evaluate/framework.ts';
import { knownNames } from '../evaluate/handlers.ts';
import type { Call, CallArgument, GuardUse, Router, Value } from '../evaluate/values.ts';
import { methodNamed } from './http-methods.ts';
import { mount, newRouter, nothing } from './script-router.ts';
import { classGuards, classHandlers } from './view-class.ts';

const applications: ReadonlySet<string> = new Set([
  'flask.Flask',
  'quart.Quart',
  'flask_openapi3.OpenAPI',
  'apiflask.APIFlask',
]);
const blueprints: ReadonlySet<string> = new Set([
  'flask.Blueprint',
  'quart.Blueprint',
  'flask.blueprints.Blueprint',
  'flask_smorest.Blueprint',
  'flask_openapi3.APIBlueprint',
  'apiflask.APIBlueprint',
  'flask_restful.Api',
  'flask_restx.Api',
  'flask_restplus.Api',
  'flask_restx.Namespace',
  'flask_restplus.Namespace',
  'flask_smorest.Api',
]);

const current = 'flask.current_app.';
const registrars: ReadonlySet<string> = new Set(['route', 'add_url_rule', 'register_blueprint']);

/** Flask, with flask-restful and flask-restx. */
export const flask: Framework = {
  id: 'flask',
  syntax: 'angle',
  ordered: false,
  isRouterType: (type) => applications.has(type) || blueprints.has(type),
  create(name, call, host) {
    if (applications.has(name))
      return host.addRouter(newRouter('flask', call, { isRoot: true, syntax: 'angle' }));
    if (blueprints.has(name)) return blueprint(name, call, host);
    return name.startsWith(current) ? onCurrent(name.slice(current.length), call, host) : undefined;
  },
  call(router, method, call, host) {
    const verb = methodNamed(method);
    if (verb !== undefined) return registering(router, [verb], call, host);
    switch (method) {
      case 'route':
        return registering(router, undefined, call, host);
      case 'add_url_rule':
        addRule(router, call, host);
        return nothing;
      case 'register_blueprint':
      case 'add_namespace':
        addBlueprint(router, call);
        return nothing;
      case 'add_resource':
        addResource(router, call, host);
        return nothing;
      case 'init_app':
        addTo(router, call);
        return nothing;
      case 'before_request':
      case 'before_app_request':
        return before(router, call);
      default:
        return nothing;
    }
  },
};

/** `@current_app.route(…)`: the application that runs, whichever that is. */
function onCurrent(method: string, call: Call, host: Host): Value | undefined {
  if (!registrars.has(method)) return undefined;
  const router = newRouter('flask', call, { isRoot: true, syntax: 'angle' });
  host.addRouter(router);
  return flask.call(router, method, call, host);
}

function blueprint(name: string, call: Call, host: Host): Value {
  const isApi = name.endsWith('.Api');
  const isNamespace = name.endsWith('.Namespace');
  const path = keyword(call, 'url_prefix') ?? keyword(call, 'prefix') ?? keyword(call, 'path');
  // A namespace without a path is below its name.
  const own = path === undefined && isNamespace ? `/${textOf(argument(call, 0)?.value)}` : '';
  const router = newRouter('flask', call, {
    syntax: 'angle',
    prefix: path === undefined ? own : textOf(path.value),
  });
  if (isApi) addTo(router, call);
  return host.addRouter(router);
}

/** `Api(app)`, `api.init_app(app)`. */
function addTo(router: Router, call: Call): void {
  const app = argument(call, 0, 'app')?.value;
  if (app?.kind === 'router' && app.router !== router) mount(app.router, '', router, { guards: [], call });
}

/** `@app.route(…)`; a class below it answers with its methods. */
function registering(router: Router, methods: readonly string[] | undefined, call: Call, host: Host): Value {
  const given = keyword(call, 'methods');
  const listed = given === undefined ? undefined : textsOf(given.value).map((one) => one.toUpperCase());
  const paths = positional(call).flatMap((one) => (one.value.kind === 'literal' ? [] : [textOf(one.value)]));
  const rule = keyword(call, 'rule');
  const all = rule === undefined ? paths : [textOf(rule.value)];
  return {
    kind: 'decorator',
    apply(value, inner, outer) {
      for (const path of all) {
        if (value.kind === 'class') addClass(router, path, { value, guards: inner, call, host });
        else addFunction(router, path, { value, methods: methods ?? listed ?? ['GET'], inner, outer, call });
      }
    },
  };
}

function addFunction(
  router: Router,
  path: string,
  {
    value,
    methods,
    inner,
    outer,
    call,
  }: {
    readonly value: Value;
    readonly methods: readonly string[];
    readonly inner: readonly GuardUse[];
    readonly outer: readonly GuardUse[];
    readonly call: Call;
  },
): void {
  if (value.kind !== 'function') return;
  router.entries.push({
    kind: 'route',
    methods,
    path,
    guards: inner.filter((one) => !isRegistering(one)),
    // A decorator above the route's own wraps what nobody calls.
    late: outer.filter((one) => !isRegistering(one)),
    handler: { name: value.fact.name, value, place: { path: value.file.path, at: value.fact.at } },
    place: call.place,
  });
}

function isRegistering({ name }: GuardUse): boolean {
  return /\.(?:route|get|post|put|patch|delete|errorhandler|before_request|context_processor|doc|expect|response|marshal_with)$/u.test(
    name,
  );
}

function addClass(
  router: Router,
  path: string,
  {
    value,
    guards,
    call,
    host,
  }: {
    readonly value: Value;
    readonly guards: readonly GuardUse[];
    readonly call: Call;
    readonly host: Host;
  },
): void {
  if (value.kind !== 'class') return;
  const own = classGuards(value, host);
  for (const { method, handler, guards: inner } of classHandlers(value, host)) {
    router.entries.push({
      kind: 'route',
      methods: [method],
      path,
      guards: [...guards.filter((one) => !isRegistering(one)), ...own, ...inner],
      late: [],
      handler,
      place: call.place,
    });
  }
}

/** `app.add_url_rule('/x', view_func=view, methods=[…])`. */
function addRule(router: Router, call: Call, host: Host): void {
  const path = textOf(argument(call, 0, 'rule')?.value);
  const view = argument(call, 2, 'view_func');
  if (view === undefined) return;
  const given = keyword(call, 'methods');
  const methods = given === undefined ? undefined : textsOf(given.value).map((one) => one.toUpperCase());
  const { handler, guards } = host.handler(view);
  const { value } = handler;
  if (value.kind === 'view') {
    const limited = { value: value.view, guards, call, host };
    const from = router.entries.length;
    addClass(router, path, limited);
    if (methods !== undefined) keepMethods(router, from, methods);
    return;
  }
  router.entries.push({
    kind: 'route',
    methods: methods ?? ['GET'],
    path,
    guards,
    late: [],
    handler,
    place: call.place,
  });
}

function keepMethods(router: Router, from: number, methods: readonly string[]): void {
  const kept = router.entries
    .splice(from)
    .filter((one) => one.kind !== 'route' || one.methods.some((method) => methods.includes(method)));
  router.entries.push(...kept);
}

function addBlueprint(router: Router, call: Call): void {
  const inner = argument(call, 0, 'blueprint')?.value;
  if (inner?.kind !== 'router' || inner.router === router) return;
  const prefix = keyword(call, 'url_prefix') ?? keyword(call, 'path');
  // The prefix that is given here takes the place of the blueprint's own.
  const replaced = prefix === undefined || prefix.value.kind === 'literal' ? undefined : textOf(prefix.value);
  if (replaced === undefined || inner.router.prefix === '') {
    mount(router, replaced ?? '', inner.router, { guards: [], call });
    return;
  }
  inner.router.mounted = true;
  mount(router, replaced, { ...inner.router, prefix: '' }, { guards: [], call });
}

/** `api.add_resource(Resource, '/a', '/b')`. */
function addResource(router: Router, call: Call, host: Host): void {
  const [resource, ...paths] = positional(call);
  if (resource === undefined) return;
  for (const { value } of paths)
    addClass(router, textOf(value), { value: resource.value, guards: [], call, host });
}

function before(router: Router, call: Call): Value {
  const [hook] = call.args;
  if (hook !== undefined) {
    addHook(router, hook, call);
    return nothing;
  }
  return {
    kind: 'decorator',
    apply(value) {
      const [name = ''] = knownNames(value);
      router.entries.push({
        kind: 'guard',
        path: '',
        exact: false,
        guards: [{ name, known: [], place: call.place }],
        place: call.place,
      });
    },
  };
}

function addHook(router: Router, hook: CallArgument, call: Call): void {
  const [name = ''] = knownNames(hook.value);
  router.entries.push({
    kind: 'guard',
    path: '',
    exact: false,
    guards: [{ name, known: [], place: call.place }],
    place: call.place,
  });
}
