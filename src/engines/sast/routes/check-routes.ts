import type { Route } from '../../../lang/routes/index.ts';
import { lateGuards } from './late-guards.ts';
import { openSensitivePaths } from './open-sensitive-paths.ts';
import { peerDeviations } from './peer-deviations.ts';
import type { RouteFinding } from './route-finding.ts';
import { unguardedChanges } from './unguarded-changes.ts';

/** What all rules find over the routes of a project. A route that has a nearer reason is not also called unguarded. */
export function checkRoutes(routes: readonly Route[]): readonly RouteFinding[] {
  const special = [...lateGuards(routes), ...peerDeviations(routes), ...openSensitivePaths(routes)];
  const told = new Set(special.map(({ route }) => route));
  const rest = unguardedChanges(routes).filter(({ route }) => !told.has(route));
  return [...special, ...rest].sort(
    (a, b) => order(a.at.path, b.at.path) || a.at.at[0] - b.at.at[0] || order(a.rule, b.rule),
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
