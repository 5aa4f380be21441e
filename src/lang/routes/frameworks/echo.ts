import { positional, textOf } from '../evaluate/call-arguments.ts';
import type { Framework } from '../evaluate/framework.ts';
import { addGuards, group, methodsIn } from './go-router.ts';
import { methodNamed } from './http-methods.ts';
import { addRoutes, chained, newRouter, nothing } from './script-router.ts';

const echo1 = 'github.com/labstack/echo';

/** Echo: the guards of one route come after its handler. */
export const echo: Framework = {
  id: 'echo',
  syntax: 'colon',
  ordered: false,
  isRouterType: (type) => type === `${echo1}.Echo` || type === `${echo1}.Group`,
  create(name, call, host) {
    return name === `${echo1}.New` ? host.addRouter(newRouter('echo', call, { isRoot: true })) : undefined;
  },
  call(router, method, call, host) {
    const [first, second, third, ...more] = positional(call);
    const verb = methodNamed(method);
    if (verb !== undefined) {
      const guards = [...(third === undefined ? [] : [third]), ...more];
      if (second !== undefined)
        addRoutes(router, {
          methods: [verb],
          paths: [textOf(first?.value)],
          handlers: [...guards, second],
          call,
          host,
        });
      return chained(router);
    }
    switch (method) {
      case 'Use':
      case 'Pre':
        return addGuards(router, call, host);
      case 'Group': {
        const rest = positional(call).slice(1);
        return chained(
          group(router, textOf(first?.value), {
            guards: host.handlers(rest).map((one) => host.guard(one)),
            call,
            host,
          }),
        );
      }
      case 'Add':
      case 'Match': {
        const given =
          first?.value.kind === 'list' ? first.value.items : first === undefined ? [] : [first.value];
        if (third !== undefined)
          addRoutes(router, {
            methods: methodsIn(given),
            paths: [textOf(second?.value)],
            handlers: [...more, third],
            call,
            host,
          });
        return chained(router);
      }
      default:
        return nothing;
    }
  },
};
