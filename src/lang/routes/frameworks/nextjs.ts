import { textsOf } from '../evaluate/call-arguments.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type { Host } from '../evaluate/framework.ts';
import type { Expression } from '../facts/facts.ts';
import type { FileState, GuardUse, HandlerUse, Router, Value } from '../evaluate/values.ts';
import { hole } from '../path-template.ts';
import { newRouter } from './script-router.ts';

const verbs: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
const appFile = /^(?:(.*)\/)?app\/(?:(.*)\/)?route\.[cm]?[jt]sx?$/u;
const pagesFile = /^(?:(.*)\/)?pages\/(api(?:\/.*)?)\.[cm]?[jt]sx?$/u;
const middlewareFile = /^(?:(.*)\/)?(?:middleware|proxy)\.[cm]?[jt]s$/u;

/** The routes that files of Next.js are by their paths, and server actions. */
export function nextRouters(files: Iterable<FileState>, host: Host): readonly Router[] {
  const routers: Router[] = [];
  const all = [...files].filter((file) => isScript(file.facts.language));
  for (const file of all) {
    const router = routerOf(file, host);
    if (router === undefined) continue;
    for (const one of all) addMiddleware(router, one, file);
    router.entries.sort((a, b) => Number(b.kind === 'guard') - Number(a.kind === 'guard'));
    routers.push(router);
  }
  return routers;
}

function isScript(language: string): boolean {
  return language === 'javascript' || language === 'typescript' || language === 'tsx';
}

function routerOf(file: FileState, host: Host): Router | undefined {
  const router = newRouter(
    'nextjs',
    { args: [], place: { path: file.path, at: [0, 0] } },
    { isRoot: true, syntax: 'brace' },
  );
  const app = appFile.exec(file.path);
  const page = pagesFile.exec(file.path);
  if (app !== null) addHandlers(router, file, folderPath(app[2] ?? ''), host);
  else if (page !== null) addPage(router, file, folderPath(page[2] ?? ''), host);
  else addActions(router, file);
  return router.entries.length === 0 ? undefined : router;
}

/** `users/[id]` as `/users/{id}`; groups and slots are not part of the path. */
function folderPath(folders: string): string {
  const parts = folders.split('/').filter((part) => part !== '' && !/^\(.*\)$|^@/u.test(part));
  const named = parts.map((part) =>
    part.replace(/^\[\[?\.\.\.(.+?)\]?\]$/u, '{$1:path}').replace(/^\[(.+)\]$/u, '{$1}'),
  );
  return `/${named.join('/').replace(/(?:^|\/)index$/u, '')}`;
}

function addHandlers(router: Router, file: FileState, path: string, host: Host): void {
  for (const [name, value] of file.exports) {
    if (verbs.has(name)) addRoute(router, { file, path, method: name, value, exported: name, host });
  }
}

function addPage(router: Router, file: FileState, path: string, host: Host): void {
  const value = file.exports.get('default') ?? file.whole;
  if (value !== undefined) addRoute(router, { file, path, method: 'ALL', value, exported: 'default', host });
}

function addRoute(
  router: Router,
  {
    file,
    path,
    method,
    value,
    exported,
    host,
  }: {
    readonly file: FileState;
    readonly path: string;
    readonly method: string;
    readonly value: Value;
    readonly exported: string;
    readonly host: Host;
  },
): void {
  const source = writtenAs(file, exported);
  const at = { path: file.path, at: source?.at ?? ([0, 0] as const) };
  const plain: HandlerUse = { name: method === 'ALL' ? '' : method, value, place: at };
  const found =
    source === undefined
      ? { handler: plain, guards: [] }
      : host.handler({ name: undefined, value, source, path: file.path });
  router.entries.push({
    kind: 'route',
    methods: [method],
    path,
    guards: found.guards,
    late: [],
    handler: found.handler,
    place: at,
  });
}

/** How what a file exports under a name is written, through one name it was given before. */
function writtenAs(file: FileState, exported: string): Expression | undefined {
  const step = file.facts.steps.find((one) => one.kind === 'export' && one.name === exported);
  const value = step?.kind === 'export' ? step.value : undefined;
  if (value?.kind !== 'name') return value;
  const set = file.facts.steps.find(
    (one) => one.kind === 'set' && one.to.kind === 'name' && one.to.name === value.name,
  );
  return set?.kind === 'set' ? set.value : value;
}

/** Functions under `'use server'` are called by a POST to whatever page uses them. */
function addActions(router: Router, file: FileState): void {
  const isWhole = file.facts.directives.includes('use server');
  const exported = new Set(file.facts.steps.flatMap((step) => (step.kind === 'export' ? [step.name] : [])));
  for (const fact of file.facts.functions) {
    const isAction = fact.directives.includes('use server') || (isWhole && exported.has(fact.name));
    if (!isAction) continue;
    const place = { path: file.path, at: fact.at };
    const value: Value = { kind: 'function', file, fact, scope: file.scope };
    router.entries.push({
      kind: 'route',
      methods: ['POST'],
      path: hole,
      guards: [],
      late: [],
      handler: { name: fact.name, value, place },
      place,
    });
  }
}

/** The middleware beside `app` or `pages` guards what its matcher says, or all. */
function addMiddleware(router: Router, file: FileState, route: FileState): void {
  const home = middlewareFile.exec(file.path);
  const root = (appFile.exec(route.path) ?? pagesFile.exec(route.path))?.[1] ?? '';
  if (home === null || (home[1] ?? '') !== root) return;
  const config = file.exports.get('config');
  const matcher = config?.kind === 'record' ? config.fields.get('matcher') : undefined;
  const patterns = matcher === undefined ? ['/{all:path}'] : textsOf(matcher).map(matcherPath);
  const guard = middlewareGuard(file);
  for (const path of patterns)
    router.entries.push({ kind: 'guard', path, exact: true, guards: [guard], place: guard.place });
}

/** `/admin/:path*` and the usual expressions that leave files out. */
function matcherPath(pattern: string): string {
  if (pattern.startsWith('/(')) return '/{all:path}';
  return pattern.replace(
    /:(\w+)([*+]?)/gu,
    (_, name: string, rest: string) => `{${name}${rest === '' ? '' : ':path'}}`,
  );
}

function middlewareGuard(file: FileState): GuardUse {
  const steps = file.facts.steps.filter((one) => one.kind === 'export');
  const step = steps.find((one) => one.name === 'default' || one.name === 'middleware');
  const value = step?.value;
  const name = value === undefined ? '' : writtenName(value);
  const checks = file.facts.functions.flatMap((one) => one.checks.map((check) => check.name));
  return {
    name: name === '' ? 'middleware' : name,
    known: checks.slice(0, 5),
    place: { path: file.path, at: value?.at ?? [0, 0] },
  };
}
