import type { Role } from '../tree/kinds.ts';
import { lowerDeclarators, lowerTemplate } from './declarations.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const escapes: EscapeStyle = {
  simple: { ...commonEscapes, '0': '\0', a: 'a', '`': '`', $: '$' },
  octal: false,
  keepsUnknown: false,
};
const cookText = (text: string): string => cook(text, escapes);
const texts: ReadonlySet<string> = new Set(['string_fragment', 'escape_sequence']);

/** The items, then the source. */
export function lowerImport(l: Lowering, n: number, role: Role): void {
  const source = l.field(n, 'source');
  l.open('import', role, n, source < 0 ? '' : cookText(l.text(source).slice(1, -1)));
  l.modifiers(n, ['type']);
  for (const clause of l.plain(n)) {
    for (const item of l.children(clause)) {
      if (l.typeOf(item) === 'identifier') lowerItem(l, item, { name: 'default', at: l.start(item) });
      else l.lower(item, 'none');
    }
  }
  l.put(n, 'source', 'source');
  l.close();
}

function lowerItem(l: Lowering, n: number, item: { name: string; at: number }): void {
  const [alias] = l.typeOf(n) === 'identifier' ? [n] : l.children(n);
  l.open('import-item', 'none', n);
  l.leafAt({ kind: 'identifier', role: 'name', node: n, symbol: item.name, start: item.at, end: item.at });
  if (alias !== undefined) l.lower(alias, 'alias');
  l.close();
}

/** `* as a`. */
export function lowerNamespaceImport(l: Lowering, n: number): void {
  lowerItem(l, n, { name: '*', at: l.start(n) });
}

/** `a as b`. */
export function lowerSpecifier(l: Lowering, n: number, role: Role): void {
  l.open('import-item', role, n);
  l.put(n, 'name', 'name');
  l.put(n, 'alias', 'alias');
  l.close();
}

/** A declaration, a value, or items. */
export function lowerExport(l: Lowering, n: number, role: Role): void {
  const source = l.field(n, 'source');
  l.open('export', role, n, source < 0 ? undefined : cookText(l.text(source).slice(1, -1)));
  l.put(n, 'decorator', 'decorator');
  l.modifiers(n, ['default', 'type']);
  l.put(n, 'declaration', 'value');
  l.put(n, 'value', 'value');
  const star = l.child(n, '*');
  if (star >= 0) lowerItem(l, star, { name: '*', at: l.start(star) });
  for (const item of l.plain(n)) {
    if (l.typeOf(item) === 'namespace_export') lowerItem(l, item, { name: '*', at: l.start(item) });
    else l.lower(item, 'none');
  }
  l.put(n, 'source', 'source');
  l.close();
}

/** `let a = 1, b`: one variable each. */
export function lowerVariables(l: Lowering, n: number, role: Role): void {
  const word = l.all(n)[0] ?? n;
  const declarators = l.children(n).filter((child) => l.typeOf(child) === 'variable_declarator');
  lowerDeclarators(l, n, { kind: 'variable', role, before: [], type: -1, declarators }, (declarator) => {
    const isFirst = declarator === declarators[0];
    const start = isFirst ? l.start(word) : l.start(declarator);
    l.leafAt({
      kind: 'modifier',
      role: 'modifier',
      node: word,
      symbol: l.text(word),
      start,
      end: isFirst ? l.end(word) : start,
    });
    l.put(declarator, 'name', 'name');
    l.put(declarator, 'type', 'type');
    l.put(declarator, 'value', 'value');
  });
}

/** `for (const x of list)` and `for (x in object)`. */
export function lowerForEach(l: Lowering, n: number, role: Role): void {
  const [kind, left, body] = [l.field(n, 'kind'), l.field(n, 'left'), l.field(n, 'body')];
  l.open('for-each', role, n);
  l.modifiers(n, ['await']);
  if (kind >= 0 && left >= 0) {
    l.openAt({ kind: 'variable', role: 'left', node: n, start: l.start(kind), end: l.end(left) });
    l.modifier(kind);
    l.lower(left, 'name');
    l.close();
  } else if (left >= 0) {
    l.lower(left, 'left');
  }
  l.put(n, 'right', 'iterable');
  if (body >= 0) l.body(body, 'body');
  l.close();
}

/** `case v:` and `default:`. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  l.open(l.typeOf(n) === 'switch_case' ? 'case' : 'default-case', role, n);
  l.put(n, 'value', 'value');
  l.statements(
    n,
    l.fields(n, 'body').filter((child) => l.isNamed(child)),
  );
  l.close();
}

/** A single name without parentheses is a parameter list all the same. */
export function lowerArrow(l: Lowering, n: number, role: Role): void {
  const only = l.field(n, 'parameter');
  l.open('lambda', role, n);
  l.modifiers(n, ['async']);
  l.put(n, 'type_parameters', 'none');
  if (only >= 0) {
    l.open('parameters', 'parameters', only);
    lowerParameter(l, only, 'none');
    l.close();
  }
  l.put(n, 'parameters', 'parameters');
  l.put(n, 'return_type', 'returns');
  l.put(n, 'body', 'body');
  l.close();
}

/** Names, patterns and typed parameters alike. */
export function lowerParameters(l: Lowering, n: number, role: Role): void {
  l.open('parameters', role, n);
  for (const child of l.children(n)) lowerParameter(l, child, 'none');
  l.close();
}

