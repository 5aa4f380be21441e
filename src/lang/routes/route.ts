import type { Span } from './facts/facts.ts';

/** A place in a file; offsets are UTF-16 units. */
export interface Place {
  readonly path: string;
  readonly at: Span;
}

/** What something in front of a handler is there for, as its name tells. */
export type GuardKind =
  | 'authentication'
  | 'authorisation'
  | 'validation'
  | 'rate-limit'
  | 'csrf'
  /** Says that everybody may come in. */
  | 'allow-all'
  | 'other';

/** What runs before a handler and may refuse the request. */
export interface Guard {
  /** As it is written: `auth.required`, `passport.authenticate`. */
  readonly name: string;
  readonly kind: GuardKind;
  readonly place: Place;
  /** Covers this route alone, or all of a router, controller or application. */
  readonly scope: 'route' | 'router' | 'handler';
  /** The path it is for, when it is for more than one route. */
  readonly covers?: string;
}

export interface RouteParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** As it is written; empty when it is not. */
  readonly type: string;
}

export interface Handler extends Place {
  /** Empty for a function without a name. */
  readonly name: string;
}

/** One way into an application over HTTP. */
export interface Route {
  readonly framework: FrameworkId;
  /** `GET`, ... or `ALL` when every method is let in. */
  readonly method: string;
  /** `/users/{id}`, `/files/{path*}`; no slash at the end; `{?}` where the text is not known. */
  readonly path: string;
  /** Prefixes and path as the code writes them, joined. */
  readonly written: string;
  /** Whether all of the path is known. */
  readonly complete: boolean;
  /** Whether it hangs on an application; a router that nobody mounts may be dead code, or mounted in a way not understood. */
  readonly mounted: boolean;
  readonly parameters: readonly RouteParameter[];
  readonly handler: Handler;
  /** In the order they run. */
  readonly guards: readonly Guard[];
  /** Calls in the handler that by their names look who is asking. */
  readonly checks: readonly Guard[];
  /** Guards for its path that are registered too late to run before it. */
  readonly lateGuards: readonly Guard[];
  /** Where it is registered. */
  readonly place: Place;
  /** Prefixes and mounts it came through, outermost first. */
  readonly mounts: readonly { readonly prefix: string; readonly place: Place }[];
}

export const frameworkIds = [
  'express',
  'fastify',
  'koa',
  'hono',
  'nestjs',
  'nextjs',
  'django',
  'flask',
  'fastapi',
  'spring',
  'gin',
  'echo',
  'chi',
  'net-http',
] as const;
export type FrameworkId = (typeof frameworkIds)[number];
