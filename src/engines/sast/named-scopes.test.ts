import { expect, test } from 'vitest';
import { testParsers } from '../../../tests/parsers.ts';
import type { LanguageId } from '../../lang/index.ts';
import { namedScope } from './named-scopes.ts';

const parsers = testParsers();

test.each<[LanguageId, string, string]>([
  ['javascript', 'here()', ''],
  ['javascript', 'function a() { here() }', 'a'],
  ['javascript', 'const a = () => { here() }', 'a'],
  ['javascript', 'module.exports = { a() { here() }, b() {} }', 'a'],
  ['typescript', 'class A { b = 1; c() { return () => here() } }', 'A.c'],
  ['python', 'class A:\n  def b(self):\n    if x:\n      here()\n', 'A.b'],
  ['go', 'package a\nfunc (s *S) B() { here() }', 'B'],
  ['java', 'class A { void b() { new C() { void d() { here(); } }; } }', 'A.b.d'],
])('in %s, what is around "here" in %s is called %s', (language, text, name) => {
  expect(namedScope(parsers.parse(language, text).tree, text.indexOf('here'))).toBe(name);
});
