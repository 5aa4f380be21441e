import type { RouteFact } from '../../core/fact.ts';

const entry = /^\s*(?:(?:https?:\s*)?(get|post|put|patch|delete|head|options|all|any|\*)\s+)?(\/\S*)\s*$/i;

/** Whether an entry of a surface is a method and a path, or a path. */
export function isHttpEntry(text: string): boolean {
  return entry.test(text);
}

/** Whether an entry of a surface names a route, whatever its parameters are called; `*` at its end stands for all below. */
export function namesRoute(text: string, { method, route }: Pick<RouteFact, 'method' | 'route'>): boolean {
  const [, verb = '*', path = ''] = entry.exec(text) ?? [];
  if (path === '') return false;
  const isAny = /^(?:\*|all|any)$/i.test(verb) || method === 'ALL';
  if (!isAny && verb.toUpperCase() !== method) return false;
  const [wanted, given] = [partsOf(path), partsOf(route)];
  const last = wanted.at(-1);
  if (last === '**' || (last === '*' && path.endsWith('*'))) {
    const above = wanted.slice(0, -1);
    return given.length >= above.length && above.every((part, n) => isSame(part, given[n] ?? ''));
  }
  return wanted.length === given.length && wanted.every((part, n) => isSame(part, given[n] ?? ''));
}

/** A route as an entry, with its parameters written as the other entries write theirs. */
export function entryOf(
  { method, route }: Pick<RouteFact, 'method' | 'route'>,
  others: readonly string[],
): string {
  const withColons = others.some((one) => /\/:\w/.test(one));
  const path = withColons ? route.replace(/\{(\w+)\*?\}/g, ':$1') : route;
  return `${method === 'ALL' ? '*' : method} ${path}`;
}

function partsOf(path: string): readonly string[] {
  return (
    path
      .split('?')[0]
      ?.split('/')
      .filter((part) => part !== '') ?? []
  );
}

function isSame(a: string, b: string): boolean {
  return a === b || (isParameter(a) && isParameter(b));
}

/** `:id`, `{id}`, `<int:id>`, `[id]`. */
function isParameter(part: string): boolean {
  return /^(?::|\{|<|\[)|^\*$/.test(part);
}
