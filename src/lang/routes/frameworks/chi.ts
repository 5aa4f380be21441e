import { positional, textOf } from '../evaluate/call-arguments.ts';
import type { Framework, Host } from '../evaluate/framework.ts';
import type { Call, Router } from '../evaluate/values.ts';
import { addGuards, addVerb, group, methodsIn } from './go-router.ts';
import { addRoutes, chained, mount, newRouter, nothing, routerOf } from './script-router.ts';

const chi1 = 'github.com/go-chi/chi';

/** chi: groups and sub-routers are functions that are given a router. */
export const chi: Framework = {
  id: 'chi',
  syntax: 'brace',
  ordered: true,
  isRouterType: (type) => type === `${chi1}.Router` || type === `${chi1}.Mux`,
  create(name, call, host) {
    const isNew = name === `${chi1}.NewRouter` || name === `${chi1}.NewMux`;
    return isNew ? host.addRouter(newRouter('chi', call, { isRoot: true, syntax: 'brace' })) : undefined;
  },
  call(router, method, call, host) {
    const added = addVerb(router, method, call, host);
    if (added !== undefined) return added;
    const [first, second] = positional(call);
    switch (method) {
      case 'Use':
        return addGuards(router, call, host);
      case 'With': {
        const guards = host.handlers(positional(call)).map((one) => host.guard(one));
        return chained(group(router, '', { guards, call, host }));
      }
      case 'Group':
        return below(router, '', { inside: first, call, host });
      case 'Route':
        return below(router, textOf(first?.value), { inside: second, call, host });
      case 'Mount': {
        const inner = second === undefined ? undefined : routerOf(second.value);
        if (inner !== undefined && inner !== router)
          mount(router, textOf(first?.value), inner, { guards: [], call });
        return nothing;
      }
      case 'Handle':
      case 'HandleFunc':
      case 'Method':
      case 'MethodFunc':
        addHandler(router, method, call, host);
        return nothing;
      default:
        return nothing;
    }
  },
};

function below(
  router: Router,
  path: string,
  {
    inside,
    call,
    host,
  }: { readonly inside: Call['args'][number] | undefined; readonly call: Call; readonly host: Host },
): ReturnType<typeof chained> {
  const inner = group(router, path, { guards: [], call, host });
  if (inside !== undefined) host.invoke(inside.value, [chained(inner)]);
  return chained(inner);
}

function addHandler(router: Router, method: string, call: Call, host: Host): void {
  const [first, second, third] = positional(call);
  const hasMethod = method.startsWith('Method');
  const path = hasMethod ? second : first;
  const handler = hasMethod ? third : second;
  if (handler === undefined) return;
  const inner = routerOf(handler.value);
  if (inner !== undefined) return;
  const written = textOf(path?.value);
  // `Handle("GET /x", …)` has the method in its pattern.
  const [, verb, rest] = /^([A-Z]+) +(\/.*)$/u.exec(written) ?? [];
  const methods = hasMethod && first !== undefined ? methodsIn([first.value]) : [verb ?? 'ALL'];
  addRoutes(router, { methods, paths: [rest ?? written], handlers: [handler], call, host });
}
