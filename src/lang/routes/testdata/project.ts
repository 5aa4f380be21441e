import { posix } from 'node:path';
import { isLanguage, languageOf, type Parsers } from '../../index.ts';
import { joinRoutes, routeFacts, type Route, type RouteFacts, type RouteInventory } from '../index.ts';

/** The facts of files given as texts by path; they go through JSON, as they do between threads. */
export function factsOf(
  parsers: Parsers,
  files: Readonly<Record<string, string>>,
): ReadonlyMap<string, RouteFacts> {
  return new Map(
    Object.entries(files).map(([path, text]) => {
      const language = languageOf(path);
      if (language === undefined || !isLanguage(language)) throw new Error(`no language for ${path}`);
      return [path, JSON.parse(JSON.stringify(routeFacts(parsers.parse(language, text).tree))) as RouteFacts];
    }),
  );
}

/** The routes of files given as texts by path. */
export function inventoryOf(parsers: Parsers, files: Readonly<Record<string, string>>): RouteInventory {
  return joinRoutes(factsOf(parsers, files), (from, specifier) =>
    resolve(Object.keys(files), from, specifier),
  );
}

/** `METHOD /path` of every route, sorted. */
export function linesOf({ routes }: RouteInventory): readonly string[] {
  return routes.map(({ method, path }) => `${method} ${path}`).sort();
}

/** The one route of a method and path. */
export function routeAt({ routes }: RouteInventory, line: string): Route {
  const found = routes.find(({ method, path }) => `${method} ${path}` === line);
  if (found === undefined) throw new Error(`no route ${line}`);
  return found;
}

/** The names of the guards of a route that are there for something. */
export function guardsAt(inventory: RouteInventory, line: string): readonly string[] {
  return routeAt(inventory, line).guards.map(({ name }) => name);
}

function resolve(paths: readonly string[], from: string, specifier: string): string | undefined {
  if (from.endsWith('.py')) return resolvePython(paths, from, specifier);
  if (from.endsWith('.go')) {
    const folder = specifier.replace(/^example\.org\/app\/?/u, '');
    return specifier.startsWith('example.org/app') ? folder : undefined;
  }
  if (!specifier.startsWith('.')) return undefined;
  const base = posix.normalize(posix.join(posix.dirname(from), specifier));
  return ['', '.ts', '.js', '/index.ts', '/index.js']
    .map((end) => base + end)
    .find((path) => paths.includes(path));
}

function resolvePython(paths: readonly string[], from: string, specifier: string): string | undefined {
  const dots = /^\.*/u.exec(specifier)?.[0].length ?? 0;
  let folder = dots === 0 ? '' : posix.dirname(from);
  for (let up = 1; up < dots; up++) folder = posix.dirname(folder);
  const base = posix.normalize(posix.join(folder, specifier.slice(dots).replaceAll('.', '/')));
  return [`${base}.py`, `${base}/__init__.py`].find((path) => paths.includes(path));
}
