import type { Expression } from '../facts/facts.ts';
import type { Host } from './framework.ts';
import { knownNames } from './handlers.ts';
import type { Call, Router, Value } from './values.ts';
import { writtenName } from './written-name.ts';

/** Go: `auth(mux)` answers what the mux answers, behind a guard. Other results stay what they are. */
export function wrappedRouter(
  target: Value,
  result: Value,
  { call, callee, host }: { readonly call: Call; readonly callee: Expression; readonly host: Host },
): Value {
  const [first, second] = call.args;
  const inner = first?.value.kind === 'router' && second === undefined ? first.value.router : undefined;
  if (inner === undefined || result.kind === 'router' || !call.place.path.endsWith('.go')) return result;
  if (!givesHandler(target)) return result;
  const written = writtenName(callee);
  const known = knownNames(target).filter((one) => one !== written);
  const router: Router = {
    framework: inner.framework,
    place: call.place,
    syntax: inner.syntax,
    prefix: '',
    isRoot: inner.isRoot,
    entries: [],
    mounted: false,
  };
  router.entries.push({
    kind: 'guard',
    path: '',
    exact: false,
    guards: [{ name: written, known, place: call.place }],
    place: call.place,
  });
  router.entries.push({ kind: 'mount', path: '', router: inner, guards: [], place: call.place });
  inner.mounted = true;
  return host.addRouter(router);
}

/** A function that says it gives a handler, or one that nothing is known of. */
function givesHandler(target: Value): boolean {
  if (target.kind === 'function') return /Handler(?:Func)?$/u.test(target.fact.returns);
  if (target.kind === 'external') return /(?:Handler|handle|Middleware|Wrap|\(\)\.\w+)$/u.test(target.name);
  return target.kind === 'unknown';
}
