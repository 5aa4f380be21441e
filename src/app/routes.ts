import { exitCodes } from '../core/exit-code.ts';
import type { DataStoreFact, Fact, OutboundFact, RouteFact } from '../core/fact.ts';
import { forJson } from '../core/sanitise.ts';
import { lookerFor } from './looker-for.ts';
import { withSession, type Session } from './session.ts';
import { survey } from './survey.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

/** The ways into an application and out of it, by path and method. */
export interface Inventory {
  readonly routes: readonly RouteFact[];
  readonly stores: readonly DataStoreFact[];
  readonly outbound: readonly OutboundFact[];
}

/** What facts say of the ways in and out. */
export function inventoryIn(facts: readonly Fact[]): Inventory {
  const routes = facts.filter((fact) => fact.kind === 'route');
  return {
    routes: routes.toSorted(
      (a, b) =>
        order(a.route, b.route) ||
        order(a.method, b.method) ||
        order(a.at.path, b.at.path) ||
        a.at.line - b.at.line,
    ),
    stores: facts.filter((fact) => fact.kind === 'data-store'),
    outbound: facts.filter((fact) => fact.kind === 'outbound'),
  };
}

/** Finds the routes of a tree and hands them to `tell`; refuses, with exit code 4, when there are none. */
export function listRoutes(wish: Wish, tell: (inventory: Inventory) => string): Promise<Outcome> {
  return withSession({ ...wish, narrow: true, engines: ['sast'], keepsState: false }, async (session) => {
    const { inventory, gaps } = await look(session);
    if (inventory.routes.length > 0) return { kind: 'text', text: tell(inventory), exit: exitCodes.done };
    const message =
      gaps === '' ? `no route was found in ${wish.path}` : `no route was found in ${wish.path}: ${gaps}`;
    const todo =
      'Routes are found in Express, Fastify, Koa, Hono, NestJS, Next.js, Django, Flask, FastAPI, Spring, Gin, Echo, chi and net/http.';
    return refuse({ exit: exitCodes.nothing, message, todo });
  });
}

async function look({
  wish,
  ground,
  walk,
  stations,
}: Session): Promise<{ inventory: Inventory; gaps: string }> {
  wish.progress(`looking for routes in ${walk.files.length} files`);
  const looker = lookerFor(wish, ground, walk);
  const seen = await survey(ground, walk, { stations, looker, wish });
  await looker.finish();
  wish.tools.flush();
  wish.progress('');
  const inventory = inventoryIn(seen.inspections.flatMap(({ facts }) => facts));
  const gaps = seen.inspections.flatMap(({ report }) => (report.status === 'failed' ? [report.because] : []));
  return { inventory, gaps: gaps.join('; ') };
}

/** The inventory as JSON of the schema `holdfast.routes/1`. */
export function routesJson({ routes, stores, outbound }: Inventory): string {
  const value = { schema: 'holdfast.routes/1', routes, stores, outbound };
  return `${forJson(JSON.stringify(value, null, 2))}\n`;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
