import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import type { RequestRead } from './facts.ts';

type Part = RequestRead['in'];

/** Members of a request that hold named parts of it. */
const holders: Readonly<Record<string, Part>> = {
  params: 'path',
  query: 'query',
  body: 'body',
  headers: 'header',
  cookies: 'cookie',
  signedCookies: 'cookie',
  args: 'query',
  form: 'body',
  json: 'body',
  data: 'body',
  GET: 'query',
  POST: 'body',
  COOKIES: 'cookie',
  META: 'header',
  query_params: 'query',
  view_args: 'path',
  files: 'body',
  FILES: 'body',
  Header: 'header',
};

/** Calls with the name of a part as their first text argument. */
const readers: Readonly<Record<string, Part>> = {
  Param: 'path',
  URLParam: 'path',
  PathValue: 'path',
  Query: 'query',
  DefaultQuery: 'query',
  QueryParam: 'query',
  QueryArray: 'query',
  PostForm: 'body',
  DefaultPostForm: 'body',
  FormValue: 'body',
  PostFormValue: 'body',
  FormFile: 'body',
  GetHeader: 'header',
  Cookie: 'cookie',
  getParameter: 'query',
  getHeader: 'header',
  param: 'path',
  header: 'header',
  query: 'query',
};

/** Words that a request is called by; the chain of members must start with one. */
const requests: ReadonlySet<string> = new Set([
  'req',
  'request',
  'ctx',
  'context',
  'c',
  'r',
  'self',
  'chi',
  'this',
  'event',
]);

/** A read with the node it is at. */
export interface ReadAt extends RequestRead {
  readonly node: number;
}

/** Every place of a file that reads a named part of a request, in order. */
export function requestReads(tree: FlatTree): readonly ReadAt[] {
  const reads: ReadAt[] = [];
  for (let node = 1; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (kind === 'member') addMember(tree, node, reads);
    else if (kind === 'index') addIndex(tree, node, reads);
    else if (kind === 'call') addCall(tree, node, reads);
    else if (kind === 'variable') addParts(tree, node, reads);
  }
  return reads;
}

/** The different reads between two nodes, at most `limits.routeReads`. */
export function readsWithin(all: readonly ReadAt[], first: number, last: number): readonly RequestRead[] {
  const found = new Map<string, RequestRead>();
  for (let at = lowerBound(all, first); at < all.length; at++) {
    const read = all[at];
    if (read === undefined || read.node > last || found.size >= limits.routeReads) break;
    found.set(`${read.in} ${read.name}`, { in: read.in, name: read.name });
  }
  return [...found.values()];
}

function lowerBound(all: readonly ReadAt[], node: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.node ?? 0) < node) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `req.query.id`; not `req.query.get`, which is looked at as a call. */
function addMember(tree: FlatTree, node: number, reads: ReadAt[]): void {
  const part = holderOf(tree, childIn(tree, node, 'object'));
  const isCalled = kindOf(tree, tree.parent[node] ?? 0) === 'call' && tree.parent[node] === node - 1;
  if (part === undefined || isCalled) return;
  reads.push({ node, in: part, name: symbolOf(tree, childIn(tree, node, 'property')) });
}

function addIndex(tree: FlatTree, node: number, reads: ReadAt[]): void {
  const part = holderOf(tree, childIn(tree, node, 'object'));
  const key = childIn(tree, node, 'value');
  if (part !== undefined && key >= 0 && kindOf(tree, key) === 'string')
    reads.push({ node, in: part, name: symbolOf(tree, key) });
}

function addCall(tree: FlatTree, node: number, reads: ReadAt[]): void {
  const callee = childIn(tree, node, 'callee');
  if (callee < 0 || kindOf(tree, callee) !== 'member') return;
  const name = firstText(tree, node);
  if (name === undefined) return;
  const method = symbolOf(tree, childIn(tree, callee, 'property'));
  const object = childIn(tree, callee, 'object');
  const isGet = method === 'get' || method === 'Get' || method === 'getlist';
  const part = isGet ? (holderOf(tree, object) ?? queryOf(tree, object)) : readerOf(tree, method, object);
  if (part !== undefined) reads.push({ node, in: part, name });
}

/** The first text argument; for `chi.URLParam(r, "id")` the second. */
function firstText(tree: FlatTree, call: number): string | undefined {
  const texts = childrenOf(tree, childIn(tree, call, 'arguments')).slice(0, 2);
  const text = texts.find((node) => kindOf(tree, node) === 'string');
  return text === undefined ? undefined : symbolOf(tree, text);
}

function readerOf(tree: FlatTree, method: string, object: number): Part | undefined {
  return Object.hasOwn(readers, method) && startsAtRequest(tree, object) ? readers[method] : undefined;
}

/** `r.URL.Query()`. */
function queryOf(tree: FlatTree, node: number): Part | undefined {
  if (node < 0 || kindOf(tree, node) !== 'call') return undefined;
  const callee = childIn(tree, node, 'callee');
  return symbolOf(tree, childIn(tree, callee, 'property')) === 'Query' ? 'query' : undefined;
}

function holderOf(tree: FlatTree, node: number): Part | undefined {
  if (node < 0 || kindOf(tree, node) !== 'member') return undefined;
  const name = symbolOf(tree, childIn(tree, node, 'property'));
  if (!Object.hasOwn(holders, name)) return undefined;
  return startsAtRequest(tree, childIn(tree, node, 'object')) ? holders[name] : undefined;
}

function startsAtRequest(tree: FlatTree, node: number): boolean {
  let at = node;
  while (at >= 0 && kindOf(tree, at) === 'member') at = childIn(tree, at, 'object');
  if (at < 0) return false;
  return kindOf(tree, at) === 'this' || requests.has(symbolOf(tree, at));
}

/** `const { a, b } = req.body`. */
function addParts(tree: FlatTree, node: number, reads: ReadAt[]): void {
  const name = childIn(tree, node, 'name');
  const part = holderOf(tree, childIn(tree, node, 'value'));
  if (part === undefined || name < 0 || kindOf(tree, name) !== 'object') return;
  for (const pair of childrenOf(tree, name)) {
    const key = childIn(tree, pair, 'key');
    if (key >= 0) reads.push({ node, in: part, name: symbolOf(tree, key) });
  }
}
