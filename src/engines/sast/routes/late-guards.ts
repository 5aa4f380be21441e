import type { Guard, Route } from '../../../lang/routes/index.ts';
import { changes, isAccess, isForStrangers, isGuarded } from './access.ts';
import { nameOf, type RouteFinding } from './route-finding.ts';

/**
 * Routes that are registered before the guard that covers their path, so that it never runs for them. A guard for every
 * path after some routes is how open routes are written on purpose: there only routes that change something count.
 */
export function lateGuards(routes: readonly Route[]): readonly RouteFinding[] {
  return routes.flatMap((route) => {
    if (isGuarded(route)) return [];
    const guard = route.lateGuards.find((one) => isMeant(one, route));
    return guard === undefined ? [] : [findingOf(route, guard)];
  });
}

function isMeant(guard: Guard, route: Route): boolean {
  if (!isAccess(guard.kind) && guard.kind !== 'csrf') return false;
  if (guard.scope === 'route') return true;
  if (isForStrangers(route)) return false;
  const isForAll = guard.covers === undefined || guard.covers === '/' || guard.covers === '/{*}';
  return !isForAll || changes(route);
}

function findingOf(route: Route, guard: Guard): RouteFinding {
  const where = guard.covers === undefined ? '' : ` for ${guard.covers}`;
  const why =
    guard.scope === 'route'
      ? `${guard.name} stands outside of what registers the route, so what is registered is the handler without it.`
      : `${guard.name} is registered${where} after the route; guards run in the order in which they are registered.`;
  return {
    rule: 'routes/guard-after-route',
    route,
    message: `${guard.name} never runs for ${nameOf(route)}: it comes too late`,
    why,
    at: route.place,
    see: { place: guard.place, message: `${guard.name} stands here, too late for it` },
  };
}
