import { guardKind } from '../routes/guard-kind.ts';
import type { Mutation } from './mutation.ts';
import { emptyStatement, itemRange } from './removal.ts';
import type { SourceView } from './source-view.ts';

const registering: ReadonlySet<string> = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'del',
  'all',
  'head',
  'options',
  'use',
  'route',
  'on',
  'register',
  'group',
  'any',
  'addhook',
  'with',
  'handle',
]);
const hooks: ReadonlySet<string> = new Set([
  'preHandler',
  'onRequest',
  'preValidation',
  'preParsing',
  'beforeHandler',
  'beforeEnter',
  'middleware',
  'canActivate',
]);

/** Guards that are named where routes are registered: as arguments, in hooks, and in lists of middleware. */
export function middlewareAt(v: SourceView, node: number): readonly Mutation[] {
  const kind = v.kind(node);
  if (kind === 'call') return inRegistration(v, node);
  if (kind === 'pair' && v.isScript) return inHook(v, node);
  return kind === 'assign' && v.isPython ? inSettings(v, node) : [];
}

function inRegistration(v: SourceView, call: number): readonly Mutation[] {
  const callee = v.child(call, 'callee');
  if (v.kind(callee) !== 'member') return [];
  const name = v.symbol(v.child(callee, 'property'));
  if (!registering.has(name.toLowerCase()) || v.isPython || v.language === 'java') return [];
  const args = v.args(call);
  const rest = args.filter((one) => !isText(v, one));
  const isForAll = ['use', 'addhook', 'register', 'with'].includes(name.toLowerCase());
  const before = isForAll ? rest : rest.slice(0, -1);
  return before.flatMap((one) => {
    const guard = guardName(v, one);
    if (guard === undefined) return [];
    if (before.length === 1 && isForAll) return wholeStatement(v, call, guard);
    return [taken(v, one, guard, `${v.dotted(callee)} registers it before the handler.`)];
  });
}

/** `app.use(auth)`: without its only guard the call would say nothing. */
function wholeStatement(v: SourceView, call: number, guard: string): readonly Mutation[] {
  const statement = v.parent(call);
  if (v.kind(statement) !== 'expression-statement') return [];
  const title = `Do not register ${guard}`;
  const reason = 'It is registered for all routes that come after it.';
  const range = { start: v.start(statement), end: v.end(statement) };
  return [{ control: 'middleware', ...range, replacement: emptyStatement(v), title, reason }];
}

/** `{ preHandler: [auth] }` of Fastify. */
function inHook(v: SourceView, pair: number): readonly Mutation[] {
  const key = v.symbol(v.child(pair, 'key'));
  if (!hooks.has(key)) return [];
  const value = v.child(pair, 'value');
  const reason = `It is a ${key} of a route.`;
  if (v.kind(value) === 'array')
    return v.children(value).flatMap((one) => {
      const guard = guardName(v, one);
      return guard === undefined ? [] : [taken(v, one, guard, reason)];
    });
  const guard = guardName(v, value);
  return guard === undefined ? [] : [taken(v, pair, guard, reason)];
}

/** `MIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware']`. */
function inSettings(v: SourceView, assign: number): readonly Mutation[] {
  const name = v.symbol(v.child(assign, 'left'));
  const list = v.child(assign, 'right');
  if (!/^MIDDLEWARE(?:_CLASSES)?$/u.test(name) || !['array', 'tuple'].includes(v.kind(list))) return [];
  return v.children(list).flatMap((one) => {
    const guard = v.symbol(one);
    const kind = guardKind([guard]);
    const isGuard = kind === 'csrf' || kind === 'rate-limit' || /Auth\w*Middleware$/u.test(guard);
    return v.kind(one) === 'string' && isGuard ? [taken(v, one, guard, `${name} names it.`)] : [];
  });
}

function taken(v: SourceView, item: number, guard: string, reason: string): Mutation {
  return {
    control: 'middleware',
    ...itemRange(v, item),
    replacement: '',
    title: `Leave out ${guard}`,
    reason,
  };
}

/** The name of an argument that guards; undefined for others, and for functions that are written there. */
function guardName(v: SourceView, node: number): string | undefined {
  const name = v.kind(node) === 'call' ? v.calleeName(node) : v.dotted(node);
  if (name === '') return undefined;
  const kind = guardKind([name]);
  return kind === 'other' || kind === 'allow-all' ? undefined : name;
}

function isText(v: SourceView, node: number): boolean {
  return ['string', 'template', 'regex'].includes(v.kind(node));
}
