import { limits } from '../../core/limits.ts';
import { guardKind } from './guard-kind.ts';
import { covers, normalPath, type PathPiece } from './path-template.ts';
import { routeParameters } from './parameters.ts';
import type { Guard, Route } from './route.ts';
import type { GuardUse, Router, RouterEntry } from './evaluate/values.ts';

/** A guard with the path it covers, as far as that is one. */
interface ActiveGuard {
  readonly pattern: string;
  readonly exact: boolean;
  readonly guards: readonly Guard[];
}

/** What a router was reached through. */
interface Way {
  readonly pieces: readonly PathPiece[];
  readonly guards: readonly ActiveGuard[];
  /** Guards of the routers above that come after the mount. */
  readonly late: readonly ActiveGuard[];
  readonly mounts: Route['mounts'];
  readonly seen: ReadonlySet<Router['entries']>;
  readonly mounted: boolean;
}

/** Whether guards of a framework count only for what comes after them. */
export type IsOrdered = (router: Router) => boolean;

/** Collects the routes of routers, through all that is mounted on them. At most `limits.routes`. */
export class RouteCollector {
  readonly routes: Route[] = [];
  readonly #isOrdered: IsOrdered;
  readonly #visited = new Set<Router['entries']>();
  /** Whether there were more routes than are kept. */
  full = false;

  constructor(isOrdered: IsOrdered) {
    this.#isOrdered = isOrdered;
  }

  /** Adds all routes of a router that is reached directly. */
  addRouter(router: Router, mounted: boolean): void {
    this.#walk(router, { pieces: [], guards: [], late: [], mounts: [], seen: new Set(), mounted });
  }

  /** Whether a router was reached. */
  hasVisited(router: Router): boolean {
    return this.#visited.has(router.entries);
  }

  #walk(router: Router, way: Way): void {
    if (way.seen.has(router.entries) || way.seen.size > limits.routeMountDepth) return;
    this.#visited.add(router.entries);
    const own: PathPiece[] = router.prefix === '' ? [] : [{ text: router.prefix, syntax: router.syntax }];
    const pieces = [...way.pieces, ...own];
    const inside: Way = {
      ...way,
      pieces,
      seen: new Set([...way.seen, router.entries]),
      mounts: own.length === 0 ? way.mounts : [...way.mounts, { prefix: router.prefix, place: router.place }],
    };
    const guards = guardEntries(router, pieces);
    const ordered = this.#isOrdered(router);
    for (const [at, entry] of router.entries.entries()) {
      this.full ||= this.routes.length >= limits.routes;
      if (this.full) return;
      if (entry.kind === 'guard') continue;
      const before = guards.filter((one) => !ordered || one.at < at);
      const after = ordered ? guards.filter((one) => one.at > at) : [];
      const here = { ...inside, guards: [...way.guards, ...before], late: [...after, ...way.late] };
      if (entry.kind === 'mount') this.#mount(router, entry, here);
      else this.#add(router, entry, here);
    }
  }

  #mount(router: Router, entry: Extract<RouterEntry, { kind: 'mount' }>, way: Way): void {
    const pieces =
      entry.path === '' ? way.pieces : [...way.pieces, { text: entry.path, syntax: router.syntax }];
    const pattern = normalPath(pieces).path;
    const own =
      entry.guards.length === 0
        ? []
        : [
            {
              pattern,
              exact: false,
              guards: entry.guards.map((one): Guard => ({ ...guardOf(one, 'router'), covers: pattern })),
            },
          ];
    this.#walk(entry.router, {
      ...way,
      pieces,
      guards: [...way.guards, ...own],
      mounts: entry.path === '' ? way.mounts : [...way.mounts, { prefix: entry.path, place: entry.place }],
    });
  }

  #add(router: Router, entry: Extract<RouterEntry, { kind: 'route' }>, way: Way): void {
    const syntax = entry.syntax ?? router.syntax;
    const { path, written, complete, parameters } = normalPath([...way.pieces, { text: entry.path, syntax }]);
    const around = way.guards
      .filter((one) => covers(one.pattern, path, one.exact))
      .flatMap((one) => one.guards);
    const late = way.late.filter((one) => covers(one.pattern, path, one.exact)).flatMap((one) => one.guards);
    for (const method of entry.methods)
      this.routes.push({
        framework: router.framework,
        method,
        path,
        written,
        complete,
        mounted: way.mounted,
        parameters: routeParameters(router.framework, parameters, entry.handler.value),
        handler: { name: entry.handler.name, ...entry.handler.place },
        guards: [...around, ...entry.guards.map((one) => guardOf(one, 'route'))].slice(0, limits.routeGuards),
        checks: checksOf(entry),
        lateGuards: [...entry.late.map((one) => guardOf(one, 'route')), ...late].slice(0, limits.routeGuards),
        place: entry.place,
        mounts: way.mounts,
      });
  }
}

function guardEntries(
  router: Router,
  pieces: readonly PathPiece[],
): readonly (ActiveGuard & { readonly at: number })[] {
  return router.entries.flatMap((entry, at) => {
    if (entry.kind !== 'guard') return [];
    const pattern = normalPath([...pieces, { text: entry.path, syntax: router.syntax }]).path;
    const guards = entry.guards.map((one): Guard => ({ ...guardOf(one, 'router'), covers: pattern }));
    return [{ at, pattern, exact: entry.exact, guards }];
  });
}

/** A guard with what it is there for. */
export function guardOf({ name, known, place }: GuardUse, scope: Guard['scope']): Guard {
  return { name, kind: guardKind([name, ...known]), place, scope };
}

function checksOf({ handler }: Extract<RouterEntry, { kind: 'route' }>): readonly Guard[] {
  const { value } = handler;
  if (value.kind !== 'function') return [];
  return value.fact.checks.map(({ name, at }) =>
    guardOf({ name, known: [], place: { path: value.file.path, at } }, 'handler'),
  );
}
