import type { Role } from '../tree/kinds.ts';
import { lowerIfChain } from './if-chains.ts';
import type { Lowering } from './lowering.ts';

/** `if`, `elif`, `else`. */
export function lowerIf(l: Lowering, n: number, role: Role): void {
  lowerIfChain(l, n, role, { then: 'consequence', elseIf: 'elif_clause' });
}

/** `then if condition else other`. */
export function lowerTernary(l: Lowering, n: number, role: Role): void {
  const roles: readonly Role[] = ['then', 'condition', 'else'];
  l.open('ternary', role, n);
  for (const [at, child] of l.children(n).entries()) l.lower(child, roles[at] ?? 'none');
  l.close();
}

/** `a < b < c` nests to the left: `(a < b) < c`. */
export function lowerComparison(l: Lowering, n: number, role: Role): void {
  const operands = l.children(n);
  const operators = l.fields(n, 'operators').slice(0, Math.max(0, operands.length - 1));
  const first = operands[0] ?? n;
  if (!l.fits(operators.length, n, role)) return;
  for (const [at, operator] of operators.toReversed().entries()) {
    const end = l.end(operands[operators.length - at] ?? n);
    const of: Role = at === 0 ? role : 'left';
    l.openAt({ kind: 'binary', role: of, node: n, symbol: l.text(operator), start: l.start(first), end });
  }
  l.lower(first, 'left');
  for (const [at, operand] of operands.slice(1).entries()) {
    l.lower(operand, 'right');
    if (at < operators.length) l.close();
  }
}

/** `x: int` without a value declares. */
export function lowerAssignment(l: Lowering, n: number, role: Role): void {
  const declares = l.field(n, 'right') < 0;
  l.open(declares ? 'variable' : 'assign', role, n, declares ? undefined : '=');
  l.put(n, 'left', declares ? 'name' : 'left');
  l.put(n, 'type', 'type');
  l.put(n, 'right', 'right');
  l.close();
}

/** `a[b]`; `a[b, c]` has a tuple. */
export function lowerSubscript(l: Lowering, n: number, role: Role): void {
  const keys = l.fields(n, 'subscript').filter((child) => l.isNamed(child));
  l.open('index', role, n);
  l.put(n, 'value', 'object');
  l.grouped('tuple', 'value', keys);
  l.close();
}

/** `a:b:c`: the place between the colons gives the role. */
export function lowerSlice(l: Lowering, n: number, role: Role): void {
  const places: readonly Role[] = ['start', 'stop', 'step'];
  let place = 0;
  l.open('slice', role, n);
  for (const child of l.all(n)) {
    if (l.isNamed(child)) l.lower(child, places[place] ?? 'none');
    else place++;
  }
  l.close();
}

/** A generator as the only argument stands without parentheses of its own. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  const given = l.field(n, 'arguments');
  l.open('call', role, n);
  l.put(n, 'function', 'callee');
  if (given >= 0 && l.typeOf(given) === 'generator_expression') {
    l.open('arguments', 'arguments', given);
    l.lower(given, 'none');
    l.close();
  } else {
    l.put(n, 'arguments', 'arguments');
  }
  l.close();
}

/** The `print` statement of Python 2 is a call. */
export function lowerPrint(l: Lowering, n: number, role: Role): void {
  const word = l.all(n)[0] ?? n;
  l.open('expression-statement', role, n);
  l.open('call', 'value', n);
  l.leaf('identifier', 'callee', word, 'print');
  l.openAt({ kind: 'arguments', role: 'arguments', node: n, start: l.end(word), end: l.end(n) });
  l.lowerAll(
    l.fields(n, 'argument').filter((child) => l.isNamed(child)),
    'none',
  );
  l.close();
  l.close();
  l.close();
}

/** Several expressions are a tuple. */
export function lowerExpressionStatement(l: Lowering, n: number, role: Role): void {
  l.open('expression-statement', role, n);
  l.grouped('tuple', 'value', l.children(n));
  l.close();
}

/** `except A as e`; the type stays an expression. */
export function lowerExcept(l: Lowering, n: number, role: Role): void {
  l.open('catch', role, n);
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'block') l.lower(child, 'body');
    else if (l.typeOf(child) === 'as_pattern') lowerAliasParts(l, child, 'type');
    else l.lower(child, l.tree.field[child] === 0 || l.field(n, 'alias') !== child ? 'type' : 'name');
  }
  l.close();
}

/** `with a as b` defines `b`. */
export function lowerWithItem(l: Lowering, n: number, role: Role): void {
  const value = l.field(n, 'value');
  if (value >= 0) l.lower(value, role);
}

/** `value as name`. */
export function lowerAlias(l: Lowering, n: number, role: Role): void {
  l.open('variable', role, n);
  lowerAliasParts(l, n, 'value');
  l.close();
}

function lowerAliasParts(l: Lowering, n: number, valueRole: Role): void {
  const [value, ...names] = l.children(n);
  if (value !== undefined) l.lower(value, valueRole);
  l.lowerAll(names, 'name');
}

/** `case _` is the default. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  const patterns = l.plain(n);
  const guard = l.field(n, 'guard');
  const isDefault = guard < 0 && patterns.every((pattern) => l.text(pattern) === '_');
  l.open(isDefault ? 'default-case' : 'case', role, n);
  if (!isDefault) l.lowerAll(patterns, 'value');
  if (guard >= 0) l.lowerAll(l.children(guard), 'condition');
  l.put(n, 'consequence', 'body');
  l.close();
}

/** `{'k': v, **rest}` as a pattern. */
export function lowerDictPattern(l: Lowering, n: number, role: Role): void {
  const values = l.fields(n, 'value');
  l.open('object', role, n);
  for (const [at, key] of l.fields(n, 'key').entries()) {
    const value = values[at] ?? key;
    l.openAt({ kind: 'pair', role: 'none', node: n, start: l.start(key), end: l.end(value) });
    l.lower(key, 'key');
    l.lower(value, 'value');
    l.close();
  }
  l.lowerAll(l.plain(n), 'none');
  l.close();
}

/** `name=pattern`. */
export function lowerKeywordPattern(l: Lowering, n: number, role: Role): void {
  const [name, value] = l.children(n);
  l.open('keyword-argument', role, n);
  if (name !== undefined) l.lower(name, 'name');
  if (value !== undefined) l.lower(value, 'value');
  l.close();
}
