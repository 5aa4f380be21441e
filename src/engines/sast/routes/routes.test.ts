import { expect, test } from 'vitest';
import type { Guard, GuardKind, Route } from '../../../lang/routes/index.ts';
import { checkRoutes, lateGuards, openSensitivePaths, peerDeviations, unguardedChanges } from './index.ts';

const place = { path: 'app.js', at: [0, 1] as const };

function guard(name: string, kind: GuardKind, more: Partial<Guard> = {}): Guard {
  return { name, kind, place, scope: 'router', ...more };
}

const auth = guard('requireAuth', 'authentication');

function route(line: string, guards: readonly Guard[] = [], more: Partial<Route> = {}): Route {
  const [method = '', path = ''] = line.split(' ');
  return {
    framework: 'express',
    method,
    path,
    written: path,
    complete: true,
    mounted: true,
    parameters: [],
    handler: { name: 'h', ...place },
    guards,
    checks: [],
    lateGuards: [],
    place,
    mounts: [],
    ...more,
  };
}

const lines = (found: readonly { readonly rule: string; readonly route: Route }[]) =>
  found.map((one) => `${one.rule} ${one.route.method} ${one.route.path}`);

test('a change that nobody guards, where others are guarded', () => {
  const found = unguardedChanges([
    route('POST /items', [guard('logger', 'other')]),
    route('GET /items'),
    route('POST /items/{id}', [auth]),
    route('POST /login'),
    route('POST /api/auth/forgot-password'),
    route('POST /users', [], { handler: { name: 'registerUser', ...place } }),
    route('DELETE /checked', [], { checks: [guard('getSession', 'authentication')] }),
    route('POST /enter', [], { handler: { name: 'passport.authenticate', ...place } }),
    route('PUT /dead', [], { mounted: false }),
    route('PATCH /said', [guard('AllowAny', 'allow-all')]),
    route('PUT /opened-then-asked', [guard('permitAll', 'allow-all'), auth]),
  ]);
  expect(lines(found)).toEqual(['routes/unguarded-change POST /items']);
  expect(found[0]?.why).toContain('only logger');
});

test('an application without any guard is one finding', () => {
  const found = unguardedChanges([route('POST /a'), route('PUT /b'), route('GET /c')]);
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toContain('2 routes change something');
  expect(unguardedChanges([route('GET /c')])).toEqual([]);
});

test('one that differs from its siblings', () => {
  const siblings = ['a', 'b', 'c', 'd', 'e'].map((name) => route(`POST /admin/${name}`, [auth]));
  expect(lines(peerDeviations([...siblings, route('POST /admin/f')]))).toEqual([
    'routes/peer-deviation POST /admin/f',
  ]);
  expect(peerDeviations([...siblings.slice(1), route('POST /admin/f')])).toEqual([]);
  expect(peerDeviations([...siblings, route('POST /other/f')])).toEqual([]);
  expect(peerDeviations([...siblings, route('POST /admin/f', [guard('apiKey', 'authentication')])])).toEqual(
    [],
  );
  expect(peerDeviations([...siblings, route('POST /admin/login')])).toEqual([]);
  // Reading is compared with reading.
  expect(peerDeviations([...siblings, route('GET /admin/f')])).toEqual([]);
});

test('four of five siblings make a habit, three do not', () => {
  const some = (count: number) =>
    [0, 1, 2, 3, 4].map((n) =>
      route(`GET /x/${n}`, [
        n < count ? guard('isAdmin', 'authorisation') : guard('isOwner', 'authorisation'),
      ]),
    );
  expect(lines(peerDeviations([...some(4), route('GET /x/odd')]))).toEqual([
    'routes/peer-deviation GET /x/odd',
  ]);
  expect(peerDeviations([...some(3), route('GET /x/odd')])).toEqual([]);
});

test('a guard that comes too late', () => {
  const late = (line: string, one: Guard, more: Partial<Route> = {}) =>
    route(line, [], { lateGuards: [one], ...more });
  const found = lateGuards([
    late('GET /admin/users', guard('requireAuth', 'authentication', { covers: '/admin' })),
    late('POST /items', guard('requireAuth', 'authentication', { covers: '/' })),
    late('GET /items', guard('requireAuth', 'authentication', { covers: '/' })),
    late('POST /login', guard('requireAuth', 'authentication', { covers: '/' })),
    late('GET /profile', guard('login_required', 'authentication', { scope: 'route' })),
    late('POST /logged', guard('logger', 'other', { covers: '/' })),
    route('POST /twice', [auth], { lateGuards: [auth] }),
  ]);
  expect(lines(found)).toEqual([
    'routes/guard-after-route GET /admin/users',
    'routes/guard-after-route POST /items',
    'routes/guard-after-route GET /profile',
  ]);
});

test('a sensitive path that is open in so many words', () => {
  const open = guard('permitAll', 'allow-all');
  const found = openSensitivePaths([
    route('GET /admin/stats', [auth, open]),
    route('GET /articles', [open]),
    route('POST /users/login', [open]),
    route('GET /api/users/{id}', [open, auth]),
    route('POST /api/userAccounts', [open], { handler: { name: 'list', ...place } }),
  ]);
  expect(lines(found)).toEqual([
    'routes/open-sensitive-path GET /admin/stats',
    'routes/open-sensitive-path POST /api/userAccounts',
  ]);
});

test('together: the nearest reason, in the order of the code', () => {
  const at = (n: number) => ({ place: { path: 'app.js', at: [n, n + 1] as const } });
  const found = checkRoutes([
    route('POST /b', [], { ...at(9), lateGuards: [{ ...auth, covers: '/b' }] }),
    route('POST /a', [], at(3)),
    route('POST /c', [auth], at(12)),
  ]);
  expect(lines(found)).toEqual(['routes/unguarded-change POST /a', 'routes/guard-after-route POST /b']);
});

test('ten thousand siblings', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => route(`POST /a/b/${n}`, n === 77 ? [] : [auth]));
  expect(lines(checkRoutes(many))).toEqual(['routes/peer-deviation POST /a/b/77']);
});
