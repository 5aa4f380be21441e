import type { Job } from '../../../core/engine.ts';
import type { NamedPlace, RouteFact, RouteGuard } from '../../../core/fact.ts';
import type { Finding, Step } from '../../../core/finding.ts';
import { Lines } from '../../../core/lines.ts';
import type { CodeLocation } from '../../../core/location.ts';
import type { RuleInfo } from '../../../core/rule.ts';
import type { Guard, Place, Route, RouteInventory } from '../../../lang/routes/index.ts';
import { checkRoutes } from './check-routes.ts';
import { nameOf, type RouteFinding } from './route-finding.ts';
import { fromRoutes, type RouteMaterials } from './read-routes.ts';

/** What is told of the routes of a project. */
export interface RouteReport {
  readonly routes: readonly RouteFact[];
  readonly findings: readonly Finding[];
  /** Why there may be more routes than these. */
  readonly problems: readonly string[];
}

/** The routes of a project as facts, and what the rules over them find. */
export function routeReport(
  job: Pick<Job, 'facts' | 'paths' | 'read'>,
  materials: RouteMaterials,
  infos: ReadonlyMap<string, RuleInfo>,
): RouteReport | undefined {
  return fromRoutes(job, materials, (inventory) => new Telling(job, infos).report(inventory));
}

class Telling {
  readonly #job: Pick<Job, 'read'>;
  readonly #infos: ReadonlyMap<string, RuleInfo>;
  readonly #lines = new Map<string, Lines>();

  constructor(job: Pick<Job, 'read'>, infos: ReadonlyMap<string, RuleInfo>) {
    this.#job = job;
    this.#infos = infos;
  }

  report({ routes, partial }: RouteInventory): RouteReport {
    return {
      routes: routes.map((route) => this.#fact(route)),
      findings: checkRoutes(routes).flatMap((found) => this.#finding(found)),
      problems: partial
        ? ['not all routes could be followed: there are too many steps or too large a file']
        : [],
    };
  }

  #fact(route: Route): RouteFact {
    const { framework, method, path, complete, mounted, parameters, handler, guards, checks, place } = route;
    return {
      kind: 'route',
      framework,
      method,
      route: path,
      complete,
      mounted,
      parameters,
      handler: this.#named(handler.name, handler),
      guards: guards.map((one) => this.#guard(one)),
      checks: checks.map((one) => this.#guard(one)),
      at: this.#at(place),
    };
  }

  #guard(guard: Guard): RouteGuard {
    return { ...this.#named(guard.name, guard.place), kind: guard.kind };
  }

  #named(name: string, { path, at }: Place): NamedPlace {
    return { name, path, line: this.#linesOf(path).lineAt(at[0]) };
  }

  #finding(found: RouteFinding): readonly Finding[] {
    const { rule, route, message, why, at: place } = found;
    const info = this.#infos.get(rule);
    if (info === undefined) return [];
    const at = this.#at(place);
    const lines = this.#linesOf(place.path);
    const steps = this.#steps(found);
    return [
      {
        engine: 'sast',
        rule,
        severity: info.severity,
        confidence: info.confidence,
        at,
        message,
        // The code of a handler changes more often than what it answers to.
        anchor: { scope: route.handler.name, match: nameOf(route), context: lines.context(at.line) },
        excerpt: lines.excerpt(at.line, Math.min(at.endLine, at.line + excerptLines)),
        ...(steps.length === 0 ? {} : { steps }),
        notes: [['because', why]],
      },
    ];
  }

  /** The way a request comes, as far as it is written elsewhere. */
  #steps({ route, at, see }: RouteFinding): readonly Step[] {
    const steps = route.mounts.map(({ prefix, place }) => this.#step(place, `mounted at ${prefix}`));
    if (see !== undefined) steps.push(this.#step(see.place, see.message));
    if (route.handler.path !== at.path) steps.push(this.#step(route.handler, 'what answers'));
    return steps.slice(0, stepsMax);
  }

  #step(place: Place, message: string): Step {
    const at = this.#at(place);
    return { at, message, excerpt: this.#linesOf(place.path).excerpt(at.line, at.line) };
  }

  #at({ path, at: [start, end] }: Place): CodeLocation {
    return { kind: 'code', path, ...this.#linesOf(path).span(start, end) };
  }

  #linesOf(path: string): Lines {
    const known = this.#lines.get(path);
    if (known !== undefined) return known;
    const lines = new Lines(this.#job.read(path)?.text() ?? '');
    this.#lines.set(path, lines);
    return lines;
  }
}

/** Lines shown after the first one. */
const excerptLines = 2;
const stepsMax = 20;
