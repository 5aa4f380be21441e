import { anyGlobMatches } from '../../core/glob.ts';
import type { RouteFact } from '../../core/fact.ts';
import { limits } from '../../core/limits.ts';
import { counted } from '../../core/plural.ts';
import { Ids } from '../propose/slug.ts';
import type { Component, ThreatModel } from '../types.ts';
import type { CodeFacts, Drift, ModelEdit } from './drift.ts';
import { outboundDrift, storeDrift } from './neighbour-drift.ts';
import { entryOf, isHttpEntry, namesRoute } from './surface.ts';

/** What the code has and the model does not know: routes, data stores, hosts. By place; nothing for a model without components. */
export function driftOf(model: ThreatModel, code: CodeFacts): readonly Drift[] {
  if (model.components.length === 0) return [];
  const ids = new Ids(idsOf(model));
  return [
    ...routeDrift(model, code.routes, ids),
    ...storeDrift(model, code.stores, ids),
    ...outboundDrift(model, code.outbound, ids),
  ];
}

function routeDrift(model: ThreatModel, routes: readonly RouteFact[], ids: Ids): readonly Drift[] {
  const own = new Map(routes.filter((one) => one.complete && one.mounted).map((one) => [whatOf(one), one]));
  const known: Known = {
    ids,
    listing: componentsThatList(model, [...own.values()]),
    threatened: new Set(threatenedComponents(model)),
  };
  const outside = new Map<string, [RouteFact, ...RouteFact[]]>();
  const inside: Drift[] = [];
  for (const route of own.values()) {
    const components = componentsAt(model, route);
    const same = outside.get(route.at.path);
    if (components.length > 0) inside.push(...driftInside(model, route, { components, known }));
    else if (same === undefined) outside.set(route.at.path, [route]);
    else same.push(route);
  }
  return [...[...outside.values()].map((one) => driftOutside(model, one, known)), ...inside];
}

interface Known {
  readonly ids: Ids;
  /** Components whose surface names their routes. */
  readonly listing: ReadonlySet<string>;
  readonly threatened: Set<string>;
}

function whatOf({ method, route }: RouteFact): string {
  return `${method} ${route}`;
}

/** A component for a file with routes that no component has: like the services that the model has already. */
function driftOutside(model: ThreatModel, routes: readonly [RouteFact, ...RouteFact[]], known: Known): Drift {
  const open = routes.filter(isOpen).length;
  const [first] = routes;
  const { path, line } = first.at;
  const like = model.components.find(({ type, code }) => code.length > 0 && services.has(type.toLowerCase()));
  const written = model.components.flatMap(({ surface }) => surface);
  const id = known.ids.claim(path.replace(/\.\w+$/, ''), 'service');
  const item = {
    id,
    type: like?.type ?? 'api',
    tech: [first.framework],
    zone: like?.zone ?? model.zones[0]?.id ?? '',
    code: [path],
    surface: routes.slice(0, limits.driftSurface).map((one) => entryOf(one, written)),
  };
  const more = routes.length > 1 ? ` and ${counted(routes.length - 1, 'more route')}` : '';
  return {
    kind: 'route',
    what: `${whatOf(first)}${more}`,
    path,
    line,
    because: `${routes.length > 1 ? 'are' : 'is'} in no component of the model${openWords(open, routes.length)}`,
    edits: [{ kind: 'item', list: 'components', item }, ...threatOn(model, id, known)],
  };
}

/** A route of a component that names its routes and not this one, or that no threat is about. */
function driftInside(
  model: ThreatModel,
  route: RouteFact,
  { components, known }: { readonly components: readonly Component[]; readonly known: Known },
): readonly Drift[] {
  const listing = components.filter(({ id }) => known.listing.has(id));
  const [lister] = listing.some(({ surface }) => surface.some((one) => namesRoute(one, route)))
    ? []
    : listing;
  const surface: readonly ModelEdit[] =
    lister === undefined
      ? []
      : [{ kind: 'entry', id: lister.id, field: 'surface', value: entryOf(route, lister.surface) }];
  const owner = lister?.id ?? components[0]?.id ?? '';
  const threat = components.some(({ id }) => known.threatened.has(id)) ? [] : threatOn(model, owner, known);
  if (surface.length + threat.length === 0) return [];
  const missing =
    lister === undefined ? `is in ${owner}, which no threat is about` : `is not in the surface of ${owner}`;
  const because = `${missing}${openWords(isOpen(route) ? 1 : 0, 1)}`;
  const { path, line } = route.at;
  return [{ kind: 'route', what: whatOf(route), path, line, because, edits: [...surface, ...threat] }];
}

