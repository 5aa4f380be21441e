import fc from 'fast-check';
import { expect, test } from 'vitest';
import { covers, hole, normalPath, type PathSyntax } from './path-template.ts';

test.each([
  ['colon', '/users/:id', '/users/{id}'],
  ['colon', 'users/:id(\\d+)/:name?', '/users/{id}/{name}'],
  ['colon', '/files/*', '/files/{*}'],
  ['colon', '/files/*path', '/files/{path*}'],
  ['colon', '/files/:path*', '/files/{path*}'],
  ['colon', '/a{/:b}', '/a/{b}'],
  ['colon', '/:id{[0-9]{2,}}/raw', '/{id}/raw'],
  ['colon', '/api/(.*)', '/api/{*}'],
  ['colon', '/from-:a-to-:b', '/from-{a}-to-{b}'],
  ['brace', '/users/{id:[a-z]{2}}/x', '/users/{id}/x'],
  ['brace', '/{p:path}', '/{p*}'],
  ['brace', '/{p...}', '/{p*}'],
  ['brace', '/{$}', '/'],
  ['brace', '/a/**', '/a/{*}'],
  ['brace', '/{*rest}', '/{rest*}'],
  ['angle', '<int:id>/<path:rest>/', '/{id}/{rest*}'],
  ['angle', '/<regex("[a:b]"):name>', '/{name}'],
  ['regex', '^articles/(?P<slug>[-\\w]+)/?$', '/articles/{slug}'],
  ['regex', '^(\\d+)/(?:page-(?P<n>\\d+)/)?$', '/{1}'],
  ['regex', '^a\\.b(?:c|d)$', '/a.bc|d'],
  ['regex', '^any/.*$', '/any/{*}'],
  ['regex', '', '/'],
] as const)('%s %s', (syntax, text, expected) => {
  expect(normalPath([{ text, syntax }]).path).toBe(expected);
});

test('pieces are joined, and what is not known is told', () => {
  const brace = (text: string) => ({ text, syntax: 'brace' as const });
  expect(normalPath([brace('/api/'), brace('/users/'), brace('{id}')])).toEqual({
    path: '/api/users/{id}',
    written: '/api/users/{id}',
    complete: true,
    parameters: ['id'],
  });
  expect(normalPath([brace(hole), brace('/users')])).toMatchObject({ path: '/users', complete: false });
  expect(normalPath([brace(`/a${hole}`), brace('/b')])).toMatchObject({ path: '/a{?}/b', complete: false });
  expect(normalPath([brace(hole)])).toMatchObject({ path: '/{?}', complete: false });
});

test.each([
  ['/admin', '/admin/users', false, true],
  ['/admin', '/administrator', false, false],
  ['/admin', '/admin/users', true, false],
  ['/admin/{*}', '/admin/users/1', true, true],
  ['/', '/x', false, true],
  ['/users/{id}', '/users/{name}/x', false, true],
  ['/users/me', '/users', false, false],
])('%s covers %s', (pattern, path, exact, expected) => {
  expect(covers(pattern, path, exact)).toBe(expected);
});

test('any text gives a path that starts with a slash and has none at its end', () => {
  const syntaxes: readonly PathSyntax[] = ['colon', 'brace', 'angle', 'regex'];
  const piece = fc.string({
    unit: fc.constantFrom('/', ':', '*', '{', '}', '(', ')', '[', '\\', '<', '>', 'a', '?', '.', '^', hole),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), fc.constantFrom(...syntaxes), (texts, syntax) => {
      const { path, complete } = normalPath(texts.map((text) => ({ text, syntax })));
      expect(path.startsWith('/')).toBe(true);
      expect(path === '/' || !path.endsWith('/')).toBe(true);
      expect(path).not.toContain(hole);
      if (path.includes('{?}')) expect(complete).toBe(false);
    }),
  );
});
