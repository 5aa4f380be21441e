import type { Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

/** `type X = T`. */
export function lowerTypeAlias(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'left');
  l.open('other', role, n, 'type');
  if (name >= 0) l.leaf('identifier', 'name', name, l.text(name));
  l.put(n, 'right', 'type');
  l.close();
}

/** A definition with its decorators has the range of both. */
export function lowerDecorated(l: Lowering, n: number, role: Role): void {
  const decorators = l.children(n).filter((child) => l.typeOf(child) === 'decorator');
  const definition = l.field(n, 'definition');
  const define = l.typeOf(definition) === 'class_definition' ? defineClass : defineFunction;
  if (definition >= 0) define(l, definition, { role, decorators, at: n });
  else l.lowerAll(decorators, role);
}

interface Definition {
  readonly role: Role;
  readonly decorators: readonly number[];
  /** The node whose range it has. */
  readonly at: number;
}

/** A `def` without decorators. */
export function lowerFunction(l: Lowering, n: number, role: Role): void {
  defineFunction(l, n, { role, decorators: [], at: n });
}

/** A `class` without decorators. */
export function lowerClass(l: Lowering, n: number, role: Role): void {
  defineClass(l, n, { role, decorators: [], at: n });
}

function defineFunction(l: Lowering, n: number, definition: Definition): void {
  l.openAt({
    kind: 'function',
    role: definition.role,
    node: n,
    start: l.start(definition.at),
    end: l.end(definition.at),
  });
  l.lowerAll(definition.decorators, 'decorator');
  l.modifiers(n, ['async']);
  l.put(n, 'name', 'name');
  l.put(n, 'type_parameters', 'none');
  l.put(n, 'parameters', 'parameters');
  l.put(n, 'return_type', 'returns');
  l.put(n, 'body', 'body');
  l.close();
}

function defineClass(l: Lowering, n: number, definition: Definition): void {
  l.openAt({
    kind: 'class',
    role: definition.role,
    node: n,
    start: l.start(definition.at),
    end: l.end(definition.at),
  });
  l.lowerAll(definition.decorators, 'decorator');
  l.put(n, 'name', 'name');
  l.put(n, 'type_parameters', 'none');
  const superclasses = l.field(n, 'superclasses');
  if (superclasses >= 0) l.lowerAll(l.children(superclasses), 'superclass');
  const body = l.field(n, 'body');
  if (body >= 0) l.group('class-body', 'body', body);
  l.close();
}

/** The symbol is the dotted name; the whole expression is the value. */
export function lowerDecorator(l: Lowering, n: number, role: Role): void {
  const value = l.children(n)[0] ?? n;
  const callee = l.typeOf(value) === 'call' ? l.field(value, 'function') : value;
  l.open('decorator', role, n, l.text(callee));
  if (value !== n) l.lower(value, 'value');
  l.close();
}

/** Every parameter is a `parameter`, also the bare name, for which the grammar has no node of its own. */
export function lowerParameters(l: Lowering, n: number, role: Role): void {
  l.open('parameters', role, n);
  for (const child of l.children(n)) lowerParameter(l, child, 'none');
  l.close();
}

const marks: Readonly<Record<string, string>> = { list_splat_pattern: '*', dictionary_splat_pattern: '**' };

/** One parameter; `*`, `**` and `/` are modifiers. */
export function lowerParameter(l: Lowering, n: number, role: Role): void {
  const typed = l.typeOf(n) === 'typed_parameter' ? l.plain(n)[0] : undefined;
  const named = l.field(n, 'name');
  const name = named >= 0 ? named : (typed ?? n);
  const mark = marks[l.typeOf(name)];
  l.open('parameter', role, n);
  if (mark !== undefined) l.leaf('modifier', 'modifier', name, mark);
  if (mark !== undefined) l.lowerAll(l.children(name), 'name');
  else if (l.typeOf(name).endsWith('_separator')) l.leaf('modifier', 'modifier', name, l.text(name));
  else l.lower(name, 'name');
  l.put(n, 'type', 'type');
  if (l.typeOf(n).includes('default')) l.put(n, 'value', 'default');
  l.close();
}

/** `a.b.C` and `X` are leaves; `L[X]` is generic; anything else keeps its expression. */
export function lowerType(l: Lowering, n: number, role: Role): void {
  const inner = l.children(n)[0];
  if (inner === undefined || leafTypes.has(l.typeOf(inner))) l.leaf('type', role, n, l.text(n));
  else if (genericTypes.has(l.typeOf(inner))) lowerGeneric(l, inner, role);
  else {
    l.open('type', role, n, l.text(n));
    l.lowerAll(l.typeOf(inner).endsWith('_type') ? l.children(inner) : [inner], 'type');
    l.close();
  }
}

const leafTypes: ReadonlySet<string> = new Set(['identifier', 'attribute', 'none', 'member_type']);

const genericTypes: ReadonlySet<string> = new Set(['generic_type', 'subscript']);

function lowerGeneric(l: Lowering, n: number, role: Role): void {
  const [name, ...rest] = l.children(n);
  const list = rest.flatMap((child) => (l.typeOf(child) === 'type_parameter' ? l.children(child) : [child]));
  l.open('generic-type', role, n);
  if (name !== undefined) l.leaf('type', 'name', name, l.text(name));
  const [first, last] = [list[0], list.at(-1)];
  if (first !== undefined && last !== undefined) {
    l.openAt({ kind: 'arguments', role: 'arguments', node: n, start: l.start(first), end: l.end(last) });
    for (const argument of list) lowerTypeArgument(l, argument);
    l.close();
  }
  l.close();
}

function lowerTypeArgument(l: Lowering, n: number): void {
  const type = l.typeOf(n);
  if (genericTypes.has(type)) l.nested(n, 'type', () => lowerGeneric(l, n, 'type'));
  else if (leafTypes.has(type)) l.leaf('type', 'type', n, l.text(n));
  else l.lower(n, 'type');
}

/** `from a import b as c`: the source, then the items; `import a.b as c` has items only. */
export function lowerImport(l: Lowering, n: number, role: Role): void {
  l.open('import', role, n);
  const module = l.field(n, 'module_name');
  if (module >= 0) l.leaf('identifier', 'source', module, l.text(module).replaceAll(/\s/gu, ''));
  else if (l.typeOf(n) === 'future_import_statement') l.leaf('identifier', 'source', n, '__future__');
  for (const item of l.fields(n, 'name')) {
    if (l.typeOf(item) === 'aliased_import') l.lower(item, 'none');
    else if (l.isNamed(item)) l.wrap('import-item', 'none', item, 'name');
  }
  const all = l.child(n, 'wildcard_import');
  if (all >= 0) {
    l.open('import-item', 'none', all);
    l.leaf('identifier', 'name', all, '*');
    l.close();
  }
  l.close();
}