function openWords(open: number, of: number): string {
  if (open === 0) return '';
  return of === 1
    ? ', and nothing before it asks who is there'
    : `, and nothing before ${open} of them asks who is there`;
}

function isOpen({ method, guards, checks }: RouteFact): boolean {
  const asks = guards.some(({ kind }) => kind === 'authentication' || kind === 'authorisation');
  return !asks && checks.length === 0 && ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
}

/** The components whose code registers or answers a route; those that name fewer files come first. */
function componentsAt({ components }: ThreatModel, { at, handler }: RouteFact): readonly Component[] {
  return components.filter(
    ({ code }) =>
      anyGlobMatches(code, at.path) || (handler !== undefined && anyGlobMatches(code, handler.path)),
  );
}

/** Of the components with a surface those that name most of their routes: the others only name a few for people. */
function componentsThatList(model: ThreatModel, routes: readonly RouteFact[]): ReadonlySet<string> {
  const listing = model.components.filter((component) => {
    if (!component.surface.some(isHttpEntry)) return false;
    const own = routes.filter(({ at }) => anyGlobMatches(component.code, at.path));
    const named = own.filter((route) => component.surface.some((one) => namesRoute(one, route)));
    return named.length * 2 >= own.length;
  });
  return new Set(listing.map(({ id }) => id));
}

/** Components that a threat names, and those at the ends of the flows it names. */
function threatenedComponents({ threats, flows }: ThreatModel): readonly string[] {
  const ends = new Map(flows.map(({ id, from, to }) => [id, [from, to]]));
  return threats.flatMap(({ on }) => on.flatMap((id) => ends.get(id) ?? [id]));
}

const services: ReadonlySet<string> = new Set([
  'api',
  'service',
  'server',
  'web',
  'backend',
  'app',
  'program',
]);
/** Weaknesses of who may come in, the nearest first. */
const accessWeaknesses: readonly number[] = [306, 862, 285, 639, 284, 863, 287];

/** The threat of the model about who may come in, on a component too; or a first one. */
function threatOn(model: ThreatModel, component: string, { ids, threatened }: Known): readonly ModelEdit[] {
  if (threatened.has(component)) return [];
  threatened.add(component);
  for (const cwe of accessWeaknesses) {
    const threat = model.threats.find((one) => one.cwe.includes(cwe));
    if (threat !== undefined) return [{ kind: 'entry', id: threat.id, field: 'on', value: component }];
  }
  const anybody = model.actors.find(({ trust }) => trust === 'anonymous');
  const risk = [...model.risks].sort((a, b) => b.impact - a.impact)[0];
  const item = {
    id: ids.claim('missing-authentication', 'missing-authentication'),
    title: 'A route that needs a known user answers to anybody',
    ...(risk === undefined ? {} : { risks: [risk.id] }),
    on: [component],
    stride: ['S', 'I'],
    cwe: [306],
    ...(anybody === undefined ? {} : { actor: anybody.id }),
    impact: risk?.impact ?? 4,
    likelihood: 3,
  };
  return [{ kind: 'item', list: 'threats', item }];
}

function idsOf({
  system,
  actors,
  assets,
  zones,
  components,
  flows,
  risks,
  threats,
  mitigations,
  scope,
}: ThreatModel): readonly string[] {
  const lists = [actors, assets, zones, components, flows, risks, threats, mitigations, scope.assumptions];
  const verifications = mitigations.flatMap(({ verify }) => verify.map(({ id }) => id));
  return [system.id, ...lists.flatMap((list) => list.map(({ id }) => id)), ...verifications];
}
