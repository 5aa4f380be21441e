import type { Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

const types: ReadonlySet<string> = new Set([
  'user_type',
  'nullable_type',
  'function_type',
  'parenthesized_type',
  'non_nullable_type',
]);

/** Whether a node is a type. */
export const isType = (l: Lowering, n: number): boolean => types.has(l.typeOf(n));

/** `package a.b`. */
export function lowerPackage(l: Lowering, n: number, role: Role): void {
  const [name] = l.children(n);
  const symbol = name === undefined ? '' : l.squeezed(name);
  l.open('package', role, n, symbol);
  if (name !== undefined) l.leaf('identifier', 'name', name, symbol);
  l.close();
}

/** `import a.b.C as D`, `import a.b.*`. */
export function lowerImport(l: Lowering, n: number, role: Role): void {
  const [path, alias] = l.children(n);
  const full = path === undefined ? '' : l.squeezed(path) + (l.child(n, '*') >= 0 ? '.*' : '');
  const cut = full.lastIndexOf('.');
  l.open('import', role, n);
  if (path !== undefined) {
    if (cut > 0) l.leaf('identifier', 'source', path, full.slice(0, cut));
    l.openAt({
      kind: 'import-item',
      role: 'none',
      node: path,
      start: l.start(path),
      end: l.end(alias ?? path),
    });
    l.leaf('identifier', 'name', path, full.slice(cut + 1));
    if (alias !== undefined) l.leaf('identifier', 'alias', alias, l.text(alias));
    l.close();
  }
  l.close();
}

/** Words and annotations. */
export function lowerModifiers(l: Lowering, n: number): void {
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'annotation') l.lower(child, 'decorator');
    else l.modifier(child);
  }
}

/** `@Name(arguments)`. */
export function lowerAnnotation(l: Lowering, n: number, role: Role): void {
  const inner = l.children(n).find((child) => l.typeOf(child) === 'constructor_invocation') ?? n;
  const parts = l.children(inner);
  const name = parts.find((part) => isType(l, part)) ?? inner;
  const given = parts.find((part) => l.typeOf(part) === 'value_arguments');
  l.open('decorator', role === 'none' ? 'decorator' : role, n, l.squeezed(name));
  if (given === undefined) l.leaf('identifier', 'value', name, l.squeezed(name));
  else {
    l.open('call', 'value', inner);
    l.leaf('identifier', 'callee', name, l.squeezed(name));
    l.lower(given, 'arguments');
    l.close();
  }
  l.close();
}

const classRoles: Readonly<Record<string, Role>> = {
  class_body: 'body',
  enum_class_body: 'body',
  delegation_specifiers: 'superclass',
  primary_constructor: 'parameters',
};

/** Classes, interfaces and objects. */
export function lowerClass(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  l.open('class', role, n);
  for (const child of l.children(n))
    l.lower(child, child === name ? 'name' : (classRoles[l.typeOf(child)] ?? 'none'));
  l.close();
}

/** A type before the name is the receiver, one after the parameters the result. */
export function lowerFunction(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  const kind = l.typeOf(n) === 'anonymous_function' ? 'lambda' : 'function';
  let seen = false;
  l.open(kind, role, n);
  for (const child of l.children(n)) {
    const type = l.typeOf(child);
    if (type === 'function_value_parameters') seen = true;
    if (child === name) l.lower(child, 'name');
    else if (type === 'function_body' || type === 'block') l.lower(child, 'body');
    else if (type === 'function_value_parameters') l.lower(child, 'parameters');
    else if (isType(l, child)) l.lower(child, seen ? 'returns' : 'receiver');
    else l.lower(child, 'none');
  }
  l.close();
}

/** `: this(…)` of a constructor. */
export function lowerDelegation(l: Lowering, n: number, role: Role): void {
  const word = l.all(n)[0] ?? n;
  l.open('call', role, n);
  l.leaf(l.text(word).startsWith('super') ? 'super' : 'this', 'callee', word, l.text(word));
  l.lowerAll(l.children(n), 'arguments');
  l.close();
}

/** Modifiers and default values stand beside the parameters, not in them. */
export function lowerParameters(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  l.open('parameters', role, n);
  for (const [at, part] of parts.entries()) {
    if (l.typeOf(part) !== 'parameter') continue;
    const [before, after] = [parts[at - 1], parts[at + 1]];
    const modifiers = before !== undefined && l.typeOf(before) === 'parameter_modifiers' ? before : undefined;
    const value = after !== undefined && !l.typeOf(after).startsWith('parameter') ? after : undefined;
    l.openAt({
      kind: 'parameter',
      role: 'none',
      node: part,
      start: l.start(modifiers ?? part),
      end: l.end(value ?? part),
    });
    if (modifiers !== undefined) l.lower(modifiers, 'none');
    for (const child of l.children(part)) l.lower(child, isType(l, child) ? 'type' : 'name');
    if (value !== undefined) l.lower(value, 'default');
    l.close();
  }
  l.close();
}

/** Parameters of classes and of function types. */
export function lowerParameter(l: Lowering, n: number, role: Role): void {
  let named = false;
  l.open('parameter', role, n);
  l.modifiers(n, ['val', 'var']);
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'modifiers') l.lower(child, 'none');
    else if (isType(l, child)) l.lower(child, 'type');
    else l.lower(child, named ? 'default' : 'name');
    named ||= l.typeOf(child) === 'identifier';
  }
  l.close();
}

/** `val x: T = v`: a field in a class, a variable elsewhere. */
export function lowerProperty(l: Lowering, n: number, role: Role): void {
  l.open(l.isIn(n, 'class_body') ? 'field' : 'variable', role, n);
  for (const child of l.all(n)) {
    const type = l.typeOf(child);
    if (type === 'val' || type === 'var') l.modifier(child);
    else if (type === 'variable_declaration') lowerVariableParts(l, child);
    else if (type === 'multi_variable_declaration') l.lower(child, 'name');
    else if (/^(?:modifiers|getter|setter|type_parameters)$/u.test(type)) l.lower(child, 'none');
    else l.lower(child, isType(l, child) ? 'receiver' : 'value');
  }
  l.close();
}

function lowerVariableParts(l: Lowering, n: number): void {
  for (const child of l.children(n))
    l.lower(child, isType(l, child) ? 'type' : l.typeOf(child) === 'identifier' ? 'name' : 'decorator');
}

/** In loops, lambdas and destructuring. */
export function lowerVariable(l: Lowering, n: number, role: Role): void {
  l.open(role === 'none' && l.isIn(n, 'lambda_parameters') ? 'parameter' : 'variable', role, n);
  lowerVariableParts(l, n);
  l.close();
}

/** `B(x)` after the colon of a class: the type is its superclass. */
export function lowerInvocation(l: Lowering, n: number, role: Role): void {
  for (const child of l.children(n)) l.lower(child, isType(l, child) ? role : 'arguments');
}

/** `List<T>`, `a.B`. */
export function lowerUserType(l: Lowering, n: number, role: Role): void {
  const list = l.child(n, 'type_arguments');
  if (list < 0) {
    l.leaf('type', role, n, l.squeezed(n));
    return;
  }
  l.open('generic-type', role, n);
  const name = l.children(n).filter((child) => l.typeOf(child) === 'identifier');
  const [first, last] = [name[0] ?? n, name.at(-1) ?? n];
  l.leafAt({
    kind: 'type',
    role: 'name',
    node: first,
    symbol: name.map((part) => l.text(part)).join('.'),
    start: l.start(first),
    end: l.end(last),
  });
  l.lower(list, 'arguments');
  l.close();
}
