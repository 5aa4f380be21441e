import { positional, textOf } from '../evaluate/call-arguments.ts';
import type { Framework } from '../evaluate/framework.ts';
import { addGuards, addVerb, group, methodsIn } from './go-router.ts';
import { addRoutes, chained, newRouter, nothing } from './script-router.ts';

const gin1 = 'github.com/gin-gonic/gin';

/** Gin: a group takes the guards that its parent has when the group is made. */
export const gin: Framework = {
  id: 'gin',
  syntax: 'colon',
  ordered: true,
  isRouterType: (type) =>
    type === `${gin1}.Engine` ||
    type === `${gin1}.RouterGroup` ||
    type === `${gin1}.IRouter` ||
    type === `${gin1}.IRoutes`,
  create(name, call, host) {
    const isNew = name === `${gin1}.New` || name === `${gin1}.Default`;
    return isNew ? host.addRouter(newRouter('gin', call, { isRoot: true })) : undefined;
  },
  call(router, method, call, host) {
    const added = addVerb(router, method, call, host);
    if (added !== undefined) return added;
    const [first, ...rest] = positional(call);
    switch (method) {
      case 'Use':
        return addGuards(router, call, host);
      case 'Group':
        return chained(
          group(router, textOf(first?.value), {
            guards: host.handlers(rest).map((one) => host.guard(one)),
            call,
            host,
          }),
        );
      case 'Handle':
      case 'Match': {
        const [path, ...handlers] = rest;
        const given =
          first?.value.kind === 'list' ? first.value.items : first === undefined ? [] : [first.value];
        if (handlers.length > 0)
          addRoutes(router, {
            methods: methodsIn(given),
            paths: [textOf(path?.value)],
            handlers,
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