/** In TypeScript a node of its own; in JavaScript a name, a pattern, or one of them with a default. */
export function lowerParameter(l: Lowering, n: number, role: Role): void {
  const typed = /^(?:required|optional)_parameter$/u.test(l.typeOf(n));
  const isDefault = l.typeOf(n) === 'assignment_pattern';
  const pattern = typed
    ? Math.max(l.field(n, 'pattern'), l.field(n, 'name'))
    : isDefault
      ? l.field(n, 'left')
      : n;
  l.open('parameter', role, n);
  l.put(n, 'decorator', 'decorator');
  if (typed) l.modifiers(n, ['readonly']);
  if (typed) l.lowerAll(l.plain(n), 'none');
  if (pattern >= 0 && l.typeOf(pattern) === 'rest_pattern') {
    l.leaf('modifier', 'modifier', l.all(pattern)[0] ?? pattern, '...');
    l.lowerAll(l.children(pattern), 'name');
  } else if (pattern >= 0) {
    l.lower(pattern, 'name');
  }
  if (typed) l.put(n, 'type', 'type');
  if (typed) l.put(n, 'value', 'default');
  if (isDefault) l.put(n, 'right', 'default');
  l.close();
}

/** `@name(…)`. */
export function lowerDecorator(l: Lowering, n: number, role: Role): void {
  l.open('decorator', role === 'none' ? 'decorator' : role, n);
  l.lowerAll(l.children(n), 'value');
  l.close();
}

/** `instanceof` among the operators. */
export function lowerBinary(l: Lowering, n: number, role: Role): void {
  const operator = l.field(n, 'operator');
  const symbol = operator < 0 ? '' : l.text(operator);
  l.open(symbol === 'instanceof' ? 'instance-of' : 'binary', role, n, symbol);
  l.put(n, 'left', 'left');
  l.put(n, 'right', 'right');
  l.close();
}

/** `new.target`, `import.meta`. */
export function lowerMeta(l: Lowering, n: number, role: Role): void {
  const [object = '', property = ''] = l.squeezed(n).split('.');
  const middle = l.start(n) + object.length;
  l.open('member', role, n);
  l.leafAt({ kind: 'identifier', role: 'object', node: n, symbol: object, start: l.start(n), end: middle });
  l.leafAt({ kind: 'identifier', role: 'property', node: n, symbol: property, start: middle, end: l.end(n) });
  l.close();
}

/** `{a}` stands for `{a: a}`. */
export function lowerShorthand(l: Lowering, n: number, role: Role): void {
  if (role === 'left') {
    l.leaf('identifier', role, n, l.text(n));
    return;
  }
  l.open('pair', role, n);
  l.leaf('identifier', 'key', n, l.text(n));
  l.leaf('identifier', 'value', n, l.text(n));
  l.close();
}

/** A string between quotes. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  l.leaf('string', role, n, cookText(l.text(n).slice(1, -1)));
}

/** A template; after a tag it is the only argument. */
export function lowerTemplateString(l: Lowering, n: number, role: Role): void {
  if (role !== 'arguments') {
    lowerTemplate(l, n, role, { texts, text: cookText });
    return;
  }
  l.open('arguments', role, n);
  lowerTemplate(l, n, 'none', { texts, text: cookText });
  l.close();
}

/** A pattern without its flags. */
export function lowerRegex(l: Lowering, n: number, role: Role): void {
  const pattern = l.field(n, 'pattern');
  l.leaf('regex', role, n, pattern < 0 ? '' : l.text(pattern));
}

/** `<a b={c}>…</a>`. */
export function lowerElement(l: Lowering, n: number, role: Role): void {
  const tag = l.field(n, 'open_tag');
  const name = l.field(tag < 0 ? n : tag, 'name');
  l.open('element', role, n, name < 0 ? '' : l.text(name));
  if (tag < 0) lowerTag(l, n);
  else l.lowerAll(l.children(n), 'none');
  l.close();
}

/** The parts of a tag belong to its element. */
export function lowerTag(l: Lowering, n: number): void {
  l.put(n, 'name', 'tag');
  for (const attribute of l.fields(n, 'attribute')) l.lower(attribute, 'none');
}

/** `b={c}`. */
export function lowerAttribute(l: Lowering, n: number, role: Role): void {
  const [name, value] = l.children(n);
  l.open('attribute', role, n, name === undefined ? '' : l.text(name));
  if (name !== undefined) l.lower(name, 'name');
  if (value !== undefined) l.lower(value, 'value');
  l.close();
}

/** `new A(b)`; without parentheses the arguments are empty. */
export function lowerNew(l: Lowering, n: number, role: Role): void {
  l.open('new', role, n);
  l.put(n, 'constructor', 'callee');
  l.put(n, 'type_arguments', 'type');
  l.put(n, 'arguments', 'arguments');
  if (l.field(n, 'arguments') < 0)
    l.leafAt({ kind: 'arguments', role: 'arguments', node: n, start: l.end(n), end: l.end(n) });
  l.close();
}

/** `value as type`, `value satisfies type`. */
export function lowerCast(l: Lowering, n: number, role: Role): void {
  const [value, type] = l.children(n);
  l.open('cast', role, n);
  if (value !== undefined) l.lower(value, 'value');
  if (type !== undefined) l.lower(type, 'type');
  l.close();
}

/** Members without a value are bare names in the grammar. */
export function lowerEnumBody(l: Lowering, n: number, role: Role): void {
  l.open('class-body', role, n);
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'enum_assignment') l.lower(child, 'none');
    else l.wrap('enum-member', 'none', child, 'name');
  }
  l.close();
}
