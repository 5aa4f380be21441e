import type { Role } from '../tree/kinds.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const escapes: EscapeStyle = { simple: { ...commonEscapes, '0': '\0' }, octal: false, keepsUnknown: false };
const blockLike =
  /^(?:if|while|loop|for|match)_expression$|_block$|^block$|^(?:return|break|continue)_expression$/u;

/** What is a statement in other languages stands for itself. */
export function lowerExpressionStatement(l: Lowering, n: number, role: Role): void {
  const [inner] = l.children(n);
  if (inner !== undefined && blockLike.test(l.typeOf(inner))) {
    l.lower(inner, role);
    return;
  }
  l.open('expression-statement', role, n);
  if (inner !== undefined) l.lower(inner, 'value');
  l.close();
}

interface UsePath {
  readonly role: Role;
  /** Modules so far, joined by dots. */
  readonly source: string;
}

/** `use a::{b, c::d as e, f::*}`: one `import` per name. */
export function lowerUse(l: Lowering, n: number, role: Role): void {
  const argument = l.field(n, 'argument');
  if (argument >= 0) lowerUseTree(l, argument, { role, source: '' });
}

function lowerUseTree(l: Lowering, n: number, path: UsePath): void {
  const join = (from: number): string =>
    [path.source, dotted(l, from)].filter((part) => part !== '').join('.');
  const type = l.typeOf(n);
  if (type === 'use_list') {
    for (const child of l.children(n)) l.nested(child, path.role, () => lowerUseTree(l, child, path));
    return;
  }
  if (type === 'scoped_use_list') {
    const [scope, list] = [l.field(n, 'path'), l.field(n, 'list')];
    const source = scope < 0 ? path.source : join(scope);
    if (list >= 0) l.nested(list, path.role, () => lowerUseTree(l, list, { role: path.role, source }));
    return;
  }
  const named = type === 'use_as_clause' ? l.field(n, 'path') : n;
  const full = type === 'use_wildcard' ? `${join(l.children(n)[0] ?? n)}.*` : join(named < 0 ? n : named);
  const cut = full.lastIndexOf('.');
  l.open('import', path.role, n);
  if (cut > 0) l.leaf('identifier', 'source', n, full.slice(0, cut));
  l.open('import-item', 'none', n);
  l.leaf('identifier', 'name', n, full.slice(cut + 1));
  if (type === 'use_as_clause') l.put(n, 'alias', 'alias');
  l.close();
  l.close();
}

function dotted(l: Lowering, n: number): string {
  return l.squeezed(n).replaceAll('::', '.');
}

/** `async`, `unsafe`, `const` before `fn`. */
export function lowerFunctionModifiers(l: Lowering, n: number): void {
  for (const token of l.tokens(n)) l.modifier(token);
}

/** `#[name(…)]` stands before its item. */
export function lowerAttribute(l: Lowering, n: number, role: Role): void {
  const [name] = l.plain(n);
  const given = l.field(n, 'arguments');
  l.open('decorator', role === 'none' ? 'decorator' : role, n, name === undefined ? '' : dotted(l, name));
  if (name !== undefined && given >= 0) {
    l.open('call', 'value', n);
    l.lower(name, 'callee');
    l.lower(given, 'arguments');
    l.close();
  } else if (name !== undefined) {
    l.lower(name, 'value');
  }
  l.close();
}

/** `struct A(B, C)`: fields without names. */
export function lowerTupleFields(l: Lowering, n: number, role: Role): void {
  l.open('class-body', role, n);
  for (const type of l.fields(n, 'type')) if (l.isNamed(type)) l.wrap('field', 'none', type, 'type');
  l.close();
}

/** `|a, b: T|`. */
export function lowerClosureParameters(l: Lowering, n: number, role: Role): void {
  l.open('parameters', role, n);
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'parameter') l.lower(child, 'none');
    else l.wrap('parameter', 'none', child, 'name');
  }
  l.close();
}

/** `pattern if guard => value`. */
export function lowerArm(l: Lowering, n: number, role: Role): void {
  const pattern = l.field(n, 'pattern');
  const isDefault = pattern >= 0 && l.text(pattern) === '_';
  l.open(isDefault ? 'default-case' : 'case', role, n);
  if (pattern >= 0 && !isDefault) {
    const guard = l.field(pattern, 'condition');
    for (const child of l.children(pattern)) l.lower(child, child === guard ? 'condition' : 'value');
  }
  l.put(n, 'value', 'body');
  l.close();
}

/** The type arguments of a turbofish belong to the call. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  const callee = l.field(n, 'function');
  const isGeneric = callee >= 0 && l.typeOf(callee) === 'generic_function';
  l.open('call', role, n);
  if (isGeneric) {
    l.put(callee, 'function', 'callee');
    l.put(callee, 'type_arguments', 'type');
  } else if (callee >= 0) {
    l.lower(callee, 'callee');
  }
  l.put(n, 'arguments', 'arguments');
  l.close();
}

/** `name!(…)` is a call of `name!`; the arguments are what stands between the commas. */
export function lowerMacro(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'macro');
  const [tokens] = l.plain(n);
  l.open('call', role, n);
  if (name >= 0) l.leaf('identifier', 'callee', name, `${dotted(l, name)}!`);
  if (tokens !== undefined) l.lower(tokens, 'arguments');
  l.close();
}

/** Tokens without a grammar: lists of arguments, each a node or a run of nodes. */
export function lowerTokens(l: Lowering, n: number, role: Role): void {
  l.open('arguments', role, n);
  let run: number[] = [];
  for (const child of l.all(n)) {
    if (l.isNamed(child)) run.push(child);
    if (l.typeOf(child) !== ',') continue;
    l.grouped('other', 'none', run);
    run = [];
  }
  l.grouped('other', 'none', run);
  l.close();
}

/** `A { b }` stands for `A { b: b }`. */
export function lowerShorthand(l: Lowering, n: number, role: Role): void {
  const name = l.child(n, 'identifier');
  l.open('keyword-argument', role, n);
  if (name >= 0) {
    l.lower(name, 'name');
    l.lower(name, 'value');
  }
  l.close();
}

/** Strings, byte strings and characters. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  const quote = text.endsWith('"') ? '"' : "'";
  const inner = text.slice(text.indexOf(quote) + 1, -1).replaceAll(/\\\r?\n\s*/gu, '');
  l.leaf('string', role, n, cook(inner, escapes));
}

/** `r#"…"#`. */
export function lowerRawString(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf('string', role, n, text.slice(text.indexOf('"') + 1, text.lastIndexOf('"')));
}

/** `a::T { x: 1 }`: what is made is named as a value. */
export function lowerStruct(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  l.open('new', role, n);
  if (name >= 0) lowerStructName(l, name);
  l.put(n, 'body', 'arguments');
  l.close();
}

function lowerStructName(l: Lowering, name: number): void {
  if (l.typeOf(name) === 'type_identifier') {
    l.leaf('identifier', 'callee', name, l.text(name));
    return;
  }
  const [path, last] = [l.field(name, 'path'), l.field(name, 'name')];
  if (l.typeOf(name) !== 'scoped_type_identifier' || path < 0 || last < 0) {
    l.lower(name, 'callee');
    return;
  }
  l.open('member', 'callee', name);
  l.lower(path, 'object');
  l.leaf('identifier', 'property', last, l.text(last));
  l.close();
}
