export { routeFacts } from './facts/route-facts.ts';
export type { RouteFacts } from './facts/facts.ts';
export { joinRoutes, type RouteInventory } from './join-routes.ts';
export type { ResolveModule } from './evaluate/program.ts';
export { projectResolver } from './project-resolver.ts';
export { takesPart } from './takes-part.ts';
export { isTestPath } from './test-path.ts';
export { guardKind, wordsOf } from './guard-kind.ts';
export {
  frameworkIds,
  type FrameworkId,
  type Guard,
  type GuardKind,
  type Handler,
  type Place,
  type Route,
  type RouteParameter,
} from './route.ts';
