import type { Value } from './evaluate/values.ts';
import { writtenName } from './evaluate/written-name.ts';
import type { Expression, ParameterFact } from './facts/facts.ts';
import type { FrameworkId, RouteParameter } from './route.ts';

type Part = RouteParameter['in'];

/** Decorators and makers of default values that say where a parameter comes from. */
const markers: Readonly<Record<string, Part>> = {
  Param: 'path',
  Query: 'query',
  Body: 'body',
  Headers: 'header',
  Header: 'header',
  Cookie: 'cookie',
  Form: 'body',
  File: 'body',
  Path: 'path',
  UploadedFile: 'body',
  PathVariable: 'path',
  RequestParam: 'query',
  RequestBody: 'body',
  RequestHeader: 'header',
  CookieValue: 'cookie',
  RequestPart: 'body',
  ModelAttribute: 'body',
};

/** Written types that a value in the URL can have. */
const scalarTypes: ReadonlySet<string> = new Set([
  '',
  'int',
  'str',
  'float',
  'bool',
  'UUID',
  'uuid.UUID',
  'date',
  'datetime',
  'Optional',
  'List',
  'list',
]);

/** The parameters of a route: those of its path, and what its handler is seen to take. */
export function routeParameters(
  framework: FrameworkId,
  names: readonly string[],
  handler: Value,
): readonly RouteParameter[] {
  const found = new Map<string, RouteParameter>();
  for (const name of names) found.set(`path ${name}`, { name, in: 'path', type: '' });
  if (handler.kind === 'function') {
    for (const parameter of handler.fact.parameters) addWritten(found, framework, parameter);
    for (const read of handler.fact.reads) {
      if (read.in === 'path' && !found.has(`path ${read.name}`)) continue;
      if (!found.has(`${read.in} ${read.name}`)) found.set(`${read.in} ${read.name}`, { ...read, type: '' });
    }
  }
  return [...found.values()];
}

function addWritten(
  found: Map<string, RouteParameter>,
  framework: FrameworkId,
  parameter: ParameterFact,
): void {
  const onPath = found.get(`path ${parameter.name}`);
  if (onPath !== undefined) {
    found.set(`path ${parameter.name}`, { ...onPath, type: parameter.type });
    return;
  }
  const marked = [
    ...parameter.decorators,
    ...(parameter.default === undefined ? [] : [parameter.default]),
    ...parameter.inType,
  ];
  for (const one of marked) {
    const word = writtenName(one).split('.').at(-1) ?? '';
    const place = Object.hasOwn(markers, word) ? markers[word] : undefined;
    if (place === undefined) continue;
    const name = givenName(one) ?? parameter.name;
    const known = found.get(`${place} ${name}`);
    if (place !== 'path' || known !== undefined)
      found.set(`${place} ${name}`, { name, in: place, type: parameter.type });
    return;
  }
  if (framework !== 'fastapi' || marked.some((one) => /Depends|Security/u.test(writtenName(one)))) return;
  if (parameter.name === '' || parameter.rest || ignored.has(parameter.type)) return;
  const place: Part = scalarTypes.has(parameter.type) ? 'query' : 'body';
  found.set(`${place} ${parameter.name}`, { name: parameter.name, in: place, type: parameter.type });
}

/** Types that FastAPI fills in itself. */
const ignored: ReadonlySet<string> = new Set([
  'Request',
  'Response',
  'BackgroundTasks',
  'WebSocket',
  'HTTPConnection',
]);

/** `@Query('page')`, `@RequestParam(name = "page")`. */
function givenName(marker: Expression): string | undefined {
  if (marker.kind !== 'call') return undefined;
  const named = marker.args.find(
    (one) => one.name === 'name' || one.name === 'value' || one.name === 'alias',
  );
  const given = named ?? marker.args.find((one) => one.name === undefined);
  return given?.value.kind === 'text' ? given.value.text : undefined;
}
