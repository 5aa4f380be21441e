import type { Kind, Role } from '../tree/kinds.ts';
import { lowerDeclarators, lowerMethodCall } from './declarations.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const javaEscapes: EscapeStyle = { simple: { ...commonEscapes, s: ' ' }, octal: true, keepsUnknown: false };

/** `package a.b;` is named by its symbol. */
export function lowerPackage(l: Lowering, n: number, role: Role): void {
  const name = l.children(n).at(-1) ?? n;
  l.open('package', role, n, l.squeezed(name));
  l.leaf('identifier', 'name', name, l.squeezed(name));
  l.close();
}

/** `import a.b.C`: source `a.b`, item `C`; `import a.b.*`: item `*`. */
export function lowerImport(l: Lowering, n: number, role: Role): void {
  const [name, star] = l.children(n);
  l.open('import', role, n);
  l.modifiers(n, ['static']);
  if (name !== undefined) {
    const scope = star === undefined ? l.field(name, 'scope') : name;
    const item = star ?? (scope < 0 ? name : l.field(name, 'name'));
    if (scope >= 0) l.leaf('identifier', 'source', scope, l.squeezed(scope));
    l.open('import-item', 'none', item);
    l.leaf('identifier', 'name', item, l.text(item));
    l.close();
  }
  l.close();
}

/** `@Name(arguments)` has a call as its value, `@Name` the name. */
export function lowerAnnotation(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  const given = l.field(n, 'arguments');
  l.open('decorator', role === 'none' ? 'decorator' : role, n, name < 0 ? '' : l.squeezed(name));
  if (name >= 0 && given >= 0) {
    l.openAt({ kind: 'call', role: 'value', node: n, start: l.start(name), end: l.end(given) });
    l.lower(name, 'callee');
    l.lower(given, 'arguments');
    l.close();
  } else if (name >= 0) {
    l.lower(name, 'value');
  }
  l.close();
}

/** Local variables. */
export function lowerVariables(l: Lowering, n: number, role: Role): void {
  declare(l, n, 'variable', role);
}

/** Fields, and the constants of interfaces. */
export function lowerFields(l: Lowering, n: number, role: Role): void {
  declare(l, n, 'field', role);
}

function declare(l: Lowering, n: number, kind: Kind, role: Role): void {
  const declarators = l.fields(n, 'declarator').filter((child) => l.isNamed(child));
  lowerDeclarators(
    l,
    n,
    { kind, role, before: l.plain(n), type: l.field(n, 'type'), declarators },
    (declarator) => {
      l.put(declarator, 'name', 'name');
      l.put(declarator, 'value', 'value');
    },
  );
}

/** `String... names`. */
export function lowerSpreadParameter(l: Lowering, n: number, role: Role): void {
  l.open('parameter', role, n);
  for (const child of l.all(n)) {
    const type = l.typeOf(child);
    if (type === '...') l.modifier(child);
    else if (type === 'variable_declarator') l.put(child, 'name', 'name');
    else l.lower(child, 'type');
  }
  l.close();
}

/** `Outer this` in a parameter list. */
export function lowerReceiver(l: Lowering, n: number, role: Role): void {
  l.open('parameter', role, n);
  for (const child of l.children(n)) l.lower(child, l.typeOf(child) === 'this' ? 'name' : 'type');
  l.close();
}

/** Its parts belong to the `catch` itself. */
export function lowerCatchParameter(l: Lowering, n: number): void {
  for (const child of l.children(n)) l.lower(child, l.field(n, 'name') === child ? 'name' : 'type');
}

/** The variable is a declaration of its own, from its modifiers to its name. */
export function lowerForEach(l: Lowering, n: number, role: Role): void {
  const [modifiers, type, name] = [l.child(n, 'modifiers'), l.field(n, 'type'), l.field(n, 'name')];
  l.open('for-each', role, n);
  if (type >= 0 && name >= 0) {
    const start = l.start(modifiers >= 0 ? modifiers : type);
    l.openAt({ kind: 'variable', role: 'left', node: n, start, end: l.end(name) });
    if (modifiers >= 0) l.lower(modifiers, 'none');
    l.lower(type, 'type');
    l.lower(name, 'name');
    l.close();
  }
  l.put(n, 'value', 'iterable');
  const body = l.field(n, 'body');
  if (body >= 0) l.body(body, 'body');
  l.close();
}

/** `case A: case B: …`, `case A, B -> …` and `default`; the statements are the body. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  const labels = l.children(n).filter((child) => l.typeOf(child) === 'switch_label');
  const statements = l.children(n).filter((child) => l.typeOf(child) !== 'switch_label');
  const isDefault = labels.some((label) => l.child(label, 'default') >= 0);
  l.open(isDefault ? 'default-case' : 'case', role, n);
  for (const label of labels) l.lowerAll(l.children(label), 'value');
  l.statements(n, statements);
  l.close();
}

/** A single name without parentheses is a parameter list all the same. */
export function lowerLambda(l: Lowering, n: number, role: Role): void {
  const list = l.field(n, 'parameters');
  l.open('lambda', role, n);
  if (list >= 0 && l.typeOf(list) === 'formal_parameters') l.lower(list, 'parameters');
  else if (list >= 0) {
    l.open('parameters', 'parameters', list);
    for (const name of l.typeOf(list) === 'identifier' ? [list] : l.children(list))
      l.wrap('parameter', 'none', name, 'name');
    l.close();
  }
  l.put(n, 'body', 'body');
  l.close();
}

