import { argument, positional, textOf } from '../evaluate/call-arguments.ts';
import type { Framework, Host } from '../evaluate/framework.ts';
import type {
  Call,
  ClassValue,
  FileState,
  FileScope,
  InstanceValue,
  Router,
  UrlPattern,
  Value,
} from '../evaluate/values.ts';
import type { PathSyntax } from '../path-template.ts';
import { actions, viewSetActions } from './django-words.ts';
import { actionHandler, extraAction, lastOf, viewMethods } from './django-views.ts';
import { mount, newRouter, nothing } from './script-router.ts';
import { classGuards, fieldOf, handlerIn, lineageOf, methodOf } from './view-class.ts';

const makers: Readonly<Record<string, PathSyntax>> = {
  'django.urls.path': 'angle',
  'django.urls.re_path': 'regex',
  'django.conf.urls.url': 'regex',
  'django.urls.conf.path': 'angle',
  'django.urls.conf.re_path': 'regex',
  'django.conf.urls.defaults.url': 'regex',
};
const routers: ReadonlySet<string> = new Set([
  'DefaultRouter',
  'SimpleRouter',
  'ExtendedDefaultRouter',
  'ExtendedSimpleRouter',
  'BulkRouter',
]);

/** Django and its REST framework. */
export const django: Framework = {
  id: 'django',
  syntax: 'regex',
  ordered: false,
  isRouterType: () => false,
  create(name, call, host) {
    const syntax = Object.hasOwn(makers, name) ? makers[name] : undefined;
    if (syntax !== undefined) return pattern(syntax, call);
    const last = lastOf(name);
    if (last === 'include' || last === 'decorator_include') return included(call, host);
    if (last === 'i18n_patterns' || last === 'format_suffix_patterns' || last === 'patterns')
      return listOf(call);
    if (last === 'as_view')
      return {
        kind: 'view',
        view: { kind: 'external', name: name.slice(0, -'.as_view'.length) },
        actions: undefined,
      };
    if (!routers.has(last)) return undefined;
    const router = newRouter('django', call, { syntax: 'regex' });
    if (last === 'DefaultRouter' || last === 'ExtendedDefaultRouter') addRoot(router, call);
    return host.addRouter(router);
  },
  member: adminUrls,
  call(router, method, call, host) {
    if (method === 'register') registerViewSet(router, call, host);
    return nothing;
  },
};

/** `urls` of an administration site of the project's own: what its `get_urls` adds, besides what the library has. */
function adminUrls(of: InstanceValue, name: string, host: Host): Value | undefined {
  if (name !== 'urls' || of.of.file.facts.language !== 'python') return undefined;
  const lineage = lineageOf(of.of, host);
  const library = lineage.outside.find((one) => lastOf(one) === 'AdminSite');
  if (library === undefined) return undefined;
  const own = methodOf(lineage, 'get_urls');
  const patterns = own === undefined ? nothing : host.invoke(own, [], of);
  return patterns.kind === 'list' ? patterns : { kind: 'external', name: `${library}.urls` };
}

function pattern(syntax: PathSyntax, call: Call): Value {
  const view = argument(call, 1, 'view');
  return {
    kind: 'url',
    piece: { text: textOf(argument(call, 0, 'route')?.value), syntax },
    view: view?.value ?? nothing,
    argument: view,
    place: call.place,
  };
}

/** A list of URL patterns: of a file by its name, written out, or of a router. */
function included(call: Call, host: Host): Value {
  const [first, second] = positional(call);
  const target = call.args.length > 1 && first?.value.kind === 'function' ? second : first;
  const value = target?.value;
  if (value?.kind === 'text') return named(value.text, call, host);
  if (value?.kind === 'list' && value.items[0]?.kind === 'list') return value.items[0];
  if (value?.kind === 'list' && value.items[0]?.kind === 'text')
    return named(value.items[0].text, call, host);
  return value ?? nothing;
}

/** A file of the project, or the URLs of a library. */
function named(name: string, call: Call, host: Host): Value {
  const module = host.moduleNamed(name, call.place.path);
  return module.kind === 'unknown' ? { kind: 'external', name: `${name}.urlpatterns` } : module;
}

function listOf(call: Call): Value {
  return {
    kind: 'list',
    items: call.args.flatMap(({ value }) => (value.kind === 'list' ? value.items : [value])),
  };
}

/** The root view of a `DefaultRouter` lists what is registered. */
function addRoot(router: Router, call: Call): void {
  router.entries.push({
    kind: 'route',
    methods: ['GET'],
    path: '',
    guards: [],
    late: [],
    handler: { name: 'APIRootView', value: nothing, place: call.place },
    place: call.place,
  });
}

function registerViewSet(router: Router, call: Call, host: Host): void {
  const prefix = textOf(argument(call, 0, 'prefix')?.value);
  const view = argument(call, 1, 'viewset')?.value;
  if (view?.kind !== 'class') return;
  const lineage = lineageOf(view, host);
  const guards = classGuards(view, host);
  const inherited = lineage.outside.flatMap((name) => viewSetActions[lastOf(name)] ?? []);
  const defined = lineage.classes.flatMap((one) =>
    one.fact.methods.map((id) => one.file.facts.functions[id]?.name ?? ''),
  );
  const present = new Set([...inherited, ...defined]);
  const one = `${prefix}/(?P<${lookupOf(view, host)}>[^/.]+)`;
  for (const [name, action] of Object.entries(actions)) {
    if (!present.has(name)) continue;
    const handler = actionHandler(view, name, host);
    router.entries.push({
      kind: 'route',
      methods: [action.method],
      path: action.one ? one : prefix,
      guards,
      late: [],
      handler,
      place: call.place,
    });
  }
  addExtra(router, view, { prefix, one, call, host });
}

