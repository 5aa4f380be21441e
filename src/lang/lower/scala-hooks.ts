import type { Role } from '../tree/kinds.ts';
import { cStyle, cook } from './escapes.ts';
import type { Lowering } from './lowering.ts';

/** `package a.b`, with or without a body. */
export function lowerPackage(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  l.open('package', role, n, name < 0 ? '' : l.squeezed(name));
  if (name >= 0) l.leaf('identifier', 'name', name, l.squeezed(name));
  l.put(n, 'body', 'body');
  l.close();
}

/** `import a.b.{C => D, _}`, `import a.b`. */
export function lowerImport(l: Lowering, n: number, role: Role): void {
  const path = l.fields(n, 'path').filter((part) => l.isNamed(part));
  const [selectors] = l.plain(n);
  const last = path.at(-1) ?? n;
  const source = (selectors === undefined ? path.slice(0, -1) : path).map((part) => l.text(part)).join('.');
  l.open('import', role, n);
  if (source !== '')
    l.leafAt({
      kind: 'identifier',
      role: 'source',
      node: last,
      symbol: source,
      start: l.start(path[0] ?? n),
      end: l.end(last),
    });
  if (selectors === undefined) l.wrap('import-item', 'none', last, 'name');
  else if (l.typeOf(selectors) === 'namespace_selectors')
    for (const item of l.children(selectors)) lowerItem(l, item);
  else lowerItem(l, selectors);
  l.close();
}

function lowerItem(l: Lowering, n: number): void {
  const [name, alias] = [l.field(n, 'name'), l.field(n, 'alias')];
  const text = l.text(name < 0 ? n : name);
  l.open('import-item', 'none', n);
  l.leaf('identifier', 'name', name < 0 ? n : name, text === '_' ? '*' : text);
  if (alias >= 0) l.leaf('identifier', 'alias', alias, l.text(alias));
  l.close();
}

/** Words before a definition. */
export function lowerModifiers(l: Lowering, n: number): void {
  for (const child of l.all(n)) l.modifier(child);
}

/** `@name(arguments)`. */
export function lowerAnnotation(l: Lowering, n: number, role: Role): void {
  const [name, given] = [l.field(n, 'name'), l.field(n, 'arguments')];
  l.open('decorator', role === 'none' ? 'decorator' : role, n, name < 0 ? '' : l.squeezed(name));
  if (name >= 0 && given >= 0) {
    l.openAt({ kind: 'call', role: 'value', node: n, start: l.start(name), end: l.end(n) });
    l.leaf('identifier', 'callee', name, l.squeezed(name));
    l.put(n, 'arguments', 'arguments');
    l.close();
  } else if (name >= 0) {
    l.leaf('identifier', 'value', name, l.squeezed(name));
  }
  l.close();
}

/** The types after `extends` and `with`. */
export function lowerExtends(l: Lowering, n: number): void {
  for (const child of l.children(n))
    l.lower(child, l.typeOf(child) === 'arguments' ? 'arguments' : 'superclass');
}

const tryRoles: Readonly<Record<string, Role>> = { catch_clause: 'handler', finally_clause: 'finalizer' };

/** `try` with its clauses. */
export function lowerTry(l: Lowering, n: number, role: Role): void {
  l.open('try', role, n);
  for (const child of l.children(n)) {
    const clause = tryRoles[l.typeOf(child)];
    if (clause === undefined) l.body(child, 'body');
    else l.lower(child, clause);
  }
  l.close();
}

/** One `catch` per case, so that each has its type. */
export function lowerCatch(l: Lowering, n: number, role: Role): void {
  const cases = l
    .children(n)
    .flatMap((child) =>
      /case/u.test(l.typeOf(child)) && l.typeOf(child) !== 'case_clause' ? l.children(child) : [child],
    );
  for (const one of cases) {
    if (l.typeOf(one) !== 'case_clause') {
      l.lower(one, role);
      continue;
    }
    const pattern = l.field(one, 'pattern');
    l.open('catch', role, one);
    if (pattern >= 0 && l.typeOf(pattern) === 'typed_pattern') {
      l.put(pattern, 'pattern', 'name');
      l.put(pattern, 'type', 'type');
    } else if (pattern >= 0) {
      l.lower(pattern, 'name');
    }
    l.statements(
      one,
      l.fields(one, 'body').filter((child) => l.isNamed(child)),
    );
    l.close();
  }
}

/** `x match { case … }`. */
export function lowerMatch(l: Lowering, n: number, role: Role): void {
  const body = l.field(n, 'body');
  l.open('switch', role, n);
  l.put(n, 'value', 'condition');
  if (body >= 0) l.group('block', 'body', body);
  l.close();
}

