import type { Kind, Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

const clauses: ReadonlySet<string> = new Set(['rescue', 'else', 'ensure']);

/** Statements with `rescue`, `else` and `ensure` after them: a `try` inside the block that they make up. */
export function lowerBody(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const isClass = role === 'body' && /^(?:class|module|singleton_class)$/u.test(l.typeOf(l.parent(n)));
  l.open(isClass ? 'class-body' : 'block', role, n);
  if (parts.some((part) => clauses.has(l.typeOf(part)))) lowerTryPart(l, n, parts);
  else for (const part of parts) l.statement(part);
  l.close();
}

function lowerTryPart(l: Lowering, n: number, parts: readonly number[]): void {
  const statements = parts.filter((part) => !clauses.has(l.typeOf(part)));
  const first = parts[0] ?? n;
  l.openAt({ kind: 'try', role: 'none', node: n, start: l.start(first), end: l.end(parts.at(-1) ?? n) });
  const [from, to] = [statements[0] ?? first, statements.at(-1)];
  l.openAt({
    kind: 'block',
    role: 'body',
    node: n,
    start: l.start(from),
    end: to === undefined ? l.start(from) : l.end(to),
  });
  for (const statement of statements) l.statement(statement);
  l.close();
  const roles: Readonly<Record<string, Role>> = { rescue: 'handler', else: 'else', ensure: 'finalizer' };
  for (const part of parts) {
    const clause = roles[l.typeOf(part)];
    if (clause !== undefined) l.lower(part, clause);
  }
  l.close();
}

/** `ensure`. */
export function lowerEnsure(l: Lowering, n: number, role: Role): void {
  l.open('finally', role, n);
  l.statements(n, l.children(n));
  l.close();
}

/** `unless c` is `if !c`. */
export function lowerUnless(l: Lowering, n: number, role: Role): void {
  l.open('if', role, n);
  lowerCondition(l, n, true);
  l.put(n, 'consequence', 'then');
  l.put(n, 'alternative', 'else');
  l.close();
}

function lowerCondition(l: Lowering, n: number, negated: boolean): void {
  const condition = l.field(n, 'condition');
  if (condition < 0) return;
  if (!negated) {
    l.lower(condition, 'condition');
    return;
  }
  l.open('unary', 'condition', condition, '!');
  l.lower(condition, 'operand');
  l.close();
}

/** `statement if condition` and its kin, and `until`. */
export function lowerModifier(l: Lowering, n: number, role: Role): void {
  const type = l.typeOf(n);
  const isIf = type === 'if_modifier' || type === 'unless_modifier';
  const body = l.field(n, 'body');
  l.open(isIf ? 'if' : 'while', role, n);
  lowerCondition(l, n, type.startsWith('un'));
  if (body >= 0) l.body(body, isIf ? 'then' : 'body');
  l.close();
}

/** `case x when … else … end`. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  const value = l.field(n, 'value');
  const cases = l.children(n).filter((child) => child !== value);
  l.open('switch', role, n);
  if (value >= 0) l.lower(value, 'condition');
  l.openAt({
    kind: 'block',
    role: 'body',
    node: n,
    start: l.start(cases[0] ?? n),
    end: l.end(cases.at(-1) ?? n),
  });
  for (const one of cases) {
    if (l.typeOf(one) === 'else') l.wrap('default-case', 'none', one, 'body');
    else l.lower(one, 'none');
  }
  l.close();
  l.close();
}

/** One case: values or a pattern, a guard, the statements. */
export function lowerWhen(l: Lowering, n: number, role: Role): void {
  const guard = l.field(n, 'guard');
  l.open('case', role, n);
  l.put(n, 'pattern', 'value');
  if (guard >= 0) l.put(guard, 'condition', 'condition');
  l.put(n, 'body', 'body');
  l.close();
}

const jumps: Readonly<Record<string, Kind>> = {
  return: 'return',
  break: 'break',
  next: 'continue',
  yield: 'yield',
};

/** Jumps take a list of values. */
export function lowerJump(l: Lowering, n: number, role: Role): void {
  l.open(jumps[l.typeOf(n)] ?? 'other', role, n);
  for (const list of l.children(n)) l.grouped('tuple', 'value', l.children(list));
  l.close();
}

/** `a.b` without arguments is a member; with arguments or a block it is a call, and the block is its body. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  const [receiver, method] = [l.field(n, 'receiver'), l.field(n, 'method')];
  const isCall = l.field(n, 'arguments') >= 0 || l.field(n, 'block') >= 0;
  if (!isCall && receiver >= 0 && method >= 0) {
    lowerMember(l, n, { object: receiver, name: method, role });
    return;
  }
  l.open('call', role, n);
  if (receiver >= 0 && method >= 0) lowerMember(l, n, { object: receiver, name: method, role: 'callee' });
  else if (receiver >= 0 || method >= 0) l.lower(Math.max(receiver, method), 'callee');
  if (l.field(n, 'arguments') >= 0) l.put(n, 'arguments', 'arguments');
  else {
    const end = l.end(method >= 0 ? method : receiver);
    l.leafAt({ kind: 'arguments', role: 'arguments', node: n, start: end, end });
  }
  l.put(n, 'block', 'body');
  l.close();
}

function lowerMember(l: Lowering, n: number, as: { object: number; name: number; role: Role }): void {
  l.openAt({ kind: 'member', role: as.role, node: n, start: l.start(as.object), end: l.end(as.name) });
  l.lower(as.object, 'object');
  l.lower(as.name, 'property');
  l.close();
}

/** `a[b, c]`. */
export function lowerIndex(l: Lowering, n: number, role: Role): void {
  l.open('index', role, n);
  l.put(n, 'object', 'object');
  l.grouped('tuple', 'value', l.plain(n));
  l.close();
}

/** Blocks and lambdas; a lambda's own body is a block with no parameters. */
export function lowerLambda(l: Lowering, n: number, role: Role): void {
  const body = l.field(n, 'body');
  const isBlock = body >= 0 && /^(?:do_)?block$/u.test(l.typeOf(body));
  const inner = isBlock ? l.field(body, 'body') : body;
  l.open('lambda', role, n);
  l.put(n, 'parameters', 'parameters');
  if (inner >= 0) l.lower(inner, 'body');
  l.close();
}

/** `if` and `elsif`: what is done then is there even when nothing is. */
export function lowerIf(l: Lowering, n: number, role: Role): void {
  const [condition, body] = [l.field(n, 'condition'), l.field(n, 'consequence')];
  l.open('if', role, n);
  l.put(n, 'condition', 'condition');
  if (body >= 0) l.body(body, 'then');
  else {
    const at = condition < 0 ? l.start(n) : l.end(condition);
    l.openAt({ kind: 'block', role: 'then', node: n, start: at, end: at });
    l.close();
  }
  const otherwise = l.field(n, 'alternative');
  if (otherwise >= 0) l.body(otherwise, 'else');
  l.close();
}

/** The name in `:name => 1` and `name: 1`, without the colon. */
function lowerKeyword(l: Lowering, key: number): void {
  const [text, end] = [l.text(key), l.end(key)];
  const symbol = text.replace(':', '');
  const start = l.start(key) + (text.startsWith(':') ? 1 : 0);
  l.leafAt({ kind: 'identifier', role: 'name', node: key, symbol, start, end });
}

/** In arguments `a: 1` and `:a => 1` are keyword arguments; `{ a: }` stands for `{ a: a }`. */
export function lowerPair(l: Lowering, n: number, role: Role): void {
  const [key, value] = [l.field(n, 'key'), l.field(n, 'value')];
  const isKeyword =
    key >= 0 && /^(?:hash_key|simple)_symbol$/u.test(l.typeOf(key)) && l.isIn(n, 'argument_list');
  l.open(isKeyword ? 'keyword-argument' : 'pair', role, n);
  if (isKeyword) lowerKeyword(l, key);
  else if (key >= 0) l.lower(key, 'key');
  if (value >= 0) l.lower(value, 'value');
  else if (key >= 0) l.leaf('identifier', 'value', key, l.text(key).replace(':', ''));
  l.close();
}

const marks: Readonly<Record<string, string>> = {
  splat_parameter: '*',
  hash_splat_parameter: '**',
  block_parameter: '&',
  keyword_parameter: ':',
};

/** Every parameter is a `parameter`, whatever its kind. */
export function lowerParameters(l: Lowering, n: number, role: Role): void {
  l.open('parameters', role, n);
  for (const child of l.plain(n)) {
    l.open('parameter', 'none', child);
    const mark = marks[l.typeOf(child)];
    if (mark !== undefined) l.leaf('modifier', 'modifier', l.tokens(child)[0] ?? child, mark);
    if (l.field(child, 'name') >= 0) l.put(child, 'name', 'name');
    else if (mark === undefined) l.lower(child, 'name');
    l.put(child, 'value', 'default');
    l.close();
  }
  l.close();
}

/** `(a, b)` as a parameter. */
export function lowerDestructured(l: Lowering, n: number, role: Role): void {
  l.group('tuple', role, n);
}

/** Parentheses around one expression mean nothing. */
export function lowerParenthesized(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && role !== 'none') {
    l.lower(only, role);
    return;
  }
  if (parts.length === 1 && only !== undefined) {
    l.statement(only);
    return;
  }
  l.open(role === 'none' ? 'block' : 'sequence', role, n);
  for (const part of parts)
    if (role === 'none') l.statement(part);
    else l.lower(part, 'none');
  l.close();
}
