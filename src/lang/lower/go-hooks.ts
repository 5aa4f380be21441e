import type { Kind, Role } from '../tree/kinds.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const goEscapes: EscapeStyle = { simple: commonEscapes, octal: true, keepsUnknown: false };

/** `=` assigns, every other operator combines; on its own it is an expression statement. */
export function lowerAssignment(l: Lowering, n: number, role: Role): void {
  const operator = l.field(n, 'operator');
  const symbol = operator < 0 ? '=' : l.text(operator);
  inStatement(l, n, role, (inner) => {
    l.open(symbol === '=' ? 'assign' : 'augmented-assign', inner, n, symbol);
    l.put(n, 'left', 'left');
    l.put(n, 'right', 'right');
    l.close();
  });
}

function inStatement(l: Lowering, n: number, role: Role, lowerInside: (role: Role) => void): void {
  if (role !== 'none') {
    lowerInside(role);
    return;
  }
  l.open('expression-statement', role, n);
  lowerInside('value');
  l.close();
}

/** `i++`. */
export function lowerUpdate(l: Lowering, n: number, role: Role): void {
  inStatement(l, n, role, (inner) => {
    l.open('update', inner, n, l.typeOf(n) === 'inc_statement' ? '++' : '--');
    l.lowerAll(l.children(n), 'operand');
    l.close();
  });
}

/** `channel <- value`. */
export function lowerSend(l: Lowering, n: number, role: Role): void {
  inStatement(l, n, role, (inner) => {
    l.open('binary', inner, n, '<-');
    l.put(n, 'channel', 'left');
    l.put(n, 'value', 'right');
    l.close();
  });
}

/** One expression stands for itself, several are a tuple. */
export function lowerList(l: Lowering, n: number, role: Role): void {
  l.grouped('tuple', role, l.children(n));
}

/** Go has one word for four loops. */
export function lowerFor(l: Lowering, n: number, role: Role): void {
  const [head] = l.plain(n);
  const clause = head === undefined ? '' : l.typeOf(head);
  const body = l.field(n, 'body');
  const kind =
    clause === 'range_clause' ? 'for-each' : head === undefined || clause === 'for_clause' ? 'for' : 'while';
  l.open(kind, role, n);
  if (head !== undefined && kind === 'for') {
    l.put(head, 'initializer', 'init');
    l.put(head, 'condition', 'condition');
    l.put(head, 'update', 'update');
  } else if (head !== undefined && kind === 'for-each') {
    lowerRange(l, head);
  } else if (head !== undefined) {
    l.lower(head, 'condition');
  }
  if (body >= 0) l.lower(body, 'body');
  l.close();
}

function lowerRange(l: Lowering, n: number): void {
  const left = l.field(n, 'left');
  if (left >= 0 && l.child(n, ':=') >= 0) l.wrap('variable', 'left', left, 'name');
  else if (left >= 0) l.lower(left, 'left');
  l.put(n, 'right', 'iterable');
}

/** Switches over values and types, and `select`; the cases are in a block. */
export function lowerSwitch(l: Lowering, n: number, role: Role): void {
  const cases = l.plain(n);
  const value = l.field(n, 'value');
  const alias = l.field(n, 'alias');
  l.open('switch', role, n, l.typeOf(n) === 'select_statement' ? 'select' : undefined);
  l.put(n, 'initializer', 'init');
  if (value >= 0 && alias >= 0) {
    l.openAt({ kind: 'variable', role: 'condition', node: n, start: l.start(alias), end: l.end(value) });
    l.lower(alias, 'name');
    l.lower(value, 'value');
    l.close();
  } else if (value >= 0) {
    l.lower(value, 'condition');
  }
  const start = l.start(cases[0] ?? n);
  l.openAt({ kind: 'block', role: 'body', node: n, start, end: l.end(cases.at(-1) ?? n) });
  l.lowerAll(cases, 'none');
  l.close();
  l.close();
}

