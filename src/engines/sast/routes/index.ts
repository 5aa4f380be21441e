export { checkRoutes } from './check-routes.ts';
export { lateGuards } from './late-guards.ts';
export { openSensitivePaths } from './open-sensitive-paths.ts';
export { peerDeviations } from './peer-deviations.ts';
export { routeRules, type RouteFinding, type RouteRule } from './route-finding.ts';
export { unguardedChanges } from './unguarded-changes.ts';
