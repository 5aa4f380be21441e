import { expect, test } from 'vitest';
import { entryOf, isHttpEntry, namesRoute } from './surface.ts';

test.each([
  ['GET /files/:id', 'GET', '/files/{key}', true],
  ['GET /files/{id}', 'GET', '/files/{key}', true],
  ['/files/<int:id>', 'PUT', '/files/{key}', true],
  ['GET /files/:id', 'PUT', '/files/{key}', false],
  ['GET /files', 'GET', '/files/{key}', false],
  ['* /files', 'PUT', '/files', true],
  ['POST /files', 'ALL', '/files', true],
  ['GET /files/**', 'GET', '/files/a/b', true],
  ['GET /files/**', 'GET', '/other/a', false],
  ['grpc Files.Get', 'GET', '/files', false],
  ['GET /', 'GET', '/', true],
])('%s names %s %s: %s', (text, method, route, expected) => {
  expect(namesRoute(text, { method, route })).toBe(expected);
});

test('what is no path is no entry of HTTP', () => {
  expect(['GET /a', '/a', 'queue orders', 'https://a.b'].map(isHttpEntry)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a new entry is written as the others are', () => {
  const route = { method: 'GET', route: '/files/{id}' };
  expect(entryOf(route, ['GET /x/:id'])).toBe('GET /files/:id');
  expect(entryOf(route, ['GET /x/{id}'])).toBe('GET /files/{id}');
  expect(namesRoute(entryOf(route, []), route)).toBe(true);
});
