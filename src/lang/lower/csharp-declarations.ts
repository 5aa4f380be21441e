import type { Kind, Role } from '../tree/kinds.ts';
import { lowerDeclarators } from './declarations.ts';
import type { Lowering } from './lowering.ts';

/** `[Name(arguments)]`. */
export function lowerAttribute(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  const [given] = l.plain(n);
  l.open('decorator', role === 'none' ? 'decorator' : role, n, name < 0 ? '' : l.squeezed(name));
  if (given === undefined) l.put(n, 'name', 'value');
  else {
    l.open('call', 'value', n);
    l.put(n, 'name', 'callee');
    l.lower(given, 'arguments');
    l.close();
  }
  l.close();
}

/** A namespace is a package; its declarations are a block of it. */
export function lowerNamespace(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  const body = l.field(n, 'body');
  l.open('package', role, n, name < 0 ? '' : l.squeezed(name));
  if (name >= 0) l.leaf('identifier', 'name', name, l.squeezed(name));
  if (body >= 0) l.group('block', 'body', body);
  l.close();
}

/** `using A.B;`, `using X = A.B;`, `using static A.B;`. */
export function lowerUsing(l: Lowering, n: number, role: Role): void {
  const alias = l.field(n, 'name');
  const [source] = l.plain(n);
  l.open('import', role, n);
  l.modifiers(n, ['static', 'global']);
  if (alias >= 0) {
    l.open('import-item', 'none', alias);
    l.leafAt({
      kind: 'identifier',
      role: 'name',
      node: alias,
      symbol: '*',
      start: l.start(alias),
      end: l.start(alias),
    });
    l.lower(alias, 'alias');
    l.close();
  }
  if (source !== undefined) l.leaf('identifier', 'source', source, l.squeezed(source));
  l.close();
}

/** Fields and events. */
export function lowerFields(l: Lowering, n: number, role: Role): void {
  declare(l, n, { whole: n, kind: 'field', role });
}

/** Local variables and constants. */
export function lowerLocals(l: Lowering, n: number, role: Role): void {
  declare(l, n, { whole: n, kind: 'variable', role });
}

/** A declaration in the head of a statement. */
export function lowerVariables(l: Lowering, n: number, role: Role): void {
  declare(l, n, { whole: n, kind: 'variable', role });
}

function declare(l: Lowering, n: number, as: { whole: number; kind: Kind; role: Role }): void {
  const list = l.typeOf(n) === 'variable_declaration' ? n : l.child(n, 'variable_declaration');
  const declarators =
    list < 0 ? [] : l.children(list).filter((child) => l.typeOf(child) === 'variable_declarator');
  const before = list === n ? [] : l.children(n).filter((child) => child !== list);
  const type = list < 0 ? -1 : l.field(list, 'type');
  lowerDeclarators(l, as.whole, { kind: as.kind, role: as.role, before, type, declarators }, (declarator) => {
    const name = l.field(declarator, 'name');
    if (name >= 0) l.lower(name, 'name');
    for (const child of l.plain(declarator))
      l.lower(child, l.typeOf(child) === 'tuple_pattern' ? 'name' : 'value');
  });
}

/** `get`, `set` and the like: a function of that name. */
export function lowerAccessor(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  l.open('function', role, n);
  l.lowerAll(l.plain(n), 'none');
  if (name >= 0) l.leaf('identifier', 'name', name, l.text(name));
  l.put(n, 'body', 'body');
  l.close();
}

/** The default value has no field of its own. */
export function lowerParameter(l: Lowering, n: number, role: Role): void {
  l.open('parameter', role, n);
  for (const child of l.children(n)) {
    const type = l.typeOf(child);
    if (l.field(n, 'type') === child) l.lower(child, 'type');
    else if (l.field(n, 'name') === child) l.lower(child, 'name');
    else l.lower(child, type === 'attribute_list' || type === 'modifier' ? 'none' : 'default');
  }
  l.close();
}

/** `: base(x)` after the parameters of a constructor. */
export function lowerConstructorCall(l: Lowering, n: number, role: Role): void {
  l.open('call', role, n);
  for (const child of l.children(n))
    l.lower(child, l.typeOf(child) === 'argument_list' ? 'arguments' : 'callee');
  l.close();
}

/** `params T[] rest` stands in the list itself, not in a parameter. */
export function lowerParameters(l: Lowering, n: number, role: Role): void {
  const word = l.child(n, 'params');
  const [type, name] = [l.field(n, 'type'), l.field(n, 'name')];
  l.open('parameters', role, n);
  l.lowerAll(l.plain(n), 'none');
  if (word >= 0 && type >= 0) {
    l.openAt({
      kind: 'parameter',
      role: 'none',
      node: n,
      start: l.start(word),
      end: l.end(name < 0 ? type : name),
    });
    l.modifier(word);
    l.lower(type, 'type');
    if (name >= 0) l.lower(name, 'name');
    l.close();
  }
  l.close();
}
