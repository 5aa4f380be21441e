import type { Kind, Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

/** What a C declarator says, taken out of its nesting: `*f[3](int)` declares `f`. */
interface Declarator {
  /** The declared name, or -1. */
  readonly name: number;
  /** What is added to the type: `*`, `&`, `[]`. */
  readonly suffix: string;
  /** The parameter list, or -1 when it declares no function. */
  readonly parameters: number;
  /** The initial value, or -1. */
  readonly value: number;
}

const marks: Readonly<Record<string, string>> = {
  pointer_declarator: '*',
  abstract_pointer_declarator: '*',
  reference_declarator: '&',
  abstract_reference_declarator: '&',
  array_declarator: '[]',
  abstract_array_declarator: '[]',
};

/** Takes a declarator apart. */
export function unravel(l: Lowering, n: number): Declarator {
  let [suffix, parameters, value, at] = ['', -1, -1, n];
  for (;;) {
    suffix += marks[l.typeOf(at)] ?? '';
    if (l.typeOf(at) === 'init_declarator') value = l.field(at, 'value');
    if (l.typeOf(at).endsWith('function_declarator')) parameters = l.field(at, 'parameters');
    const named = l.field(at, 'declarator');
    const inner =
      named >= 0
        ? named
        : /(?:reference|parenthesized|attributed|variadic)_declarator$/u.test(l.typeOf(at))
          ? (l.children(at)[0] ?? -1)
          : -1;
    if (inner < 0) break;
    at = inner;
  }
  const isName = !l.typeOf(at).endsWith('_declarator') || l.typeOf(at) === 'structured_binding_declarator';
  return { name: isName ? at : -1, suffix, parameters, value };
}

/** A type with what its declarator adds to it. */
export function lowerTyped(l: Lowering, type: number, as: { suffix: string; role: Role }): void {
  if (type < 0) return;
  if (as.suffix === '') {
    lowerTypeOnly(l, type, as.role);
    return;
  }
  l.open('type', as.role, type, l.squeezed(type) + as.suffix);
  lowerTypeOnly(l, type, 'type');
  l.close();
}

const withBody = /^(?:struct|class|union|enum)_specifier$/u;

/** A type that is a definition at the same time is one, in the place of the type. */
function lowerTypeOnly(l: Lowering, type: number, role: Role): void {
  if (withBody.test(l.typeOf(type)) && l.field(type, 'body') < 0) l.leaf('type', role, type, l.text(type));
  else l.lower(type, role);
}

/** One variable per declarator; a declarator with parameters is a function without a body. */
export function lowerDeclaration(l: Lowering, n: number, role: Role): void {
  declare(l, n, 'variable', role);
}

/** Fields and declared methods. */
export function lowerField(l: Lowering, n: number, role: Role): void {
  declare(l, n, 'field', role);
}

function declare(l: Lowering, n: number, kind: Kind, role: Role): void {
  const declarators = l.fields(n, 'declarator').filter((child) => l.isNamed(child));
  const type = l.field(n, 'type');
  if (declarators.length === 0 && type >= 0) l.lower(type, role);
  for (const [at, declarator] of declarators.entries()) {
    const start = at === 0 ? l.start(n) : l.start(declarator);
    const end = declarators.length === 1 ? l.end(n) : l.end(declarator);
    const { name, suffix, parameters, value } = unravel(l, declarator);
    const isFunction = parameters >= 0;
    l.openAt({ kind: isFunction ? 'function' : kind, role, node: n, start, end });
    if (at === 0) l.lowerAll(l.plain(n), 'none');
    if (at === 0) lowerTyped(l, type, { suffix, role: isFunction ? 'returns' : 'type' });
    else if (type >= 0)
      l.leafAt({
        kind: 'type',
        role: 'type',
        node: type,
        symbol: l.squeezed(type) + suffix,
        start,
        end: start,
      });
    if (name >= 0) l.lower(name, 'name');
    if (isFunction) l.lower(parameters, 'parameters');
    if (value >= 0) l.lower(value, l.typeOf(value) === 'argument_list' ? 'arguments' : 'value');
    if (at === 0) l.put(n, 'default_value', 'value');
    l.close();
  }
}

/** `typedef struct { … } A;` is the struct; other names of types keep both. */
export function lowerTypedef(l: Lowering, n: number, role: Role): void {
  const [type, declarator] = [l.field(n, 'type'), l.field(n, 'declarator')];
  const isClass = type >= 0 && withBody.test(l.typeOf(type)) && l.field(type, 'body') >= 0;
  l.open(isClass ? 'class' : 'other', role, n, isClass ? undefined : 'type');
  if (isClass) l.put(type, 'body', 'body');
  else lowerTyped(l, type, { suffix: declarator < 0 ? '' : unravel(l, declarator).suffix, role: 'type' });
  const name = declarator < 0 ? -1 : unravel(l, declarator).name;
  if (name >= 0) l.leaf('identifier', 'name', name, l.text(name));
  l.close();
}

/** A function with its body; what initialises members stands before it. */
export function lowerFunction(l: Lowering, n: number, role: Role): void {
  const declarator = l.field(n, 'declarator');
  const { name, suffix, parameters } =
    declarator < 0 ? { name: -1, suffix: '', parameters: -1 } : unravel(l, declarator);
  l.open('function', role, n);
  l.lowerAll(
    l.plain(n).filter((child) => l.typeOf(child) !== 'field_initializer_list'),
    'none',
  );
  lowerTyped(l, l.field(n, 'type'), { suffix, role: 'returns' });
  if (name >= 0) l.lower(name, 'name');
  if (parameters >= 0) l.lower(parameters, 'parameters');
  l.put(n, 'body', 'body');
  l.close();
}

/** A parameter, with or without a name. */
export function lowerParameter(l: Lowering, n: number, role: Role): void {
  const declarator = l.field(n, 'declarator');
  const { name, suffix } = declarator < 0 ? { name: -1, suffix: '' } : unravel(l, declarator);
  l.open('parameter', role, n);
  l.lowerAll(l.plain(n), 'none');
  lowerTyped(l, l.field(n, 'type'), { suffix, role: 'type' });
  if (name >= 0) l.lower(name, 'name');
  l.put(n, 'default_value', 'default');
  l.close();
}

/** Structs, classes, unions and enums. */
export function lowerClass(l: Lowering, n: number, role: Role): void {
  l.open('class', role, n);
  const name = l.field(n, 'name');
  if (name >= 0) l.leaf('identifier', 'name', name, l.squeezed(name));
  for (const base of l.plain(n))
    if (l.typeOf(base) === 'base_class_clause') l.lowerAll(l.children(base), 'superclass');
  l.put(n, 'body', 'body');
  l.close();
}

/** A type with what is added to it, such as `char *` in a cast. */
export function lowerTypeDescriptor(l: Lowering, n: number, role: Role): void {
  const declarator = l.field(n, 'declarator');
  const type = l.field(n, 'type');
  if (declarator < 0 && type >= 0) {
    lowerTypeOnly(l, type, role);
    return;
  }
  l.open('type', role, n, l.squeezed(n));
  if (type >= 0) lowerTypeOnly(l, type, 'type');
  l.close();
}
