import type { Role } from '../tree/kinds.ts';
import { lowerDeclarators, lowerKeywordCall } from './declarations.ts';
import { lowerIfChain } from './if-chains.ts';
import type { Lowering } from './lowering.ts';

/** `if`, `elseif`, `else`. */
export function lowerIf(l: Lowering, n: number, role: Role): void {
  lowerIfChain(l, n, role, { then: 'body', elseIf: 'else_if_clause' });
}

/** The body may be several statements between a colon and `endfor`. */
export function lowerFor(l: Lowering, n: number, role: Role): void {
  const bodies = l.fields(n, 'body').filter((child) => l.isNamed(child));
  l.open('for', role, n);
  l.put(n, 'initialize', 'init');
  l.put(n, 'condition', 'condition');
  l.put(n, 'update', 'update');
  l.statements(n, bodies);
  l.close();
}

/** `foreach (list as key => value)`. */
export function lowerForEach(l: Lowering, n: number, role: Role): void {
  const [list, left] = l.plain(n);
  const body = l.field(n, 'body');
  l.open('for-each', role, n);
  if (list !== undefined) l.lower(list, 'iterable');
  if (left !== undefined) l.lower(left, 'left');
  if (body >= 0) l.body(body, 'body');
  l.close();
}

/** `case v:` and `default:`. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  l.open(l.typeOf(n) === 'case_statement' ? 'case' : 'default-case', role, n);
  l.put(n, 'value', 'value');
  l.statements(n, l.plain(n));
  l.close();
}

/** `namespace A\B;`. */
export function lowerNamespace(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  l.open('package', role, n, name < 0 ? '' : l.text(name));
  if (name >= 0) l.leaf('identifier', 'name', name, l.text(name));
  l.put(n, 'body', 'body');
  l.close();
}

/** `use A\B\C as D;`: one `import` per name; of a group each with the group's prefix. */
export function lowerUses(l: Lowering, n: number, role: Role): void {
  const group = l.field(n, 'body');
  const clauses = l
    .children(group < 0 ? n : group)
    .filter((child) => l.typeOf(child) === 'namespace_use_clause');
  const prefix = group < 0 ? -1 : l.child(n, 'namespace_name');
  for (const clause of clauses) {
    const whole = clauses.length === 1 ? n : clause;
    l.openAt({ kind: 'import', role, node: clause, start: l.start(whole), end: l.end(whole) });
    lowerUse(l, clause, prefix < 0 ? '' : `${l.text(prefix)}\\`);
    l.close();
  }
}

function lowerUse(l: Lowering, clause: number, prefix: string): void {
  const path = l.plain(clause)[0] ?? clause;
  const full = `${prefix}${l.text(path)}`.replace(/^\\/u, '');
  const cut = full.lastIndexOf('\\');
  if (cut >= 0) l.leaf('identifier', 'source', path, full.slice(0, cut));
  l.open('import-item', 'none', clause);
  l.leaf('identifier', 'name', path, full.slice(cut + 1));
  l.put(clause, 'alias', 'alias');
  l.close();
}

/** Properties and constants: one field each. */
export function lowerProperties(l: Lowering, n: number, role: Role): void {
  const elements = l.children(n).filter((child) => /^(?:property|const)_element$/u.test(l.typeOf(child)));
  const type = l.field(n, 'type');
  const before = l.children(n).filter((child) => !elements.includes(child) && child !== type);
  const kind = l.isIn(n, 'declaration_list') || l.isIn(n, 'enum_declaration_list') ? 'field' : 'variable';
  lowerDeclarators(l, n, { kind, role, before, type, declarators: elements }, (element) => {
    const [name, value] = l.children(element);
    if (name !== undefined) l.lower(name, 'name');
    if (value !== undefined) l.lower(value, 'value');
  });
}

/** `static $x = 1;` in a function. */
export function lowerStatics(l: Lowering, n: number, role: Role): void {
  lowerDeclarators(
    l,
    n,
    { kind: 'variable', role, before: [], type: -1, declarators: l.children(n) },
    (declarator) => {
      l.put(declarator, 'name', 'name');
      l.put(declarator, 'value', 'value');
    },
  );
}

