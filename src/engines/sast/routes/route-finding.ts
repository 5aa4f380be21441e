import type { Place, Route } from '../../../lang/routes/index.ts';

export const routeRules = [
  'routes/unguarded-change',
  'routes/peer-deviation',
  'routes/guard-after-route',
  'routes/open-sensitive-path',
] as const;
export type RouteRule = (typeof routeRules)[number];

/** What a rule over routes found. `why` holds the facts it stands on, in words. */
export interface RouteFinding {
  readonly rule: RouteRule;
  readonly route: Route;
  readonly message: string;
  readonly why: string;
  readonly at: Place;
  /** Another place that explains it. */
  readonly see?: { readonly place: Place; readonly message: string };
}

/** `POST /users/{id}`, as findings name a route. */
export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}
