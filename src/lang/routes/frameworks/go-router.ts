import { positional, textOf } from '../evaluate/call-arguments.ts';
import type { Host } from '../evaluate/framework.ts';
import type { Call, GuardUse, Router, Value } from '../evaluate/values.ts';
import { methodNamed } from './http-methods.ts';
import { addRoutes, chained, mount, newRouter } from './script-router.ts';

/** `r.GET("/x", …)`, `r.Any(…)`; undefined when the method is none of HTTP. */
export function addVerb(router: Router, method: string, call: Call, host: Host): Value | undefined {
  const verb = methodNamed(method);
  if (verb === undefined) return undefined;
  const [path, ...handlers] = positional(call);
  if (path === undefined) return chained(router);
  // Without a handler only the guards answer.
  const answers = handlers.length > 0 ? handlers : [path];
  addRoutes(router, { methods: [verb], paths: [textOf(path.value)], handlers: answers, call, host });
  return chained(router);
}

/** Guards for what is registered from here on. */
export function addGuards(router: Router, call: Call, host: Host): Value {
  const guards = host.handlers(positional(call)).map((one) => host.guard(one));
  if (guards.length > 0)
    router.entries.push({ kind: 'guard', path: '', exact: false, guards, place: call.place });
  return chained(router);
}

/** A group: a router below a path, with guards of its own. */
export function group(
  router: Router,
  path: string,
  { guards, call, host }: { readonly guards: readonly GuardUse[]; readonly call: Call; readonly host: Host },
): Router {
  const inner = newRouter(router.framework, call, { syntax: router.syntax });
  mount(router, path, inner, { guards, call });
  host.addRouter(inner);
  return inner;
}

/** The text that a constant of `net/http` stands for: `http.MethodGet`. */
export function methodsIn(values: readonly Value[]): readonly string[] {
  return values.flatMap((value) => {
    if (value.kind === 'text') return [value.text.toUpperCase()];
    const name = value.kind === 'external' ? /\.Method(\w+)$/u.exec(value.name)?.[1] : undefined;
    return name === undefined ? [] : [name.toUpperCase()];
  });
}
