import type { Role } from '../tree/kinds.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const escapes: EscapeStyle = { simple: { ...commonEscapes, $: '$' }, octal: false, keepsUnknown: false };
const types: ReadonlySet<string> = new Set([
  'user_type',
  'nullable_type',
  'function_type',
  'parenthesized_type',
  'non_nullable_type',
]);
const isType = (l: Lowering, n: number): boolean => types.has(l.typeOf(n));

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

/** The branches have no fields: what follows `else` is the second. */
export function lowerIf(l: Lowering, n: number, role: Role): void {
  const word = l.child(n, 'else');
  const isValue = role !== 'none' && role !== 'else' && role !== 'body';
  l.open(isValue ? 'ternary' : 'if', role, n);
  l.put(n, 'condition', 'condition');
  for (const branch of l.plain(n)) {
    const part: Role = word >= 0 && branch > word ? 'else' : 'then';
    if (isValue) l.lower(branch, part);
    else l.body(branch, part);
  }
  l.close();
}

/** `for (x in list) …`. */
export function lowerFor(l: Lowering, n: number, role: Role): void {
  const [left, list, body] = l.children(n).filter((child) => l.typeOf(child) !== 'annotation');
  l.open('for-each', role, n);
  if (left !== undefined) l.lower(left, 'left');
  if (list !== undefined) l.lower(list, 'iterable');
  if (body !== undefined) l.body(body, 'body');
  l.close();
}

/** `when (x) { … }`. */
export function lowerWhen(l: Lowering, n: number, role: Role): void {
  const [subject, entries] = [
    l.child(n, 'when_subject'),
    l.children(n).filter((child) => l.typeOf(child) === 'when_entry'),
  ];
  l.open('switch', role, n);
  if (subject >= 0) l.lower(subject, 'condition');
  l.openAt({
    kind: 'block',
    role: 'body',
    node: n,
    start: l.start(entries[0] ?? n),
    end: l.end(entries.at(-1) ?? n),
  });
  l.lowerAll(entries, 'none');
  l.close();
  l.close();
}

/** One of its entries. */
export function lowerEntry(l: Lowering, n: number, role: Role): void {
  l.open(l.child(n, 'else') >= 0 ? 'default-case' : 'case', role, n);
  l.put(n, 'condition', 'value');
  l.statements(n, l.plain(n));
  l.close();
}

const tryRoles: Readonly<Record<string, Role>> = { catch_block: 'handler', finally_block: 'finalizer' };

/** `try` with its clauses. */
export function lowerTry(l: Lowering, n: number, role: Role): void {
  l.open('try', role, n);
  for (const child of l.children(n)) l.lower(child, tryRoles[l.typeOf(child)] ?? 'body');
  l.close();
}

/** `catch (e: T) { … }`. */
export function lowerCatch(l: Lowering, n: number, role: Role): void {
  l.open('catch', role, n);
  for (const child of l.children(n)) {
    if (isType(l, child)) l.lower(child, 'type');
    else l.lower(child, l.typeOf(child) === 'block' ? 'body' : 'name');
  }
  l.close();
}

/** `{ a, b -> … }`. */
export function lowerLambda(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const parameters = parts.filter((part) => l.typeOf(part) === 'lambda_parameters');
  l.open('lambda', role, n);
  l.lowerAll(parameters, 'parameters');
  l.statements(
    n,
    parts.filter((part) => l.typeOf(part) !== 'lambda_parameters'),
  );
  l.close();
}

/** `f<T>(a) { … }`: the lambda after the parentheses is the body of the call. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  const [callee, ...rest] = l.children(n);
  const roles: Readonly<Record<string, Role>> = {
    type_arguments: 'type',
    value_arguments: 'arguments',
    annotated_lambda: 'body',
  };
  l.open('call', role, n);
  if (callee !== undefined) l.lower(callee, 'callee');
  if (!rest.some((part) => l.typeOf(part) === 'value_arguments')) {
    const end = l.end(callee ?? n);
    l.leafAt({ kind: 'arguments', role: 'arguments', node: n, start: end, end });
  }
  for (const part of rest) l.lower(part, roles[l.typeOf(part)] ?? 'none');
  l.close();
}

/** `name = value`. */
export function lowerArgument(l: Lowering, n: number, role: Role): void {
  const [name, value] = l.children(n);
  if (name === undefined || value === undefined || l.child(n, '=') < 0) {
    l.lowerAll(l.children(n), role);
    return;
  }
  l.open('keyword-argument', role, n);
  l.lower(name, 'name');
  l.lower(value, 'value');
  l.close();
}

