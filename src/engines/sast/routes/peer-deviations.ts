import type { Guard, Route } from '../../../lang/routes/index.ts';
import { changes, isForStrangers, openedBy } from './access.ts';
import { nameOf, type RouteFinding } from './route-finding.ts';

/** Siblings without whom a habit is not one, and the share of them that makes it one. */
const siblingsMin = 5;
const shareMin = 0.8;

/** Guards of one name among the routes below one prefix. */
interface Habit {
  readonly guard: Guard;
  readonly routes: Set<Route>;
}

interface Group {
  readonly prefix: string;
  readonly routes: Route[];
  readonly habits: Map<string, Habit>;
}

/** Routes without a guard that nearly all others below the same prefix have. */
export function peerDeviations(routes: readonly Route[]): readonly RouteFinding[] {
  const groups = groupsOf(routes);
  return routes.flatMap((route) => {
    if (isForStrangers(route) || openedBy(route) !== undefined) return [];
    // The nearest prefix with enough siblings says what is usual here.
    const near = prefixesOf(route).findLast(
      (prefix) => siblingsIn(groups.get(keyOf(prefix, route))) >= siblingsMin,
    );
    const group = near === undefined ? undefined : groups.get(keyOf(near, route));
    return group === undefined ? [] : deviationsIn(group, route);
  });
}

/** `/a`, `/a/b` for `/a/b/{id}/c`: what comes before the first parameter, but not the whole path. */
function prefixesOf({ path }: Route): readonly string[] {
  const parts = path.split('/').slice(1);
  const parameter = parts.findIndex((part) => part.includes('{'));
  const fixed = parameter < 0 ? parts : parts.slice(0, parameter);
  return fixed.map((_, place) => `/${fixed.slice(0, place + 1).join('/')}`);
}

/** Reading is often open where changing is not: those that read are compared with each other. */
function keyOf(prefix: string, route: Route): string {
  return `${changes(route) ? 'change' : 'read'} ${prefix}`;
}

function groupsOf(routes: readonly Route[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const route of routes) for (const prefix of prefixesOf(route)) addTo(groups, prefix, route);
  return groups;
}

function addTo(groups: Map<string, Group>, prefix: string, route: Route): void {
  const key = keyOf(prefix, route);
  let group = groups.get(key);
  if (group === undefined)
    groups.set(key, (group = { prefix, routes: [], habits: new Map<string, Habit>() }));
  group.routes.push(route);
  for (const guard of route.guards) {
    if (!isComparable(guard)) continue;
    const known = group.habits.get(guard.name);
    if (known === undefined) group.habits.set(guard.name, { guard, routes: new Set([route]) });
    else known.routes.add(route);
  }
}

function isComparable({ kind, name }: Guard): boolean {
  return name !== '' && (kind === 'authentication' || kind === 'authorisation' || kind === 'csrf');
}

/** All of a group but the route itself, which is one of it. */
function siblingsIn(group: Group | undefined): number {
  return (group?.routes.length ?? 1) - 1;
}

function deviationsIn({ prefix, routes, habits }: Group, route: Route): readonly RouteFinding[] {
  const siblings = routes.length - 1;
  return [...habits.values()].flatMap(({ guard, routes: having }): readonly RouteFinding[] => {
    if (having.has(route) || having.size < shareMin * siblings) return [];
    // Another guard of the same kind is another way to ask, not a missing one; so is a check in the handler.
    if (route.guards.some(({ kind }) => stands(kind, guard.kind)) || route.checks.length > 0) return [];
    return [
      {
        rule: 'routes/peer-deviation',
        route,
        message: `${nameOf(route)} has no ${guard.name}, which the others below ${prefix} have`,
        why: `${having.size} of ${siblings} other routes below ${prefix} that ${changes(route) ? 'change' : 'read'} something have ${guard.name} (${guard.kind}).`,
        at: route.place,
      },
    ];
  });
}

/** Whether a guard of one kind does what one of another does: who asks for a role has asked who it is. */
function stands(kind: Guard['kind'], wanted: Guard['kind']): boolean {
  return kind === wanted || (kind === 'authorisation' && wanted === 'authentication');
}
