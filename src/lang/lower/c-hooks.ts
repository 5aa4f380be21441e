import type { Role } from '../tree/kinds.ts';
import { cStyle, cook } from './escapes.ts';
import type { Lowering } from './lowering.ts';
import { unravel, lowerTyped } from './c-declarations.ts';

/** `#include <a.h>`. */
export function lowerInclude(l: Lowering, n: number, role: Role): void {
  l.open('import', role, n);
  l.put(n, 'path', 'source');
  l.close();
}

/** `using a::b;`, `using namespace a;`. */
export function lowerUsing(l: Lowering, n: number, role: Role): void {
  const [name] = l.children(n);
  l.open('import', role, n);
  if (name !== undefined) l.leaf('identifier', 'source', name, l.squeezed(name).replaceAll('::', '.'));
  l.close();
}

/** All sides of `#if` are kept; its condition is not. */
export function lowerConditionalText(l: Lowering, n: number, role: Role): void {
  for (const child of l.plain(n))
    if (role === 'none') l.statement(child);
    else l.lower(child, role);
  l.put(n, 'alternative', role);
}

/** A namespace is a package. */
export function lowerNamespace(l: Lowering, n: number, role: Role): void {
  const [name, body] = [l.field(n, 'name'), l.field(n, 'body')];
  l.open('package', role, n, name < 0 ? '' : l.squeezed(name).replaceAll('::', '.'));
  if (name >= 0) l.leaf('identifier', 'name', name, l.squeezed(name).replaceAll('::', '.'));
  if (body >= 0) l.group('block', 'body', body);
  l.close();
}

/** `for (auto x : list)`. */
export function lowerForEach(l: Lowering, n: number, role: Role): void {
  const [type, declarator, body] = [l.field(n, 'type'), l.field(n, 'declarator'), l.field(n, 'body')];
  const { name, suffix } = declarator < 0 ? { name: -1, suffix: '' } : unravel(l, declarator);
  l.open('for-each', role, n);
  if (type >= 0 && declarator >= 0) {
    l.openAt({ kind: 'variable', role: 'left', node: n, start: l.start(type), end: l.end(declarator) });
    lowerTyped(l, type, { suffix, role: 'type' });
    if (name >= 0) l.lower(name, 'name');
    l.close();
  }
  l.put(n, 'right', 'iterable');
  if (body >= 0) l.body(body, 'body');
  l.close();
}

/** `case 1:` and `default:`. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  const value = l.field(n, 'value');
  l.open(value < 0 ? 'default-case' : 'case', role, n);
  if (value >= 0) l.lower(value, 'value');
  l.statements(n, l.plain(n));
  l.close();
}

/** `[=](int x) { … }`. */
export function lowerLambda(l: Lowering, n: number, role: Role): void {
  const declarator = l.field(n, 'declarator');
  l.open('lambda', role, n);
  if (declarator >= 0) l.put(declarator, 'parameters', 'parameters');
  l.put(n, 'body', 'body');
  l.close();
}

/** `a::b`: a member, or a type where one stands. */
export function lowerQualified(l: Lowering, n: number, role: Role): void {
  if (role === 'type' || role === 'returns' || role === 'superclass') {
    l.leaf('type', role, n, l.squeezed(n));
    return;
  }
  l.open('member', role, n, '::');
  l.put(n, 'scope', 'object');
  for (const name of l.fields(n, 'name')) if (l.isNamed(name)) l.lower(name, 'property');
  l.close();
}

/** `f<int>` as the name of a call. */
export function lowerTemplateName(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  if (name >= 0) l.lower(name, role);
}

/** Strings, characters and the names of system headers. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  l.leaf('string', role, n, valueOf(l, n));
}

function valueOf(l: Lowering, n: number): string {
  const text = l.text(n);
  const open = text.search(/["'<]/u);
  return cook(text.slice(open + 1, -1), cStyle);
}

/** `R"x(…)x"`. */
export function lowerRawString(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf('string', role, n, text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')));
}

/** Adjacent literals are one; with a macro among them their parts stay. */
export function lowerConcatenated(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  if (parts.every((part) => l.typeOf(part) === 'string_literal')) {
    l.leaf('string', role, n, parts.map((part) => valueOf(l, part)).join(''));
    return;
  }
  l.open('template', role, n);
  for (const part of parts) {
    if (l.typeOf(part) === 'string_literal') l.leaf('string-part', 'none', part, valueOf(l, part));
    else l.wrap('interpolation', 'none', part, 'value');
  }
  l.close();
}

/** The type and name of what is caught belong to the `catch` itself. */
export function lowerCatch(l: Lowering, n: number, role: Role): void {
  const parameters = l.field(n, 'parameters');
  l.open('catch', role, n);
  for (const parameter of parameters < 0 ? [] : l.children(parameters)) {
    const declarator = l.field(parameter, 'declarator');
    const { name, suffix } = declarator < 0 ? { name: -1, suffix: '' } : unravel(l, declarator);
    lowerTyped(l, l.field(parameter, 'type'), { suffix, role: 'type' });
    if (name >= 0) l.lower(name, 'name');
  }
  l.put(n, 'body', 'body');
  l.close();
}
