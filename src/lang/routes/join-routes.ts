import { Interpreter } from './evaluate/interpreter.ts';
import { Program, type ResolveModule } from './evaluate/program.ts';
import { runRoots } from './evaluate/run-roots.ts';
import type { Router } from './evaluate/values.ts';
import type { RouteFacts } from './facts/facts.ts';
import { frameworks, isOrdered } from './frameworks/all.ts';
import { djangoRouters } from './frameworks/django.ts';
import { nestRouters } from './frameworks/nestjs.ts';
import { nextRouters } from './frameworks/nextjs.ts';
import { springRouters } from './frameworks/spring.ts';
import { securityChains } from './frameworks/spring-security.ts';
import { RouteCollector } from './emit.ts';
import { projectConstants } from './project-constants.ts';
import type { Route } from './route.ts';
import { isTestPath } from './test-path.ts';

/** The routes of a project, and whether there may be more than were found. */
export interface RouteInventory {
  /** By place of registration. */
  readonly routes: readonly Route[];
  /** The step budget was used up, or a file was too large to be kept whole. */
  readonly partial: boolean;
}

/**
 * The routes of a project from the facts of its files, followed through mounts, groups, plugins and includes across
 * files. Never throws; circles end. `resolve` says which file a specifier names, seen from a file.
 */
export function joinRoutes(files: ReadonlyMap<string, RouteFacts>, resolve: ResolveModule): RouteInventory {
  const kept = new Map([...files].filter(([path]) => !isTestPath(path)));
  const program = new Program(kept, resolve, {
    run: (file) => interpreter.runFile(file),
    member: (of, name) => interpreter.member(of, name),
  });
  const interpreter = new Interpreter({ program, frameworks, constants: projectConstants(kept.values()) });
  for (const file of program.files.values()) interpreter.runFile(file);
  runRoots(interpreter, program);
  const classes = [...program.classes()];
  const declared = [
    ...nestRouters(classes, interpreter.notes, interpreter),
    ...springRouters(classes, securityChains(classes, interpreter), interpreter),
    ...nextRouters(program.files.values(), interpreter),
  ];
  djangoRouters(program.files.values(), interpreter);
  const collector = new RouteCollector(isOrdered);
  collect(collector, [...interpreter.routers, ...declared]);
  const isCut = collector.full || [...kept.values()].some((one) => one.cut);
  return { routes: sorted(collector.routes), partial: interpreter.exhausted || isCut };
}

/** What nothing mounts first; then what only mounts itself, in a circle. */
function collect(collector: RouteCollector, routers: readonly Router[]): void {
  for (const router of routers) if (!router.mounted) collector.addRouter(router, router.isRoot);
  for (const router of routers) if (!collector.hasVisited(router)) collector.addRouter(router, router.isRoot);
}

/** By place; one route that was found on two ways is one, and what is known in full goes before what is not. */
function sorted(routes: readonly Route[]): readonly Route[] {
  const byKey = new Map<string, Route>();
  const inFull = new Set(routes.filter((one) => one.complete).map(placeKey));
  for (const route of routes) {
    if (!route.complete && inFull.has(placeKey(route))) continue;
    const key = `${placeKey(route)} ${route.path}`;
    const known = byKey.get(key);
    if (known === undefined || (route.mounted && !known.mounted)) byKey.set(key, route);
  }
  return [...byKey.values()].sort(
    (a, b) =>
      compare(a.place.path, b.place.path) ||
      a.place.at[0] - b.place.at[0] ||
      compare(a.path, b.path) ||
      compare(a.method, b.method),
  );
}

function placeKey({ place, method }: Route): string {
  return [place.path, ...place.at, method].join(' ');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