/** `object.name(arguments)`. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  lowerMethodCall(l, n, { object: 'object', name: 'name', role });
}

/** `this(…)` and `super(…)` at the start of a constructor. */
export function lowerConstructorCall(l: Lowering, n: number, role: Role): void {
  l.open('expression-statement', role, n);
  lowerMethodCall(l, n, { object: 'object', name: 'constructor', role: 'value' });
  l.close();
}

/** `Type::method` is a member of the type. */
export function lowerMethodReference(l: Lowering, n: number, role: Role): void {
  const parts = l.all(n).filter((child) => l.typeOf(child) !== '::');
  const name = parts.pop();
  l.open('member', role, n, '::');
  l.lowerAll(parts, 'object');
  if (name !== undefined) l.leaf('identifier', 'property', name, l.text(name));
  l.close();
}

/** `Type.class`. */
export function lowerClassLiteral(l: Lowering, n: number, role: Role): void {
  l.open('member', role, n);
  l.lowerAll(l.children(n), 'object');
  const word = l.child(n, 'class');
  if (word >= 0) l.leaf('identifier', 'property', word, 'class');
  l.close();
}

/** `new int[n][]` and `new int[] {1, 2}`: the sizes are the arguments, the initial value is the value. */
export function lowerNewArray(l: Lowering, n: number, role: Role): void {
  const type = l.field(n, 'type');
  const sizes = l.fields(n, 'dimensions').filter((child) => l.typeOf(child) === 'dimensions_expr');
  l.open('new', role, n);
  if (type >= 0) l.leaf('type', 'callee', type, `${l.squeezed(type)}[]`);
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first !== undefined && last !== undefined) {
    l.openAt({ kind: 'arguments', role: 'arguments', node: first, start: l.start(first), end: l.end(last) });
    for (const size of sizes) l.lowerAll(l.children(size), 'none');
    l.close();
  }
  l.put(n, 'value', 'value');
  l.close();
}

/** A string, a text block, or a template. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  if (l.child(n, 'string_interpolation') < 0) {
    const text = l.text(n);
    l.leaf(
      'string',
      role,
      n,
      text.startsWith('"""') ? textBlock(text) : cook(text.slice(1, -1), javaEscapes),
    );
    return;
  }
  l.open('template', role, n);
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'string_interpolation') l.lower(child, 'none');
    else l.leaf('string-part', 'none', child, cook(l.text(child), javaEscapes));
  }
  l.close();
}

/** JLS 3.10.6: the indentation that all lines share is not part of the text. */
function textBlock(source: string): string {
  const lines = source.slice(source.indexOf('\n') + 1, -3).split('\n');
  const last = lines.length - 1;
  const counted = lines.filter((line, at) => at === last || line.trim() !== '');
  const indents = counted.map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, one) => Math.min(least, one), Number.MAX_SAFE_INTEGER);
  return cook(lines.map((line) => line.slice(indent).trimEnd()).join('\n'), javaEscapes);
}

/** A character is a string of one. */
export function lowerCharacter(l: Lowering, n: number, role: Role): void {
  l.leaf('string', role, n, cook(l.text(n).slice(1, -1), javaEscapes));
}

/** The annotations of a type say nothing that rules ask for. */
export function lowerAnnotatedType(l: Lowering, n: number, role: Role): void {
  l.lowerAll(
    l.children(n).filter((child) => !l.typeOf(child).endsWith('annotation')),
    role,
  );
}

/** `T extends A & B` is named `T`; the bounds are its types. */
export function lowerTypeParameter(l: Lowering, n: number, role: Role): void {
  const name = l.child(n, 'type_identifier');
  l.open('type', role, n, name < 0 ? l.squeezed(n) : l.text(name));
  l.lowerAll(
    l.children(n).filter((child) => child !== name),
    'type',
  );
  l.close();
}

/** `Type name` in a pattern declares the name. */
export function lowerComponent(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const name = parts.pop();
  l.open('variable', role, n);
  l.lowerAll(parts, 'type');
  if (name !== undefined) l.lower(name, 'name');
  l.close();
}

/** A declaration, or a name that is declared already. */
export function lowerResource(l: Lowering, n: number, role: Role): void {
  if (l.field(n, 'name') < 0) {
    l.lowerAll(l.plain(n), role);
    return;
  }
  l.open('variable', role, n);
  l.lowerAll(l.plain(n), 'none');
  l.put(n, 'type', 'type');
  l.put(n, 'name', 'name');
  l.put(n, 'value', 'value');
  l.close();
}
