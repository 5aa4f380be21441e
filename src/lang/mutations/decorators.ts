import { guardKind } from '../routes/guard-kind.ts';
import type { Mutation } from './mutation.ts';
import type { SourceView } from './source-view.ts';

const known: ReadonlySet<string> = new Set([
  'UseGuards',
  'PreAuthorize',
  'PostAuthorize',
  'PreFilter',
  'PostFilter',
  'Secured',
  'RolesAllowed',
  'DenyAll',
  'Roles',
  'login_required',
  'permission_required',
  'user_passes_test',
  'staff_member_required',
  'csrf_protect',
  'requires_auth',
  'jwt_required',
  'fresh_jwt_required',
  'roles_required',
  'permission_classes',
  'authentication_classes',
  'throttle_classes',
  'Throttle',
  'Valid',
  'Validated',
  'Authorized',
  'Authorize',
  'limiter.limit',
  'ratelimit',
]);
const injecting: ReadonlySet<string> = new Set([
  'Depends',
  'Security',
  'fastapi.Depends',
  'fastapi.Security',
]);

/** `@login_required`, `@PreAuthorize`, `@UseGuards`, and FastAPI's `Depends(auth)`. */
export function decoratorsAt(v: SourceView, node: number): readonly Mutation[] {
  const kind = v.kind(node);
  if (kind === 'decorator') return decorator(v, node);
  return kind === 'call' && v.isPython ? dependency(v, node) : [];
}

function decorator(v: SourceView, node: number): readonly Mutation[] {
  const value = v.child(node, 'value');
  const name = v.kind(value) === 'call' ? v.calleeName(value) : v.dotted(value);
  const guard = guardKind([name]);
  if (!known.has(name) && (guard === 'other' || guard === 'allow-all')) return [];
  // What registers a route or a class goes by such names, too: `@auth.get('/x')`, `@router.post`.
  if (!known.has(name) && /\.(?:get|post|put|patch|delete|route|command|register)$/u.test(name)) return [];
  const title = `Take @${name} away`;
  const reason = `@${name} refuses before the code below it runs.`;
  return [{ control: 'decorator', ...withBlank(v, node), replacement: '', title, reason }];
}

/** With the white space up to what it stands above. */
function withBlank(v: SourceView, node: number): { readonly start: number; readonly end: number } {
  const { text } = v.tree;
  let end = v.end(node);
  while (end < text.length && /\s/u.test(text[end] ?? '')) end++;
  return { start: v.start(node), end };
}

function dependency(v: SourceView, call: number): readonly Mutation[] {
  if (!injecting.has(v.calleeName(call))) return [];
  const [first = -1] = v.args(call);
  const name = v.kind(first) === 'call' ? v.calleeName(first) : v.dotted(first);
  const guard = guardKind([name]);
  if (name === '' || guard === 'other' || guard === 'allow-all') return [];
  return [
    {
      control: 'decorator',
      start: v.start(first),
      end: v.end(first),
      replacement: 'lambda: None',
      title: `Depend on nothing instead of ${name}`,
      reason: `${name} runs before the handler and may refuse.`,
    },
  ];
}
