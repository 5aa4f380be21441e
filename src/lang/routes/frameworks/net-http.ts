import { argument, positional, textOf } from '../evaluate/call-arguments.ts';
import type { Framework, Host } from '../evaluate/framework.ts';
import type { Call, Router } from '../evaluate/values.ts';
import { writtenName } from '../evaluate/written-name.ts';
import { addRoutes, mount, newRouter, nothing, routerOf } from './script-router.ts';

/** The multiplexer of Go's own server, with methods in the patterns since Go 1.22. */
export const netHttp: Framework = {
  id: 'net-http',
  syntax: 'brace',
  ordered: false,
  isRouterType: (type) => type === 'net/http.ServeMux',
  create(name, call, host) {
    if (name === 'net/http.NewServeMux' || name === 'net/http.ServeMux')
      return host.addRouter(newRouter('net-http', call, { isRoot: true, syntax: 'brace' }));
    if (name === 'net/http.HandleFunc' || name === 'net/http.Handle') {
      // The default multiplexer: each call is a router of one route.
      const router = newRouter('net-http', call, { isRoot: true, syntax: 'brace' });
      register(router, call, host);
      return host.addRouter(router);
    }
    // `http.StripPrefix("/api", mux)` below "/api/" serves what the mux calls `/x` as `/api/x`.
    if (name === 'net/http.StripPrefix') {
      const inner = routerOf(argument(call, 1)?.value ?? nothing);
      return inner === undefined ? undefined : { kind: 'router', router: inner };
    }
    return undefined;
  },
  call(router, method, call, host) {
    if (method === 'Handle' || method === 'HandleFunc') register(router, call, host);
    return nothing;
  },
};

function register(router: Router, call: Call, host: Host): void {
  const [pattern, handler] = positional(call);
  if (handler === undefined) return;
  const written = textOf(pattern?.value);
  const [, method, host_, path] = /^(?:([A-Z]+)[ \t]+)?([^/\u0000]*)(.*)$/u.exec(written) ?? [];
  const at = host_ === undefined || path === undefined || path === '' ? written : path;
  // `mux.ServeHTTP` is the mux.
  const inner =
    handler.value.kind === 'method' && handler.value.name === 'ServeHTTP'
      ? handler.value.router
      : routerOf(handler.value);
  if (inner !== undefined && inner !== router) {
    // Only `StripPrefix` takes the pattern off what the inner one sees.
    const stripped = writtenName(handler.source).endsWith('StripPrefix');
    mount(router, stripped ? at : '', inner, { guards: [], call });
    return;
  }
  addRoutes(router, { methods: [method ?? 'ALL'], paths: [at], handlers: [handler], call, host });
}