/** A case of any of them. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  l.open(l.typeOf(n) === 'default_case' ? 'default-case' : 'case', role, n);
  for (const values of l.fields(n, 'value')) l.lowerAll(l.children(values), 'value');
  l.put(n, 'type', 'value');
  l.put(n, 'communication', 'value');
  l.statements(
    n,
    l.plain(n).flatMap((list) => (l.typeOf(list) === 'statement_list' ? l.children(list) : [list])),
  );
  l.close();
}

/** `a[1:2]`: an index by a slice. */
export function lowerSlice(l: Lowering, n: number, role: Role): void {
  l.open('index', role, n);
  l.put(n, 'operand', 'object');
  const [from, to] = [l.child(n, '['), l.child(n, ']')];
  l.openAt({
    kind: 'slice',
    role: 'value',
    node: n,
    start: l.end(from < 0 ? n : from),
    end: to < 0 ? l.end(n) : l.start(to),
  });
  l.put(n, 'start', 'start');
  l.put(n, 'end', 'stop');
  l.put(n, 'capacity', 'step');
  l.close();
  l.close();
}

const arrays: ReadonlySet<string> = new Set(['array_type', 'slice_type', 'implicit_length_array_type']);

/** `[]T{…}` is an array, `map[K]V{…}` an object, `T{…}` makes a `T`. */
export function lowerComposite(l: Lowering, n: number, role: Role): void {
  const type = l.field(n, 'type');
  const body = l.field(n, 'body');
  const name = type < 0 ? '' : l.typeOf(type);
  const kind = arrays.has(name) ? 'array' : name === 'map_type' ? 'object' : 'new';
  l.open(kind, role, n);
  if (type >= 0) l.lower(type, kind === 'new' ? 'callee' : 'type');
  if (body >= 0 && kind === 'new') lowerFieldValues(l, body);
  else if (body >= 0) l.lowerAll(l.children(body), 'none');
  l.close();
}

function lowerFieldValues(l: Lowering, body: number): void {
  l.open('arguments', 'arguments', body);
  for (const element of l.children(body)) {
    if (l.typeOf(element) === 'keyed_element')
      lowerKeyed(l, element, { kind: 'keyword-argument', key: 'name', role: 'none' });
    else l.lower(element, 'none');
  }
  l.close();
}

/** `{1, 2}` and `{k: v}` inside another literal. */
export function lowerLiteralValue(l: Lowering, n: number, role: Role): void {
  l.group(l.child(n, 'keyed_element') >= 0 ? 'object' : 'array', role, n);
}

/** `k: v`. */
export function lowerPair(l: Lowering, n: number, role: Role): void {
  lowerKeyed(l, n, { kind: 'pair', key: 'key', role });
}

function lowerKeyed(l: Lowering, n: number, as: { kind: Kind; key: Role; role: Role }): void {
  l.open(as.kind, as.role, n);
  l.put(n, 'key', as.key);
  l.put(n, 'value', 'value');
  l.close();
}

/** A string or a rune. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  l.leaf('string', role, n, cook(l.text(n).slice(1, -1), goEscapes));
}

/** A string between backticks; carriage returns are not part of it. */
export function lowerRawString(l: Lowering, n: number, role: Role): void {
  l.leaf('string', role, n, l.text(n).slice(1, -1).replaceAll('\r', ''));
}

/** `[]byte(x)` is a cast; `f[int](x)`, which looks the same to the grammar, is a call. */
export function lowerConversion(l: Lowering, n: number, role: Role): void {
  const [type, operand] = [l.field(n, 'type'), l.field(n, 'operand')];
  const name = type >= 0 && l.typeOf(type) === 'generic_type' ? l.field(type, 'type') : -1;
  l.open(name < 0 ? 'cast' : 'call', role, n);
  if (name < 0) {
    l.put(n, 'type', 'type');
    l.put(n, 'operand', 'value');
    l.close();
    return;
  }
  l.leaf('identifier', 'callee', name, l.squeezed(name));
  l.put(type, 'type_arguments', 'type');
  l.openAt({ kind: 'arguments', role: 'arguments', node: n, start: l.end(type), end: l.end(n) });
  if (operand >= 0) l.lower(operand, 'none');
  l.close();
  l.close();
}

/** `a := <-b` and `a = <-b` as a case of `select`, or `<-b` alone. */
export function lowerReceive(l: Lowering, n: number, role: Role): void {
  const left = l.field(n, 'left');
  const declares = l.child(n, ':=') >= 0;
  if (left < 0) {
    l.put(n, 'right', role);
    return;
  }
  l.open(declares ? 'variable' : 'assign', role, n, declares ? ':=' : '=');
  l.lower(left, declares ? 'name' : 'left');
  l.put(n, 'right', declares ? 'value' : 'right');
  l.close();
}
