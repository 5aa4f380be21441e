import type { Route } from '../../../lang/routes/index.ts';
import { changes, isForStrangers, isGuarded, openedBy } from './access.ts';
import { nameOf, type RouteFinding } from './route-finding.ts';

/**
 * Routes that change something and that nobody guards. Where nothing at all is guarded the application has no notion of
 * who is asking, or has it where this cannot be seen: that is one finding, not one for each route.
 */
export function unguardedChanges(routes: readonly Route[]): readonly RouteFinding[] {
  const mounted = routes.filter((route) => route.mounted && changes(route));
  const open = mounted.filter(
    (route) => !isGuarded(route) && !isForStrangers(route) && openedBy(route) === undefined,
  );
  const [first] = open;
  if (first === undefined) return [];
  const guarded = routes.filter(isGuarded).length;
  if (guarded === 0) return [nothingGuarded(first, routes.length, open.length)];
  return open.map((route) => ({
    rule: 'routes/unguarded-change',
    route,
    message: `${nameOf(route)} changes something, and nothing before it asks who is there`,
    why: `${guarded} of ${routes.length} routes are guarded; this one has ${guardsInWords(route)}, and no call in its handler looks like a check.`,
    at: route.place,
  }));
}

function nothingGuarded(route: Route, all: number, open: number): RouteFinding {
  return {
    rule: 'routes/unguarded-change',
    route,
    message: `No route is guarded: ${open} ${open === 1 ? 'route changes' : 'routes change'} something, such as ${nameOf(route)}`,
    why: `None of ${all} routes has a guard, or a call in its handler, that asks who is there.`,
    at: route.place,
  };
}

function guardsInWords({ guards }: Route): string {
  if (guards.length === 0) return 'no guard';
  const names = guards.map(({ name }) => (name === '' ? 'a function without a name' : name));
  return `only ${[...new Set(names)].join(', ')}`;
}
