import type { Kind, Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

/** A declaration of one or more names of one type. */
export interface Declaration {
  readonly kind: Kind;
  readonly role: Role;
  /** Come first: modifiers, decorators; lowered by their own rules. */
  readonly before: readonly number[];
  /** The type, or -1. */
  readonly type: number;
  readonly declarators: readonly number[];
}

/**
 * One node per declarator. The first begins where the declaration does, and has all of its range when it is the only
 * one; the others have their type as a leaf of no width, so that ranges still nest.
 */
export function lowerDeclarators(
  l: Lowering,
  n: number,
  declaration: Declaration,
  lowerDeclarator: (declarator: number) => void,
): void {
  const { kind, role, before, type, declarators } = declaration;
  for (const [at, declarator] of declarators.entries()) {
    const start = at === 0 ? l.start(n) : l.start(declarator);
    const end = declarators.length === 1 ? l.end(n) : l.end(declarator);
    l.openAt({ kind, role, node: n, start, end });
    if (at === 0) l.lowerAll(before, 'none');
    if (at === 0 && type >= 0) l.lower(type, 'type');
    if (at > 0 && type >= 0)
      l.leafAt({ kind: 'type', role: 'type', node: type, symbol: l.squeezed(type), start, end: start });
    lowerDeclarator(declarator);
    l.close();
  }
}

/** Tokens as `modifier` leaves, everything else (annotations, attributes) as decorators. */
export function lowerModifiers(l: Lowering, n: number): void {
  for (const child of l.all(n)) {
    if (l.isNamed(child)) l.lower(child, 'decorator');
    else l.modifier(child);
  }
}

/** `i++` and `++i` are told apart by the grammar name. */
export function lowerUpdate(l: Lowering, n: number, role: Role): void {
  const tokens = l.tokens(n);
  const prefix = tokens[0] === n + 1;
  const symbol = l.text(tokens[0] ?? n);
  const grammar = prefix ? 'prefix_update_expression' : 'update_expression';
  l.openAt({ kind: 'update', role, node: n, symbol, start: l.start(n), end: l.end(n), grammar });
  l.lowerAll(l.children(n), 'operand');
  l.close();
}

/** `label: statement`. */
export function lowerLabeled(l: Lowering, n: number, role: Role): void {
  const [label, ...rest] = l.children(n);
  l.open('label', role, n, label === undefined ? '' : l.text(label));
  if (label !== undefined) l.leaf('identifier', 'name', label, l.text(label));
  for (const statement of rest) l.lower(statement, 'body');
  l.close();
}

/** The handlers, finalizer and the like have their own kinds; the clause's kind gives the role. */
export function lowerTry(l: Lowering, n: number, role: Role): void {
  l.open('try', role, n);
  l.put(n, 'resources', 'init');
  l.put(n, 'body', 'body');
  for (const clause of l.plain(n)) {
    const type = l.typeOf(clause);
    l.lower(clause, clauseRoles[type] ?? (l.kindOf(clause) === 'finally' ? 'finalizer' : 'handler'));
  }
  l.close();
}

const clauseRoles: Readonly<Record<string, Role>> = { else_clause: 'else', block: 'body' };

/** `Name<A, B>`: the name as a type, the rest as arguments. */
export function lowerGenericType(l: Lowering, n: number, role: Role): void {
  const [name, ...rest] = l.children(n);
  l.open('generic-type', role, n);
  if (name !== undefined) l.leaf('type', 'name', name, l.squeezed(name));
  l.lowerAll(rest, 'arguments');
  l.close();
}

/** `Name(a, b)` as a pattern looks like the call that makes what it matches. */
export function lowerPatternCall(l: Lowering, n: number, role: Role): void {
  const [name, ...rest] = l.children(n);
  l.open('call', role, n);
  if (name !== undefined) l.leaf('identifier', 'callee', name, l.squeezed(name).replaceAll('::', '.'));
  l.openAt({ kind: 'arguments', role: 'arguments', node: n, start: l.end(name ?? n), end: l.end(n) });
  l.lowerAll(rest, 'none');
  l.close();
  l.close();
}

/** `a[b]` of a grammar without fields for it. */
export function lowerPlainIndex(l: Lowering, n: number, role: Role): void {
  const [object, ...keys] = l.children(n);
  l.open('index', role, n);
  if (object !== undefined) l.lower(object, 'object');
  l.grouped('tuple', 'value', keys);
  l.close();
}

/** A type that is a leaf: its text without white space is its symbol. */
export function lowerPlainType(l: Lowering, n: number, role: Role): void {
  l.leaf('type', role, n, l.squeezed(n));
}

/** A type made of others, such as an array's: a symbol, and the inner types as children. */
export function lowerCompoundType(l: Lowering, n: number, role: Role): void {
  l.open('type', role, n, l.squeezed(n));
  l.lowerAll(l.children(n), 'type');
  l.close();
}

/** `object.name(arguments)` of a grammar that has one node for it. */
export function lowerMethodCall(
  l: Lowering,
  n: number,
  fields: { object: string; name: string; role: Role },
): void {
  const object = l.field(n, fields.object);
  const name = l.field(n, fields.name);
  l.open('call', fields.role, n);
  if (object >= 0 && name >= 0) {
    l.openAt({ kind: 'member', role: 'callee', node: n, start: l.start(object), end: l.end(name) });
    l.lower(object, 'object');
    l.lower(name, 'property');
    l.close();
  } else if (name >= 0) {
    l.lower(name, 'callee');
  }
  l.put(n, 'type_arguments', 'type');
  l.put(n, 'arguments', 'arguments');
  l.close();
}

/** `=` assigns, every other operator combines. */
export function lowerAssignment(l: Lowering, n: number, role: Role): void {
  const operator = l.field(n, 'operator');
  const symbol = operator < 0 ? '=' : l.text(operator);
  l.open(symbol === '=' ? 'assign' : 'augmented-assign', role, n, symbol);
  l.put(n, 'left', 'left');
  l.put(n, 'right', 'right');
  l.close();
}

const typeRoles: ReadonlySet<Role> = new Set(['type', 'returns', 'superclass']);

/** A name of a grammar that has one node for the names of values and of types. */
export function lowerName(l: Lowering, n: number, role: Role): void {
  l.leaf(typeRoles.has(role) ? 'type' : 'identifier', role, n, l.text(n));
}

/** Whether a role is one that only types have. */
export function isTypeRole(role: Role): boolean {
  return typeRoles.has(role);
}

/** `a.b` that may name a value, then a member, or a type, then a leaf. */
export function lowerQualified(l: Lowering, n: number, role: Role): void {
  if (typeRoles.has(role)) {
    lowerPlainType(l, n, role);
    return;
  }
  const parts = l.children(n);
  const name = parts.pop();
  l.open('member', role, n);
  l.lowerAll(parts, 'object');
  if (name !== undefined) l.lower(name, 'property');
  l.close();
}

/** `name(type)` written with a keyword, such as `typeof(T)`: a call of the keyword. */
export function lowerKeywordCall(l: Lowering, n: number, role: Role): void {
  const word = l.all(n)[0] ?? n;
  const given = l.children(n).filter((child) => child !== word);
  const list = given.flatMap((child) => (l.kindOf(child) === 'sequence' ? l.children(child) : [child]));
  l.open('call', role, n);
  l.leaf('identifier', 'callee', word, l.text(word));
  l.openAt({ kind: 'arguments', role: 'arguments', node: n, start: l.end(word), end: l.end(n) });
  l.lowerAll(list, 'none');
  l.close();
  l.close();
}

/** A unary operator before its operand: the operator is a token without a field. */
export function lowerPrefix(l: Lowering, n: number, role: Role): void {
  const operator = l.tokens(n)[0] ?? n;
  const symbol = l.text(operator);
  if (symbol === '++' || symbol === '--') {
    lowerUpdate(l, n, role);
    return;
  }
  l.open('unary', role, n, symbol);
  l.lowerAll(l.children(n), 'operand');
  l.close();
}

/** What is what among the children of a template. */
export interface TemplateParts {
  /** Node types that are text; everything else that is not skipped is interpolated. */
  readonly texts: ReadonlySet<string>;
  /** Delimiters. */
  readonly skipped?: ReadonlySet<string>;
  /** Resolves the escapes of a stretch of text. */
  readonly text: (part: string) => string;
}

/** The parts of a template: text cooked by `cookPart`, interpolations by their own rule. */
export function lowerTemplate(l: Lowering, n: number, role: Role, as: TemplateParts): void {
  const isInterpolation = (child: number): boolean => !as.texts.has(l.typeOf(child));
  const parts = l.children(n).filter((child) => as.skipped?.has(l.typeOf(child)) !== true);
  if (!parts.some(isInterpolation)) {
    l.leaf('string', role, n, parts.map((part) => as.text(l.text(part))).join(''));
    return;
  }
  l.open('template', role, n);
  let run: number[] = [];
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return;
    const symbol = as.text(l.tree.text.slice(l.tree.start[first], l.tree.end[last]));
    l.leafAt({
      kind: 'string-part',
      role: 'none',
      node: first,
      symbol,
      start: l.start(first),
      end: l.end(last),
    });
    run = [];
  };
  for (const part of parts) {
    if (!isInterpolation(part)) {
      run.push(part);
      continue;
    }
    flush();
    if (l.kindOf(part) === 'interpolation') l.lower(part, 'none');
    else l.wrap('interpolation', 'none', part, 'value');
  }
  flush();
  l.close();
}
