/** Methods by the names of functions that register them, in any case: `get`, `GET`, `Get`; `all`, `any` for every method. */
export function methodNamed(name: string): string | undefined {
  const upper = name.toUpperCase();
  if (upper === 'ALL' || upper === 'ANY') return 'ALL';
  if (upper === 'DEL') return 'DELETE';
  return methods.has(upper) ? upper : undefined;
}

const methods: ReadonlySet<string> = new Set([
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'SEARCH',
  'PURGE',
  'LINK',
  'UNLINK',
  'REPORT',
  'MKCOL',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
  'QUERY',
]);
