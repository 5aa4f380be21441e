import { positional } from '../evaluate/call-arguments.ts';
import type { Framework } from '../evaluate/framework.ts';
import { methodNamed } from './http-methods.ts';
import { addRoutes, addUses, chained, newRouter, nothing, pathsOf } from './script-router.ts';

const applications: ReadonlySet<string> = new Set([
  'express',
  'express.default',
  'express-ws',
  'restana',
  'polka',
]);
const routers: ReadonlySet<string> = new Set([
  'express.Router',
  'express.default.Router',
  'express-promise-router',
  'express-promise-router.default',
  'router',
  'express().Router',
]);
const types: ReadonlySet<string> = new Set([
  'express.Router',
  'express.Application',
  'express.Express',
  'express.IRouter',
  'express-serve-static-core.Express',
  'express-serve-static-core.Router',
]);

/** Express and its likes. */
export const express: Framework = {
  id: 'express',
  syntax: 'colon',
  ordered: true,
  isRouterType: (type) => types.has(type),
  create(name, call, host) {
    if (applications.has(name)) return host.addRouter(newRouter('express', call, { isRoot: true }));
    return routers.has(name) ? host.addRouter(newRouter('express', call)) : undefined;
  },
  call(router, method, call, host) {
    const verb = methodNamed(method);
    if (verb !== undefined) {
      // `app.get('setting')` reads a setting.
      const [, ...handlers] = positional(call);
      if (handlers.length > 0)
        addRoutes(router, { methods: [verb], paths: pathsOf(call), handlers, call, host });
      return chained(router);
    }
    if (method === 'use') {
      addUses(router, call, host);
      return chained(router);
    }
    if (method === 'route') return { kind: 'path-chain', router, paths: pathsOf(call), guards: [] };
    return method === 'param' || method === 'set' || method === 'enable' || method === 'disable'
      ? chained(router)
      : nothing;
  },
};
