import type { Kind, Role } from '../tree/kinds.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const goEscapes: EscapeStyle = { simple: commonEscapes, octal: true, keepsUnknown: false };

/** `package a`. */
export function lowerPackage(l: Lowering, n: number, role: Role): void {
  const name = l.children(n)[0] ?? n;
  l.open('package', role, n, l.text(name));
  l.lowerAll(l.children(n), 'name');
  l.close();
}

/** One `import` per path; a name for it is the alias of the item `*`, which is the package. */
export function lowerImports(l: Lowering, n: number, role: Role): void {
  const list = l.child(n, 'import_spec_list');
  for (const spec of l.children(list < 0 ? n : list)) {
    const whole = list < 0 ? n : spec;
    l.openAt({ kind: 'import', role, node: spec, start: l.start(whole), end: l.end(whole) });
    const name = l.field(spec, 'name');
    if (name >= 0) {
      l.open('import-item', 'none', name);
      l.leafAt({
        kind: 'identifier',
        role: 'name',
        node: name,
        symbol: '*',
        start: l.start(name),
        end: l.start(name),
      });
      l.lower(name, 'alias');
      l.close();
    }
    l.put(spec, 'path', 'source');
    l.close();
  }
}

/** `var` and `const`, one or a group; a declaration of several names at once has them as a tuple. */
export function lowerVariables(l: Lowering, n: number, role: Role): void {
  const group = l.child(n, 'var_spec_list');
  const specs = l.children(group < 0 ? n : group);
  const isGroup = group >= 0 || l.child(n, '(') >= 0;
  const word = l.all(n)[0] ?? n;
  for (const spec of specs) {
    const whole = isGroup ? spec : n;
    l.openAt({ kind: 'variable', role, node: spec, start: l.start(whole), end: l.end(whole) });
    const end = isGroup ? l.start(spec) : l.end(word);
    l.leafAt({
      kind: 'modifier',
      role: 'modifier',
      node: word,
      symbol: l.text(word),
      start: l.start(whole),
      end,
    });
    l.grouped(
      'tuple',
      'name',
      l.fields(spec, 'name').filter((name) => l.isNamed(name)),
    );
    l.put(spec, 'type', 'type');
    l.put(spec, 'value', 'value');
    l.close();
  }
}

/** `a, b := f()`. */
export function lowerShortVariables(l: Lowering, n: number, role: Role): void {
  l.open('variable', role, n, ':=');
  l.put(n, 'left', 'name');
  l.put(n, 'right', 'value');
  l.close();
}

/** `x, y int` are two parameters; the type stands with the last and is a leaf of no width for the others. */
export function lowerParameters(l: Lowering, n: number, role: Role): void {
  lowerNames(l, n, 'parameter', role);
}

/** Fields of a struct; its tag is a decorator. */
export function lowerFields(l: Lowering, n: number, role: Role): void {
  lowerNames(l, n, 'field', role);
}

function lowerNames(l: Lowering, n: number, kind: Kind, role: Role): void {
  const names = l.fields(n, 'name').filter((name) => l.isNamed(name));
  const last = names.at(-1) ?? n;
  const type = l.field(n, 'type');
  for (const name of names.length === 0 ? [n] : names) {
    const start = name === names[0] ? l.start(n) : l.start(name);
    const end = name === last ? l.end(n) : l.end(name);
    l.openAt({ kind, role, node: n, start, end });
    if (name !== n) l.lower(name, 'name');
    if (name === last && type >= 0) l.lower(type, 'type');
    else if (type >= 0)
      l.leafAt({ kind: 'type', role: 'type', node: type, symbol: l.squeezed(type), start: end, end });
    const tag = name === last ? l.field(n, 'tag') : -1;
    if (tag >= 0) l.leaf('decorator', 'decorator', tag, l.text(tag).slice(1, -1));
    l.close();
  }
}

/** `args ...T`. */
export function lowerVariadic(l: Lowering, n: number, role: Role): void {
  l.open('parameter', role, n);
  l.put(n, 'name', 'name');
  l.modifiers(n, ['...']);
  l.put(n, 'type', 'type');
  l.close();
}

/** As a receiver or a result the list stands for what is in it; a result without a name is its type. */
export function lowerParameterList(l: Lowering, n: number, role: Role): void {
  if (role !== 'receiver' && role !== 'returns') {
    l.group('parameters', role, n);
    return;
  }
  for (const child of l.children(n)) {
    if (role === 'returns' && l.field(child, 'name') < 0) l.put(child, 'type', role);
    else l.lower(child, role);
  }
}

/** Structs and interfaces are classes: fields and methods in the body, what is embedded as fields without a name. */
export function lowerTypeSpec(l: Lowering, n: number, role: Role): void {
  const type = l.field(n, 'type');
  const isClass = type >= 0 && /^(?:struct|interface)_type$/u.test(l.typeOf(type));
  l.open(isClass ? 'class' : 'other', role, n, isClass ? undefined : 'type');
  const name = l.field(n, 'name');
  if (name >= 0) l.leaf('identifier', 'name', name, l.text(name));
  l.put(n, 'type_parameters', 'none');
  if (isClass) l.group('class-body', 'body', type);
  else l.put(n, 'type', 'type');
  l.close();
}

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