/** `#[Name(arguments)]`. */
export function lowerAttribute(l: Lowering, n: number, role: Role): void {
  const [name] = l.plain(n);
  const given = l.field(n, 'parameters');
  l.open('decorator', role, n, name === undefined ? '' : l.text(name));
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

/** Plain, variadic and promoted parameters. */
export function lowerParameter(l: Lowering, n: number, role: Role): void {
  l.open('parameter', role, n);
  l.put(n, 'attributes', 'decorator');
  l.put(n, 'visibility', 'none');
  l.put(n, 'readonly', 'none');
  l.put(n, 'type', 'type');
  l.modifiers(n, ['...']);
  l.put(n, 'name', 'name');
  l.put(n, 'default_value', 'default');
  l.close();
}

/** `name: value`. */
export function lowerArgument(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  if (name < 0) {
    l.lowerAll(l.plain(n), role);
    return;
  }
  l.open('keyword-argument', role, n);
  l.lower(name, 'name');
  l.lowerAll(l.plain(n), 'value');
  l.close();
}

/** `A::B`. */
export function lowerClassConstant(l: Lowering, n: number, role: Role): void {
  const [object, name] = l.children(n);
  l.open('member', role, n, '::');
  if (object !== undefined) l.lower(object, 'object');
  if (name !== undefined) l.lower(name, 'property');
  l.close();
}

const names: ReadonlySet<string> = new Set(['name', 'qualified_name', 'relative_name']);

/** `new A(…)`, and `new class (…) { … }`. */
export function lowerNew(l: Lowering, n: number, role: Role): void {
  const anonymous = l.child(n, 'anonymous_class');
  l.open('new', role, n);
  for (const child of l.children(anonymous < 0 ? n : anonymous)) {
    const type = l.typeOf(child);
    if (names.has(type)) l.leaf('type', 'callee', child, l.text(child));
    else if (type === 'arguments') l.lower(child, 'arguments');
    else l.lower(child, type === 'declaration_list' ? 'body' : 'callee');
  }
  l.close();
}

/** With keys an object, without an array. */
export function lowerArray(l: Lowering, n: number, role: Role): void {
  const elements = l.children(n);
  const isObject = elements.some((element) => l.child(element, '=>') >= 0);
  l.open(isObject ? 'object' : 'array', role, n);
  l.lowerAll(elements, 'none');
  l.close();
}

/** One element of it. */
export function lowerElement(l: Lowering, n: number, role: Role): void {
  const [key, value] = l.children(n);
  if (l.child(n, '=>') < 0 || key === undefined || value === undefined) {
    l.lowerAll(l.children(n), role);
    return;
  }
  l.open('pair', role, n);
  l.lower(key, 'key');
  l.lower(value, 'value');
  l.close();
}

/** `$a[1]`, `$a[]`. */
export function lowerIndex(l: Lowering, n: number, role: Role): void {
  const [object, ...rest] = l.children(n);
  l.open('index', role, n);
  if (object !== undefined) l.lower(object, 'object');
  l.lowerAll(rest, 'value');
  l.close();
}

/** `instanceof` among the operators. */
export function lowerBinary(l: Lowering, n: number, role: Role): void {
  const operator = l.field(n, 'operator');
  const symbol = operator < 0 ? '' : l.text(operator);
  l.open(symbol.toLowerCase() === 'instanceof' ? 'instance-of' : 'binary', role, n, symbol);
  l.put(n, 'left', 'left');
  l.put(n, 'right', 'right');
  l.close();
}

/** `(int) $x`. */
export function lowerCast(l: Lowering, n: number, role: Role): void {
  const type = l.field(n, 'type');
  l.open('cast', role, n);
  if (type >= 0) l.leaf('type', 'type', type, l.squeezed(type));
  l.put(n, 'value', 'value');
  l.close();
}

/** `echo $x;` is a call of `echo`. */
export function lowerKeywordStatement(l: Lowering, n: number, role: Role): void {
  l.open('expression-statement', role, n);
  lowerKeywordCall(l, n, 'value');
  l.close();
}

/** `throw` is an expression to the grammar, and a statement to everyone else. */
export function lowerExpressionStatement(l: Lowering, n: number, role: Role): void {
  const [inner] = l.children(n);
  if (inner !== undefined && l.kindOf(inner) === 'throw') {
    l.lower(inner, role);
    return;
  }
  l.open('expression-statement', role, n);
  if (inner !== undefined) l.lower(inner, 'value');
  l.close();
}

/** `[$a, 'k' => $b]` as a target. */
export function lowerList(l: Lowering, n: number, role: Role): void {
  const parts = l.all(n);
  l.open('array', role, n);
  for (const [at, part] of parts.entries()) {
    const [arrow, value] = [parts[at + 1], parts[at + 2]];
    if (!l.isNamed(part) || (at > 0 && l.typeOf(parts[at - 1] ?? n) === '=>')) continue;
    if (arrow === undefined || value === undefined || l.typeOf(arrow) !== '=>') {
      l.lower(part, 'none');
      continue;
    }
    l.openAt({ kind: 'pair', role: 'none', node: n, start: l.start(part), end: l.end(value) });
    l.lower(part, 'key');
    l.lower(value, 'value');
    l.close();
  }
  l.close();
}