/** `a.b`, `a?.b`, `A::b`. */
export function lowerMember(l: Lowering, n: number, role: Role): void {
  const parts = l.all(n).filter((part) => !/^(?:\.|\?\.|::)$/u.test(l.typeOf(part)));
  const name = parts.pop();
  if (name !== undefined && parts.length === 0) {
    l.leaf('identifier', role, name, l.text(name));
    return;
  }
  l.open('member', role, n);
  l.lowerAll(parts, 'object');
  if (name !== undefined) l.leaf('identifier', 'property', name, l.text(name));
  l.close();
}

/** `a shl b`: the name in the middle is the operator. */
export function lowerInfix(l: Lowering, n: number, role: Role): void {
  const [left, operator, right] = l.children(n);
  l.open('binary', role, n, operator === undefined ? '' : l.text(operator));
  if (left !== undefined) l.lower(left, 'left');
  if (right !== undefined) l.lower(right, 'right');
  l.close();
}

/** `!x`, `x++`, `x!!`. */
export function lowerUnary(l: Lowering, n: number, role: Role): void {
  const operator = l.field(n, 'operator');
  const symbol = operator < 0 ? '' : l.text(operator);
  l.open(symbol === '++' || symbol === '--' ? 'update' : 'unary', role, n, symbol);
  l.put(n, 'argument', 'operand');
  l.close();
}

const texts: ReadonlySet<string> = new Set(['string_content', 'escape_sequence']);
const simpleName = /\$[A-Za-z_]\w*/gu;

/** A string, or a template when something is interpolated. The grammar takes some `$name` for text. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  const text = (part: string): string =>
    l.typeOf(n) === 'multiline_string_literal' ? part : cook(part, escapes);
  const quote = l.text(n).startsWith('"""') ? 3 : 1;
  const inner = l.text(n).slice(quote, -quote);
  if (!inner.replaceAll('\\\\', '').replaceAll('\\$', '').includes('$')) {
    l.leaf('string', role, n, text(inner));
    return;
  }
  l.open('template', role, n);
  let run: number[] = [];
  for (const part of l.children(n)) {
    if (texts.has(l.typeOf(part))) {
      run.push(part);
      continue;
    }
    lowerStretch(l, run, text);
    run = [];
    l.lower(part, 'none');
  }
  lowerStretch(l, run, text);
  l.close();
}

function lowerStretch(l: Lowering, run: readonly number[], cooked: (part: string) => string): void {
  const [n, last] = [run[0], run.at(-1)];
  if (n === undefined || last === undefined) return;
  const text = l.tree.text.slice(l.tree.start[n], l.tree.end[last]);
  const from = l.start(n);
  let at = 0;
  const flush = (to: number): void => {
    if (to > at)
      l.leafAt({
        kind: 'string-part',
        role: 'none',
        node: n,
        symbol: cooked(text.slice(at, to)),
        start: from + at,
        end: from + to,
      });
  };
  for (const found of text.matchAll(simpleName)) {
    if (text[found.index - 1] === '\\') continue;
    flush(found.index);
    at = found.index + found[0].length;
    l.openAt({ kind: 'interpolation', role: 'none', node: n, start: from + found.index, end: from + at });
    l.leafAt({
      kind: 'identifier',
      role: 'value',
      node: n,
      symbol: found[0].slice(1),
      start: from + found.index + 1,
      end: from + at,
    });
    l.close();
  }
  flush(text.length);
}

const words: Readonly<Record<string, 'boolean' | 'null' | 'break' | 'continue'>> = {
  true: 'boolean',
  false: 'boolean',
  null: 'null',
  break: 'break',
  continue: 'continue',
};

/** A name; the grammar takes a few words of the language for names. */
export function lowerIdentifier(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  const word = Object.hasOwn(words, text) ? words[text] : undefined;
  l.leaf(word ?? 'identifier', role, n, text.replace(/^`([^`]*)`$/u, '$1'));
}

/** `B(x)` after the colon of a class: the type is its superclass. */
export function lowerInvocation(l: Lowering, n: number, role: Role): void {
  for (const child of l.children(n)) l.lower(child, isType(l, child) ? role : 'arguments');
}

/** `object : R { … }`. */
export function lowerObject(l: Lowering, n: number, role: Role): void {
  l.open('new', role, n);
  for (const child of l.children(n)) l.lower(child, l.typeOf(child) === 'class_body' ? 'body' : 'callee');
  l.close();
}

/** A character is a string of one. */
export function lowerCharacter(l: Lowering, n: number, role: Role): void {
  l.leaf('string', role, n, cook(l.text(n).slice(1, -1), escapes));
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