/** `case pattern if guard => …`. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  const pattern = l.field(n, 'pattern');
  const guard = l.plain(n).find((child) => l.typeOf(child) === 'guard');
  const isDefault = pattern >= 0 && guard === undefined && l.text(pattern) === '_';
  l.open(isDefault ? 'default-case' : 'case', role, n);
  if (pattern >= 0 && !isDefault) l.lower(pattern, 'value');
  if (guard !== undefined) l.lowerAll(l.children(guard), 'condition');
  l.statements(
    n,
    l.fields(n, 'body').filter((child) => l.isNamed(child)),
  );
  l.close();
}

/** `for (x <- list if c; y = z) …`: the first generator is the loop, the others stand before the body. */
export function lowerFor(l: Lowering, n: number, role: Role): void {
  const generators = l.fields(n, 'enumerators').flatMap((list) => (l.isNamed(list) ? l.children(list) : []));
  const [first, ...rest] = generators;
  l.open('for-each', role, n);
  if (first !== undefined) {
    const [left, list, ...guards] = l.children(first);
    if (left !== undefined) l.lower(left, 'left');
    if (list !== undefined) l.lower(list, 'iterable');
    for (const guard of guards) l.lowerAll(l.children(guard), 'condition');
  }
  for (const generator of rest) l.group('other', 'init', generator);
  const body = l.field(n, 'body');
  if (body >= 0) l.body(body, 'body');
  l.close();
}

/** A block after the callee is the call's body; type arguments belong to the call. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  const [callee, given] = [l.field(n, 'function'), l.field(n, 'arguments')];
  const isGeneric = callee >= 0 && l.typeOf(callee) === 'generic_function';
  l.open('call', role, n);
  if (callee >= 0 && !isGeneric) l.lower(callee, 'callee');
  if (isGeneric) {
    l.put(callee, 'function', 'callee');
    l.put(callee, 'type_arguments', 'type');
  }
  if (given >= 0 && l.typeOf(given) === 'arguments') lowerArguments(l, given);
  else if (given >= 0) {
    l.open('arguments', 'arguments', given);
    const [only, ...others] = l.children(given);
    if (only !== undefined && others.length === 0 && l.typeOf(only) === 'lambda_expression')
      l.lower(only, 'none');
    else l.wrap('lambda', 'none', given, 'body');
    l.close();
  }
  l.close();
}

/** `f(name = value)`. */
function lowerArguments(l: Lowering, n: number): void {
  l.open('arguments', 'arguments', n);
  for (const child of l.children(n)) {
    const name = l.typeOf(child) === 'assignment_expression' ? l.field(child, 'left') : -1;
    if (name < 0 || l.typeOf(name) !== 'identifier') {
      l.lower(child, 'none');
      continue;
    }
    l.open('keyword-argument', 'none', child);
    l.lower(name, 'name');
    l.put(child, 'right', 'value');
    l.close();
  }
  l.close();
}

/** `new A(b) { … }`. */
export function lowerNew(l: Lowering, n: number, role: Role): void {
  l.open('new', role, n);
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'arguments') lowerArguments(l, child);
    else l.lower(child, l.typeOf(child) === 'template_body' ? 'body' : 'callee');
  }
  l.close();
}

/** `x => …`, `(x: T, y) => …`. */
export function lowerLambda(l: Lowering, n: number, role: Role): void {
  l.open('lambda', role, n);
  for (const list of l.fields(n, 'parameters').filter((child) => l.isNamed(child))) {
    if (l.typeOf(list) === 'bindings') l.lower(list, 'parameters');
    else {
      l.open('parameters', 'parameters', list);
      l.wrap('parameter', 'none', list, 'name');
      l.close();
    }
  }
  l.lowerAll(l.plain(n), 'body');
  l.close();
}

/** A string, a text between three quotes, or a character. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf('string', role, n, text.startsWith('"""') ? text.slice(3, -3) : cook(text.slice(1, -1), cStyle));
}

/** `s"a $b"`: the grammar has no nodes for the text between the interpolations. */
export function lowerInterpolated(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  const quote = text.startsWith('"""') ? 3 : 1;
  const from = l.start(n);
  let at = quote;
  const flush = (to: number): void => {
    if (to > at)
      l.leafAt({
        kind: 'string-part',
        role: 'none',
        node: n,
        symbol: cook(text.slice(at, to), cStyle),
        start: from + at,
        end: from + to,
      });
  };
  l.open('template', role, n);
  for (const child of l.children(n)) {
    if (l.typeOf(child) !== 'interpolation') continue;
    flush(l.start(child) - from);
    l.lower(child, 'none');
    at = l.end(child) - from;
  }
  flush(text.length - quote);
  l.close();
}

/** `[A, B]` among the parameter lists of a definition. */
export function lowerTypeParameters(l: Lowering, n: number): void {
  l.open('type-parameters', 'none', n);
  for (const name of l.fields(n, 'name')) if (l.isNamed(name)) l.leaf('type', 'type', name, l.text(name));
  l.lowerAll(l.plain(n), 'type');
  l.close();
}

/** `a op` is `a.op`. */
export function lowerPostfix(l: Lowering, n: number, role: Role): void {
  const [object, operator] = l.plain(n);
  l.open('member', role, n);
  if (object !== undefined) l.lower(object, 'object');
  if (operator !== undefined) l.lower(operator, 'property');
  l.close();
}

/** To the grammar `this` and `super` are names like any. */
export function lowerIdentifier(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf(text === 'this' || text === 'super' ? text : 'identifier', role, n, text);
}
