import type { Role } from '../tree/kinds.ts';
import { isTypeRole, lowerTemplate } from './declarations.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const escapes: EscapeStyle = {
  simple: { ...commonEscapes, '0': '\0', e: '\u001b' },
  octal: false,
  keepsUnknown: false,
};

/** `List<int>`: a type, or the name of a call, whose type arguments the call has. */
export function lowerGenericName(l: Lowering, n: number, role: Role): void {
  const [name, list] = l.children(n);
  if (!isTypeRole(role) && role !== 'none') {
    if (name !== undefined) l.leaf('identifier', role, name, l.text(name));
    return;
  }
  l.open('generic-type', role, n);
  if (name !== undefined) l.leaf('type', 'name', name, l.text(name));
  if (list !== undefined) l.lower(list, 'arguments');
  l.close();
}

/** `a.b`. */
export function lowerMember(l: Lowering, n: number, role: Role): void {
  l.open('member', role, n);
  const object = l.field(n, 'expression');
  if (object >= 0) l.lower(object, 'object');
  l.put(n, 'name', 'property');
  l.close();
}

/** `a?.b`, `a?.b(c)` and `a?[b]` are what they are without the question mark. */
export function lowerConditionalAccess(l: Lowering, n: number, role: Role): void {
  const object = l.field(n, 'condition');
  const access = l.plain(n)[0] ?? n;
  const callee = l.typeOf(access) === 'invocation_expression' ? l.field(access, 'function') : access;
  if (object >= 0 && l.typeOf(access) === 'element_binding_expression') {
    l.open('index', role, n);
    l.lower(object, 'object');
    l.grouped('tuple', 'value', l.children(access));
    l.close();
  } else if (object < 0 || l.typeOf(callee) !== 'member_binding_expression') {
    l.group('other', role, n);
  } else if (callee === access) {
    lowerBinding(l, n, { object, binding: callee, role });
  } else {
    l.open('call', role, n);
    lowerBinding(l, n, { object, binding: callee, role: 'callee' });
    l.put(access, 'arguments', 'arguments');
    l.close();
  }
}

function lowerBinding(l: Lowering, n: number, as: { object: number; binding: number; role: Role }): void {
  l.openAt({ kind: 'member', role: as.role, node: n, start: l.start(n), end: l.end(as.binding) });
  l.lower(as.object, 'object');
  l.put(as.binding, 'name', 'property');
  l.close();
}

/** `a[b]`. */
export function lowerIndex(l: Lowering, n: number, role: Role): void {
  const subscript = l.field(n, 'subscript');
  l.open('index', role, n);
  l.put(n, 'expression', 'object');
  if (subscript >= 0) l.grouped('tuple', 'value', l.children(subscript));
  l.close();
}

/** The type arguments of a generic name belong to the call. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  const callee = l.field(n, 'function');
  const name =
    callee >= 0 && l.typeOf(callee) === 'member_access_expression' ? l.field(callee, 'name') : callee;
  const types = name >= 0 ? l.child(name, 'type_argument_list') : -1;
  l.open('call', role, n);
  if (callee >= 0) l.lower(callee, 'callee');
  if (types >= 0 && l.typeOf(name) === 'generic_name') l.lower(types, 'type');
  l.put(n, 'arguments', 'arguments');
  l.close();
}

/** `name: value` and `Name = value` are keyword arguments; `ref` and `out` are left out. */
export function lowerArgument(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  if (name < 0) {
    l.lowerAll(l.plain(n), role);
    return;
  }
  l.open('keyword-argument', role, n);
  l.lower(name, 'name');
  l.lowerAll(l.plain(n), 'value');
  l.close();
}

/** `new T(a) { B = 1 }`. */
export function lowerNew(l: Lowering, n: number, role: Role): void {
  const type = l.field(n, 'type');
  l.open('new', role, n);
  if (type >= 0) lowerAsType(l, type, 'callee');
  for (const child of l.children(n))
    if (child !== type) l.lower(child, l.typeOf(child) === 'argument_list' ? 'arguments' : 'value');
  l.close();
}

function lowerAsType(l: Lowering, n: number, role: Role): void {
  const [name, list] = l.children(n);
  if (l.typeOf(n) !== 'generic_name' || name === undefined || list === undefined) {
    l.leaf('type', role, n, l.squeezed(n));
    return;
  }
  l.open('generic-type', role, n);
  l.leaf('type', 'name', name, l.text(name));
  l.lower(list, 'arguments');
  l.close();
}

/** `{ A = 1 }` is an object, `{ 1, 2 }` an array. */
export function lowerInitializer(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const isObject = parts.some((part) => l.typeOf(part) === 'assignment_expression');
  l.open(isObject ? 'object' : 'array', role, n);
  for (const part of parts) {
    if (l.typeOf(part) !== 'assignment_expression') {
      l.lower(part, 'none');
      continue;
    }
    l.open('pair', 'none', part);
    l.put(part, 'left', 'key');
    l.put(part, 'right', 'value');
    l.close();
  }
  l.close();
}

/** `x => x.y`, `(a, b) => { … }`. */
export function lowerLambda(l: Lowering, n: number, role: Role): void {
  const parameters = l.field(n, 'parameters');
  l.open('lambda', role, n);
  l.lowerAll(l.plain(n), 'none');
  if (parameters >= 0 && l.typeOf(parameters) === 'implicit_parameter') {
    l.open('parameters', 'parameters', parameters);
    l.open('parameter', 'none', parameters);
    l.leaf('identifier', 'name', parameters, l.text(parameters));
    l.close();
    l.close();
  } else if (parameters >= 0) {
    l.lower(parameters, 'parameters');
  }
  l.put(n, 'body', 'body');
  l.close();
}

