import { argument, option, positional, textOf, textsOf } from '../evaluate/call-arguments.ts';
import type { Framework, Host } from '../evaluate/framework.ts';
import type { Call, CallArgument, Router, Value } from '../evaluate/values.ts';
import { methodNamed } from './http-methods.ts';
import { hole } from '../path-template.ts';
import { addRoutes, chained, mount, newRouter, nothing, pathsOf } from './script-router.ts';

const makers: ReadonlySet<string> = new Set([
  'fastify',
  'fastify.fastify',
  'fastify.Fastify',
  'fastify.default',
]);
const types: ReadonlySet<string> = new Set([
  'fastify.FastifyInstance',
  'FastifyInstance',
  'FastifyPluginAsyncTypebox',
  'FastifyTypebox',
  'FastifyInstanceToken',
]);
/** Hooks that run before the handler and may refuse. */
const hooks: readonly string[] = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];

/** Fastify: plugins are scopes, prefixes are options of `register`, hooks hold for the whole scope. */
export const fastify: Framework = {
  id: 'fastify',
  syntax: 'colon',
  ordered: false,
  isRouterType: (type) => types.has(type),
  create(name, call, host) {
    return makers.has(name) ? host.addRouter(newRouter('fastify', call, { isRoot: true })) : undefined;
  },
  call(router, method, call, host) {
    const verb = methodNamed(method);
    if (verb !== undefined) {
      addShort(router, verb, call, host);
      return chained(router);
    }
    switch (method) {
      case 'route':
        addLong(router, call, host);
        return chained(router);
      case 'register':
        register(router, call, host);
        return chained(router);
      case 'addHook':
        addHook(router, call, host);
        return chained(router);
      case 'withTypeProvider':
      case 'after':
      case 'decorate':
        return chained(router);
      default:
        return nothing;
    }
  },
};

/** `fastify.get(path, options?, handler?)`. */
function addShort(router: Router, verb: string, call: Call, host: Host): void {
  const [, second, third] = positional(call);
  if (second === undefined) return;
  const hasOptions = third !== undefined || second.value.kind === 'record';
  const handler = third ?? (hasOptions ? optionArgument(second, 'handler') : second);
  addRoutes(router, {
    methods: [verb],
    paths: pathsOf(call),
    handlers: [...(hasOptions ? hooksOf(second) : []), ...(handler === undefined ? [] : [handler])],
    call,
    host,
  });
}

function addLong(router: Router, call: Call, host: Host): void {
  const first = argument(call, 0);
  const url = option(first?.value, 'url') ?? option(first?.value, 'path');
  if (first === undefined || url === undefined) return;
  const handler = optionArgument(first, 'handler');
  addRoutes(router, {
    methods: textsOf(option(first.value, 'method')).map((one) => one.toUpperCase()),
    paths: [textOf(url)],
    handlers: [...hooksOf(first), ...(handler === undefined ? [] : [handler])],
    call,
    host,
  });
}

function hooksOf(options: CallArgument): readonly CallArgument[] {
  return hooks.flatMap((name) => optionArgument(options, name) ?? []);
}

/** A member of an object of options with how it is written. */
function optionArgument(options: CallArgument, name: string): CallArgument | undefined {
  const { value, source } = options;
  const given = option(value, name);
  if (given === undefined) return undefined;
  const pair = source.kind === 'record' ? source.pairs.find((one) => one.key === name) : undefined;
  return { ...options, value: given, source: pair?.value ?? source };
}

/** A plugin is called with a scope of its own. */
function register(router: Router, call: Call, host: Host): void {
  const [plugin, options] = positional(call);
  if (plugin === undefined) return;
  const prefix = option(options?.value, 'prefix');
  if (
    plugin.value.kind === 'external' &&
    /^(?:@fastify\/autoload|fastify-autoload)(?:\.|$)/u.test(plugin.value.name)
  ) {
    loadFolder(router, options?.value, { call, host });
    return;
  }
  const target = pluginOf(plugin.value);
  if (target === undefined) return;
  const inner = newRouter('fastify', call);
  mount(router, prefix === undefined ? '' : textOf(prefix), inner, { guards: [], call });
  // A plugin made with `fastify-plugin` has no scope of its own: its hooks hold for who registers it.
  const breaksOut = plugin.source.kind === 'call' || isBreakingOut(plugin.value);
  const scope = breaksOut && prefix === undefined ? router : inner;
  host.invoke(target, [host.addRouter(scope), options?.value ?? { kind: 'unknown' }]);
}

/** `@fastify/autoload`: each file of a folder is a plugin, below the names of the folders it is in. */
function loadFolder(
  router: Router,
  options: Value | undefined,
  { call, host }: { readonly call: Call; readonly host: Host },
): void {
  const written = option(options, 'dir');
  if (written?.kind !== 'text') return;
  // What is before the folder's name (`__dirname`) is not known as text: it is the folder of this file.
  const home = call.place.path.replace(/[^/]*$/u, '');
  const folder = plainPath(
    written.text.includes(hole)
      ? `${home}${written.text.slice(written.text.lastIndexOf(hole) + 1)}`
      : written.text,
  );
  const whole = option(option(options, 'options'), 'prefix');
  const prefix = whole?.kind === 'text' ? whole.text : '';
  const files = host.filesBelow(folder);
  for (const file of [...files].sort((a, b) => Number(isHookFile(b.path)) - Number(isHookFile(a.path)))) {
    const plugin = file.exports.get('default') ?? file.whole;
    if (plugin === undefined) continue;
    const parts = file.path
      .slice(folder.length + 1)
      .split('/')
      .slice(0, -1);
    const own = file.exports.get('autoPrefix');
    const below = own?.kind === 'text' ? [own.text] : parts.map((part) => part.replace(/^_{1,2}(?=.)/u, ':'));
    addPlugin(router, [prefix, ...below].filter((part) => part !== '').join('/'), {
      plugin,
      isHook: isHookFile(file.path),
      call,
      host,
    });
  }
}

function addPlugin(
  router: Router,
  prefix: string,
  {
    plugin,
    isHook,
    call,
    host,
  }: { readonly plugin: Value; readonly isHook: boolean; readonly call: Call; readonly host: Host },
): void {
  const inner = newRouter('fastify', call, { prefix });
  host.invoke(plugin, [host.addRouter(inner)]);
  // Hooks of a folder hold for all that is in it.
  if (isHook)
    for (const entry of inner.entries)
      router.entries.push(entry.kind === 'guard' ? { ...entry, path: `${prefix}/*` } : entry);
  mount(router, '', inner, { guards: [], call });
}

function isHookFile(path: string): boolean {
  return /(?:^|\/)\.?autohooks\.[cm]?[jt]s$/u.test(path);
}

function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function pluginOf(value: Value): Value | undefined {
  if (value.kind === 'function') return value;
  if (value.kind !== 'module') return undefined;
  return value.file.exports.get('default');
}

function isBreakingOut(value: Value): boolean {
  return (
    value.kind === 'function' &&
    value.file.facts.steps.some(
      (step) => step.kind === 'export' && step.name === 'default' && step.value.kind === 'call',
    )
  );
}

function addHook(router: Router, call: Call, host: Host): void {
  const [name, hook] = positional(call);
  if (hook === undefined || name?.value.kind !== 'text' || !hooks.includes(name.value.text)) return;
  router.entries.push({
    kind: 'guard',
    path: '',
    exact: false,
    guards: [host.guard(hook)],
    place: call.place,
  });
}