function addExtra(
  router: Router,
  view: ClassValue,
  {
    prefix,
    one,
    call,
    host,
  }: { readonly prefix: string; readonly one: string; readonly call: Call; readonly host: Host },
): void {
  for (const at of lineageOf(view, host).classes) {
    for (const id of at.fact.methods) {
      const fact = at.file.facts.functions[id];
      if (fact === undefined) continue;
      const method = { kind: 'function', file: at.file, fact, scope: at.scope } as const;
      const extra = extraAction(method, host);
      if (extra === undefined) continue;
      router.entries.push({
        kind: 'route',
        methods: extra.methods,
        path: `${extra.one ? one : prefix}/${extra.path}`,
        guards: extra.permissions.length > 0 ? extra.permissions : classGuards(view, host),
        late: [],
        handler: handlerIn(view, method),
        place: call.place,
      });
    }
  }
}

function lookupOf(view: ClassValue, host: Host): string {
  const lineage = lineageOf(view, host);
  for (const name of ['lookup_url_kwarg', 'lookup_field']) {
    const field = fieldOf(lineage, name);
    if (field?.value.kind === 'text') return field.value.text;
  }
  return 'pk';
}

/** Makes routers of the `urlpatterns` of files, each once. */
export class UrlConfigurations {
  readonly #host: Host;
  readonly #made = new Map<FileState, Router>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The router of a file's `urlpatterns`, or undefined when it has none. */
  of(file: FileState): Router | undefined {
    const known = this.#made.get(file);
    if (known !== undefined) return known;
    const patterns = file.scope.names.get('urlpatterns');
    if (patterns === undefined || typeof patterns === 'function') return undefined;
    const place = { path: file.path, at: [0, 0] as const };
    const router = newRouter('django', { args: [], place }, { syntax: 'regex' });
    this.#made.set(file, router);
    this.#fill(router, patterns, place.path);
    this.#host.addRouter(router);
    return router;
  }

  #fill(router: Router, patterns: Value, path: string): void {
    if (patterns.kind === 'method' || patterns.kind === 'router') {
      mount(router, '', patterns.router, { guards: [], call: { args: [], place: { path, at: [0, 0] } } });
      return;
    }
    if (patterns.kind !== 'list') return;
    for (const item of patterns.items) {
      if (item.kind === 'url') this.#add(router, item);
      else if (item.kind === 'method' || item.kind === 'list') this.#fill(router, item, path);
    }
  }

  #add(router: Router, url: UrlPattern): void {
    const inner = this.#includedBy(url);
    const call = { args: [], place: url.place };
    if (inner !== undefined) {
      // The written path has its own syntax, so it goes through a router of its own.
      const step = newRouter('django', call, { syntax: url.piece.syntax });
      mount(step, url.piece.text, inner, { guards: [], call });
      mount(router, '', step, { guards: [], call });
      return;
    }
    if (url.argument === undefined || isForeign(url.view)) return;
    const { handler, guards } = this.#host.handler(url.argument);
    for (const one of viewMethods(handler, this.#host))
      router.entries.push({
        kind: 'route',
        methods: [one.method],
        path: url.piece.text,
        syntax: url.piece.syntax,
        guards: [...guards, ...one.guards],
        late: [],
        handler: one.handler,
        place: url.place,
      });
  }

  #includedBy({ view, place }: UrlPattern): Router | undefined {
    if (view.kind === 'module') return this.of(view.file) ?? newRouter('django', { args: [], place });
    if (view.kind === 'method' && view.name === 'urls') return view.router;
    if (view.kind !== 'list') return undefined;
    const inner = newRouter('django', { args: [], place }, { syntax: 'regex' });
    this.#fill(inner, view, place.path);
    return inner;
  }
}

/** `admin.site.urls` and includes of libraries: routes, but none of this code's. */
function isForeign(view: Value): boolean {
  return view.kind === 'external' && (view.name.endsWith('.urls') || view.name.endsWith('.urlpatterns'));
}

/** The names of a scope that settings are read from. */
export function settingIn(scope: FileScope, name: string): Value | undefined {
  const value = scope.names.get(name);
  return typeof value === 'function' ? undefined : value;
}

/** Makes routers of all `urlpatterns` of a project; the one that the settings name, or those nobody includes, serve. */
export function djangoRouters(files: Iterable<FileState>, host: Host): void {
  const configurations = new UrlConfigurations(host);
  const all = [...files].filter((file) => file.facts.language === 'python');
  const roots = new Set(all.flatMap((file) => rootOf(file, host)));
  for (const file of all) {
    const router = configurations.of(file);
    if (router !== undefined && roots.has(file)) router.isRoot = true;
  }
}

function rootOf(file: FileState, host: Host): readonly FileState[] {
  const name = settingIn(file.scope, 'ROOT_URLCONF');
  const module = name?.kind === 'text' ? host.moduleNamed(name.text, file.path) : undefined;
  return module?.kind === 'module' ? [module.file] : [];
}