/** `delegate (int x) { … }`. */
export function lowerAnonymousMethod(l: Lowering, n: number, role: Role): void {
  l.open('lambda', role, n);
  l.put(n, 'parameters', 'parameters');
  for (const child of l.plain(n)) l.lower(child, l.typeOf(child) === 'block' ? 'body' : 'none');
  l.close();
}

/** The variable with its type is a declaration. */
export function lowerForEach(l: Lowering, n: number, role: Role): void {
  const [type, left, body] = [l.field(n, 'type'), l.field(n, 'left'), l.field(n, 'body')];
  l.open('for-each', role, n);
  l.modifiers(n, ['await']);
  if (type >= 0 && left >= 0) {
    l.openAt({ kind: 'variable', role: 'left', node: n, start: l.start(type), end: l.end(left) });
    l.lower(type, 'type');
    l.lower(left, 'name');
    l.close();
  } else if (left >= 0) {
    l.lower(left, 'left');
  }
  l.put(n, 'right', 'iterable');
  if (body >= 0) l.body(body, 'body');
  l.close();
}

/** What stands before a colon is a label, what after the last one a statement. */
export function lowerSection(l: Lowering, n: number, role: Role): void {
  const parts = l.all(n);
  const colon = parts.findLastIndex((part) => l.typeOf(part) === ':');
  const isDefault = l.child(n, 'default') >= 0;
  l.open(isDefault ? 'default-case' : 'case', role, n);
  for (const part of parts.slice(0, colon)) if (l.isNamed(part)) lowerLabel(l, part);
  l.statements(
    n,
    parts.slice(colon + 1).filter((part) => l.isNamed(part)),
  );
  l.close();
}

function lowerLabel(l: Lowering, n: number): void {
  if (l.typeOf(n) === 'when_clause') l.lowerAll(l.children(n), 'condition');
  else l.lower(n, 'value');
}

/** `x switch { 1 => a, _ => b }`. */
export function lowerSwitchExpression(l: Lowering, n: number, role: Role): void {
  const [value, ...arms] = l.children(n);
  l.open('switch', role, n);
  if (value !== undefined) l.lower(value, 'condition');
  const start = l.start(arms[0] ?? n);
  l.openAt({ kind: 'block', role: 'body', node: n, start, end: l.end(arms.at(-1) ?? n) });
  l.lowerAll(arms, 'none');
  l.close();
  l.close();
}

/** One arm of it. */
export function lowerArm(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const value = parts.pop();
  const isDefault = parts.length === 1 && parts.every((part) => l.text(part) === '_');
  l.open(isDefault ? 'default-case' : 'case', role, n);
  if (!isDefault) for (const part of parts) lowerLabel(l, part);
  if (value !== undefined) l.lower(value, 'body');
  l.close();
}

/** Its parts belong to the `catch` itself. */
export function lowerCatchDeclaration(l: Lowering, n: number): void {
  l.put(n, 'type', 'type');
  l.put(n, 'name', 'name');
}

/** `lock (x) …` and `fixed (…) …`. */
export function lowerLock(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const body = parts.pop();
  l.open('with', role, n, l.text(l.all(n)[0] ?? n));
  l.lowerAll(parts, 'value');
  if (body !== undefined) l.body(body, 'body');
  l.close();
}

/** A string or a character with escapes. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf('string', role, n, cook(text.slice(1, text.lastIndexOf(text[0] ?? '"')), escapes));
}

/** `@"…"`: only a doubled quote is special. */
export function lowerVerbatim(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf('string', role, n, text.slice(text.indexOf('"') + 1, text.lastIndexOf('"')).replaceAll('""', '"'));
}

/** `"""…"""`. */
export function lowerRawString(l: Lowering, n: number, role: Role): void {
  const content = l.child(n, 'raw_string_content');
  l.leaf('string', role, n, content < 0 ? '' : l.text(content));
}

const texts: ReadonlySet<string> = new Set(['string_content', 'escape_sequence']);

/** `$"…{x}…"`. */
export function lowerInterpolated(l: Lowering, n: number, role: Role): void {
  const isVerbatim = l.text(n).slice(0, 3).includes('@');
  const braces = (text: string): string => text.replaceAll('{{', '{').replaceAll('}}', '}');
  const text = (part: string): string =>
    isVerbatim ? braces(part).replaceAll('""', '"') : cook(braces(part), escapes);
  const skipped = new Set(['interpolation_start', 'interpolation_quote']);
  lowerTemplate(l, n, role, { texts, text, skipped });
}

/** `int[]` with its rank in the symbol. */
export function lowerArrayType(l: Lowering, n: number, role: Role): void {
  l.open('type', role, n, l.squeezed(n));
  l.put(n, 'type', 'type');
  l.close();
}

/** Both sides of `#if` are kept; its condition is not. */
export function lowerConditionalText(l: Lowering, n: number, role: Role): void {
  l.lowerAll(l.plain(n), role);
  l.put(n, 'alternative', role);
}

/** `new { A = 1, b.C }`. */
export function lowerAnonymousObject(l: Lowering, n: number, role: Role): void {
  const parts = l.all(n);
  l.open('object', role, n);
  for (const [at, part] of parts.entries()) {
    const [equals, value] = [parts[at + 1], parts[at + 2]];
    if (!l.isNamed(part) || (at > 0 && l.typeOf(parts[at - 1] ?? n) === '=')) continue;
    if (equals === undefined || value === undefined || l.typeOf(equals) !== '=') {
      l.lower(part, 'none');
      continue;
    }
    l.openAt({ kind: 'pair', role: 'none', node: n, start: l.start(part), end: l.end(value) });
    l.lower(part, 'key');
    l.lower(value, 'value');
    l.close();
  }
  l.close();
}
